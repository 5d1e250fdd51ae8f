//! The cards of a state by lane and column, in one sorted list.

use throughline_model::{Card, Document, Id, Outline};

use super::by_id::ById;
use super::columns::Columns;

/// A card in the cell of its first column.
pub(crate) struct CellCard<'a> {
    /// Its lane and its first and last column, each by place.
    pub lane: usize,
    pub first: usize,
    pub last: usize,
    pub card: &'a Card,
}

/// The cards that stand on the map: lane by lane, column by column, in order.
pub(crate) struct Cells<'a> {
    cards: Vec<CellCard<'a>>,
    /// Every card of the state, those in the tray too.
    known: ById<Id, &'a Card>,
}

impl<'a> Cells<'a> {
    pub fn of(document: &'a Document, outline: &Outline<'a>, columns: &Columns) -> Self {
        let lanes: ById<Id, usize> =
            outline.lanes.iter().enumerate().map(|(place, lane)| (lane.id, place)).collect();
        let mut known = ById::with_capacity_and_hasher(document.cards.len(), Default::default());
        let mut cards = Vec::with_capacity(document.cards.len());
        for card in document.cards.values().filter(|card| card.state == outline.state) {
            known.insert(card.id, card);
            let lane = card.place.as_ref().and_then(|place| lanes.get(&place.lane));
            let span = card.place.as_ref().and_then(|place| columns.span(place.column, card.end_column));
            if let (Some(lane), Some((first, last))) = (lane, span) {
                cards.push(CellCard { lane: *lane, first, last, card });
            }
        }
        // Cell by cell first, by numbers that lie beside each other: only the few cards of a cell
        // are compared by what must be fetched from their records.
        cards.sort_unstable_by_key(|cell| (cell.lane, cell.first));
        for cell in cards.chunk_by_mut(|a, b| (a.lane, a.first) == (b.lane, b.first)) {
            let order = |cell: &CellCard<'a>| cell.card.place.as_ref().map(|place| &place.order);
            cell.sort_unstable_by(|a, b| (order(a), a.card.id).cmp(&(order(b), b.card.id)));
        }
        Cells { cards, known }
    }

    /// The cards of a lane: column by column, in order.
    pub fn of_lane(&self, lane: usize) -> &[CellCard<'a>] {
        let start = self.cards.partition_point(|cell| cell.lane < lane);
        let end = self.cards.partition_point(|cell| cell.lane <= lane);
        self.cards.get(start..end).unwrap_or_default()
    }

    /// A card of the state.
    pub fn card(&self, id: Id) -> Option<&'a Card> {
        self.known.get(&id).copied()
    }
}
