//! Where columns stand: stages from left to right with gaps between, steps within them.

use throughline_model::{Id, Outline};

use super::by_id::ById;
use super::marks::{Marks, Slim};
use crate::{GridColumn, GridStage, MapOptions, Metrics};

/// Space between the labels and the first column, and after the last.
pub(crate) const MARGIN: f64 = 8.0;
/// Width of a folded stage.
pub(crate) const FOLDED_STAGE: f64 = 44.0;
/// Width of a folded step, and of the old place of one that has moved.
const FOLDED_STEP: f64 = 36.0;
const OLD_PLACE: f64 = 74.0;
/// The narrowest and the widest a column may be made.
const WIDTHS: (f64, f64) = (120.0, 480.0);

/// The columns of a map.
pub(crate) struct Columns {
    pub stages: Vec<StageBand>,
    pub columns: Vec<Column>,
    /// Width of the body, margins included.
    pub width: f64,
    places: ById<Id, usize>,
}

/// A stage from its left to its right edge.
pub(crate) struct StageBand {
    pub grid: GridStage,
    /// Its first and last column.
    pub first: usize,
    pub last: usize,
    pub folded: bool,
}

/// A column from its left to its right edge.
pub(crate) struct Column {
    pub grid: GridColumn,
    /// Its stage's place, beginning at 0.
    pub stage: usize,
    pub folded: bool,
    /// Whether and how a comparison narrows it.
    pub slim: Option<Slim>,
}

impl Column {
    /// The middle, where emotions stand.
    pub fn center(&self) -> f64 {
        self.grid.x + self.grid.width / 2.0
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        self.grid.x + self.grid.width
    }
}

impl Columns {
    pub fn of(outline: &Outline, options: &MapOptions, marks: Option<&Marks>, metrics: &Metrics) -> Self {
        let mut stages = Vec::with_capacity(outline.stages.len());
        let mut columns: Vec<Column> = Vec::with_capacity(outline.columns.len());
        let mut x = MARGIN;
        for (place, stage) in outline.stages.iter().enumerate() {
            if place > 0 {
                x += metrics.stage_gap;
            }
            let (start, first) = (x, columns.len());
            let ids = stage.columns();
            let folded = options.folded_stages.contains(&stage.stage.id);
            for (index, id) in ids.iter().enumerate() {
                let wished = stage.steps.get(index).map_or(stage.stage.width, |step| step.width);
                let slim = marks.and_then(|marks| marks.slim(*id));
                let width = match (folded, slim) {
                    (true, _) => FOLDED_STAGE / ids.len() as f64,
                    (_, Some(Slim::OldPlace)) => OLD_PLACE,
                    (_, Some(Slim::Folded)) => FOLDED_STEP,
                    (_, None) => column_width(wished, metrics),
                };
                let grid = GridColumn { id: *id, stage: stage.stage.id, x, width };
                columns.push(Column {
                    grid,
                    stage: place,
                    folded: folded || slim == Some(Slim::Folded),
                    slim,
                });
                x += width;
            }
            if folded {
                x = start + FOLDED_STAGE;
            }
            let has_steps = !stage.steps.is_empty();
            let grid = GridStage { id: stage.stage.id, has_steps, x: start, width: x - start };
            stages.push(StageBand { grid, first, last: columns.len() - 1, folded });
        }
        if stages.is_empty() {
            // Room for the place where the first stage will stand.
            x += 2.0 * metrics.column_width;
        }
        let places = columns.iter().enumerate().map(|(place, column)| (column.grid.id, place)).collect();
        Columns { stages, columns, width: x + MARGIN, places }
    }

    /// A column's place from the left, beginning at 0.
    pub fn place(&self, column: Id) -> Option<usize> {
        self.places.get(&column).copied()
    }

    /// The first and last column that something covers; a last one that does not exist or stands
    /// before the first counts as the first.
    pub fn span(&self, first: Id, end: Option<Id>) -> Option<(usize, usize)> {
        let first = self.place(first)?;
        let last = end.and_then(|end| self.place(end)).unwrap_or(first);
        Some((first, last.max(first)))
    }

    /// Whether nothing of the columns from `first` to `last` is open.
    pub fn all_folded(&self, first: usize, last: usize) -> bool {
        self.columns.iter().take(last + 1).skip(first).all(|column| column.folded)
    }

    /// The left edge and the width of a card over columns, stage gaps included.
    pub fn card_extent(&self, first: usize, last: usize, pad_x: f64) -> (f64, f64) {
        let (Some(a), Some(b)) = (self.columns.get(first), self.columns.get(last)) else { return (0.0, 0.0) };
        let x = a.grid.x + pad_x;
        (x, b.right() - pad_x - x)
    }
}

/// The width somebody set, within bounds and in whole points, else the usual one.
fn column_width(wished: Option<f64>, metrics: &Metrics) -> f64 {
    wished
        .filter(|width| width.is_finite())
        .map_or(metrics.column_width, |width| width.clamp(WIDTHS.0, WIDTHS.1).round())
}
