//! Moves a stage among the stages of its state, with all that stands in it.

use throughline_model::{Document, Transaction};

use super::Action;
use crate::columns::Spans;
use crate::rules::found;
use crate::siblings::{Siblings, put_before};
use crate::{MoveStage, Refusal};

impl Action for MoveStage {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let stage = found(&document.stages, self.stage)?;
        Siblings::Stages { state: stage.state }.check_before(document, self.before)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let stage = found(&transaction.document().stages, self.stage)?.clone();
        let spans = Spans::of(transaction.document(), stage.state);
        put_before(transaction, stage.into(), self.before);
        spans.settle(transaction, Some);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Move stage".into()
    }
}
