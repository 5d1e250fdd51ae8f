//! A touchpoint or channel: a pictogram of the channel, then the text.

use super::{Body, Face};
use crate::map::draw::icon;
use crate::map::pen::{Passage, Pen};
use crate::{Icon, Item};

/// The most lines on a map of short cards.
const SHORT_LINES: usize = 2;
const ICON_X: f64 = 8.0;
const ICON_SIZE: f64 = 14.0;
const TEXT_X: f64 = 28.0;
const TEXT_Y: f64 = 4.0;
/// What the text's width leaves of the card's.
const OUTSIDE_TEXT: f64 = 36.0;

pub(super) fn main_text(face: &Face) -> Passage {
    let text = if face.card.text.is_empty() { &face.context.names } else { face.card.text };
    Passage {
        text: text.to_owned(),
        style: face.metrics.text.style(face.theme.text),
        x: TEXT_X,
        y: TEXT_Y,
        width: face.context.width - OUTSIDE_TEXT - face.badge_room(),
        most_lines: face.context.short.then_some(SHORT_LINES),
    }
}

pub(super) fn draw(face: &Face, pen: &mut Pen) -> Body {
    let pictogram = face.context.icon.unwrap_or(Icon::of_lane(face.context.kind));
    let ink = face.colors().ink;
    with_icon(face, &main_text(face), |x, y, size| icon(pictogram, x, y, size, ink), pen)
}

/// A card with a pictogram beside the first line of its text.
pub(super) fn with_icon(
    face: &Face,
    text: &Passage,
    pictogram: impl Fn(f64, f64, f64) -> Item,
    pen: &mut Pen,
) -> Body {
    let written = face.write(text, pen);
    let mut items = written.items;
    let icon_y = TEXT_Y + (face.metrics.text.line_height - ICON_SIZE) / 2.0;
    items.insert(0, pictogram(ICON_X, icon_y, ICON_SIZE));
    Body {
        bottom: written.rect.bottom(),
        padding_bottom: TEXT_Y,
        sides: (TEXT_X, TEXT_X + text.width),
        meta_row: None,
        items,
    }
}
