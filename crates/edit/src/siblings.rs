//! Records that share a parent and are sorted among each other, and how one finds its place there.

use throughline_model::{Document, Id, OrderKey, Record, RecordKind, RecordRef, Transaction, place_before};

use crate::{Named, Refusal};

/// Which records are sorted among each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Siblings {
    States,
    Personas,
    Channels,
    Departments,
    Stages { state: Id },
    Steps { stage: Id },
    Lanes { state: Id },
    Cards { lane: Id, column: Id },
    Metrics { on: RecordRef, lane: Option<Id> },
}

impl Siblings {
    /// Those of a record; none for kinds without an order and for cards in the tray.
    pub fn of(record: &Record) -> Option<Siblings> {
        Some(match record {
            Record::State(_) => Siblings::States,
            Record::Persona(_) => Siblings::Personas,
            Record::Channel(_) => Siblings::Channels,
            Record::Department(_) => Siblings::Departments,
            Record::Stage(stage) => Siblings::Stages { state: stage.state },
            Record::Step(step) => Siblings::Steps { stage: step.place.stage },
            Record::Lane(lane) => Siblings::Lanes { state: lane.state },
            Record::Card(card) => {
                let place = card.place.as_ref()?;
                Siblings::Cards { lane: place.lane, column: place.column }
            }
            Record::Metric(metric) => Siblings::Metrics { on: metric.on, lane: metric.lane },
            _ => return None,
        })
    }

    fn kind(self) -> RecordKind {
        match self {
            Siblings::States => RecordKind::State,
            Siblings::Personas => RecordKind::Persona,
            Siblings::Channels => RecordKind::Channel,
            Siblings::Departments => RecordKind::Department,
            Siblings::Stages { .. } => RecordKind::Stage,
            Siblings::Steps { .. } => RecordKind::Step,
            Siblings::Lanes { .. } => RecordKind::Lane,
            Siblings::Cards { .. } => RecordKind::Card,
            Siblings::Metrics { .. } => RecordKind::Metric,
        }
    }

    /// Ids and keys, sorted.
    pub fn in_order(self, document: &Document) -> Vec<(Id, OrderKey)> {
        let mut rows: Vec<(Id, OrderKey)> = match self {
            Siblings::States => document.states.values().map(|r| (r.id, r.order.clone())).collect(),
            Siblings::Personas => document.personas.values().map(|r| (r.id, r.order.clone())).collect(),
            Siblings::Channels => document.channels.values().map(|r| (r.id, r.order.clone())).collect(),
            Siblings::Departments => document.departments.values().map(|r| (r.id, r.order.clone())).collect(),
            Siblings::Stages { state } => document
                .stages
                .values()
                .filter(|stage| stage.state == state)
                .map(|stage| (stage.id, stage.order.clone()))
                .collect(),
            Siblings::Steps { stage } => document
                .steps
                .values()
                .filter(|step| step.place.stage == stage)
                .map(|step| (step.id, step.place.order.clone()))
                .collect(),
            Siblings::Lanes { state } => document
                .lanes
                .values()
                .filter(|lane| lane.state == state)
                .map(|lane| (lane.id, lane.order.clone()))
                .collect(),
            Siblings::Cards { lane, column } => document
                .cards
                .values()
                .filter_map(|card| {
                    let place = card.place.as_ref()?;
                    let here = place.lane == lane && place.column == column;
                    here.then(|| (card.id, place.order.clone()))
                })
                .collect(),
            Siblings::Metrics { on, lane } => document
                .metrics
                .values()
                .filter(|metric| metric.on == on && metric.lane == lane)
                .map(|metric| (metric.id, metric.order.clone()))
                .collect(),
        };
        rows.sort_by(|(a_id, a), (b_id, b)| (a, a_id).cmp(&(b, b_id)));
        rows
    }

    /// `before` must be one of them.
    pub fn check_before(self, document: &Document, before: Option<Id>) -> Result<(), Refusal> {
        let Some(id) = before else { return Ok(()) };
        let before = RecordRef { kind: self.kind(), id };
        let Some(record) = document.get(before) else { return Err(Refusal::Unknown { record: before }) };
        if Siblings::of(&record) == Some(self) {
            return Ok(());
        }
        Err(Refusal::Elsewhere { before: Named::of(document, before) })
    }

    /// The sibling that follows.
    pub fn after(self, document: &Document, id: Id) -> Option<Id> {
        let rows = self.in_order(document);
        let index = rows.iter().position(|(sibling, _)| *sibling == id)?;
        rows.get(index + 1).map(|(sibling, _)| *sibling)
    }

    /// The key that puts `record` before `before`, or last; new keys of siblings are written where
    /// there is no room. A record that stands there already keeps its key.
    pub fn make_room(self, transaction: &mut Transaction, record: Id, before: Option<Id>) -> OrderKey {
        let mut rows = self.in_order(transaction.document());
        if let Some(own) = rows.iter().position(|(sibling, _)| *sibling == record) {
            let next = rows.get(own + 1).map(|(sibling, _)| *sibling);
            if before == Some(record) || before == next {
                return rows.swap_remove(own).1;
            }
            rows.remove(own);
        }
        let placement = place_before(&rows, before);
        for (sibling, key) in placement.rekeyed {
            write_order(transaction, RecordRef { kind: self.kind(), id: sibling }, key);
        }
        placement.key
    }
}

/// Writes a record at its place among its siblings: before `before`, or last.
pub(crate) fn put_before(transaction: &mut Transaction, mut record: Record, before: Option<Id>) {
    if let Some(siblings) = Siblings::of(&record) {
        let key = siblings.make_room(transaction, record.reference().id, before);
        set_order(&mut record, key);
    }
    transaction.put(record);
}

fn write_order(transaction: &mut Transaction, reference: RecordRef, key: OrderKey) {
    if let Some(mut record) = transaction.document().get(reference) {
        set_order(&mut record, key);
        transaction.put(record);
    }
}

fn set_order(record: &mut Record, key: OrderKey) {
    match record {
        Record::State(state) => state.order = key,
        Record::Persona(persona) => persona.order = key,
        Record::Channel(channel) => channel.order = key,
        Record::Department(department) => department.order = key,
        Record::Stage(stage) => stage.order = key,
        Record::Step(step) => step.place.order = key,
        Record::Lane(lane) => lane.order = key,
        Record::Card(card) => {
            if let Some(place) = &mut card.place {
                place.order = key;
            }
        }
        Record::Metric(metric) => metric.order = key,
        _ => {}
    }
}
