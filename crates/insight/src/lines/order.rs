//! In which order changes are told: as a reader goes over the map.

use std::collections::BTreeMap;

use throughline_model::{Id, LaneKind, Outline, OutlineStage, RecordKind};

use super::Line;
use crate::both::Both;
use crate::union::{Union, union};

/// The places of stages, columns and lanes of both sides together.
pub(super) struct Order {
    ranks: BTreeMap<Id, usize>,
    /// The lane of the curves, in the second side's id where it is there.
    pub curves: Option<Id>,
}

/// Where a line stands.
type Key = (Part, usize, usize, usize, RecordKind, usize, Id);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Map,
    Lanes,
    Tray,
    Beside,
}

impl Order {
    pub fn of(both: &Both) -> Self {
        let (a, b) = (&both.a.outline, &both.b.outline);
        let stages = |outline: &Outline| -> Vec<Id> { outline.stages.iter().map(|it| it.stage.id).collect() };
        let lanes = |outline: &Outline| -> Vec<Id> { outline.lanes.iter().map(|lane| lane.id).collect() };
        let all_lanes = union(&lanes(a), &lanes(b), |id| both.image(id));
        let mut ranks = BTreeMap::new();
        let rows = [
            union(&stages(a), &stages(b), |id| both.image(id)),
            union(&columns(a), &columns(b), |id| both.image(id)),
            all_lanes.clone(),
        ];
        for (rank, place) in rows.iter().flat_map(|row| row.iter().enumerate()) {
            ranks.extend(place.a.into_iter().chain(place.b).map(|id| (id, rank + 1)));
        }
        let is_curves = |place: &&Union| {
            let lane = place.b.and_then(|id| both.b.document.lanes.get(&id));
            let lane = lane.or_else(|| place.a.and_then(|id| both.a.document.lanes.get(&id)));
            lane.is_some_and(|lane| lane.kind == LaneKind::Emotion)
        };
        let curves = all_lanes.iter().find(is_curves).map(Union::id);
        Order { ranks, curves }
    }

    /// What sorts lines.
    pub fn key(&self, both: &Both, line: &Line) -> Key {
        let rank = |id: Option<Id>| id.and_then(|id| self.ranks.get(&id)).copied().unwrap_or_default();
        let part = match (line.kind, line.stage, line.lane) {
            (_, Some(_), _) => Part::Map,
            (_, None, Some(_)) => Part::Lanes,
            (RecordKind::Card, None, None) => Part::Tray,
            _ => Part::Beside,
        };
        // A stage goes before its columns, also where it is the only one.
        let column = if line.kind == RecordKind::Stage { 0 } else { rank(line.column) };
        let id = line.b.or(line.a).unwrap_or_default();
        (part, rank(line.stage), column, rank(line.lane), line.kind, within(both, line), id)
    }
}

/// A state's steps, and its stages without any.
fn columns(outline: &Outline) -> Vec<Id> {
    outline.stages.iter().flat_map(OutlineStage::columns).collect()
}

/// The place of a card in its cell.
fn within(both: &Both, line: &Line) -> usize {
    let (outline, id) = match (line.a, line.b) {
        (_, Some(b)) => (&both.b.outline, b),
        (a, None) => (&both.a.outline, a.unwrap_or_default()),
    };
    let document = if line.b.is_some() { both.b.document } else { both.a.document };
    let place = document.cards.get(&id).and_then(|card| card.place.as_ref());
    let cell = place.map(|place| outline.cards(place.lane, place.column));
    cell.and_then(|cell| cell.iter().position(|card| card.id == id)).unwrap_or_default()
}
