//! Moves a step within its stage or to another of the same state; what stands in it goes with it.

use throughline_model::{Document, Step, StepPlace, Transaction};

use super::Action;
use crate::columns::Spans;
use crate::hand_over::hand_over;
use crate::rules::{found, same_state, stage_ref};
use crate::siblings::{Siblings, put_before};
use crate::{MoveStep, Refusal};

impl Action for MoveStep {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let step = found(&document.steps, self.step)?;
        let from = found(&document.stages, step.place.stage)?;
        let to = found(&document.stages, self.stage)?;
        same_state(document, stage_ref(to.id), to.state, from.state)?;
        Siblings::Steps { stage: self.stage }.check_before(document, self.before)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let document = transaction.document();
        let step = found(&document.steps, self.step)?.clone();
        let state = found(&document.stages, self.stage)?.state;
        let spans = Spans::of(document, state);
        let is_first = Siblings::Steps { stage: self.stage }.in_order(document).is_empty();
        let place = StepPlace { stage: self.stage, ..step.place.clone() };
        put_before(transaction, Step { place, ..step }.into(), self.before);
        if is_first {
            hand_over(transaction, &[self.stage], self.step);
        }
        let taken_over = |column| is_first && column == self.stage;
        spans.settle(transaction, |column| Some(if taken_over(column) { self.step } else { column }));
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Move step".into()
    }
}
