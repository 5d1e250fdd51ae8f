//! A card that is just text: actions, thoughts, quotes, needs, goals, gains, notes, blueprint rows.

use throughline_model::LaneKind;

use super::{Body, Face};
use crate::map::pen::{Passage, Pen};

/// The most lines on a map of short cards.
const SHORT_LINES: usize = 4;

pub(super) fn main_text(face: &Face) -> Passage {
    let metrics = face.metrics;
    let outside = metrics.card_padding_left + metrics.card_padding_right + face.badge_room();
    let width = face.context.width - outside;
    Passage {
        text: words(face),
        style: metrics.text.style(face.theme.text),
        x: metrics.card_padding_left,
        y: metrics.card_padding_top,
        width,
        most_lines: face.context.short.then_some(SHORT_LINES),
    }
}

pub(super) fn draw(face: &Face, pen: &mut Pen) -> Body {
    let metrics = face.metrics;
    let text = face.write(&main_text(face), pen);
    Body {
        bottom: text.rect.bottom(),
        padding_bottom: metrics.card_padding_bottom,
        sides: (metrics.card_padding_left, face.context.width - metrics.card_padding_right),
        meta_row: None,
        items: text.items,
    }
}

/// Quotes stand in curly quotes, once.
fn words(face: &Face) -> String {
    let text = face.card.text;
    let quoted = text.starts_with(['\u{201c}', '\u{201e}', '\u{ab}', '"', '\u{2018}', '\u{300c}']);
    match face.context.kind {
        LaneKind::Quote if !quoted && !text.is_empty() => format!("\u{201c}{text}\u{201d}"),
        _ => text.to_owned(),
    }
}
