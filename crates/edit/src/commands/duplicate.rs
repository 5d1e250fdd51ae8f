//! Copies a stage, step, lane, card, persona, channel or department with what stands in it.

use std::collections::BTreeMap;

use throughline_model::{Card, Document, Id, Record, RecordKind, RecordRef, Transaction};

use super::Action;
use crate::columns::Columns;
use crate::fields::copied_name;
use crate::rules::free;
use crate::siblings::{Siblings, put_before};
use crate::{Duplicate, Refusal, locks};

impl Action for Duplicate {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let original = original(document, self.record)?;
        let parts = Parts::of(document, &original, self.id);
        parts.ids.values().try_for_each(|id| free(document, *id))?;
        if self.record.kind == RecordKind::Lane {
            return Ok(());
        }
        let locked = |reference: &RecordRef| {
            document.get(*reference).map_or(Ok(()), |record| locks::check(document, &record))
        };
        parts.references.iter().try_for_each(locked)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let document = transaction.document();
        let original = original(document, self.record)?;
        let parts = Parts::of(document, &original, self.id);
        let copies: Vec<Record> = parts
            .references
            .iter()
            .filter(|reference| **reference != self.record)
            .filter_map(|reference| document.get(*reference))
            .map(|record| parts.copy(record))
            .collect();
        let next = Siblings::of(&original).and_then(|siblings| siblings.after(document, self.record.id));
        put_before(transaction, renamed(parts.copy(original)), next);
        for copy in copies {
            transaction.put(copy);
        }
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        format!("Duplicate {}", self.record.kind.label())
    }
}

fn original(document: &Document, reference: RecordRef) -> Result<Record, Refusal> {
    use RecordKind as K;
    let kind = reference.kind;
    if !matches!(kind, K::Stage | K::Step | K::Lane | K::Card | K::Persona | K::Channel | K::Department) {
        return Err(Refusal::WrongKind { command: "duplicate", kind });
    }
    document.get(reference).ok_or(Refusal::Unknown { record: reference })
}

/// Copies of cards are told apart by where they stand; of everything else, by a name.
fn renamed(mut copy: Record) -> Record {
    let name = match &mut copy {
        Record::Stage(stage) => &mut stage.name,
        Record::Step(step) => &mut step.name,
        Record::Lane(lane) => {
            if lane.name.is_empty() {
                lane.name = lane.kind.label().into();
            }
            &mut lane.name
        }
        Record::Persona(persona) => &mut persona.name,
        Record::Channel(channel) => &mut channel.name,
        Record::Department(department) => &mut department.name,
        _ => return copy,
    };
    *name = copied_name(name);
    copy
}

/// What is copied along, and under which ids.
struct Parts {
    /// The copied records, the original first.
    references: Vec<RecordRef>,
    /// The copies' ids by the originals'.
    ids: BTreeMap<Id, Id>,
    /// The last column of each copied card that spans columns.
    ends: BTreeMap<Id, Option<Id>>,
}

impl Parts {
    fn of(document: &Document, original: &Record, copy: Id) -> Self {
        let root = original.reference();
        let ids = BTreeMap::from([(root.id, copy)]);
        let mut parts = Parts { references: vec![root], ids, ends: BTreeMap::new() };
        match original {
            Record::Stage(stage) => {
                let steps = document.steps.values().filter(|step| step.place.stage == stage.id);
                parts.add(copy, RecordKind::Step, steps.map(|step| step.id));
                parts.add_columns(document, copy);
                parts.end_inside(document, stage.state);
                let prompts = document.prompts.values().filter(|prompt| prompt.stage == stage.id);
                parts.add(copy, RecordKind::Prompt, prompts.map(|prompt| prompt.id));
            }
            Record::Step(step) => {
                parts.add_columns(document, copy);
                if let Some(stage) = document.stages.get(&step.place.stage) {
                    parts.end_inside(document, stage.state);
                }
            }
            Record::Lane(lane) => {
                let in_lane = |card: &&Card| card.place.as_ref().is_some_and(|place| place.lane == lane.id);
                let cards = document.cards.values().filter(in_lane);
                parts.add(copy, RecordKind::Card, cards.map(|card| card.id));
                let metrics = document.metrics.values().filter(|metric| metric.lane == Some(lane.id));
                parts.add(copy, RecordKind::Metric, metrics.map(|metric| metric.id));
            }
            Record::Persona(persona) => {
                let emotions = document.emotions.values().filter(|it| it.persona == persona.id);
                parts.add(copy, RecordKind::Emotion, emotions.map(|emotion| emotion.id));
            }
            _ => {}
        }
        parts.add_hanging(document, copy);
        parts
    }

