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
/// On pages, the most lines of a name.
const NAME_LINES: usize = 6;
/// The narrowest and the widest a column may be made.
const WIDTHS: (f64, f64) = (120.0, 480.0);

/// The columns of a map.
pub(crate) struct Columns {
    pub stages: Vec<StageBand>,
    pub columns: Vec<Column>,
    /// Width of the body, margins included.
    pub width: f64,
    /// Whether they stand on pages, whose headers and labels are limited in height.
    pub is_paged: bool,
    /// The columns that begin a page, but for the first page's.
    pub page_starts: Vec<usize>,
    places: ById<Id, usize>,
}

/// A stage from its left to its right edge; where pages part it, its columns on one page.
pub(crate) struct StageBand {
    pub grid: GridStage,
    /// The stage's place, beginning at 0.
    pub number: usize,
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
            stages.push(StageBand { grid, number: place, first, last: columns.len() - 1, folded });
        }
        if stages.is_empty() {
            // Room for the place where the first stage will stand.
            x += 2.0 * metrics.column_width;
        }
        let places = columns.iter().enumerate().map(|(place, column)| (column.grid.id, place)).collect();
        Columns { stages, columns, width: x + MARGIN, is_paged: false, page_starts: Vec::new(), places }
    }

    /// The same columns page by page: a page's last column and the next one's first are apart by
    /// the margins of both, and what stretches over them is parted there.
    pub fn paged(mut self, pages: &[ColumnPage], stage_gap: f64) -> Self {
        let mut x = 0.0;
        for page in pages {
            x += MARGIN;
            for (place, width) in (page.first..).zip(&page.widths) {
                let (before, after) = self.columns.split_at_mut(place);
                let Some(column) = after.first_mut() else { continue };
                if before.last().is_some_and(|last| place > page.first && last.stage != column.stage) {
                    x += stage_gap;
                }
                (column.grid.x, column.grid.width) = (x, *width);
                x += width;
            }
            x += MARGIN;
        }
        self.is_paged = true;
        self.page_starts = pages.iter().skip(1).map(|page| page.first).collect();
        let bands = std::mem::take(&mut self.stages);
        for band in &bands {
            for (first, last) in self.parts(band.first, band.last) {
                let (Some(a), Some(b)) = (self.columns.get(first), self.columns.get(last)) else { continue };
                let grid = GridStage { x: a.grid.x, width: b.right() - a.grid.x, ..band.grid.clone() };
                self.stages.push(StageBand { grid, first, last, ..*band });
            }
        }
        self.width = x.max(MARGIN);
        self
    }

    /// How many lines the name of a stage, step or lane may take: on pages it stands on each.
    pub fn most_name_lines(&self) -> Option<usize> {
        self.is_paged.then_some(NAME_LINES)
    }

    /// Whether a column is the first of a page, other than the first page.
    pub fn begins_page(&self, place: usize) -> bool {
        self.page_starts.binary_search(&place).is_ok()
    }

    /// What the columns from `first` to `last` are on each page: their first and last there.
    pub fn parts(&self, first: usize, last: usize) -> impl Iterator<Item = (usize, usize)> + use<> {
        let from = self.page_starts.partition_point(|start| *start <= first);
        let to = self.page_starts.partition_point(|start| *start <= last).max(from);
        let starts = self.page_starts.get(from..to).unwrap_or_default().to_vec();
        let firsts = std::iter::once(first).chain(starts.clone());
        firsts.zip(starts.into_iter().map(|start| start - 1).chain([last]))
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

/// The columns of one page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ColumnPage {
    /// The first of them.
    pub first: usize,
    /// How wide each is.
    pub widths: Vec<f64>,
}

/// The width somebody set, within bounds and in whole points, else the usual one.
fn column_width(wished: Option<f64>, metrics: &Metrics) -> f64 {
    wished
        .filter(|width| width.is_finite())
        .map_or(metrics.column_width, |width| width.clamp(WIDTHS.0, WIDTHS.1).round())
}
