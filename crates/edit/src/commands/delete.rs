//! Deletes records with what stands in or hangs on them.

use throughline_model::{Document, Record, RecordKind, RecordRef, Transaction};

use super::Action;
use crate::deletion::Deletion;
use crate::rules::{exists, unlocked};
use crate::{Delete, Named, Refusal, locks};

impl Action for Delete {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        for record in &self.records {
            exists(document, *record)?;
            if matches!(record.kind, RecordKind::Journey | RecordKind::Settings) {
                return Err(Refusal::WrongKind { command: "delete", kind: record.kind });
            }
        }
        let is_named = |state: &&RecordRef| self.records.contains(state);
        let states: Vec<RecordRef> =
            document.states.keys().map(|id| RecordRef { kind: RecordKind::State, id: *id }).collect();
        if let (Some(last), true) = (states.last(), states.iter().all(|state| is_named(&state))) {
            return Err(Refusal::LastState { state: Named::of(document, *last) });
        }
        for reference in Deletion::of(document, &self.records).removed() {
            let Some(record) = document.get(reference) else { continue };
            if let Record::Lane(lane) = &record {
                unlocked(document, lane)?;
            }
            locks::check(document, &record)?;
        }
        Ok(())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        Deletion::of(transaction.document(), &self.records).run(transaction);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        match self.records.as_slice() {
            [one] => format!("Delete {}", one.kind.label()),
            [first, rest @ ..] if rest.iter().all(|other| other.kind == first.kind) => {
                format!("Delete {} {}", self.records.len(), plural(first.kind))
            }
            several => format!("Delete {} records", several.len()),
        }
    }
}

fn plural(kind: RecordKind) -> String {
    match kind {
        RecordKind::Evidence => "pieces of evidence".into(),
        kind => format!("{}s", kind.label()),
    }
}
