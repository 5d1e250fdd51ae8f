//! A future state forked from a state of a document, with what it is for.

use serde_json::{Map, Value};
use throughline_edit::{Command, ForkState, SetFields};
use throughline_model::{Document, Id, RecordKind, RecordRef};

use super::new_id;
use crate::api::{ApiError, ErrorCode};

/// What a new future state begins from, and what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fork {
    /// The state to fork: an id, the word `current` or `future`, or a name; none forks the state
    /// that the document opens with.
    pub from: Option<String>,
    /// What the new state is called.
    pub name: String,
    /// What it is for; none leaves that open.
    pub purpose: Option<String>,
    /// The day that it describes, as `YYYY-MM-DD` or a part of it; none leaves that open.
    pub as_of: Option<String>,
}

/// Forks a state. Answers the new state's id.
///
/// # Errors
/// Where there is no such state, or the new one may not be called so; the document is then as it
/// was.
pub fn fork(document: &mut Document, asked: &Fork) -> Result<Id, ApiError> {
    let origin = match &asked.from {
        Some(from) => document.state(from)?,
        None => document
            .first_state()
            .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "The journey has no state to fork."))?,
    };
    let id = new_id();
    let fork = ForkState { state: origin.id, id, name: asked.name.clone() };
    let mut forked = document.clone();
    throughline_edit::run(&mut forked, &Command::ForkState(fork))?;
    let said = [("purpose", &asked.purpose), ("as_of", &asked.as_of)];
    let fields: Map<String, Value> = said
        .into_iter()
        .filter_map(|(field, value)| Some((field.to_owned(), Value::String(value.clone()?))))
        .collect();
    let record = RecordRef { kind: RecordKind::State, id };
    throughline_edit::run(&mut forked, &Command::SetFields(SetFields { record, fields }))?;
    *document = forked;
    Ok(id)
}
