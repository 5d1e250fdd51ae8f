//! Runs several commands as one action: all or none, each seeing what the earlier ones did.

use throughline_model::{Document, Transaction};

use super::Action;
use crate::{Batch, Refusal};

impl Action for Batch {
    /// Each command is asked in its turn, on the document as the earlier ones leave it.
    fn permit(&self, _document: &Document) -> Result<(), Refusal> {
        Ok(())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let count = self.commands.len();
        self.commands.iter().enumerate().try_for_each(|(index, command)| {
            let done = command.action().run(transaction);
            done.map_err(|refusal| Refusal::InBatch { index, count, refusal: Box::new(refusal) })
        })
    }

    fn label(&self, document: &Document) -> String {
        match self.commands.as_slice() {
            [only] if self.label.is_empty() => only.label(document),
            commands if self.label.is_empty() => format!("{} edits", commands.len()),
            _ => self.label.clone(),
        }
    }
}
