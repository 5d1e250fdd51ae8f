//! A picture with its caption.

use super::{Body, Face, Picture};
use crate::map::pen::{Passage, Pen};
use crate::{Image, Item, Rect};

/// The tallest picture.
const MOST_HEIGHT: f64 = 160.0;
/// Above and below a caption.
const CAPTION_GAP: f64 = 4.0;

pub(super) fn main_text(face: &Face) -> Passage {
    let metrics = face.metrics;
    Passage {
        text: face.card.text.to_owned(),
        style: metrics.meta.style(face.theme.text_2),
        x: metrics.card_padding_left,
        y: 0.0,
        width: face.context.width - metrics.card_padding_left - metrics.card_padding_right,
        most_lines: None,
    }
}

pub(super) fn draw(face: &Face, picture: &Picture, pen: &mut Pen) -> Body {
    let metrics = face.metrics;
    let rect = picture_rect(picture, face.context.width);
    let mut body = Body {
        items: vec![Item::Image(Image {
            rect,
            asset: picture.asset,
            alternative_text: picture.alternative_text.clone(),
            opacity: 1.0,
        })],
        bottom: rect.bottom(),
        padding_bottom: 1.0,
        sides: (metrics.card_padding_left, face.context.width - metrics.card_padding_right),
        meta_row: None,
    };
    if !face.card.text.is_empty() {
        let text = Passage { y: (rect.bottom() + CAPTION_GAP).round(), ..main_text(face) };
        let written = face.write(&text, pen);
        body.bottom = written.rect.bottom();
        body.padding_bottom = CAPTION_GAP;
        body.items.extend(written.items);
    }
    body
}

/// As wide as the card within its edge, unless that makes it too tall; then centred.
fn picture_rect(picture: &Picture, card_width: f64) -> Rect {
    let room = card_width - 2.0;
    let shape = f64::from(picture.width.max(1)) / f64::from(picture.height.max(1));
    let height = (room / shape).min(MOST_HEIGHT);
    let width = (height * shape).min(room);
    Rect::new(1.0 + (room - width) / 2.0, 1.0, width, height.ceil())
}
