//! The row that every card may have, at the right: whether it leads on, its open comments, whose it is.

use super::pain::ROW_GAP;
use super::{Body, Face};
use crate::map::draw::{icon, marker};
use crate::map::pen::Pen;
use crate::{Icon, Item, TextBlock};
use throughline_model::numbers;

/// From one persona's mark to the next, and the room a mark takes.
const PITCH: f64 = 16.0;
const MARK: f64 = 10.0;
/// The pictogram of comments, and from there to their number.
const ICON: f64 = 11.0;
const ICON_GAP: f64 = 2.0;
/// Between the row's left and right parts, and between the right parts.
const PARTS_GAP: f64 = 4.0;
const APART: f64 = 8.0;

/// Adds these signs to a card's body: in the row it has where there is room, else in a
/// row of their own. Returns the items and the card's height.
pub(super) fn add(face: &Face, mut body: Body, pen: &mut Pen) -> (Vec<Item>, f64) {
    let (left, right) = body.sides;
    let row = Row::of(face, right - left, pen);
    if row.width > 0.0 {
        let own_top = body.bottom + ROW_GAP;
        let shared = body.meta_row.filter(|(_, reach)| right - row.width >= reach + PARTS_GAP);
        let top = shared.map_or(own_top, |(top, _)| top);
        row.draw(face, right, top, &mut body.items);
        body.bottom = body.bottom.max(top + face.metrics.meta.line_height);
    }
    (body.items, body.bottom + body.padding_bottom)
}

/// What stands at the right, measured.
struct Row {
    leads_on: bool,
    comments: Option<TextBlock>,
    /// How many personas have a mark of their own; "+2" stands for those who have not.
    marks: usize,
    more: Option<TextBlock>,
    width: f64,
}

impl Row {
    fn of(face: &Face, room: f64, pen: &mut Pen) -> Row {
        let style = face.metrics.meta.style(face.theme.text_2);
        let open = face.context.open_comments;
        let comments = (open > 0).then(|| pen.line(&numbers::count(open as u64), style.clone(), 0.0, 0.0));
        let mut width = comments.as_ref().map_or(0.0, |number| ICON + ICON_GAP + number.rect.width);
        let leads_on = face.context.leads_on;
        if leads_on {
            width += if width > 0.0 { APART + ICON } else { ICON };
        }

        let personas = face.context.personas.len();
        let apart = if width > 0.0 { APART } else { 0.0 };
        let fitting = ((room - width - apart - MARK) / PITCH).max(0.0) as usize + 1;
        let marks = if personas <= fitting { personas } else { fitting - 1 };
        let more = (marks < personas).then(|| pen.line(&format!("+{}", personas - marks), style, 0.0, 0.0));
        if personas > 0 {
            width += apart + (personas.min(fitting) - 1) as f64 * PITCH + MARK;
        }
        Row { leads_on, comments, marks, more, width }
    }

    fn draw(self, face: &Face, right: f64, top: f64, items: &mut Vec<Item>) {
        let height = face.metrics.meta.line_height;
        let mut x = (right - self.width).round();
        if self.leads_on {
            items.push(icon(Icon::Map, x, top + (height - ICON) / 2.0, ICON, face.theme.text_2));
            x += ICON + APART;
        }
        if let Some(mut number) = self.comments {
            items.push(icon(Icon::MessageSquare, x, top + (height - ICON) / 2.0, ICON, face.theme.text_2));
            (number.rect.x, number.rect.y) = (x + ICON + ICON_GAP, top);
            items.push(Item::Text(number));
        }
        let mut x = right - MARK / 2.0;
        if let Some(mut more) = self.more {
            (more.rect.x, more.rect.y) = (right - more.rect.width, top);
            items.push(Item::Text(more));
            x -= PITCH;
        }
        for (_, style) in face.context.personas.iter().take(self.marks).rev() {
            items.push(marker(*style, x, top + height / 2.0, face.theme.card));
            x -= PITCH;
        }
    }
}
