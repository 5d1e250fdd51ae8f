//! What of a state is still to be paired, each part with its place.

use std::collections::BTreeMap;

use throughline_model::{Card, Id, Lane, Outline, Stage, Step};

use crate::pairs::Pairing;
use crate::side::Scope;

/// One state: its parts in order, and those of its cards that are not paired by id or lineage.
pub(super) struct Map<'a> {
    pub stages: Vec<&'a Stage>,
    pub steps: Vec<&'a Step>,
    pub lanes: Vec<&'a Lane>,
    pub cards: Vec<Placed<'a>>,
    free: [bool; 4],
}

/// A card and where it stands; without lane and stage it lies in the tray.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub card: &'a Card,
    pub lane: Option<Id>,
    pub stage: Option<Id>,
    pub step: Option<Id>,
}

impl<'a> Map<'a> {
    pub fn of(pairing: &Pairing<'a>, scope: &Scope<'a>, state: Id) -> Self {
        let outline = Outline::without_cards(scope.side.document, state);
        let stages: Vec<&Stage> = outline.stages.iter().map(|it| it.stage).collect();
        let steps: Vec<&Step> = outline.stages.iter().flat_map(|it| it.steps.iter().copied()).collect();
        let lanes = outline.lanes;
        let stage_of: BTreeMap<Id, Id> = outline
            .stages
            .iter()
            .flat_map(|it| it.columns().into_iter().map(|column| (column, it.stage.id)))
            .collect();
        let open_cards = scope.cards.iter().filter(|(id, _)| pairing.is_open(*id)).map(|(_, card)| *card);
        let placed = open_cards.filter(|it| it.state == state).map(|card| {
            let place = card.place.as_ref();
            let stage = place.and_then(|place| stage_of.get(&place.column)).copied();
            let step = place.map(|place| place.column).filter(|column| Some(*column) != stage);
            Placed { card, lane: place.map(|place| place.lane), stage, step }
        });
        let cards: Vec<Placed> = placed.collect();
        let open = |id: Id| pairing.is_open(id);
        let free = [
            stages.iter().any(|it| open(it.id)),
            steps.iter().any(|it| open(it.id)),
            lanes.iter().any(|it| open(it.id)),
            !cards.is_empty(),
        ];
        Map { stages, steps, lanes, cards, free }
    }

    /// Whether there is a kind of which both have parts that are not paired.
    pub fn could_pair_with(&self, other: &Map) -> bool {
        self.free.iter().zip(other.free).any(|(one, other)| *one && other)
    }
}

/// A place in a row as a share of its length.
pub(super) fn share(index: usize, count: usize) -> f64 {
    if count < 2 { 0.5 } else { index as f64 / (count - 1) as f64 }
}
