//! The simplest way of an arrow: straight down or up between two cards that share a column.

use throughline_model::LaneKind;

use super::plan::Plan;
use super::routes::{Corner, End};
use super::rows::Placed;

/// Straight down or up between two cards of a column, where nothing stands between them. `over` are
/// the cards over each column from top to bottom.
pub(super) fn straight(
    plan: &Plan,
    over: &[Vec<&Placed>],
    (from_row, from): End,
    (to_row, to): End,
) -> Option<[Corner; 2]> {
    let (upper_row, upper, lower_row, lower) = match from.rect.y < to.rect.y {
        true => (from_row, from, to_row, to),
        false => (to_row, to, from_row, from),
    };
    let (first, last) = (upper.first.max(lower.first), upper.last.min(lower.last));
    if first > last {
        return None;
    }
    let x =
        ((plan.columns.columns.get(first)?.grid.x + plan.columns.columns.get(last)?.right()) / 2.0).round();
    let (top, bottom) = (upper.rect.bottom(), lower.rect.y);
    let stands_between = |card: &&Placed| {
        card.id != upper.id && card.id != lower.id && card.rect.x < x && x < card.rect.right()
    };
    let blocks = |cards: &Vec<&Placed>| {
        let below = cards.partition_point(|card| card.rect.bottom() <= top);
        cards.iter().skip(below).take_while(|card| card.rect.y < bottom).any(stands_between)
    };
    let rows = plan.rows.get(upper_row..=lower_row)?;
    let blocked = rows.iter().any(|row| row.lane.kind == LaneKind::Emotion)
        || over.get(first..=last)?.iter().any(blocks);
    if blocked || bottom <= top {
        return None;
    }
    Some(if from.id == upper.id { [(x, top), (x, bottom)] } else { [(x, bottom), (x, top)] })
}
