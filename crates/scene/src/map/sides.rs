//! How ways begin and end: the sides of cards that they leave and enter by, and the edges of rows
//! that they run along.

use super::routes::Corner;
use super::rows::Placed;

/// By which sides a way may leave one card and enter another; true is the right.
pub(super) const SIDES: [(bool, bool); 4] = [(true, false), (true, true), (false, true), (false, false)];

/// The near sides: onwards where one card stands beside the other, and the right of both where they
/// share a column.
pub(super) fn near_sides(from: &Placed, to: &Placed) -> &'static [(bool, bool)] {
    match (to.first > from.last, to.last < from.first) {
        (true, _) => &SIDES[..1],
        (_, true) => &SIDES[2..3],
        _ => &SIDES[1..2],
    }
}

/// Where an arrow leaves or enters a card: the middle of a side.
pub(super) fn port(card: &Placed, right: bool) -> Corner {
    (if right { card.rect.right() } else { card.rect.x }, card.rect.y + (card.rect.height / 2.0).round())
}

/// The gap at a card's side.
pub(super) fn gap_beside(card: &Placed, right: bool) -> usize {
    if right { card.last + 1 } else { card.first }
}

/// How many pairs of edges there are between two rows.
pub(super) const EDGES: usize = 4;

/// Edges by which a way may leave one row and enter another: the near ones first.
pub(super) fn edges(from: usize, to: usize) -> [(usize, usize); EDGES] {
    match to > from {
        true => [(from + 1, to), (from, to), (from + 1, to + 1), (from, to + 1)],
        false => [(from, to + 1), (from + 1, to + 1), (from, to), (from + 1, to)],
    }
}
