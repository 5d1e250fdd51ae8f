//! Copies a state into a new one whose records remember what they were: the future begins as today.

use std::collections::BTreeMap;

use throughline_model::{Document, Id, Record, RecordData, State, StateKind, Transaction};

use super::Action;
use crate::rules::{found, free};
use crate::siblings::put_before;
use crate::{ForkState, Refusal, fields};

impl ForkState {
    fn fork(&self, document: &Document) -> Result<Record, Refusal> {
        let origin = found(&document.states, self.state)?;
        let fork = State {
            id: self.id,
            kind: StateKind::Future,
            scenario: origin.scenario.clone(),
            goal: origin.goal.clone(),
            based_on: Some(origin.id),
            ..State::default()
        };
        fields::rewritten(document, &fork.into(), &fields::text("name", &self.name))
    }

    /// The copied records and the copies' ids, derived from the fork's.
    fn parts(&self, document: &Document) -> Parts {
        let mut parts = Parts { ids: BTreeMap::from([(self.state, self.id)]), records: Vec::new() };
        parts.add(self.id, document.stages.values().filter(|it| it.state == self.state));
        parts.add(self.id, document.lanes.values().filter(|it| it.state == self.state));
        parts.add(self.id, document.cards.values().filter(|it| it.state == self.state));
        let copied = parts.ids.clone();
        let has = |id: &Id| copied.contains_key(id);
        parts.add(self.id, document.steps.values().filter(|it| has(&it.place.stage)));
        parts.add(self.id, document.prompts.values().filter(|it| has(&it.stage)));
        parts.add(self.id, document.links.values().filter(|it| has(&it.from) && has(&it.to)));
        let copied = parts.ids.clone();
        let has = |id: &Id| copied.contains_key(id);
        parts.add(self.id, document.emotions.values().filter(|it| has(&it.column)));
        parts.add(self.id, document.metrics.values().filter(|it| has(&it.on.id)));
        let copied = parts.ids.clone();
        let has = |id: &Id| copied.contains_key(id);
        parts.add(self.id, document.measurements.values().filter(|it| has(&it.metric)));
        let copied = parts.ids.clone();
        parts.add(self.id, document.evidence.values().filter(|it| copied.contains_key(&it.on.id)));
        parts
    }
}

impl Action for ForkState {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        free(document, self.id)?;
        self.fork(document)?;
        self.parts(document).ids.values().try_for_each(|id| free(document, *id))
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let fork = self.fork(transaction.document())?;
        let parts = self.parts(transaction.document());
        put_before(transaction, fork, None);
        for record in parts.records {
            transaction.put(copy(record, &parts.ids));
        }
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Fork state".into()
    }
}

/// What is copied, and the copies' ids by the originals'.
struct Parts {
    ids: BTreeMap<Id, Id>,
    records: Vec<Record>,
}

impl Parts {
    fn add<'a, T: RecordData + 'a>(&mut self, fork: Id, records: impl Iterator<Item = &'a T>) {
        for record in records {
            self.ids.insert(record.id(), fork.derive(record.id()));
            self.records.push(record.clone().into_record());
        }
    }
}

/// The copy of one record: new ids throughout, and the lineage of the original.
fn copy(mut record: Record, ids: &BTreeMap<Id, Id>) -> Record {
    match &mut record {
        Record::Stage(it) => it.lineage = it.lineage().to_vec(),
        Record::Step(it) => it.lineage = it.lineage().to_vec(),
        Record::Lane(it) => it.lineage = it.lineage().to_vec(),
        Record::Card(it) => it.lineage = it.lineage().to_vec(),
        Record::Emotion(it) => it.lineage = it.lineage().to_vec(),
        Record::Metric(it) => it.lineage = it.lineage().to_vec(),
        _ => {}
    }
    record.each_id(|id| {
        if let Some(new) = ids.get(id) {
            *id = *new;
        }
    });
    record
}
