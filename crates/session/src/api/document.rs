//! What is known of an open document beside its map.

use serde::Serialize;
use throughline_model::{ChannelIcon, Id, RecordRef, Repair, StateKind};
use throughline_scene::Color;
use ts_rs::TS;

use super::DocumentNumber;

/// Answer to opening a document.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Opened {
    /// What is known of it, its number among it.
    pub info: DocumentInfo,
    /// What was put right on opening.
    pub repairs: Vec<Repair>,
}

/// What is known of an open document. Comes with every edit, so that nothing has to be asked twice.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct DocumentInfo {
    /// Its number.
    pub document: DocumentNumber,
    /// How often it was told of before. An event may overtake an answer: of two the higher holds.
    pub told: u64,
    /// The journey itself.
    pub journey: RecordRef,
    /// The journey's title.
    pub title: String,
    /// Who keeps it.
    pub owner: String,
    /// Its file; none while it has no name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Whether it holds changes that are not in the file.
    pub unsaved: bool,
    /// Why it may not be written; none where it may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_only: Option<String>,
    /// Why the last save failed; stays until one succeeds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_error: Option<String>,
    /// Whether another program has changed the file since.
    pub changed_on_disk: bool,
    /// Whether the file was deleted or moved away; the next save makes it anew.
    pub file_gone: bool,
    /// Whether a sudden end of the program would lose what is unsaved, because its own folder
    /// cannot be written.
    pub no_journal: bool,
    /// Whether it was brought together with what others wrote, which a person has yet to save.
    pub brought_together: bool,
    /// How many things a merge left to decide.
    pub to_decide: usize,
    /// Copies with other changes that lie beside its file, and about which nobody decided yet.
    pub copies: Vec<String>,
    /// What undo would take back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undo: Option<String>,
    /// What redo would do again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redo: Option<String>,
    /// Its states in order.
    pub states: Vec<StateInfo>,
    /// Its personas in order.
    pub personas: Vec<PersonaInfo>,
    /// Its channels in order.
    pub channels: Vec<ChannelInfo>,
    /// Its departments in order.
    pub departments: Vec<NamedRecord>,
    /// The range of emotion scores, lowest and highest.
    pub emotion_scale: (f64, f64),
}

/// A state with what the lens shows of it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct StateInfo {
    /// The record.
    pub id: Id,
    /// Which time.
    pub kind: StateKind,
    /// Its name.
    pub name: String,
    /// The situation.
    pub scenario: String,
    /// What the customer wants to reach.
    pub goal: String,
    /// The day it describes.
    pub as_of: String,
    /// What it rests on, counted: "14 interviews, 3 measured".
    pub evidence: String,
    /// How many stages.
    pub stages: usize,
    /// How many steps.
    pub steps: usize,
    /// How many lanes.
    pub lanes: usize,
    /// How many cards.
    pub cards: usize,
    /// How many of the cards lie in the tray.
    pub tray: usize,
}

/// A persona with how their curve is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PersonaInfo {
    /// The record.
    pub id: Id,
    /// Their name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// Place in the persona palette, counted from 1.
    pub number: usize,
    /// Colour in the light theme.
    pub light: Color,
    /// Colour in the dark theme.
    pub dark: Color,
    /// Dashes of their line; empty is solid.
    pub dash: Vec<f64>,
}

/// A channel with its pictogram.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ChannelInfo {
    /// The record.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its pictogram.
    pub icon: ChannelIcon,
}

/// A record with its name.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NamedRecord {
    /// The record.
    pub record: RecordRef,
    /// Its name.
    pub name: String,
}
