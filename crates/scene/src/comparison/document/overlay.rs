//! One map of both sides: what the second has, and ghosts of what the first alone had.

use std::collections::{BTreeMap, BTreeSet};

use throughline_model::{Card, Document, Id, OrderKey};

use super::Assembly;
use crate::comparison::union::ghost;

impl Assembly<'_, '_> {
    /// One map of both sides.
    pub fn overlay(mut self) -> Document {
        self.add_lanes();
        self.add_cards_of_b();
        self.add_ghosts();
        self.add_moments_felt();
        self.add_metrics();
        self.add_links();
        self.add_what_hangs_on();
        self.document
    }

    /// Cards that the first side alone has here: those that are gone, and the places of those that
    /// stand elsewhere now, each behind the card that it followed.
    fn add_ghosts(&mut self) {
        let union = self.union;
        let (a, b) = (union.a.document, union.b.document);
        let mut cells: BTreeMap<(Id, Id), Vec<&Card>> = Default::default();
        let ghostly = |card: &Card| match union.b_of(card.id) {
            None => true,
            Some(now) => self.marks.left_for(ghost(card.id)).is_some() && b.cards.contains_key(&now),
        };
        let stands = |card: &Card| {
            let place = card.place.as_ref()?;
            Some((union.home(place.lane)?, union.home(place.column)?))
        };
        let of_state = || a.cards.values().filter(|card| card.state == union.outline_a.state);
        let touched: BTreeSet<(Id, Id)> =
            of_state().filter(|card| ghostly(card)).filter_map(stands).collect();
        if touched.is_empty() {
            return;
        }
        for card in of_state() {
            if let Some(cell) = stands(card).filter(|cell| touched.contains(cell)) {
                cells.entry(cell).or_default().push(card);
            }
        }
        for ((lane, column), mut cards) in cells {
            let key = |card: &&Card| card.place.as_ref().map(|place| (place.order.clone(), card.id));
            cards.sort_by_key(key);
            let mut behind = String::new();
            for (count, card) in cards.into_iter().enumerate() {
                let now = union.b_of(card.id).and_then(|id| self.document.cards.get(&id));
                let here = now.and_then(|now| now.place.as_ref());
                if let Some(place) = here.filter(|place| (place.lane, place.column) == (lane, column)) {
                    behind = place.order.as_str().to_owned();
                    continue;
                }
                if !(union.b_of(card.id).is_none() || self.marks.left_for(ghost(card.id)).is_some()) {
                    continue;
                }
                let mut record = self.translated(card);
                if let Some(place) = &mut record.place {
                    (place.lane, place.column) = (lane, column);
                    // Behind its neighbour's key and before every longer one: no key holds "!".
                    place.order = OrderKey::from_text(format!("{behind}!{count:06}"));
                }
                self.ghosts.insert(card.id, record.id);
                self.marks.stand_in(record.id, card.id);
                self.document.cards.insert(record.id, record);
            }
        }
    }

    /// The points of curves: those of the second side, and of what the first side alone has.
    fn add_moments_felt(&mut self) {
        let union = self.union;
        for emotion in union.b.document.emotions.values() {
            if union.outline_b.columns.contains(&emotion.column) {
                let mut emotion = emotion.clone();
                emotion.column = union.column_of_b(emotion.column);
                self.document.emotions.insert(emotion.id, emotion);
            }
        }
        for emotion in union.a.document.emotions.values() {
            let column = union.stood(emotion.column);
            let gone = column.filter(|column| *column == ghost(emotion.column));
            if let (Some(column), None) = (gone, union.b_of(emotion.id)) {
                let mut emotion = emotion.clone();
                (emotion.id, emotion.column) = (ghost(emotion.id), column);
                emotion.persona = union.b_of(emotion.persona).unwrap_or(emotion.persona);
                self.document.emotions.insert(emotion.id, emotion);
            }
        }
    }

    /// The metrics of the second side, and those that are gone, with their readings.
    fn add_metrics(&mut self) {
        let union = self.union;
        self.add_metrics_of_b();
        for metric in union.a.document.metrics.values().filter(|it| union.b_of(it.id).is_none()) {
            if let Some(column) = union.home(metric.on.id) {
                self.add_ghost_metric(metric, column, metric.lane.and_then(|lane| union.home(lane)));
            }
        }
        self.add_readings_of_ghosts();
    }

    /// The links of the second side, and those that are gone, between what is drawn for their cards.
    fn add_links(&mut self) {
        let union = self.union;
        let (a, b) = (union.a.document, union.b.document);
        self.document.links = b.links.clone();
        let drawn = |id: Id| self.ghosts.get(&id).copied().or_else(|| union.b_of(id));
        for link in a.links.values().filter(|it| union.b_of(it.id).is_none()) {
            let of_state = a.cards.get(&link.from).is_some_and(|card| card.state == union.outline_a.state);
            let (Some(from), Some(to)) = (drawn(link.from), drawn(link.to)) else { continue };
            if of_state {
                let mut record = link.clone();
                (record.id, record.from, record.to) = (ghost(link.id), from, to);
                self.marks.stand_in(record.id, link.id);
                self.document.links.insert(record.id, record);
            }
        }
    }

    /// Evidence and comments, which cards show as marks.
    fn add_what_hangs_on(&mut self) {
        let b = self.union.b.document;
        self.document.evidence = b.evidence.clone();
        self.document.comments = b.comments.clone();
        self.add_evidence_of_ghosts();
    }
}
