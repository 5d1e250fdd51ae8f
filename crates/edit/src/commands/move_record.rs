//! Moves a persona, channel, department, state or metric among its likes.

use throughline_model::{Document, Record, RecordKind, Transaction};

use super::Action;
use crate::siblings::{Siblings, put_before};
use crate::{MoveRecord, Refusal, locks};

impl MoveRecord {
    fn record(&self, document: &Document) -> Result<Record, Refusal> {
        document.get(self.record).ok_or(Refusal::Unknown { record: self.record })
    }
}

impl Action for MoveRecord {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        use RecordKind as K;
        let kind = self.record.kind;
        let wrong = Refusal::WrongKind { command: "move_record", kind };
        if !matches!(kind, K::Persona | K::Channel | K::Department | K::State | K::Metric) {
            return Err(wrong);
        }
        let record = self.record(document)?;
        locks::check(document, &record)?;
        Siblings::of(&record).ok_or(wrong)?.check_before(document, self.before)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let record = self.record(transaction.document())?;
        put_before(transaction, record, self.before);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        format!("Move {}", self.record.kind.label())
    }
}
