//! A map worked out but not yet drawn: columns, rows and heights, which every part draws from.

use throughline_model::{Document, Emotion, Id, Outline};

use super::cells::Cells;
use super::columns::Columns;
use super::headers::HeaderTexts;
use super::index::Index;
use super::marks::Marks;
use super::rows::Row;
use crate::{Color, Group, Item, MapOptions, Metrics, Rect, Region, Role, TableRole, Theme};

/// The grounds of a map: in the window headers and labels stand apart, on paper all is white.
#[derive(Clone, Copy)]
pub(crate) struct Ground {
    /// Under headers and in the gaps between stages.
    pub gaps: Color,
    /// Under lane labels.
    pub labels: Color,
}

impl Ground {
    pub fn of_window(theme: &Theme) -> Self {
        Ground { gaps: theme.canvas, labels: theme.app }
    }

    pub fn of_paper(theme: &Theme) -> Self {
        Ground { gaps: theme.card, labels: theme.card }
    }
}

/// A map before it is drawn.
pub(crate) struct Plan<'a> {
    pub document: &'a Document,
    /// What a comparison says of its records; none on a map of one state.
    pub marks: Option<&'a Marks>,
    pub outline: Outline<'a>,
    pub options: &'a MapOptions,
    pub index: Index<'a>,
    pub columns: Columns,
    pub cells: &'a Cells,
    pub headers: HeaderTexts,
    pub rows: Vec<Row<'a>>,
    pub body_height: f64,
    pub ground: Ground,
    /// Where labels begin from the left: 0 in the window, the margin on paper.
    pub left: f64,
    pub metrics: &'static Metrics,
    pub theme: &'static Theme,
}

impl<'a> Plan<'a> {
    /// How a persona feels in a column, on the side whose lane a row is.
    pub fn felt(&self, row: &Row, column: Id, persona: Id) -> Option<&'a Emotion> {
        match self.marks.filter(|marks| marks.is_apart && !self.is_of_second(row, marks)) {
            Some(marks) => marks.felt_then.get(&(column, persona)),
            None => self.index.emotion(column, persona),
        }
    }

    /// Whether a column is there on the side whose lane a row is.
    pub fn has_column(&self, row: &Row, place: usize) -> bool {
        let Some(column) = self.columns.columns.get(place) else { return false };
        match self.marks {
            Some(marks) if marks.is_apart && !self.is_of_second(row, marks) => {
                marks.columns_then.contains(&column.grid.id)
            }
            _ => self.is_there_now(column.grid.id),
        }
    }

    fn is_of_second(&self, row: &Row, marks: &Marks) -> bool {
        marks.columns_then.is_empty() || (!marks.is_first && self.is_there_now(row.lane.id))
    }

    /// Whether two columns follow each other on the side whose lane a row is.
    pub fn are_neighbours(&self, row: &Row, one: usize, next: usize) -> bool {
        one < next && (one + 1..next).all(|between| !self.has_column(row, between))
    }

    /// The name of a column's step, or of its stage where that has no steps.
    pub fn column_name(&self, place: usize) -> &str {
        let Some(column) = self.columns.columns.get(place) else { return "" };
        let stage = || self.document.stages.get(&column.grid.id).map(|stage| stage.name.as_str());
        self.document
            .steps
            .get(&column.grid.id)
            .map(|step| step.name.as_str())
            .or_else(stage)
            .unwrap_or_default()
    }

    /// Whether a record is drawn for itself and not, in a comparison, for what was there before.
    pub fn is_there_now(&self, id: Id) -> bool {
        self.marks.is_none_or(|marks| marks.origin(id) == id)
    }

    /// How many cards and metrics stand on the map.
    pub fn placed_count(&self) -> usize {
        self.rows.iter().map(|row| row.placed.len()).sum()
    }

    /// A group without meaning of its own.
    pub fn decoration(&self, key: &str, region: Region, rect: Rect, items: Vec<Item>) -> Group {
        Group {
            key: key.into(),
            record: None,
            role: Role::Decoration,
            region,
            label: "".into(),
            table: TableRole::None,
            compared: None,
            rect,
            items: items.into(),
        }
    }
}
