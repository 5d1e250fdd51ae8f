//! Runs several commands as one action: all or none, each seeing what the earlier ones did.

use throughline_model::{Document, Transaction};

use super::Action;
use crate::{Batch, Refusal};

impl Action for Batch {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let mut copy = document.clone();
        self.perform(&mut Transaction::new(&mut copy))
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        for (index, command) in self.commands.iter().enumerate() {
            command.action().run(transaction).map_err(|refusal| Refusal::InBatch {
                index,
                count: self.commands.len(),
                refusal: Box::new(refusal),
            })?;
        }
        Ok(())
    }

    fn label(&self, document: &Document) -> String {
        match self.commands.as_slice() {
            [only] if self.label.is_empty() => only.label(document),
            commands if self.label.is_empty() => format!("{} edits", commands.len()),
            _ => self.label.clone(),
        }
    }

    /// Each command asks for itself, on the document as the earlier ones leave it.
    fn run(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        self.perform(transaction)
    }
}
