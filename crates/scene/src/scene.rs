//! The scene: groups in paint order, and the grid's geometry for hits and drops.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use throughline_model::{Asset, Id};
use ts_rs::TS;

use crate::{Color, Fonts, Group, Rect};

/// One column of the grid, in the body's space.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct GridColumn {
    /// The step, or the stage that has no steps.
    pub id: Id,
    /// Its stage.
    pub stage: Id,
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
}

/// One stage of the grid, in the body's space.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct GridStage {
    /// The stage.
    pub id: Id,
    /// Whether its columns are steps.
    pub has_steps: bool,
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
}

/// One row of the grid, in the body's space.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct GridRow {
    /// The lane.
    pub id: Id,
    /// What it holds.
    pub kind: throughline_model::LaneKind,
    /// Whether its cards are kept from being changed.
    pub locked: bool,
    /// Top edge.
    pub y: f64,
    /// Height.
    pub height: f64,
}

/// One card, metric or emotion point in a cell, in order, in the body's space.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct GridSlot {
    /// The record.
    pub id: Id,
    /// Its row's place, beginning at 0.
    pub row: usize,
    /// Its first column's place, beginning at 0.
    pub first: usize,
    /// Its last column's place.
    pub last: usize,
    /// Where it stands.
    pub rect: Rect,
    /// The file of the journey that is nested behind a card, as the card names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub journey: Option<String>,
}

/// Rows, columns and slots: what a gesture needs to know where it is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Grid {
    /// Stages from first to last.
    pub stages: Vec<GridStage>,
    /// Columns from first to last.
    pub columns: Vec<GridColumn>,
    /// Rows from top to bottom.
    pub rows: Vec<GridRow>,
    /// What stands in the cells: row by row, column by column, in order.
    pub slots: Vec<GridSlot>,
    /// Space between a cell's edge and its cards, sideways and up and down.
    pub padding: (f64, f64),
    /// Space between the cards of a cell.
    pub gap: f64,
}

/// A laid-out map or sheet.
///
/// In a map, each region has its own space with its own origin: the corner's and the headers' at
/// the top, the labels' at the left. `body_x` and `body_y` are where the body begins on the whole.
#[derive(Clone, Debug)]
pub struct Scene {
    /// What it shows, for titles of files and windows.
    pub title: String,
    /// Language of its texts as a BCP 47 tag; may be empty.
    pub language: String,
    /// Width of the whole.
    pub width: f64,
    /// Height of the whole.
    pub height: f64,
    /// Where the body begins from the left: the width of the labels.
    pub body_x: f64,
    /// Where the body begins from the top: the height of the headers (and, on sheets, the lens).
    pub body_y: f64,
    /// Ground.
    pub background: Color,
    /// Groups in paint order.
    pub groups: Vec<Group>,
    /// Rows, columns and slots.
    pub grid: Grid,
    /// The fonts that glyphs refer to.
    pub fonts: Arc<Fonts>,
    /// The pictures that images refer to; shared, for one may be megabytes.
    pub assets: BTreeMap<Id, Arc<Asset>>,
    /// Characters for which no font was found, in order, each once.
    pub missing_characters: Vec<char>,
}

impl Scene {
    /// Where a region's space begins on the whole: add it to a group's origin.
    pub fn region_origin(&self, region: crate::Region) -> (f64, f64) {
        use crate::Region;
        match region {
            Region::Body => (self.body_x, self.body_y),
            Region::Headers => (self.body_x, self.header_y()),
            Region::Labels => (0.0, self.body_y),
            Region::Corner => (0.0, self.header_y()),
            Region::Lens | Region::Legend => (0.0, 0.0),
        }
    }

    /// Where headers begin from the top: 0 on maps, under the lens on sheets.
    fn header_y(&self) -> f64 {
        self.body_y - self.header_height()
    }

    /// Height of the stage and step headers.
    pub fn header_height(&self) -> f64 {
        self.groups
            .iter()
            .find(|group| group.region == crate::Region::Corner)
            .map_or(0.0, |corner| corner.rect.height)
    }
}
