//! How two states are compared on one scene: which look, and which changes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use throughline_model::Id;
use ts_rs::TS;

use crate::{ChangeKind, MapOptions};

/// How a comparison is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ComparedAs {
    /// One map of what is and what was: what is gone as a ghost, what moved with a trail.
    #[default]
    Overlay,
    /// Two maps above each other with the same columns, and gaps for what one of them lacks.
    Side,
    /// Two maps in the same places, of which the window shows a part each.
    Swipe,
}

/// Which changes are marked; the others look like what stayed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ChangeFilter {
    /// Only these kinds; empty marks all.
    pub kinds: Vec<ChangeKind>,
    /// Only changes in these lanes, by either side's ids; empty marks those of all.
    pub lanes: Vec<Id>,
    /// Only changes that concern these personas, or nobody in particular; empty marks all.
    pub personas: Vec<Id>,
    /// Only changes of what these departments do; empty marks all.
    pub departments: Vec<Id>,
}

/// What a comparison shows and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparisonOptions {
    /// Look, density, personas and folds; its state is not used.
    pub map: MapOptions,
    /// How it is drawn.
    pub shown_as: ComparedAs,
    /// On a sheet of [`ComparedAs::Swipe`]: how much of the width shows the first side, 0 to 1.
    pub divider: f64,
    /// Which changes are marked.
    pub filter: ChangeFilter,
    /// Whether steps in which nothing changed are folded.
    pub fold_unchanged: bool,
    /// Whether changes of width, height and colour are marked too.
    pub layout_only: bool,
}
