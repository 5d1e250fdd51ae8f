//! Adds a step to a stage; the first one takes over what stood in the stage's column.

use throughline_model::{Document, Record, Step, StepPlace, Transaction};

use super::Action;
use crate::columns::Spans;
use crate::hand_over::hand_over;
use crate::rules::{found, free};
use crate::siblings::{Siblings, put_before};
use crate::{AddStep, Refusal, fields};

impl AddStep {
    fn step(&self, document: &Document) -> Result<Record, Refusal> {
        let place = StepPlace { stage: self.stage, ..StepPlace::default() };
        let blank = Step { id: self.id, place, ..Step::default() };
        fields::rewritten(document, &blank.into(), &fields::text("name", &self.name))
    }
}

impl Action for AddStep {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        free(document, self.id)?;
        found(&document.stages, self.stage)?;
        Siblings::Steps { stage: self.stage }.check_before(document, self.before)?;
        self.step(document).map(|_| ())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let document = transaction.document();
        let step = self.step(document)?;
        let state = found(&document.stages, self.stage)?.state;
        let is_first = Siblings::Steps { stage: self.stage }.in_order(document).is_empty();
        if !is_first {
            put_before(transaction, step, self.before);
            return Ok(());
        }
        let spans = Spans::of(document, state);
        put_before(transaction, step, self.before);
        hand_over(transaction, &[self.stage], self.id);
        spans.settle(transaction, |column| Some(if column == self.stage { self.id } else { column }));
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Add step".into()
    }
}
