//! A pain point: the text, then a meter of its severity and the number in words.

use super::{Body, Face, text};
use crate::map::draw::filled;
use crate::map::pen::Pen;
use crate::{Color, Item, Rect};

/// Cells of the meter: width, height, distance from one to the next.
const CELL: (f64, f64, f64) = (6.0, 8.0, 8.0);
/// From the meter's left edge to the words.
const WORDS_X: f64 = 46.0;
/// Between the text and the meta row.
pub(super) const ROW_GAP: f64 = 3.0;

pub(super) fn draw(face: &Face, pen: &mut Pen) -> Body {
    let mut body = text::draw(face, pen);
    let (left, meta) = (body.sides.0, face.metrics.meta);
    let top = body.bottom + ROW_GAP;
    let severity = face.card.severity.unwrap_or(0);
    let meter_y = top + (meta.line_height - CELL.1) / 2.0;
    body.items.extend(severity_meter(severity, left, meter_y, face.colors().ink, face.theme.line_2));
    let words = face.card.severity.map_or("Not rated".to_owned(), |number| format!("Severity {number}"));
    let block = pen.line(&words, meta.style(face.theme.text_2), left + WORDS_X, top);
    body.meta_row = Some((top, block.rect.right()));
    body.items.push(Item::Text(block));
    body.bottom = top + meta.line_height;
    body
}

/// Five cells, as many of them filled as the severity says.
pub(crate) fn severity_meter(severity: u8, x: f64, y: f64, ink: Color, empty: Color) -> Vec<Item> {
    let (width, height, pitch) = CELL;
    (0..5_u8)
        .map(|cell| {
            let rect = Rect::new(x + f64::from(cell) * pitch, y, width, height);
            filled(rect, 1.5, if cell < severity { ink } else { empty })
        })
        .collect()
}
