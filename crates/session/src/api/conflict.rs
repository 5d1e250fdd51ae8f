//! What a merge left to decide, ready to be shown.

use serde::Serialize;
use throughline_diff::{Choice, Run};
use throughline_model::{Id, RecordRef};
use ts_rs::TS;

/// Everything that is left to decide, in the order of the map.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ConflictList {
    /// The conflicts.
    pub conflicts: Vec<ConflictInfo>,
}

/// One field of a record that has two new values, or a record that only one side still has.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct ConflictInfo {
    /// The conflict's record.
    pub id: Id,
    /// The record that it is about.
    pub on: RecordRef,
    /// What that record is, such as "Pain point".
    pub kind_label: String,
    /// The name of its pictogram.
    pub icon: String,
    /// What it is called; empty where it has no name.
    pub name: String,
    /// Where it stands, outermost first.
    pub breadcrumb: Vec<String>,
    /// The field's name in the interface.
    pub field: String,
    /// As it was before either side; none where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Vec<Run>>,
    /// As this side has it, words that differ marked.
    pub ours: Vec<Run>,
    /// As the other side has it, words that differ marked.
    pub theirs: Vec<Run>,
    /// What the map shows until it is decided.
    pub now: Vec<Run>,
    /// The four decisions, and why one cannot be taken.
    pub choices: Vec<ChoiceInfo>,
}

/// A decision that may be taken.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct ChoiceInfo {
    /// The decision.
    pub choice: Choice,
    /// Why it cannot be taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}
