//! Says that a record is what another one is in another state.

use throughline_model::{Document, Id, RecordKind, RecordRef, Transaction};

use super::Action;
use crate::rules::exists;
use crate::{Named, PairRecords, Refusal, lineage};

impl Action for PairRecords {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        check(document, "pair_records", self.record, self.was)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let RecordRef { kind, id } = self.record;
        let was = RecordRef { kind, id: self.was };
        let document = transaction.document();
        let shared = lineage::of(document, was);
        let own = lineage::of(document, self.record);
        if own.iter().any(|id| shared.contains(id)) {
            return Ok(());
        }
        // Neither may have another partner left between the two states.
        let partners = |of: &[Id], state: Option<Id>, but: Id| {
            let kin = |it: &RecordRef| lineage::of(document, *it).iter().any(|id| of.contains(id));
            let is_in = |it: &RecordRef| state.is_none() || lineage::state(document, *it) == state;
            let there = |it: &RecordRef| it.kind == kind && it.id != but && is_in(it);
            document.references().into_iter().filter(there).filter(kin).collect::<Vec<_>>()
        };
        let rivals = partners(&shared, lineage::state(document, self.record), id);
        let former = partners(&own, lineage::state(document, was), was.id);
        let foreign: Vec<Id> = former.iter().flat_map(|it| lineage::of(document, *it)).collect();
        // Its own id stays where a further state was forked from it.
        let further = partners(&[id], None, id);
        let kept = own.into_iter().filter(|it| (*it != id || !further.is_empty()) && !foreign.contains(it));
        let joined = shared.iter().copied().chain(kept).collect();
        lineage::set(transaction, self.record, joined);
        for rival in rivals {
            let own = lineage::of(transaction.document(), rival);
            let left = own.into_iter().filter(|id| !shared.contains(id)).collect();
            lineage::set(transaction, rival, left);
        }
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Make pair".into()
    }
}

/// Both must exist, be of a kind that is paired, and stand in two states.
pub(super) fn check(
    document: &Document,
    command: &'static str,
    record: RecordRef,
    was: Id,
) -> Result<(), Refusal> {
    let kind: RecordKind = record.kind;
    if !lineage::is_paired(kind) {
        return Err(Refusal::WrongKind { command, kind });
    }
    let was = RecordRef { kind, id: was };
    exists(document, record)?;
    exists(document, was)?;
    if lineage::state(document, record) == lineage::state(document, was) {
        return Err(Refusal::SameState { record: Named::of(document, was) });
    }
    Ok(())
}
