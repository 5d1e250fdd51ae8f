//! Both sides apart: above each other in one map, or each as a layer of its own in the same places.

use throughline_model::{Document, Id, Lane, LaneKind};

use super::{Assembly, SideOf, order};
use crate::comparison::union::ghost;

impl Assembly<'_, '_> {
    /// One map with the lanes of both sides, those of the first above.
    pub fn both(mut self) -> Document {
        let (a, b) = (&self.union.outline_a, &self.union.outline_b);
        let sections = [(a.state, SideOf::First), (b.state, SideOf::Second)];
        let mut place = 0;
        for (state, side) in sections {
            let (outline, id) = match side {
                SideOf::First => (a, ghost(state)),
                SideOf::Second => (b, state),
            };
            let heading = Lane { id, kind: LaneKind::Line, ..Lane::default() };
            for lane in std::iter::once(&heading).chain(outline.lanes.iter().copied()) {
                let mut record = lane.clone();
                if side == SideOf::First && lane.id != id {
                    record.id = ghost(lane.id);
                    self.marks.stand_in(record.id, lane.id);
                }
                (record.state, record.order) = (b.state, order(place));
                self.document.lanes.insert(record.id, record);
                place += 1;
            }
            self.marks.head_section(id, side == SideOf::First);
        }
        self.add_first(&|lane| Some(ghost(lane)));
        self.add_second();
        self.document
    }

    /// A map of one side in the columns and lanes of both.
    pub fn layer(mut self, side: SideOf) -> Document {
        self.add_lanes();
        match side {
            SideOf::First => {
                let union = self.union;
                self.add_first(&|lane| union.home(lane));
            }
            SideOf::Second => self.add_second(),
        }
        self.document
    }

    /// All that stands on the first side, under ids of its own.
    fn add_first(&mut self, lane_of: &dyn Fn(Id) -> Option<Id>) {
        let union = self.union;
        let (a, state) = (union.a.document, union.outline_a.state);
        let column_of = |column: Id| union.stood(column);
        self.marks.columns_then = union.outline_a.columns.iter().filter_map(|id| column_of(*id)).collect();
        for card in a.cards.values().filter(|card| card.state == state) {
            let mut record = self.translated(card);
            let place = card.place.as_ref();
            let drawn = place.and_then(|place| Some((lane_of(place.lane)?, column_of(place.column)?)));
            if let (Some(place), Some((lane, column))) = (&mut record.place, drawn) {
                (place.lane, place.column) = (lane, column);
            }
            record.end_column = card.end_column.and_then(column_of);
            self.marks.stand_in(record.id, card.id);
            self.ghosts.insert(card.id, record.id);
            self.document.cards.insert(record.id, record);
        }
        for emotion in a.emotions.values() {
            let Some(column) = column_of(emotion.column) else { continue };
            let mut record = emotion.clone();
            (record.id, record.column) = (ghost(emotion.id), column);
            record.persona = union.b_of(emotion.persona).unwrap_or(emotion.persona);
            self.marks.stand_in(record.id, emotion.id);
            if self.marks.is_first {
                self.document.emotions.insert(record.id, record.clone());
            }
            self.marks.felt_then.insert((column, record.persona), record);
        }
        let first_lane = union.outline_a.lanes.iter().find(|lane| lane.kind == LaneKind::Metric);
        for metric in a.metrics.values() {
            let Some(column) = column_of(metric.on.id) else { continue };
            let lane = metric.lane.or(first_lane.map(|lane| lane.id)).and_then(lane_of);
            self.add_ghost_metric(metric, column, lane);
        }
        self.add_readings_of_ghosts();
        for link in a.links.values() {
            let ends = self.ghosts.get(&link.from).zip(self.ghosts.get(&link.to));
            if let Some((from, to)) = ends {
                let mut record = link.clone();
                (record.id, record.from, record.to) = (ghost(link.id), *from, *to);
                self.marks.stand_in(record.id, link.id);
                self.document.links.insert(record.id, record);
            }
        }
        self.add_evidence_of_ghosts();
    }

    /// All that stands on the second side.
    fn add_second(&mut self) {
        let union = self.union;
        let b = union.b.document;
        self.add_cards_of_b();
        for emotion in b.emotions.values() {
            let mut record = emotion.clone();
            record.column = union.column_of_b(emotion.column);
            self.document.emotions.insert(record.id, record);
        }
        self.add_metrics_of_b();
        self.document.links.extend(b.links.iter().map(|(id, link)| (*id, link.clone())));
        self.document.evidence.extend(b.evidence.iter().map(|(id, claim)| (*id, claim.clone())));
        self.document.comments.extend(b.comments.iter().map(|(id, comment)| (*id, comment.clone())));
    }
}
