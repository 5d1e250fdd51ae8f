//! The map's skeleton, worked out from flat records: stages, columns and lanes in order, cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Card, Document, Id, Lane, OrderKey, Stage, Step};

/// A stage with its steps in order.
#[derive(Clone, Debug)]
pub struct OutlineStage<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// Its steps; where there are none, the stage itself is a column.
    pub steps: Vec<&'a Step>,
}

impl OutlineStage<'_> {
    /// The stage's columns: its steps, or itself.
    pub fn columns(&self) -> Vec<Id> {
        if self.steps.is_empty() {
            vec![self.stage.id]
        } else {
            self.steps.iter().map(|step| step.id).collect()
        }
    }
}

/// Where a lane and a column meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The lane.
    pub lane: Id,
    /// The step, or the stage that has no steps.
    pub column: Id,
}

/// One state's stages, columns, lanes and cells, each in order.
#[derive(Clone, Debug)]
pub struct Outline<'a> {
    /// The state.
    pub state: Id,
    /// The stages with their steps.
    pub stages: Vec<OutlineStage<'a>>,
    /// The columns from first to last.
    pub columns: Vec<Id>,
    /// The lanes from top to bottom.
    pub lanes: Vec<&'a Lane>,
    /// The cards of each cell in order; a spanning card stands in its first column's cell.
    pub cells: BTreeMap<Cell, Vec<&'a Card>>,
    /// The cards without a place.
    pub tray: Vec<&'a Card>,
}

impl<'a> Outline<'a> {
    /// Works out one state's skeleton. A card whose place does not exist lies in the tray.
    pub fn of(document: &'a Document, state: Id) -> Self {
        let mut outline = Outline::without_cards(document, state);
        outline.add_cards(document);
        outline
    }

    /// The stages, columns and lanes alone, cells and tray left empty: for whoever groups the cards
    /// of a large map on their own.
    pub fn without_cards(document: &'a Document, state: Id) -> Self {
        let mut steps: BTreeMap<Id, Vec<&Step>> = BTreeMap::new();
        for step in document.steps.values() {
            steps.entry(step.place.stage).or_default().push(step);
        }
        let mut stages: Vec<OutlineStage> = document
            .stages
            .values()
            .filter(|stage| stage.state == state)
            .map(|stage| OutlineStage { stage, steps: steps.remove(&stage.id).unwrap_or_default() })
            .collect();
        stages.sort_by(|a, b| in_order((&a.stage.order, a.stage.id), (&b.stage.order, b.stage.id)));
        for stage in &mut stages {
            stage.steps.sort_by(|a, b| in_order((&a.place.order, a.id), (&b.place.order, b.id)));
        }
        let columns: Vec<Id> = stages.iter().flat_map(OutlineStage::columns).collect();

        let mut lanes: Vec<&Lane> = document.lanes.values().filter(|lane| lane.state == state).collect();
        lanes.sort_by(|a, b| in_order((&a.order, a.id), (&b.order, b.id)));
        Outline { state, stages, columns, lanes, cells: BTreeMap::new(), tray: Vec::new() }
    }

    fn add_cards(&mut self, document: &'a Document) {
        let known_columns: BTreeSet<Id> = self.columns.iter().copied().collect();
        let known_lanes: BTreeSet<Id> = self.lanes.iter().map(|lane| lane.id).collect();
        for card in document.cards.values().filter(|card| card.state == self.state) {
            match &card.place {
                Some(place) if known_lanes.contains(&place.lane) && known_columns.contains(&place.column) => {
                    let cell = Cell { lane: place.lane, column: place.column };
                    self.cells.entry(cell).or_default().push(card);
                }
                _ => self.tray.push(card),
            }
        }
        for cards in self.cells.values_mut() {
            cards.sort_by(|a, b| {
                let key = |card: &'a Card| card.place.as_ref().map(|place| (&place.order, card.id));
                key(a).cmp(&key(b))
            });
        }
    }

    /// The cards of a cell in order.
    pub fn cards(&self, lane: Id, column: Id) -> &[&'a Card] {
        self.cells.get(&Cell { lane, column }).map_or(&[], Vec::as_slice)
    }

    /// The column's place from the left, beginning at 0.
    pub fn column_index(&self, column: Id) -> Option<usize> {
        self.columns.iter().position(|known| *known == column)
    }

    /// The first and the last column that a card covers; a last column that does not exist or
    /// stands before the first counts as the first.
    pub fn span(&self, card: &Card) -> Option<(usize, usize)> {
        let first = self.column_index(card.place.as_ref()?.column)?;
        let last = card.end_column.and_then(|end| self.column_index(end)).unwrap_or(first);
        Some((first, last.max(first)))
    }
}

fn in_order(a: (&OrderKey, Id), b: (&OrderKey, Id)) -> std::cmp::Ordering {
    a.cmp(&b)
}
