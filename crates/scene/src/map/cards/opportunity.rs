//! An opportunity or solution: the text, then its value and effort.

use super::pain::ROW_GAP;
use super::{Body, Face, text};
use crate::map::pen::Pen;
use crate::{Item, Weight};

/// Between a word and its number, and between two pairs.
const NUMBER_GAP: f64 = 4.0;
const PAIR_GAP: f64 = 18.0;

pub(super) fn draw(face: &Face, pen: &mut Pen) -> Body {
    let mut body = text::draw(face, pen);
    let (theme, meta) = (face.theme, face.metrics.meta);
    let top = body.bottom + ROW_GAP;
    let mut x = body.sides.0;
    let rated = [("Value", face.card.value), ("Effort", face.card.effort)];
    for (word, number) in rated.iter().filter_map(|(word, number)| Some((word, (*number)?))) {
        if x > body.sides.0 {
            x += PAIR_GAP;
        }
        let word = pen.line(word, meta.style(theme.text_2), x, top);
        let semibold = meta.weighing(Weight::SemiBold).style(theme.text);
        let number = pen.line(&number.to_string(), semibold, word.rect.right() + NUMBER_GAP, top);
        x = number.rect.right();
        body.items.extend([Item::Text(word), Item::Text(number)]);
    }
    if x == body.sides.0 {
        let words = pen.line("Not rated", meta.style(theme.text_2), x, top);
        x = words.rect.right();
        body.items.push(Item::Text(words));
    }
    body.meta_row = Some((top, x));
    body.bottom = top + meta.line_height;
    body
}
