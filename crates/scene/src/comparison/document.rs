//! The union of two sides as a document of its own, which is then laid out like any map.

use throughline_model::{
    Asset, Card, Document, Id, Lane, LaneKind, Metric, OrderKey, RecordKind, RecordRef, State,
};

use super::union::{Standing, Union, ghost};
use crate::map::{ById, Marks, Slim};

/// Height of an emotion lane that shows two curves and what lies between them.
const DELTA_LANE: f64 = 178.0;

/// The document of a comparison, being put together.
pub(super) struct Assembly<'a, 'b> {
    union: &'b Union<'a>,
    marks: &'b mut Marks,
    document: Document,
    /// Ghosts by the first side's id.
    ghosts: ById<Id, Id>,
}

impl<'a, 'b> Assembly<'a, 'b> {
    /// The columns of both sides, and what all states share.
    pub fn new(union: &'b Union<'a>, marks: &'b mut Marks) -> Self {
        let mut assembly = Assembly { union, marks, document: Document::default(), ghosts: ById::default() };
        assembly.add_shared();
        assembly.add_columns();
        assembly
    }

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

    fn add_shared(&mut self) {
        let (a, b) = (self.union.a.document, self.union.b.document);
        let document = &mut self.document;
        document.journey = b.journey.clone();
        let state = State { id: self.union.outline_b.state, ..State::default() };
        document.states.insert(state.id, state);
        macro_rules! shared {
            ($($table:ident),*) => {$(
                document.$table = b.$table.clone();
                for (id, record) in a.$table.shared() {
                    if self.union.b_of(*id).is_none() && !document.$table.contains_key(id) {
                        document.$table.insert(*id, record.clone());
                    }
                }
            )*};
        }
        shared!(personas, channels, departments);
        // Layout needs a picture's measures alone; its data may be megabytes.
        let bare = |asset: &Asset| Asset {
            id: asset.id,
            width: asset.width,
            height: asset.height,
            alternative_text: asset.alternative_text.clone(),
            ..Asset::default()
        };
        document.assets = a.assets.iter().chain(&b.assets).map(|(id, asset)| (*id, bare(asset))).collect();
    }

    fn add_columns(&mut self) {
        let state = self.union.outline_b.state;
        for (place, stage) in self.union.stages.iter().enumerate() {
            let record = throughline_model::Stage {
                id: stage.id,
                state,
                order: order(place),
                colour: self.colour(stage.stage.id, stage.standing, stage.stage.colour),
                ..stage.stage.clone()
            };
            self.stand_in(stage.id, stage.stage.id, stage.standing);
            self.document.stages.insert(stage.id, record);
            for (place, step) in stage.steps.iter().enumerate() {
                let mut record = step.step.cloned().unwrap_or_else(|| throughline_model::Step {
                    name: stage.stage.name.clone(),
                    ..throughline_model::Step::default()
                });
                let own = step.step.map_or(stage.id, |step| step.id);
                (record.id, record.place.stage, record.place.order) = (step.id, stage.id, order(place));
                self.stand_in(step.id, own, step.standing);
                self.document.steps.insert(step.id, record);
            }
        }
    }

    /// A stage without a colour of its own keeps the one that it has among its own side's.
    fn colour(&self, stage: Id, standing: Standing, own: u8) -> u8 {
        let outline = match standing {
            Standing::Both | Standing::New => &self.union.outline_b,
            Standing::Gone | Standing::OldPlace => &self.union.outline_a,
        };
        let place = outline.stages.iter().position(|it| it.stage.id == stage).unwrap_or_default();
        if own == 0 { (place % 8) as u8 + 1 } else { own }
    }

    fn add_lanes(&mut self) {
        let state = self.union.outline_b.state;
        for (place, lane) in self.union.lanes.iter().enumerate() {
            let mut record = lane.lane.clone();
            (record.id, record.state, record.order) = (lane.id, state, order(place));
            if record.kind == LaneKind::Emotion {
                record.height = Some(record.height.unwrap_or(DELTA_LANE).max(DELTA_LANE));
            }
            self.stand_in(lane.id, lane.lane.id, lane.standing);
            self.document.lanes.insert(lane.id, record);
        }
    }

    fn stand_in(&mut self, drawn: Id, own: Id, standing: Standing) {
        match standing {
            Standing::Gone => self.marks.stand_in(drawn, own),
            Standing::OldPlace => {
                self.marks.stand_in(drawn, own);
                if self.union.keeps_old_places {
                    return;
                }
                self.marks.slim_down(drawn, Slim::OldPlace);
                let now = self.union.b_of(own).map(|now| self.union.column_of_b(now));
                now.into_iter().for_each(|now| self.marks.trail(drawn, now));
            }
            Standing::Both | Standing::New => {}
        }
    }

