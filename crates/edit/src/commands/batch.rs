//! Runs several commands as one action: all or none, each seeing what the earlier ones did.

use std::collections::BTreeSet;

use throughline_model::{Document, Id, Transaction};

use super::Action;
use crate::{Batch, Command, MoveCard, Refusal};

impl Batch {
    /// Does something with each command, and says which one it failed with.
    fn each(&self, mut act: impl FnMut(&Command) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let count = self.commands.len();
        self.commands.iter().enumerate().try_for_each(|(index, command)| {
            act(command).map_err(|refusal| Refusal::InBatch { index, count, refusal: Box::new(refusal) })
        })
    }

    /// Whether all commands move cards and none goes before another of them: then no answer
    /// depends on what the earlier ones did.
    fn moves_cards_apart(&self) -> bool {
        let moved: BTreeSet<Id> = self.commands.iter().filter_map(moved_card).map(|it| it.card).collect();
        let goes_apart =
            |it: &MoveCard| it.to.and_then(|to| to.before).is_none_or(|before| !moved.contains(&before));
        self.commands.iter().all(|command| moved_card(command).is_some_and(goes_apart))
    }
}

fn moved_card(command: &Command) -> Option<&MoveCard> {
    match command {
        Command::MoveCard(command) => Some(command),
        _ => None,
    }
}

impl Action for Batch {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        // Asked at every movement while several cards are being dragged, when a copy costs too much.
        if self.moves_cards_apart() {
            let ask = |command: &Command| command.action().permit(document);
            return self.each(ask);
        }
        let mut copy = document.clone();
        self.perform(&mut Transaction::new(&mut copy))
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        self.each(|command| command.action().run(transaction))
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
