//! How an export is asked for, and what it reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use throughline_model::{Density, Id};
use throughline_scene::{ChangeFilter, PageOptions, ThemeName};
use ts_rs::TS;

use super::{DocumentNumber, NamedRecord};

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

impl ComparisonExport {
    /// One map of two states, with all changes marked.
    pub fn between(from: String, to: String) -> Self {
        ComparisonExport {
            from,
            to,
            from_document: None,
            to_document: None,
            shape: ComparisonShape::default(),
            divider: None,
            filter: ChangeFilter::default(),
            fold_unchanged: false,
            layout_only: false,
        }
    }
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
    /// Colours; none takes print, light for a deck, and for a web page those that its reader prefers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeName>,
    /// How roomy.
    #[serde(default)]
    pub density: Density,
    /// The persona whose curve stands out, by name or id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persona: Option<String>,
    /// The saved view to show, by name or id: its state, filters, folds and density.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<String>,
    /// Only these stages, by name or id; empty shows all. One text may name several, parted by
    /// commas.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub stages: Vec<String>,
    /// Only these lanes, likewise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub lanes: Vec<String>,
    /// Only these cards and metrics, with the lanes and stages that they stand in; empty shows all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<Id>>", optional)]
    pub selection: Vec<Id>,
    /// The language of the texts, as a BCP 47 tag; none takes the journey's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// PDF: the paper, and how the map is brought to it; none is one page of the map's own size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<PageOptions>,
    /// CSV: a row for each card, feeling and metric in the place of the map as it looks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub long: bool,
    /// Pictures: how large; none is the map's own size twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<PictureSize>,
    /// Pictures: whether the ground is left out.
    #[serde(default)]
    pub transparent: bool,
    /// PNG: cut into tiles of at most so many pixels a side, a file each, named by row and column;
    /// none cuts only what is too large for one file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tile_px: Option<u32>,
    /// Slides and pages: whether the executive deck is written in the place of the map. Its slides are
    /// those of the deck record.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(as = "Option<bool>", optional)]
    pub deck: bool,
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
    /// Its extent: pixels of a picture, points of a page; 0 of a table or a text.
    pub width: f64,
    /// Its extent: pixels of a picture, points of a page; 0 of a table or a text.
    pub height: f64,
    /// What was left out or done otherwise than asked, a sentence each.
    pub notes: Vec<String>,
}

/// A format and how it is made: what a person chooses for an export.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExportChoice {
    /// The extension of its files.
    pub format: String,
    /// How it is made.
    pub options: ExportOptions,
}

/// A choice that a person keeps under a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExportPreset {
    /// What it is called.
    pub name: String,
    /// What it comes to.
    pub choice: ExportChoice,
}

/// What the export of a document begins with.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct ExportDesk {
    /// The extensions of the formats that are written.
    pub formats: Vec<String>,
    /// How this document was exported last; none where it never was, or has no file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<ExportChoice>,
    /// The person's own presets, newest first.
    pub presets: Vec<ExportPreset>,
    /// The states in order, with the parts of which an export may leave some out.
    pub states: Vec<StateParts>,
}

/// The stages and lanes of a state.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StateParts {
    /// The state.
    pub state: Id,
    /// From first to last.
    pub stages: Vec<NamedRecord>,
    /// From top to bottom.
    pub lanes: Vec<NamedRecord>,
}

/// What an export would look like.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ExportPreview {
    /// The number by which its pages are asked for.
    pub preview: u32,
    /// Its pages or slides from first to last; none where the format has none.
    pub pages: Vec<PreviewPage>,
    /// What was laid out otherwise than asked, a sentence each.
    pub remarks: Vec<String>,
    /// How many cards stand over the edge of a page.
    pub cut_cards: usize,
}

/// One page or slide of a preview.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PreviewPage {
    /// What it is called.
    pub name: String,
    /// Width in points (1/72 inch).
    pub width_pt: f64,
    /// Height in points (1/72 inch).
    pub height_pt: f64,
}

/// What an export comes to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct ExportMeasure {
    /// The size of the file in bytes.
    pub bytes: u64,
    /// What is left out or done otherwise than asked, a sentence each.
    pub notes: Vec<String>,
    /// How the file begins; none where it is no text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}
