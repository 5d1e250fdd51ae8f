//! Values of fields as a reader says them: ids by name, lists by commas, no control characters.

use serde_json::{Map, Value};
use throughline_model::{Document, Id, RecordRef};

use crate::names::record_name;

/// What stands for nothing at all.
const NOTHING: &str = "\u{2014}";

/// A field's name as a reader says it: `as_of` is "as of".
pub(crate) fn field_label(field: &str) -> String {
    clean(field).replace('_', " ")
}

/// A value in words, of one line where its texts are. Ids are said by the name of their record.
pub(crate) fn in_words(document: &Document, value: &Value) -> String {
    match value {
        Value::Null => NOTHING.into(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::Number(number) => number.to_string().replacen('-', "\u{2212}", 1),
        Value::String(text) => named(document, text).unwrap_or_else(|| clean(text)),
        Value::Array(items) if items.is_empty() => NOTHING.into(),
        Value::Array(items) => joined(items.iter().map(|item| in_words(document, item))),
        Value::Object(entries) => record(document, entries)
            .unwrap_or_else(|| joined(entries.iter().filter_map(|entry| part(document, entry)))),
    }
}

/// Several lines become one.
pub(crate) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without characters that would command a terminal; line breaks and tabs stay.
pub(crate) fn clean(text: &str) -> String {
    let commands = |it: char| it.is_control() && !matches!(it, '\n' | '\t');
    text.replace("\r\n", "\n").replace('\r', "\n").replace(commands, "\u{fffd}")
}

/// With a capital letter first.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// One entry of an object; order keys mean nothing to a reader.
fn part(document: &Document, (key, value): (&String, &Value)) -> Option<String> {
    let key_in_words = || named(document, key).unwrap_or_else(|| field_label(key));
    (key != "order").then(|| format!("{} {}", key_in_words(), in_words(document, value)))
}

/// The name of the record with an id, in quotation marks.
fn named(document: &Document, text: &str) -> Option<String> {
    let id: Id = text.parse().ok()?;
    let found = document.find(id)?;
    let name = record_name(document, found);
    Some(if name.is_empty() { found.kind.label().to_owned() } else { format!("\u{201c}{name}\u{201d}") })
}

/// A record by kind and id, as it stands in evidence and comments.
fn record(document: &Document, entries: &Map<String, Value>) -> Option<String> {
    let reference: RecordRef = serde_json::from_value(Value::Object(entries.clone())).ok()?;
    let name = named(document, &reference.id.to_string())?;
    Some(format!("{} {name}", reference.kind.label()))
}
