//! The columns of a state, and the cards that span several while columns come, go and move.

use std::collections::BTreeMap;

use throughline_model::{Card, CardPlace, Document, Id, Step, Transaction};

use crate::siblings::Siblings;

/// The columns of one state from left to right.
pub(crate) struct Columns {
    in_order: Vec<Id>,
    index: BTreeMap<Id, usize>,
}

impl Columns {
    /// Works them out without looking at cards, of which there are many.
    pub fn of(document: &Document, state: Id) -> Self {
        let mut steps: BTreeMap<Id, Vec<&Step>> = BTreeMap::new();
        for step in document.steps.values() {
            steps.entry(step.place.stage).or_default().push(step);
        }
        let mut in_order = Vec::new();
        for (stage, _) in (Siblings::Stages { state }).in_order(document) {
            match steps.get_mut(&stage) {
                None => in_order.push(stage),
                Some(steps) => {
                    steps.sort_by(|a, b| (&a.place.order, a.id).cmp(&(&b.place.order, b.id)));
                    in_order.extend(steps.iter().map(|step| step.id));
                }
            }
        }
        let index = in_order.iter().enumerate().map(|(index, column)| (*column, index)).collect();
        Columns { in_order, index }
    }

    /// The column's place from the left, beginning at 0.
    pub fn index(&self, column: Id) -> Option<usize> {
        self.index.get(&column).copied()
    }

    /// The columns that a card covers, from left to right; none for one in the tray.
    pub fn covered(&self, card: &Card) -> &[Id] {
        let first = card.place.as_ref().and_then(|place| self.index(place.column));
        let Some(first) = first else { return &[] };
        let last = card.end_column.and_then(|end| self.index(end)).unwrap_or(first).max(first);
        &self.in_order[first..=last]
    }

    /// The last column of a card that begins in `first` and covers `count` columns, fewer where
    /// the map ends; none where it covers just one.
    pub fn end_of(&self, first: Id, count: usize) -> Option<Id> {
        let first = self.index(first)?;
        let last = (first + count.max(1) - 1).min(self.in_order.len() - 1);
        (last > first).then(|| self.in_order[last])
    }
}

/// The spanning cards of a state and what they cover, kept while its columns change.
pub(crate) struct Spans {
    state: Id,
    covered: Vec<(Id, Vec<Id>)>,
}

impl Spans {
    /// Remembers what each spanning card covers.
    pub fn of(document: &Document, state: Id) -> Self {
        let mut spanning = document
            .cards
            .values()
            .filter(|card| card.end_column.is_some() && card.state == state)
            .peekable();
        if spanning.peek().is_none() {
            return Spans { state, covered: Vec::new() };
        }
        let columns = Columns::of(document, state);
        let covered = spanning.map(|card| (card.id, columns.covered(card).to_vec())).collect();
        Spans { state, covered }
    }

    /// The spanning cards and the columns that they cover.
    pub fn iter(&self) -> impl Iterator<Item = (Id, &[Id])> {
        self.covered.iter().map(|(card, covered)| (*card, covered.as_slice()))
    }

    /// Makes the cards cover what has become of their columns: `image` names the column that one
    /// has turned into, or none for one that is gone.
    ///
    /// A card begins in the first that is left. It ends where it ended, or, where that is gone or
    /// no longer to the right, in the rightmost of those that it covered.
    pub fn settle(&self, transaction: &mut Transaction, image: impl Fn(Id) -> Option<Id>) {
        if self.covered.is_empty() {
            return;
        }
        let columns = Columns::of(transaction.document(), self.state);
        for (id, covered) in &self.covered {
            let Some(card) = transaction.document().cards.get(id) else { continue };
            let images: Vec<usize> =
                covered.iter().filter_map(|column| columns.index(image(*column)?)).collect();
            let (Some(&first), Some(&rightmost)) = (images.first(), images.iter().max()) else { continue };
            let ended = covered.last().and_then(|column| columns.index(image(*column)?));
            let last = ended.filter(|last| *last > first).unwrap_or(rightmost);
            let end_column = (last > first).then(|| columns.in_order[last]);
            let column = columns.in_order[first];
            if card.end_column == end_column && card.place.as_ref().is_none_or(|it| it.column == column) {
                continue;
            }
            let mut card = card.clone();
            card.end_column = end_column;
            if let Some(place) = card.place.take() {
                card.place = Some(moved_to(transaction, card.id, place, column));
            }
            transaction.put(card);
        }
    }
}

/// The place at the end of the lane's cell in another column; its own column changes nothing.
pub(crate) fn moved_to(transaction: &mut Transaction, card: Id, place: CardPlace, column: Id) -> CardPlace {
    if place.column == column {
        return place;
    }
    let siblings = Siblings::Cards { lane: place.lane, column };
    CardPlace { column, order: siblings.make_room(transaction, card, None), ..place }
}
