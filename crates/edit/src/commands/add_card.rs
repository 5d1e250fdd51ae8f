//! Adds a card to a cell or to the tray.

use throughline_model::{Card, CardPlace, Document, Record, Transaction};

use super::Action;
use crate::rules::{cell, found, free};
use crate::siblings::put_before;
use crate::{AddCard, Refusal, fields};

impl AddCard {
    fn card(&self, document: &Document) -> Result<Record, Refusal> {
        let place = self.to.map(|to| CardPlace { lane: to.lane, column: to.column, ..CardPlace::default() });
        let blank = Card { id: self.id, state: self.state, place, ..Card::default() };
        let mut values = fields::text("text", &self.text);
        values.extend(self.fields.clone());
        fields::rewritten(document, &blank.into(), &values)
    }
}

impl Action for AddCard {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        free(document, self.id)?;
        found(&document.states, self.state)?;
        if let Some(to) = &self.to {
            cell(document, self.state, to)?;
        }
        self.card(document).map(|_| ())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let card = self.card(transaction.document())?;
        put_before(transaction, card, self.to.and_then(|to| to.before));
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Add card".into()
    }
}
