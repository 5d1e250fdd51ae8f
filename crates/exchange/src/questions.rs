//! What merges left open, as a list that a person can decide from.

use serde::Serialize;
use serde_json::{Map, Value};
use throughline_model::{Conflict, Document, Id, RecordKind};

use crate::names::record_name;
use crate::values::{field_label, in_words};

/// How a conflict about a whole record calls its field.
const WHOLE: &str = "record";

/// One question that a merge left open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// The id of the conflict's record in the document.
    pub id: Id,
    /// The kind of the record that the question is about.
    pub kind: RecordKind,
    /// That record's id.
    pub record: Id,
    /// What that record is called.
    pub name: String,
    /// The field, or `record` where one side deleted the record and the other wrote to it.
    pub field: String,
    /// The value that both sides started from; null where there was none.
    pub base: Value,
    /// The value on our side; null where there is none.
    pub ours: Value,
    /// The value on the other side; null where there is none.
    pub theirs: Value,
}

/// The questions about some conflicts of a document, in the order in which they are given.
pub fn questions(document: &Document, conflicts: &[Id]) -> Vec<Question> {
    let question = |it: &Conflict| Question {
        id: it.id,
        kind: it.on.kind,
        record: it.on.id,
        name: record_name(document, it.on),
        field: it.field.clone(),
        base: it.base.clone().unwrap_or_default(),
        ours: it.ours.clone().unwrap_or_default(),
        theirs: it.theirs.clone().unwrap_or_default(),
    };
    conflicts.iter().filter_map(|id| document.conflicts.get(id)).map(question).collect()
}

/// The questions for a person: what each is about, and what the three versions say.
pub fn questions_text(document: &Document, questions: &[Question]) -> String {
    questions.iter().map(|question| one(document, question)).collect()
}

fn one(document: &Document, question: &Question) -> String {
    let kind = question.kind.label();
    let name =
        if question.name.is_empty() { String::new() } else { format!(" \u{201c}{}\u{201d}", question.name) };
    let about_record = question.field == WHOLE;
    let about = if about_record { String::new() } else { format!(", {}", field_label(&question.field)) };
    let said = |value: &Value| match value {
        Value::Null if about_record => "deleted".into(),
        Value::Object(fields) if about_record => changed_fields(document, &question.base, fields),
        value => in_words(document, value),
    };
    let mut text = format!("{kind}{name}{about}\n");
    if !about_record {
        text.push_str(&indented("before: ", &said(&question.base)));
    }
    text.push_str(&indented("ours:   ", &said(&question.ours)));
    text.push_str(&indented("theirs: ", &said(&question.theirs)));
    text
}

/// What one side made of a record that the other deleted.
fn changed_fields(document: &Document, base: &Value, fields: &Map<String, Value>) -> String {
    let changed: Vec<String> = fields
        .iter()
        .filter(|(field, value)| {
            base.get(field) != Some(value) && !matches!(field.as_str(), "id" | "order" | "lineage")
        })
        .map(|(field, value)| format!("{}: {}", field_label(field), in_words(document, value)))
        .collect();
    if changed.is_empty() { "kept, with something new in it".into() } else { changed.join("; ") }
}

/// A value behind its label; further lines stand below its first.
fn indented(label: &str, value: &str) -> String {
    let below = format!("\n  {}", " ".repeat(label.chars().count()));
    format!("  {label}{}\n", value.trim_end().replace('\n', &below))
}
