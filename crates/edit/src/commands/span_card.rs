//! Lets a card span to another column, or stand in one again.

use throughline_model::{Card, CardPlace, Document, Transaction};

use super::Action;
use crate::columns::{Columns, moved_to};
use crate::rules::{card_ref, column_of, found};
use crate::{Named, Refusal, SpanCard, locks};

impl SpanCard {
    fn place<'a>(&self, document: &Document, card: &'a Card) -> Result<&'a CardPlace, Refusal> {
        let in_tray = || Refusal::InTray { card: Named::of(document, card_ref(card.id)) };
        card.place.as_ref().ok_or_else(in_tray)
    }
}

impl Action for SpanCard {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let card = found(&document.cards, self.card)?;
        let first = self.first.unwrap_or(self.place(document, card)?.column);
        locks::check(document, &card.clone().into())?;
        column_of(document, first, card.state)?;
        let Some(last) = self.last else { return Ok(()) };
        column_of(document, last, card.state)?;
        let columns = Columns::of(document, card.state);
        if columns.index(last) < columns.index(first) {
            return Err(Refusal::SpanBackwards { card: Named::of(document, card_ref(card.id)) });
        }
        Ok(())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let document = transaction.document();
        let card = found(&document.cards, self.card)?.clone();
        let place = self.place(document, &card)?.clone();
        let first = self.first.unwrap_or(place.column);
        let place = moved_to(transaction, card.id, place, first);
        let end_column = self.last.filter(|last| *last != first);
        transaction.put(Card { place: Some(place), end_column, ..card });
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Stretch card".into()
    }
}
