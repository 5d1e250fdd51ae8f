//! The map as rows of cells: each lane takes as many rows as its fullest column has cards, and each
//! card stands in one cell, over as many columns as it spans.

use throughline_model::{Id, Lane, LaneKind, Persona};

use crate::map::{Placed, StateMap};

/// One row of the map.
pub(crate) struct GridRow<'a> {
    pub lane: &'a Lane,
    pub holds: Holds<'a>,
}

/// What stands in a row.
pub(crate) enum Holds<'a> {
    /// Cards and metrics from left to right; no two share a column.
    Placed(Vec<Placed<'a>>),
    /// How a persona feels in each column.
    Feelings(&'a Persona),
    /// A line of a service blueprint, or a lane in which nothing stands.
    Nothing,
}

/// The rows of all lanes from top to bottom; each lane has one at least.
pub(crate) fn rows<'a>(map: &StateMap<'a>) -> Vec<GridRow<'a>> {
    let mut rows = Vec::new();
    for of_lane in &map.lanes {
        let lane = of_lane.lane;
        let mut held: Vec<Holds> = match lane.kind {
            LaneKind::Emotion => map.feeling.iter().map(|persona| Holds::Feelings(persona)).collect(),
            _ => stacked(&of_lane.placed).into_iter().map(Holds::Placed).collect(),
        };
        if held.is_empty() {
            held.push(Holds::Nothing);
        }
        rows.extend(held.into_iter().map(|holds| GridRow { lane, holds }));
    }
    rows
}

/// Each thing in the first row below the last of any column that it covers, so that a column reads
/// downwards in its order.
fn stacked<'a>(placed: &[Placed<'a>]) -> Vec<Vec<Placed<'a>>> {
    let mut rows: Vec<Vec<Placed>> = Vec::new();
    let width = placed.iter().map(|it| it.last + 1).max().unwrap_or_default();
    let mut free_from = vec![0_usize; width];
    for it in placed {
        let covered = it.first..=it.last;
        let row =
            free_from.get(covered.clone()).and_then(|rows| rows.iter().copied().max()).unwrap_or_default();
        for column in covered {
            if let Some(free) = free_from.get_mut(column) {
                *free = row + 1;
            }
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        rows[row].push(*it);
    }
    rows
}

/// Where a lane's rows begin and end, by its id, in order.
pub(crate) fn extents(rows: &[GridRow]) -> Vec<(Id, usize, usize)> {
    let mut extents: Vec<(Id, usize, usize)> = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        match extents.last_mut() {
            Some((lane, _, last)) if *lane == row.lane.id => *last = place,
            _ => extents.push((row.lane.id, place, place)),
        }
    }
    extents
}
