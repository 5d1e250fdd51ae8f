//! The top pain points: a bar for how many they hit, a meter for how bad they are.

use throughline_insight::deck::{Pain, Pains};
use throughline_model::{LaneKind, RecordKind, RecordRef};

use super::canvas::{BODY_BOTTOM, BODY_TOP, Canvas, LEAST, MARGIN, Part, ROOM, Words};
use crate::map::draw::filled;
use crate::{Align, Item, Rect, Weight};

const BAR: (f64, f64) = (525.0, 30.0);
/// Behind the bar: the number, the meter, the severity in words.
const NUMBER_X: f64 = MARGIN + BAR.0 + 16.0;
const METER_X: f64 = 670.5;
const CELL: (f64, f64) = (22.5, 28.5);
const SEVERITY_X: f64 = 825.0;
const HEAD_TOP: f64 = BODY_TOP + 4.0;
/// From the name to the bar, and the usual distance from block to block.
const ABOVE_BAR: f64 = 6.0;
const PITCH: f64 = 103.5;

pub(super) fn draw(canvas: &mut Canvas, pains: &Pains) {
    let theme = canvas.theme;
    for (text, x) in [("Share of customers hit", MARGIN), ("Severity", METER_X)] {
        let block = canvas.line(&Words::own(text, theme.text_2), LEAST, x, HEAD_TOP);
        canvas.put_text(&format!("head {text}"), None, block);
    }
    let top = HEAD_TOP + 34.0;
    let names: Vec<_> = pains
        .shown
        .iter()
        .map(|pain| {
            let words = Words::written(&pain.text.text, theme.text).weighing(Weight::SemiBold);
            canvas.fit(&words, &[18.75, 17.0, LEAST], 2, (MARGIN, 0.0), ROOM)
        })
        .collect();
    let taken: f64 = names.iter().map(|name| name.rect.height + ABOVE_BAR + BAR.1).sum();
    let number = names.len().max(1) as f64;
    let gap = ((BODY_BOTTOM - top - taken) / number).clamp(4.0, PITCH);
    let mut y = top;
    for (place, (pain, mut name)) in pains.shown.iter().zip(names).enumerate() {
        let next = y
            + (name.rect.height + ABOVE_BAR + BAR.1 + gap)
                .min(PITCH.max(name.rect.height + ABOVE_BAR + BAR.1 + 16.0));
        name.rect.y = y;
        y = next;
        block(canvas, place, pain, name);
    }
}

fn block(canvas: &mut Canvas, place: usize, pain: &Pain, name: crate::TextBlock) {
    let theme = canvas.theme;
    let ink = theme.lane(LaneKind::Pain).ink;
    let y = name.rect.bottom() + ABOVE_BAR;
    let middle = |height: f64| y + (BAR.1 - height) / 2.0;
    let top = name.rect.y;
    let mut items = vec![Item::Text(name)];
    match pain.share {
        Some(share) => {
            items.push(filled(Rect::new(MARGIN, y, BAR.0, BAR.1), 3.0, theme.sunken));
            items.push(filled(Rect::new(MARGIN, y, (BAR.0 * share).max(1.0), BAR.1), 3.0, ink));
            let words = Words::own(&pain.reach, theme.text).weighing(Weight::SemiBold);
            let mut number = canvas.line(&words, 22.5, NUMBER_X, y);
            number.rect.y = middle(number.rect.height);
            items.push(Item::Text(number));
        }
        None => {
            let color = theme.text_2;
            let mut words = canvas.line(&Words::own(&pain.reach, color), LEAST, MARGIN, y);
            words.rect.y = middle(words.rect.height);
            items.push(Item::Text(words));
        }
    }
    if let Some(severity) = pain.severity {
        items.extend((0..5_u8).map(|cell| {
            let rect = Rect::new(METER_X + f64::from(cell) * CELL.1, y, CELL.0, BAR.1);
            filled(rect, 3.0, if cell < severity { ink } else { theme.line })
        }));
    }
    let x = if pain.severity.is_some() { SEVERITY_X } else { METER_X };
    let mut words =
        canvas.line(&Words::own(&pain.severity_text, theme.text).aligned(Align::Start), LEAST, x, y);
    words.rect.y = middle(words.rect.height);
    items.push(Item::Text(words));
    let label =
        format!("{}: hits {} of customers, severity {}", pain.text.text, pain.reach, pain.severity_text);
    let record = RecordRef { kind: RecordKind::Card, id: pain.card };
    let part = Part::text(&format!("pain {place}"), Some(record), &label);
    canvas.put(part, Rect::new(MARGIN, top, ROOM, y + BAR.1 - top), items);
}
