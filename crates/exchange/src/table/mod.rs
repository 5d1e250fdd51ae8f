//! Tables of a state with typed cells: what a workbook's sheets and the long form are made of.

mod cards;
mod cell;
mod evidence;
mod feelings;
mod measures;
mod ranked;

pub(crate) use cards::{CARD_FIELDS, cards, place};
pub(crate) use cell::Cell;
pub(crate) use evidence::evidence;
pub(crate) use feelings::feelings;
pub(crate) use measures::{in_order as metrics_in_order, metrics};
pub(crate) use ranked::{opportunities, pains};

/// Rows under headings.
pub(crate) struct Table {
    /// What it holds: the sheet's name.
    pub name: &'static str,
    pub heads: Vec<Head>,
    /// As many cells each as there are heads.
    pub rows: Vec<Vec<Cell>>,
}

/// The heading of one column.
#[derive(Clone)]
pub(crate) struct Head {
    /// In lower case, as scripts read it.
    pub name: String,
    /// How wide the column is, in letters.
    pub width: f64,
}

impl Head {
    pub fn new(name: impl Into<String>, width: f64) -> Self {
        Head { name: name.into(), width }
    }
}

impl Table {
    /// Without the columns in which no row says anything.
    pub fn without_empty_columns(mut self) -> Self {
        let is_used: Vec<bool> = (0..self.heads.len())
            .map(|column| {
                self.rows.iter().any(|row| row.get(column).is_some_and(|cell| *cell != Cell::Empty))
            })
            .collect();
        let mut used = is_used.iter();
        self.heads.retain(|_| used.next().copied().unwrap_or_default());
        for row in &mut self.rows {
            let mut used = is_used.iter();
            row.retain(|_| used.next().copied().unwrap_or_default());
        }
        self
    }
}