    fn add(&mut self, copy: Id, kind: RecordKind, ids: impl Iterator<Item = Id>) {
        for id in ids {
            self.references.push(RecordRef { kind, id });
            self.ids.insert(id, copy.derive(id));
        }
    }

    /// What stands in the copied stage or steps.
    fn add_columns(&mut self, document: &Document, copy: Id) {
        let columns: Vec<Id> = self.references.iter().map(|reference| reference.id).collect();
        let cards = document
            .cards
            .values()
            .filter(|card| card.place.as_ref().is_some_and(|place| columns.contains(&place.column)));
        self.add(copy, RecordKind::Card, cards.map(|card| card.id));
        let emotions = document.emotions.values().filter(|emotion| columns.contains(&emotion.column));
        self.add(copy, RecordKind::Emotion, emotions.map(|emotion| emotion.id));
        let metrics = document.metrics.values().filter(|metric| columns.contains(&metric.on.id));
        self.add(copy, RecordKind::Metric, metrics.map(|metric| metric.id));
    }

    /// Copied cards end where the copied columns do.
    fn end_inside(&mut self, document: &Document, state: Id) {
        let columns = Columns::of(document, state);
        let spanning = self.references.iter().filter_map(|it| document.cards.get(&it.id));
        for card in spanning.filter(|card| card.end_column.is_some()) {
            let inside = columns.covered(card).iter().rev().find(|column| self.ids.contains_key(column));
            let first = card.place.as_ref().map(|place| place.column);
            self.ends.insert(card.id, inside.copied().filter(|last| Some(*last) != first));
        }
    }

    /// Metrics of copied cards, measurements, links between copied cards, and evidence.
    fn add_hanging(&mut self, document: &Document, copy: Id) {
        let copied = |ids: &BTreeMap<Id, Id>, id: Id| ids.contains_key(&id);
        let on_cards = document.metrics.values().filter(|it| it.on.kind == RecordKind::Card);
        let metrics: Vec<Id> = on_cards
            .filter(|it| copied(&self.ids, it.on.id) && !copied(&self.ids, it.id))
            .map(|it| it.id)
            .collect();
        self.add(copy, RecordKind::Metric, metrics.into_iter());
        let readings = document.measurements.values().filter(|it| copied(&self.ids, it.metric));
        let readings: Vec<Id> = readings.map(|it| it.id).collect();
        self.add(copy, RecordKind::Measurement, readings.into_iter());
        let links = document.links.values();
        let links = links.filter(|it| copied(&self.ids, it.from) && copied(&self.ids, it.to));
        let links: Vec<Id> = links.map(|it| it.id).collect();
        self.add(copy, RecordKind::Link, links.into_iter());
        let evidence = document.evidence.values().filter(|it| copied(&self.ids, it.on.id));
        let evidence: Vec<Id> = evidence.map(|it| it.id).collect();
        self.add(copy, RecordKind::Evidence, evidence.into_iter());
    }

    /// The copy of one record: new ids throughout, and a lineage of its own.
    fn copy(&self, mut record: Record) -> Record {
        let renew = |id: &mut Id| {
            if let Some(new) = self.ids.get(id) {
                *id = *new;
            }
        };
        match &mut record {
            Record::Stage(it) => {
                renew(&mut it.id);
                it.lineage.clear();
            }
            Record::Step(it) => {
                renew(&mut it.id);
                renew(&mut it.place.stage);
                it.lineage.clear();
            }
            Record::Lane(it) => {
                renew(&mut it.id);
                it.lineage.clear();
            }
            Record::Card(it) => {
                if let Some(end) = self.ends.get(&it.id) {
                    it.end_column = *end;
                }
                renew(&mut it.id);
                if let Some(place) = &mut it.place {
                    renew(&mut place.lane);
                    renew(&mut place.column);
                }
                it.end_column.iter_mut().for_each(renew);
                it.lineage.clear();
            }
            Record::Emotion(it) => {
                renew(&mut it.id);
                renew(&mut it.column);
                renew(&mut it.persona);
                it.lineage.clear();
            }
            Record::Metric(it) => {
                renew(&mut it.id);
                renew(&mut it.on.id);
                it.lane.iter_mut().for_each(renew);
                it.lineage.clear();
            }
            Record::Measurement(it) => {
                renew(&mut it.id);
                renew(&mut it.metric);
            }
            Record::Link(it) => {
                renew(&mut it.id);
                renew(&mut it.from);
                renew(&mut it.to);
            }
            Record::Evidence(it) => {
                renew(&mut it.id);
                renew(&mut it.on.id);
            }
            Record::Prompt(it) => {
                renew(&mut it.id);
                renew(&mut it.stage);
            }
            Record::Persona(it) => renew(&mut it.id),
            Record::Channel(it) => renew(&mut it.id),
            Record::Department(it) => renew(&mut it.id),
            _ => {}
        }
        record
    }
}
