//! Cards that span several columns: what each covers, and where it ends once its columns moved.

use std::collections::BTreeMap;

use throughline_model::{Card, Document, Id, Outline};

/// The columns of each state in order, worked out when first asked for.
pub(crate) struct Columns<'a> {
    document: &'a Document,
    by_state: BTreeMap<Id, Vec<Id>>,
}

impl<'a> Columns<'a> {
    pub fn new(document: &'a Document) -> Self {
        Columns { document, by_state: BTreeMap::new() }
    }

    fn of(&mut self, state: Id) -> &[Id] {
        let work_out = || Outline::without_cards(self.document, state).columns;
        self.by_state.entry(state).or_insert_with(work_out)
    }

    /// A column's place from the left, beginning at 0.
    pub fn index(&mut self, state: Id, column: Id) -> Option<usize> {
        self.of(state).iter().position(|known| *known == column)
    }

    /// The column at a place from the left.
    pub fn at(&mut self, state: Id, index: usize) -> Option<Id> {
        self.of(state).get(index).copied()
    }

    /// The columns that a card covers, from left to right.
    pub fn covered(&mut self, card: &Card) -> Vec<Id> {
        let Some(first) = card.place.as_ref().and_then(|place| self.index(card.state, place.column)) else {
            return Vec::new();
        };
        let last = card.end_column.and_then(|end| self.index(card.state, end)).unwrap_or(first);
        self.of(card.state)[first..=last.max(first)].to_vec()
    }

    /// Where a card that begins at `first` ends, now that the columns that it covered are these, none
    /// for one that is gone. As the editor settles spans: where it ended, or else in the rightmost
    /// that is left; in its first column where none stands to the right.
    pub fn end(&mut self, state: Id, first: usize, covered: &[Option<Id>]) -> usize {
        let mut index = |column: &Option<Id>| column.and_then(|column| self.index(state, column));
        let ended = covered.last().and_then(&mut index).filter(|end| *end > first);
        let rightmost = || covered.iter().filter_map(index).max();
        ended.or_else(rightmost).unwrap_or(first).max(first)
    }
}
