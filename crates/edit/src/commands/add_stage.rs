//! Adds a stage, without steps: a column of its own.

use throughline_model::{Document, Record, Stage, Transaction};

use super::Action;
use crate::rules::{found, free};
use crate::siblings::{Siblings, put_before};
use crate::{AddStage, Refusal, fields};

impl AddStage {
    fn stage(&self, document: &Document) -> Result<Record, Refusal> {
        let blank = Stage { id: self.id, state: self.state, ..Stage::default() };
        fields::rewritten(document, &blank.into(), &fields::text("name", &self.name))
    }
}

impl Action for AddStage {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        free(document, self.id)?;
        found(&document.states, self.state)?;
        Siblings::Stages { state: self.state }.check_before(document, self.before)?;
        self.stage(document).map(|_| ())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let stage = self.stage(transaction.document())?;
        put_before(transaction, stage, self.before);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Add stage".into()
    }
}
