//! What the start screen shows, and folders for callers without file dialogs.

use serde::Serialize;
use throughline_model::StateKind;
use throughline_scene::Color;
use ts_rs::TS;

/// Everything on the start screen.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StartScreen {
    /// The program's version.
    pub version: String,
    /// Files opened lately, newest first.
    pub recents: Vec<RecentFile>,
    /// What a new map can start from.
    pub templates: Vec<TemplateInfo>,
    /// Maps to look at and learn from.
    pub samples: Vec<TemplateInfo>,
    /// Changes that were not saved when a program ended.
    pub recoveries: Vec<RecoveryOffer>,
}

/// A file opened lately.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct RecentFile {
    /// The file.
    pub path: String,
    /// The journey's title when it was last open.
    pub title: String,
    /// When it was last open, as `YYYY-MM-DDTHH:MM:SSZ`.
    pub opened: String,
    /// The kinds of its states.
    pub states: Vec<StateKind>,
    /// Whether the file is gone.
    pub missing: bool,
    /// What it looks like from afar; none where it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overview: Option<Overview>,
}

/// A template or sample.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TemplateInfo {
    /// The name by which it is asked for.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is good for, in a line.
    pub summary: String,
    /// What it looks like from afar.
    pub overview: Overview,
}

/// A map from afar: blocks and curves, for thumbnails and the overview strip.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Overview {
    /// Width of the whole.
    pub width: f64,
    /// Height of the whole.
    pub height: f64,
    /// Coloured blocks, in paint order.
    pub blocks: Vec<OverviewBlock>,
    /// Curves with their points from left to right; a gap begins a new curve.
    pub curves: Vec<OverviewCurve>,
}

/// One coloured block.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct OverviewBlock {
    /// Left edge, top edge, width, height.
    pub rect: (f64, f64, f64, f64),
    /// Fill.
    pub fill: Color,
    /// Edge.
    pub edge: Color,
}

/// One piece of a curve.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct OverviewCurve {
    /// Colour.
    pub color: Color,
    /// Points.
    pub points: Vec<(f64, f64)>,
}

/// Changes that were not saved when a program ended.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct RecoveryOffer {
    /// The name by which it is asked for.
    pub key: String,
    /// The journey's title.
    pub title: String,
    /// The file; none for a document that was never saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// How many actions were not saved.
    pub edits: usize,
    /// When the last one was, as `YYYY-MM-DDTHH:MM:SSZ`.
    pub time: String,
}

/// What a folder holds.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Folder {
    /// The folder.
    pub path: String,
    /// The folder above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Names of the folders in it.
    pub folders: Vec<String>,
    /// Names of the journeys in it.
    pub journeys: Vec<String>,
    /// Names of its other files, so that none is written over unseen.
    pub others: Vec<String>,
}
