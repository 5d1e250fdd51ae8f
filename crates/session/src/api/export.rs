//! How an export is asked for, and what it reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use throughline_model::Density;
use throughline_scene::{ChangeFilter, ThemeName};
use ts_rs::TS;

use super::DocumentNumber;

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PictureSize {
    /// Pixels a point: 1 is the map's own size.
    Scale(f64),
    /// Width in pixels.
    Width(u32),
    /// Pixels an inch, a point being 1/96 inch as on a screen.
    Dpi(f64),
}

/// What is made of two states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComparisonShape {
    /// One map of what is and what was.
    #[default]
    Overlay,
    /// Two maps above each other, with gaps for what one of them lacks.
    Side,
    /// Two maps in the same places, parted by a divider.
    Swipe,
    /// The changes one below the other, stage by stage.
    List,
    /// What they mean, on one page.
    Page,
}

/// Two states to export in the place of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct ComparisonExport {
    /// The state that is compared from, as [`throughline_model::Document::state`] understands it.
    pub from: String,
    /// The state that is compared to.
    pub to: String,
    /// The open document that has the state compared from; none is the exported one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_document: Option<DocumentNumber>,
    /// The open document that has the state compared to; none is the exported one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_document: Option<DocumentNumber>,
    /// What is made of them.
    #[serde(default)]
    pub shape: ComparisonShape,
    /// [`ComparisonShape::Swipe`]: how much of the width shows the first state, 0 to 1; none is half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub divider: Option<f64>,
    /// Which changes are marked.
    #[serde(default)]
    pub filter: ChangeFilter,
    /// Whether steps in which nothing changed are folded.
    #[serde(default)]
    pub fold_unchanged: bool,
    /// Whether changes of width, height and colour are marked too.
    #[serde(default)]
    pub layout_only: bool,
}

/// How an export is made. What a format cannot hold is left out and reported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct ExportOptions {
    /// The state, as [`throughline_model::Document::state`] understands it; none takes the current.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Two states in the place of one; `state` is not used then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<ComparisonExport>,
    /// Colours; none takes print.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeName>,
    /// How roomy.
    #[serde(default)]
    pub density: Density,
    /// The persona whose curve stands out, by name or id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persona: Option<String>,
    /// Pictures: how large; none is the map's own size twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<PictureSize>,
    /// Pictures: whether the ground is left out.
    #[serde(default)]
    pub transparent: bool,
    /// The day that the footer names; in numbers, such as 2026-03-04, also the day on which a PDF
    /// says it was made. None names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Slides: a presentation or template (.pptx, .potx) whose master, layouts, theme and size are
    /// taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ExportReport {
    /// The file.
    pub path: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its extent: pixels of a picture, points of a page.
    pub width: f64,
    /// Its extent: pixels of a picture, points of a page.
    pub height: f64,
    /// What was left out or done otherwise than asked, a sentence each.
    pub notes: Vec<String>,
}
