//! The cards of a state by lane and column, in one sorted list that is kept from one layout to the
//! next: only cards that have changed since are looked at.

use std::cmp::Ordering;
use std::sync::Arc;

use throughline_model::{Card, Document, Id, OrderKey, Outline};

use super::by_id::ById;
use super::columns::Columns;

/// A card in the cell of its first column.
pub(crate) struct CellCard {
    id: Id,
    /// Its lane and its first and last column, each by place.
    pub lane: usize,
    pub first: usize,
    pub last: usize,
    pub card: Arc<Card>,
}

impl CellCard {
    /// Lane by lane, column by column, and only within a cell by what must be fetched from the
    /// records.
    fn cmp(&self, other: &CellCard) -> Ordering {
        (self.lane, self.first)
            .cmp(&(other.lane, other.first))
            .then_with(|| (self.order(), self.id).cmp(&(other.order(), other.id)))
    }

    fn order(&self) -> Option<&OrderKey> {
        self.card.place.as_ref().map(|place| &place.order)
    }
}

/// The cards that stand on the map: lane by lane, column by column, in order.
#[derive(Default)]
pub(crate) struct Cells {
    state: Id,
    lanes: Vec<Id>,
    columns: Vec<Id>,
    cards: Vec<CellCard>,
    /// Every card as it was last looked at, those in the tray and of other states too.
    known: ById<Id, Arc<Card>>,
    /// For each lane the number of the update that last changed its cards.
    changed_in: Vec<u64>,
    updates: u64,
}

impl Cells {
    /// Takes in what has changed since the last time.
    pub fn update(&mut self, document: &Document, outline: &Outline, columns: &Columns) {
        self.updates += 1;
        let lanes = outline.lanes.iter().map(|lane| lane.id);
        let same_lanes = self.lanes.len() == lanes.len() && self.lanes.iter().copied().eq(lanes.clone());
        if self.state != outline.state || !same_lanes || self.columns != outline.columns {
            *self = Cells {
                state: outline.state,
                lanes: lanes.collect(),
                columns: outline.columns.clone(),
                changed_in: vec![self.updates; outline.lanes.len()],
                updates: self.updates,
                ..Cells::default()
            };
        }
        let (gone, fresh) = self.take_in(document, columns);
        if !gone.is_empty() {
            let (changed_in, now) = (&mut self.changed_in, self.updates);
            self.cards.retain(|cell| {
                let goes = gone.contains_key(&cell.id);
                if goes {
                    changed_in[cell.lane] = now;
                }
                !goes
            });
        }
        for cell in &fresh {
            self.changed_in[cell.lane] = self.updates;
        }
        self.cards = merged(std::mem::take(&mut self.cards), fresh);
    }

    /// The cards that are no longer what they were, and where changed and new ones stand.
    fn take_in(&mut self, document: &Document, columns: &Columns) -> (ById<Id, ()>, Vec<CellCard>) {
        let lanes: ById<Id, usize> =
            self.lanes.iter().enumerate().map(|(place, lane)| (*lane, place)).collect();
        self.known.reserve(document.cards.len().saturating_sub(self.known.len()));
        let (mut gone, mut fresh) = (ById::default(), Vec::new());
        for (id, card) in document.cards.shared() {
            match self.known.get(id) {
                Some(known) if Arc::ptr_eq(known, card) => continue,
                Some(_) => _ = gone.insert(*id, ()),
                None => {}
            }
            self.known.insert(*id, card.clone());
            let place = card.place.as_ref().filter(|_| card.state == self.state);
            let lane = place.and_then(|place| lanes.get(&place.lane));
            let span = place.and_then(|place| columns.span(place.column, card.end_column));
            if let (Some(lane), Some((first, last))) = (lane, span) {
                fresh.push(CellCard { id: *id, lane: *lane, first, last, card: card.clone() });
            }
        }
        if self.known.len() > document.cards.len() {
            self.known.retain(|id, _| {
                let stays = document.cards.contains_key(id);
                if !stays {
                    gone.insert(*id, ());
                }
                stays
            });
        }
        fresh.sort_unstable_by(CellCard::cmp);
        (gone, fresh)
    }

    /// The cards of a lane: column by column, in order.
    pub fn of_lane(&self, lane: usize) -> &[CellCard] {
        let start = self.cards.partition_point(|cell| cell.lane < lane);
        let end = self.cards.partition_point(|cell| cell.lane <= lane);
        self.cards.get(start..end).unwrap_or_default()
    }

    /// Which update last changed the cards of a lane: as long as the number stays, so do they.
    pub fn changed_in(&self, lane: usize) -> u64 {
        self.changed_in.get(lane).copied().unwrap_or(self.updates)
    }

    /// A card of the state.
    pub fn card(&self, id: Id) -> Option<&Card> {
        self.known.get(&id).map(|card| &**card).filter(|card| card.state == self.state)
    }
}

/// Two sorted lists as one.
fn merged(kept: Vec<CellCard>, fresh: Vec<CellCard>) -> Vec<CellCard> {
    if kept.is_empty() || fresh.is_empty() {
        return if kept.is_empty() { fresh } else { kept };
    }
    let mut all = Vec::with_capacity(kept.len() + fresh.len());
    let mut kept = kept.into_iter().peekable();
    for cell in fresh {
        while let Some(before) = kept.next_if(|known| known.cmp(&cell).is_lt()) {
            all.push(before);
        }
        all.push(cell);
    }
    all.extend(kept);
    all
}
