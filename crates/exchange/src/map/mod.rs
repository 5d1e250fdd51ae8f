//! One state of a journey in reading order: what every table and every text of it is written from.

mod gather;
mod words;

use std::collections::BTreeMap;

use throughline_model::{
    Card, Document, Emotion, Evidence, EvidenceKind, Id, Lane, LaneKind, Link, LinkKind, Measurement, Metric,
    OutlineStage, Persona, RecordKind, RecordRef, State, Step,
};

use crate::names::record_name;
pub(crate) use words::{day, measured, percent};

/// One state of a journey in reading order, to be written as a table or a text.
pub struct StateMap<'a> {
    pub(crate) document: &'a Document,
    pub(crate) state: &'a State,
    /// The stages with their steps.
    pub(crate) stages: Vec<OutlineStage<'a>>,
    /// The columns of all stages from left to right.
    pub(crate) columns: Vec<Column<'a>>,
    /// The lanes from top to bottom, with what stands in them.
    pub(crate) lanes: Vec<LaneRow<'a>>,
    /// The cards without a place.
    pub(crate) tray: Vec<&'a Card>,
    /// The personas that feel something in this state, in their order.
    pub(crate) feeling: Vec<&'a Persona>,
    emotions: BTreeMap<(Id, Id), &'a Emotion>,
    evidence: BTreeMap<Id, Vec<&'a Evidence>>,
    readings: BTreeMap<Id, Vec<&'a Measurement>>,
    links: BTreeMap<Id, Vec<&'a Link>>,
}

/// A step, or a stage that has none.
#[derive(Clone, Copy)]
pub(crate) struct Column<'a> {
    /// The step, or the stage.
    pub id: Id,
    /// The place of its stage among the stages.
    pub stage: usize,
    /// The step; none where the stage itself is the column.
    pub step: Option<&'a Step>,
}

/// A lane with its cards or metrics, column by column and in order.
pub(crate) struct LaneRow<'a> {
    pub lane: &'a Lane,
    pub placed: Vec<Placed<'a>>,
}

/// What stands on the map, over these columns.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub first: usize,
    pub last: usize,
    pub what: What<'a>,
}

/// A card or a metric.
#[derive(Clone, Copy)]
pub(crate) enum What<'a> {
    Card(&'a Card),
    Metric(&'a Metric),
}

impl<'a> StateMap<'a> {
    /// Gathers a state; nothing where the document has no such state.
    pub fn of(document: &'a Document, state: Id) -> Option<Self> {
        gather::gathered(document, state)
    }

    /// A lane's own name, or its kind's.
    pub(crate) fn lane_name(&self, lane: &Lane) -> String {
        self.name(RecordKind::Lane, lane.id)
    }

    /// What a record is called, on one line.
    pub(crate) fn name(&self, kind: RecordKind, id: Id) -> String {
        record_name(self.document, RecordRef { kind, id })
    }

    /// A stage's name; its number where it has none.
    pub(crate) fn stage_name(&self, stage: usize) -> String {
        let name = self.stages.get(stage).map(|it| self.name(RecordKind::Stage, it.stage.id));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("Stage {}", stage + 1))
    }

    /// The name of a column's step; its number where it has none, nothing where the stage is the
    /// column.
    pub(crate) fn step_name(&self, column: usize) -> String {
        let Some(step) = self.columns.get(column).and_then(|it| it.step) else { return String::new() };
        let name = self.name(RecordKind::Step, step.id);
        if name.is_empty() { format!("Step {}", column + 1) } else { name }
    }

    /// How a persona feels in a column.
    pub(crate) fn emotion(&self, column: Id, persona: Id) -> Option<&'a Emotion> {
        self.emotions.get(&(column, persona)).copied()
    }

    /// What a record rests on.
    pub(crate) fn evidence(&self, record: Id) -> &[&'a Evidence] {
        self.evidence.get(&record).map_or(&[], Vec::as_slice)
    }

    /// How sure a record is: what is made up stays so, else the surest counts. None rests on nothing.
    pub(crate) fn surest(&self, record: Id) -> Option<EvidenceKind> {
        self.evidence(record).iter().map(|it| it.kind).max()
    }

    /// The readings of a metric, the newest of all customers first.
    pub(crate) fn readings(&self, metric: Id) -> &[&'a Measurement] {
        self.readings.get(&metric).map_or(&[], Vec::as_slice)
    }

    /// The newest reading of a metric for all customers.
    pub(crate) fn newest(&self, metric: Id) -> Option<&'a Measurement> {
        self.readings(metric).first().copied().filter(|reading| reading.segment.is_empty())
    }

    /// The links that start from a card.
    pub(crate) fn links_from(&self, card: Id) -> &[&'a Link] {
        self.links.get(&card).map_or(&[], Vec::as_slice)
    }

    /// The cards on the map of lanes of these kinds, each with its lane, in reading order.
    pub(crate) fn cards_in(&self, kinds: &[LaneKind]) -> Vec<(&LaneRow<'a>, Placed<'a>, &'a Card)> {
        let lanes = self.lanes.iter().filter(|row| kinds.contains(&row.lane.kind));
        let mut found: Vec<_> =
            lanes.flat_map(|row| row.cards().map(move |(at, card)| (row, at, card))).collect();
        found.sort_by_key(|(_, at, _)| at.first);
        found
    }

    /// The cards that answer a card, by the links.
    pub(crate) fn answers(&self, card: Id) -> impl Iterator<Item = Id> + '_ {
        self.links_from(card).iter().filter(|link| link.kind == LinkKind::Answers).map(|link| link.to)
    }
}

impl<'a> LaneRow<'a> {
    /// The cards among what stands in it.
    pub fn cards(&self) -> impl Iterator<Item = (Placed<'a>, &'a Card)> + '_ {
        self.placed.iter().filter_map(|placed| match placed.what {
            What::Card(card) => Some((*placed, card)),
            What::Metric(_) => None,
        })
    }
}
