//! Rows kept from one layout to the next: a lane is worked out anew only where something that it
//! shows has changed.

use std::sync::Arc;

use throughline_model::{
    Asset, Channel, Department, Document, EvidenceKind, Id, Lane, LaneKind, Persona, Table, TextDirection,
};

use super::by_id::ById;
use super::columns::Columns;
use super::index::Index;
use super::labels::Label;
use super::marks::Marks;
use super::rows::Placed;
use crate::{GridColumn, MapOptions};

/// All that the rows of cards show beside their lane and its cards. They are handed this in the
/// document's place, so that whatever else they come to show has to be added here.
#[derive(PartialEq)]
pub(crate) struct Surroundings {
    pub options: MapOptions,
    pub direction: TextDirection,
    /// Whether a comparison marks them: such rows are not kept, for its marks are about every card.
    compared: bool,
    columns: Vec<(GridColumn, bool)>,
    pages: (bool, Vec<usize>),
    /// How high each lane is at least.
    least_heights: Vec<f64>,
    personas: Same<Persona>,
    channels: Same<Channel>,
    departments: Same<Department>,
    assets: Same<Asset>,
    evidence: Arc<ById<Id, EvidenceKind>>,
    open_comments: Arc<ById<Id, usize>>,
}

impl Surroundings {
    pub fn of(
        document: &Document,
        marks: Option<&Marks>,
        least_heights: &[f64],
        options: &MapOptions,
        columns: &Columns,
        index: &Index,
    ) -> Self {
        Surroundings {
            options: options.clone(),
            direction: document.journey.text_direction,
            compared: marks.is_some(),
            columns: columns.columns.iter().map(|column| (column.grid.clone(), column.folded)).collect(),
            pages: (columns.is_paged, columns.page_starts.clone()),
            least_heights: least_heights.to_vec(),
            personas: Same(document.personas.clone()),
            channels: Same(document.channels.clone()),
            departments: Same(document.departments.clone()),
            assets: Same(document.assets.clone()),
            evidence: index.all_evidence(),
            open_comments: index.all_open_comments(),
        }
    }

    pub fn channel(&self, id: Id) -> Option<&Channel> {
        self.channels.0.get(&id)
    }

    pub fn department(&self, id: Id) -> Option<&Department> {
        self.departments.0.get(&id)
    }

    pub fn asset(&self, id: Id) -> Option<&Asset> {
        self.assets.0.get(&id)
    }
}

/// A table that equals another where both hold the same records, not where their records are alike:
/// pictures are large.
struct Same<T>(Table<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.is_same(&other.0)
    }
}

/// A row in its own space, whatever stands above it.
pub(crate) struct KeptRow {
    pub lane: Lane,
    /// When the lane's cards had last changed.
    pub changed_in: u64,
    pub label: Arc<Label>,
    pub height: f64,
    pub placed: Vec<Placed>,
}

/// The rows of the last layout.
#[derive(Default)]
pub(crate) struct KeptRows {
    surroundings: Option<Arc<Surroundings>>,
    rows: ById<Id, KeptRow>,
}

impl KeptRows {
    /// Begins a layout: where anything around the rows has changed, all are worked out anew.
    pub fn begin(&mut self, surroundings: &Arc<Surroundings>) {
        if surroundings.compared || self.surroundings.as_ref() != Some(surroundings) {
            self.rows.clear();
            self.surroundings = Some(surroundings.clone());
        }
    }

    /// Whether a lane's row is as it would be worked out. Metrics and their readings are looked up
    /// anew each time: they are few.
    pub fn holds(&self, lane: &Lane, changed_in: u64) -> bool {
        let row = self.rows.get(&lane.id).filter(|_| lane.kind != LaneKind::Metric);
        row.is_some_and(|row| row.changed_in == changed_in && row.lane == *lane)
    }

    /// Keeps a row in the place of the lane's former one.
    pub fn keep(&mut self, row: KeptRow) {
        self.rows.insert(row.lane.id, row);
    }

    /// Forgets the rows of lanes that are no longer on the map.
    pub fn end(&mut self, lanes: &[&Lane]) {
        if self.rows.len() > lanes.len() {
            self.rows.retain(|id, _| lanes.iter().any(|lane| lane.id == *id));
        }
    }

    /// A lane's row.
    pub fn row(&self, lane: Id) -> Option<&KeptRow> {
        self.rows.get(&lane)
    }
}
