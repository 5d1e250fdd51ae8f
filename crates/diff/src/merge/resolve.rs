//! Deciding what a merge left open.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use throughline_model::{Change, Document, Id, Record, RecordEdit, RecordRef};
use ts_rs::TS;

use super::WHOLE_RECORD;
use super::values::with_both;

/// What a person decides about a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ConflictChoice")]
pub enum Choice {
    /// As it was before either side.
    Base,
    /// As this side has it.
    Ours,
    /// As the other side has it.
    Theirs,
    /// What both sides wrote, ours first; for texts, lists and records.
    Both,
}

/// What carries out a decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Resolution {
    /// A change to be written, which takes the conflict away.
    Write(Change),
    /// The record is to be deleted with all that stands in it, the conflict among it.
    Delete(RecordRef),
}

/// A conflict that cannot be decided so.
#[derive(Debug, Error, PartialEq)]
pub enum ResolveError {
    /// There is none, or its record is gone.
    #[error("there is no conflict {0} to decide")]
    Unknown(Id),
    /// Two numbers or two places cannot both be.
    #[error("the field \u{201c}{field}\u{201d} of the {on} cannot hold both values")]
    NotBoth {
        /// The record.
        on: RecordRef,
        /// The field.
        field: String,
    },
    /// The value no longer fits into the record.
    #[error("the {on} cannot hold this value: {reason}")]
    Misfit {
        /// The record.
        on: RecordRef,
        /// What does not fit.
        reason: String,
    },
}

/// Works out what carries out a decision about a conflict of the document.
///
/// # Errors
/// Where the conflict does not exist or cannot be decided so.
pub fn resolve(document: &Document, conflict: Id, choice: Choice) -> Result<Resolution, ResolveError> {
    let conflict = document.conflicts.get(&conflict).ok_or(ResolveError::Unknown(conflict))?;
    let on = conflict.on;
    let before = document.get(on).ok_or(ResolveError::Unknown(conflict.id))?;
    let whole = conflict.field == WHOLE_RECORD;
    let value = match choice {
        Choice::Base => conflict.base.clone(),
        Choice::Ours => conflict.ours.clone(),
        Choice::Theirs => conflict.theirs.clone(),
        // One side deleted it: to keep what both did is to keep it.
        Choice::Both if whole => conflict.ours.clone().or_else(|| conflict.theirs.clone()),
        Choice::Both => {
            let both = with_both(conflict.base.as_ref(), conflict.ours.as_ref(), conflict.theirs.as_ref());
            Some(both.ok_or_else(|| ResolveError::NotBoth { on, field: conflict.field.clone() })?)
        }
    };
    let mut fields = before.to_fields();
    match (whole, value) {
        (true, None) => return Ok(Resolution::Delete(on)),
        (true, Some(record)) => {
            if let serde_json::Value::Object(record) = record {
                fields = record;
            }
        }
        (false, Some(value)) => {
            fields.insert(conflict.field.clone(), value);
        }
        (false, None) => {
            fields.shift_remove(&conflict.field);
        }
    }
    let misfit = |error: throughline_model::FieldError| ResolveError::Misfit { on, reason: error.reason };
    let after = Record::from_fields(on.kind, fields).map_err(misfit)?;
    let mut edits = vec![RecordEdit { before: Some(conflict.clone().into()), after: None }];
    if after != before {
        edits.push(RecordEdit { before: Some(before), after: Some(after) });
    }
    edits.sort_by_key(|edit| edit.reference());
    Ok(Resolution::Write(Change { edits }))
}
