//! What a map is drawn with: which state, how roomy, in which look, for whom, what is folded.

use serde::{Deserialize, Serialize};
use throughline_model::{Density, Id, View};
use ts_rs::TS;

use crate::ThemeName;

/// What a map shows and how.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct MapOptions {
    /// The state to show.
    pub state: Id,
    /// How roomy.
    pub density: Density,
    /// In which look.
    pub theme: ThemeName,
    /// Whose curve is drawn with faces and a tinted area; none takes the first persona shown.
    pub focused_persona: Option<Id>,
    /// Only these personas; empty shows all.
    pub personas: Vec<Id>,
    /// Only cards of these departments; empty shows all.
    pub departments: Vec<Id>,
    /// Only cards with one of these tags; empty shows all.
    pub tags: Vec<String>,
    /// Stages folded to a strip.
    pub folded_stages: Vec<Id>,
    /// Lanes folded to a strip.
    pub folded_lanes: Vec<Id>,
    /// Whether long cards are cut, the last line ending with an ellipsis; never on exports.
    pub short_cards: bool,
}

impl MapOptions {
    /// What a saved view shows: `state` where the view names none.
    pub fn of_view(view: &View, state: Id, theme: ThemeName) -> Self {
        MapOptions {
            state: view.state.unwrap_or(state),
            density: view.density,
            theme,
            focused_persona: None,
            personas: view.personas.clone(),
            departments: view.departments.clone(),
            tags: view.tags.clone(),
            folded_stages: view.folded_stages.clone(),
            folded_lanes: view.folded_lanes.clone(),
            short_cards: false,
        }
    }
}

/// What stands around the map on an export.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetOptions {
    /// What made it, such as "Made with Throughline".
    pub made_with: String,
    /// The day of the export, such as "2026-11-23" or "23 November 2026"; empty leaves it out.
    pub exported_on: String,
}
