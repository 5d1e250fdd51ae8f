//! How a view is asked for, and how its scene and later changes of it are sent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use throughline_model::{Density, Id, RecordRef};
use throughline_scene::{ChangeFilter, Color, ComparedAs, Grid, Group, Rect, ThemeName};
use ts_rs::TS;

use super::{DocumentInfo, DocumentNumber, Overview};

/// How a view is laid out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct ViewOptions {
    /// The state; none shows the current one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<Id>,
    /// How roomy.
    #[serde(default)]
    pub density: Density,
    /// Colours.
    pub theme: ThemeName,
    /// The persona whose curve stands out; none takes the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focused_persona: Option<Id>,
    /// Only these personas; empty shows all.
    #[serde(default)]
    pub personas: Vec<Id>,
    /// Lanes folded to a strip.
    #[serde(default)]
    pub folded_lanes: Vec<Id>,
    /// Stages folded to a strip.
    #[serde(default)]
    pub folded_stages: Vec<Id>,
    /// Two states in the place of one; `state` is not used then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comparison: Option<ComparisonView>,
}

/// A state that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct SideRef {
    /// The open document that has it; none is the document of the view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentNumber>,
    /// The state.
    pub state: Id,
}

/// Two states in one view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ComparisonView {
    /// The state that is compared from: what was.
    pub from: SideRef,
    /// The state that is compared to: what is.
    pub to: SideRef,
    /// How it is drawn.
    #[serde(default)]
    pub shown_as: ComparedAs,
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

/// A scene, or what has changed in it since it was last sent for this view.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct ScenePatch {
    /// Whether everything is here; else what is not named stays.
    pub full: bool,
    /// Width of the whole map.
    pub width: f64,
    /// Height of the whole map.
    pub height: f64,
    /// Where the body begins from the left: the width of the lane labels.
    pub body_x: f64,
    /// Where the body begins from the top: the height of the headers.
    pub body_y: f64,
    /// Ground.
    pub background: Color,
    /// New and changed groups.
    pub groups: Vec<Group>,
    /// Groups whose content stayed and whose place changed.
    pub moved: Vec<MovedGroup>,
    /// Keys of groups that are gone.
    pub removed: Vec<String>,
    /// All keys in paint order, where that changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<Vec<String>>,
    /// Rows, columns and slots, where they changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid: Option<Grid>,
    /// The map from afar, where it changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overview: Option<Overview>,
    /// Characters for which no font was found.
    pub missing_characters: Vec<char>,
}

/// A group that stands elsewhere now.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MovedGroup {
    /// Its key.
    pub key: String,
    /// Its origin and extent in its region's space.
    pub rect: Rect,
}

/// Answer to an edit, an undo or a redo.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Edited {
    /// What is known of the document now.
    pub info: DocumentInfo,
    /// What changed on the map.
    pub scene: ScenePatch,
    /// The records that were touched, for selecting and scrolling to them.
    pub touched: Vec<RecordRef>,
    /// What was done, taken back or done again; empty where nothing changed.
    pub label: String,
}

/// Whether a command would be allowed.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Permission {
    /// Whether.
    pub allowed: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How high a card is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct CardHeight {
    /// Height.
    pub height: f64,
}

/// A picture of the document, for those that paint its scene.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct AssetData {
    /// Such as `image/png`.
    pub media_type: String,
    /// The picture's bytes, in Base64.
    pub data: String,
}
