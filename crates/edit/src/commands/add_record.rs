//! Adds a record that has no place on the map: a persona, a channel, a metric, a link, …

use throughline_model::{Document, Record, RecordKind, Transaction};

use super::Action;
use crate::rules::free;
use crate::siblings::put_before;
use crate::{AddRecord, Refusal, fields, locks};

impl AddRecord {
    fn record(&self, document: &Document) -> Result<Record, Refusal> {
        fields::built(document, self.kind, self.id, &self.fields)
    }
}

impl Action for AddRecord {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        use RecordKind as K;
        match self.kind {
            K::Journey | K::Settings | K::Conflict | K::Stage | K::Step | K::Lane | K::Card | K::Emotion => {
                return Err(Refusal::WrongKind { command: "add_record", kind: self.kind });
            }
            K::State | K::Persona | K::Channel | K::Department | K::Metric | K::Measurement => {}
            K::Milestone | K::Evidence | K::Link | K::Comment | K::Asset | K::View | K::Deck | K::Prompt => {}
        }
        free(document, self.id)?;
        locks::check(document, &self.record(document)?)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let record = self.record(transaction.document())?;
        put_before(transaction, record, None);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        format!("Add {}", self.kind.label())
    }
}
