//! Runs commands as a person would, and checks after each what must hold after every command.

use serde_json::{Map, Value};
use throughline_edit::*;
use throughline_model::*;

use crate::sample::record;

/// Runs a command that must be allowed; afterwards the document is sound, the change says what
/// happened, and taking it back leads back.
pub fn act(document: &mut Document, command: Command) -> Change {
    let before = document.clone();
    assert_eq!(permit(document, &command), Ok(()), "{command:?} should be allowed");
    let change = match throughline_edit::run(document, &command) {
        Ok(change) => change,
        Err(refusal) => panic!("{command:?} was allowed and then refused: {refusal}"),
    };
    assert_eq!(violations(document), [], "after {command:?}");
    assert_eq!(change, Change::between(&before, document), "the change of {command:?}");
    let mut back = document.clone();
    change.inverse().apply_where_untouched(&mut back);
    assert_eq!(back, before, "{command:?} taken back");
    change
}

/// Runs a command that must be refused, and answers with the reason; the document stays as it was.
pub fn refused(document: &mut Document, command: Command) -> String {
    let before = document.clone();
    let asked = permit(document, &command);
    let run = throughline_edit::run(document, &command);
    assert_eq!(run.clone().err(), asked.err(), "asking and running {command:?} answer alike");
    assert_eq!(*document, before, "a refused command changes nothing");
    run.expect_err("the command should be refused").to_string()
}

/// The fields that a change wrote, as `kind.field`; a whole record as `+kind` or `-kind`.
pub fn written(change: &Change) -> Vec<String> {
    let mut written = Vec::new();
    for edit in &change.edits {
        let kind = edit.reference().expect("an edit has a record").kind.label();
        match (&edit.before, &edit.after) {
            (Some(before), Some(after)) => {
                let (before, after) = (before.to_fields(), after.to_fields());
                let names = before.keys().chain(after.keys().filter(|name| !before.contains_key(*name)));
                let changed = names.filter(|name| before.get(*name) != after.get(*name));
                written.extend(changed.map(|name| format!("{kind}.{name}")));
            }
            (None, _) => written.push(format!("+{kind}")),
            (_, None) => written.push(format!("-{kind}")),
        }
    }
    written
}

/// The cards of a cell from top to bottom.
pub fn cell(document: &Document, lane: Id, column: Id) -> Vec<Id> {
    let state = document.lanes[&lane].state;
    Outline::of(document, state).cards(lane, column).iter().map(|card| card.id).collect()
}

/// The columns of the lane's state from left to right.
pub fn columns(document: &Document, state: Id) -> Vec<Id> {
    Outline::of(document, state).columns
}

/// The first and the last column of a card.
pub fn span(document: &Document, card: Id) -> (Id, Id) {
    let card = &document.cards[&card];
    let first = card.place.as_ref().expect("the card stands in a cell").column;
    (first, card.end_column.unwrap_or(first))
}

pub fn fields(values: Value) -> Map<String, Value> {
    match values {
        Value::Object(fields) => fields,
        other => panic!("{other} are no fields"),
    }
}

pub fn set(kind: RecordKind, id: Id, values: Value) -> Command {
    Command::SetFields(SetFields { record: record(kind, id), fields: fields(values) })
}

pub fn lock(document: &mut Document, lane: Id) {
    act(document, set(RecordKind::Lane, lane, serde_json::json!({ "locked": true })));
}

pub fn move_card(card: Id, lane: Id, column: Id, before: Option<Id>) -> Command {
    Command::MoveCard(MoveCard { card, to: Some(CardTarget { lane, column, before }) })
}

pub fn delete(kind: RecordKind, id: Id) -> Command {
    Command::Delete(Delete { records: vec![record(kind, id)] })
}

pub fn duplicate(kind: RecordKind, id: Id, new: Id) -> Command {
    Command::Duplicate(Duplicate { record: record(kind, id), id: new })
}