    fn add_cards_of_b(&mut self) {
        let state = self.union.outline_b.state;
        let of_state = self.union.b.document.cards.shared().filter(|(_, card)| card.state == state);
        if self.union.keeps_columns_of_b() {
            // Nearly always: the records themselves are shared, not copied.
            for (id, card) in of_state {
                self.document.cards.insert(*id, card.clone());
            }
            return;
        }
        for (id, card) in of_state {
            let mut card = Card::clone(card);
            if let Some(place) = &mut card.place {
                place.column = self.union.column_of_b(place.column);
            }
            card.end_column = card.end_column.map(|column| self.union.column_of_b(column));
            self.document.cards.insert(*id, card);
        }
    }

    /// Cards that the first side alone has here: those that are gone, and the places of those that
    /// stand elsewhere now, each behind the card that it followed.
    fn add_ghosts(&mut self) {
        let union = self.union;
        let (a, b) = (union.a.document, union.b.document);
        let mut cells: std::collections::BTreeMap<(Id, Id), Vec<&Card>> = Default::default();
        let ghostly = |card: &Card| match union.b_of(card.id) {
            None => true,
            Some(now) => self.marks.left_for(ghost(card.id)).is_some() && b.cards.contains_key(&now),
        };
        let stands = |card: &Card| {
            let place = card.place.as_ref()?;
            Some((union.home(place.lane)?, union.home(place.column)?))
        };
        let of_state = || a.cards.values().filter(|card| card.state == union.outline_a.state);
        let touched: std::collections::BTreeSet<(Id, Id)> =
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

    /// A card of the first side under an id of its own, what it refers to as the second side calls it.
    fn translated(&self, card: &Card) -> Card {
        let union = self.union;
        let say = |ids: &[Id]| ids.iter().map(|id| union.b_of(*id).unwrap_or(*id)).collect::<Vec<Id>>();
        Card {
            id: ghost(card.id),
            state: union.outline_b.state,
            personas: say(&card.personas),
            channels: say(&card.channels),
            departments: say(&card.departments),
            end_column: card.end_column.and_then(|column| union.home(column)),
            ..card.clone()
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

    fn add_metrics_of_b(&mut self) {
        let union = self.union;
        let b = union.b.document;
        let first_lane = union.outline_b.lanes.iter().find(|lane| lane.kind == LaneKind::Metric);
        for metric in b.metrics.values() {
            let mut metric = metric.clone();
            metric.on = self.on_column(union.column_of_b(metric.on.id), metric.on);
            metric.lane = metric.lane.or(first_lane.map(|lane| lane.id));
            self.document.metrics.insert(metric.id, metric);
        }
        self.document.measurements.extend(b.measurements.iter().map(|(id, it)| (*id, it.clone())));
    }

    /// A metric of the first side in a drawn column.
    fn add_ghost_metric(&mut self, metric: &Metric, column: Id, lane: Option<Id>) {
        let mut record = metric.clone();
        record.id = ghost(metric.id);
        record.on = self.on_column(column, metric.on);
        record.lane = lane;
        self.ghosts.insert(metric.id, record.id);
        self.marks.stand_in(record.id, metric.id);
        self.document.metrics.insert(record.id, record);
    }

    /// What a metric of a column is on, when that is drawn under another id.
    fn on_column(&self, column: Id, on: RecordRef) -> RecordRef {
        match on.kind {
            RecordKind::Step | RecordKind::Stage if self.document.steps.contains_key(&column) => {
                RecordRef { kind: RecordKind::Step, id: column }
            }
            RecordKind::Step | RecordKind::Stage => RecordRef { kind: RecordKind::Stage, id: column },
            _ => on,
        }
    }

    fn add_readings_of_ghosts(&mut self) {
        for reading in self.union.a.document.measurements.values() {
            if let Some(metric) = self.ghosts.get(&reading.metric) {
                let mut record = reading.clone();
                (record.id, record.metric) = (ghost(reading.id), *metric);
                self.document.measurements.insert(record.id, record);
            }
        }
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

    fn add_evidence_of_ghosts(&mut self) {
        for claim in self.union.a.document.evidence.values() {
            let on = self.ghosts.get(&claim.on.id).copied();
            // A number's own evidence counts where nobody said anything of the measure.
            let on = on.or_else(|| {
                let reading = ghost(claim.on.id);
                self.document.measurements.contains_key(&reading).then_some(reading)
            });
            if let Some(on) = on {
                let mut claim = claim.clone();
                (claim.id, claim.on.id) = (ghost(claim.id), on);
                self.document.evidence.insert(claim.id, claim);
            }
        }
    }
}

/// One of the two sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SideOf {
    First,
    Second,
}

/// Rising keys for siblings whose own keys come from two documents.
fn order(place: usize) -> OrderKey {
    OrderKey::from_text(format!("{place:06}"))
}
