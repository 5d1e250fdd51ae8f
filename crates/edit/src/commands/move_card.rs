//! Moves a card to a cell, a place within it, or the tray.

use throughline_model::{Card, CardPlace, Document, Transaction};

use super::Action;
use crate::columns::Columns;
use crate::rules::{cell, found};
use crate::siblings::put_before;
use crate::{MoveCard, Refusal, locks};

impl Action for MoveCard {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let card = found(&document.cards, self.card)?;
        locks::check(document, &card.clone().into())?;
        match &self.to {
            Some(to) => cell(document, card.state, to),
            None => Ok(()),
        }
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let document = transaction.document();
        let mut card: Card = found(&document.cards, self.card)?.clone();
        let Some(to) = self.to else {
            transaction.put(Card { place: None, end_column: None, ..card });
            return Ok(());
        };
        let old = card.place.take().unwrap_or_default();
        if card.end_column.is_some() && old.column != to.column {
            let columns = Columns::of(document, card.state);
            let covered = found(&document.cards, self.card).map(|card| columns.covered(card).len())?;
            card.end_column = columns.end_of(to.column, covered);
        }
        card.place = Some(CardPlace { lane: to.lane, column: to.column, ..old });
        put_before(transaction, card.into(), to.before);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        if self.to.is_none() { "Move card to tray".into() } else { "Move card".into() }
    }
}
