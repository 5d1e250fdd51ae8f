//! What differs between two states, for those who read it beside the map.

use serde::Serialize;
use throughline_insight::{Line, Meaning};
use throughline_model::{Id, RecordRef, StateKind};
use ts_rs::TS;

use super::{DocumentNumber, NamedRecord};

/// Two states compared.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ComparisonReport {
    /// What is compared from.
    pub from: ComparedState,
    /// What is compared to.
    pub to: ComparedState,
    /// What the differences mean.
    pub meaning: Meaning,
    /// The differences, a line for each record, in the order of the map.
    pub lines: Vec<Line>,
    /// How many fields differ that only say how something looks.
    pub layout_only: usize,
    /// Records that were taken for the same by their contents alone, the least sure first.
    pub doubtful: Vec<DoubtfulPair>,
    /// The stages of both sides in order, as lines name them.
    pub stages: Vec<ComparedStage>,
    /// The lanes in which something differs, as lines name them.
    pub lanes: Vec<NamedRecord>,
    /// The personas whom a difference concerns.
    pub personas: Vec<NamedRecord>,
    /// The departments that a difference concerns.
    pub departments: Vec<NamedRecord>,
}

/// One of two states that are compared.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct ComparedState {
    /// The document that has it; none is the one that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<DocumentNumber>,
    /// That document's title.
    pub title: String,
    /// The state.
    pub state: Id,
    /// Which time.
    pub kind: StateKind,
    /// Its name.
    pub name: String,
    /// The day it describes.
    pub as_of: String,
}

/// A stage of either side.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ComparedStage {
    /// Its id on the second side, or on the first where it is gone.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its colour in the stage palette, counted from 1.
    pub colour: usize,
}

/// Two records of which it is not sure that they are the same.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DoubtfulPair {
    /// The record on the first side.
    pub a: RecordRef,
    /// The record on the second side.
    pub b: RecordRef,
    /// The beginning of what the first says.
    pub a_name: String,
    /// The beginning of what the second says.
    pub b_name: String,
    /// How sure it is, from 0 to 1.
    pub confidence: f64,
}
