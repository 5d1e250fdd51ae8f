//! An owner: the department's name; where there is none, a dashed frame that says so.

use throughline_model::LaneKind;

use super::{Body, Face, Said};
use crate::map::draw::{dashed, edged, moved};
use crate::map::pen::{Passage, Pen};
use crate::{CARD_RADIUS, Item, Metrics, Rect, TextStyle, Theme, Weight};

const TEXT_X: f64 = 14.0;
const TEXT_Y: f64 = 4.0;
const LEAST_HEIGHT: f64 = 26.0;
const NO_OWNER: &str = "No owner";

pub(super) fn main_text(face: &Face) -> Passage {
    let unowned = is_unowned(face);
    Passage {
        text: if unowned { NO_OWNER.into() } else { owner_text(face.card, &face.context.names).into() },
        style: style(face.metrics, face.theme, unowned),
        x: TEXT_X,
        y: TEXT_Y,
        width: face.context.width - 2.0 * TEXT_X - face.badge_room(),
        most_lines: None,
    }
}

pub(super) fn draw(face: &Face, pen: &mut Pen) -> Body {
    let text = face.write(&main_text(face), pen);
    let spare = (LEAST_HEIGHT - 2.0 * TEXT_Y - text.rect.height).max(0.0);
    Body {
        bottom: text.rect.bottom() + spare,
        padding_bottom: TEXT_Y,
        sides: (TEXT_X, face.context.width - TEXT_X),
        meta_row: None,
        items: text.items.into_iter().map(|item| moved(item, 0.0, spare / 2.0)).collect(),
    }
}

/// Who an owner card names: its own words, else its departments, else its owner.
pub(crate) fn owner_text<'a>(card: Said<'a>, departments: &'a str) -> &'a str {
    [card.text, departments, card.owner].into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// Whether an owner card names nobody.
pub(super) fn is_unowned(face: &Face) -> bool {
    face.context.kind == LaneKind::Owner && owner_text(face.card, &face.context.names).is_empty()
}

/// The frame of nobody.
pub(super) fn unowned_frame(rect: Rect, theme: &Theme) -> Item {
    edged(rect, CARD_RADIUS, None, dashed(theme.lane(LaneKind::Pain).ink, 1.0, &[4.0, 3.0]))
}

/// What stands where an owner lane's columns have no owner card.
pub(crate) fn unowned(rect: Rect, metrics: &Metrics, theme: &Theme, pen: &mut Pen) -> Vec<Item> {
    let words = pen.line(
        NO_OWNER,
        style(metrics, theme, true),
        TEXT_X,
        (rect.height - metrics.text.line_height) / 2.0,
    );
    vec![unowned_frame(Rect::new(0.0, 0.0, rect.width, rect.height), theme), Item::Text(words)]
}

fn style(metrics: &Metrics, theme: &Theme, unowned: bool) -> TextStyle {
    let color = if unowned { theme.lane(LaneKind::Pain).ink } else { theme.text };
    metrics.text.weighing(Weight::Medium).style(color)
}
