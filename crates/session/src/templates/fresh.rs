//! A copy of a whole journey under new ids, as its own beginning.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use throughline_model::{Change, Document, Id, Record, RecordEdit};

/// The same journey with every id replaced by a new one, wherever it is named.
///
/// Lineages that tie two of its own states together stay tied; what led to other documents is cut.
pub fn with_fresh_ids(source: &Document, new_id: &mut dyn FnMut() -> Id) -> Document {
    let fresh: BTreeMap<String, String> = source
        .references()
        .into_iter()
        .map(|reference| (reference.id.to_string(), new_id().to_string()))
        .collect();
    let edits = source
        .references()
        .into_iter()
        .filter_map(|reference| source.get(reference))
        .filter_map(|record| {
            let mut fields = record.to_fields();
            if let Some(Value::Array(lineage)) = fields.get_mut("lineage") {
                lineage.retain(|id| id.as_str().is_some_and(|id| fresh.contains_key(id)));
            }
            let fields = renamed_fields(fields, &fresh);
            Record::from_fields(record.reference().kind, fields).ok()
        })
        .map(|record| RecordEdit { before: None, after: Some(record) })
        .collect();
    let mut document = Document { extra: source.extra.clone(), ..Document::default() };
    Change { edits }.apply(&mut document);
    document
}

/// Translations name records in their keys, so keys are renamed, too.
fn renamed_fields(fields: Map<String, Value>, fresh: &BTreeMap<String, String>) -> Map<String, Value> {
    fields.into_iter().map(|(key, value)| (renamed_text(key, fresh), renamed(value, fresh))).collect()
}

fn renamed(value: Value, fresh: &BTreeMap<String, String>) -> Value {
    match value {
        Value::String(text) => Value::String(renamed_text(text, fresh)),
        Value::Array(values) => values.into_iter().map(|value| renamed(value, fresh)).collect(),
        Value::Object(fields) => Value::Object(renamed_fields(fields, fresh)),
        other => other,
    }
}

fn renamed_text(text: String, fresh: &BTreeMap<String, String>) -> String {
    fresh.get(&text).cloned().unwrap_or(text)
}
