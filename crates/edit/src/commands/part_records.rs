//! Says that a record is not what another one is in another state.

use throughline_model::{Document, Id, RecordRef, Transaction};

use super::{Action, pair_records};
use crate::{PartRecords, Refusal, lineage};

impl Action for PartRecords {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        pair_records::check(document, "part_records", self.record, self.was)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let was = RecordRef { kind: self.record.kind, id: self.was };
        let (own, theirs) =
            (lineage::of(transaction.document(), self.record), lineage::of(transaction.document(), was));
        // Where the other was forked from this one, it is the other that forgets.
        let (forgetting, mut kept) = if theirs.contains(&self.record.id) {
            (was, without(theirs, &own))
        } else {
            (self.record, without(own, &theirs))
        };
        if !kept.contains(&forgetting.id) {
            kept.push(forgetting.id);
        }
        lineage::set(transaction, forgetting, kept);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Break pair".into()
    }
}

fn without(ids: Vec<Id>, gone: &[Id]) -> Vec<Id> {
    ids.into_iter().filter(|id| !gone.contains(id)).collect()
}
