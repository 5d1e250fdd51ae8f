//! The union of two sides as a document of its own, which is then laid out like any map.

mod apart;
mod overlay;

use throughline_model::{
    Asset, Card, Document, Id, LaneKind, Metric, OrderKey, RecordKind, RecordRef, State,
};

use crate::comparison::union::{Standing, Union, ghost};
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
                if step.step.is_none() {
                    self.marks.stand_for_whole(step.id, own);
                }
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
