//! Writing fields by name: which there are, which may be set, and what they may hold.

mod names;
mod references;
pub(crate) mod values;

use serde_json::{Map, Value};
use throughline_model::{Document, Id, Record, RecordKind};

use crate::Refusal;
use crate::refusal::short;

/// The longest text of a field, in bytes; a file with a longer one would not open again.
const LONGEST_TEXT_BYTES: usize = 1_000_000;
/// The longest picture data, in Base64 characters: 8 MB of data.
const LONGEST_DATA_BYTES: usize = 8 * 1024 * 1024 / 3 * 4 + 4;
/// How deep lists and maps may lie in each other within one field.
const DEEPEST_VALUE: usize = 32;

/// The record with other values in the named fields; `null` empties one. `reach.share` names a part
/// of a field, and leaves the other parts as they are.
///
/// # Errors
/// Where a field does not exist, is not to be set, or cannot hold the value.
pub(crate) fn rewritten(
    document: &Document,
    record: &Record,
    fields: &Map<String, Value>,
) -> Result<Record, Refusal> {
    let kind = record.reference().kind;
    for field in fields.keys() {
        names::check_exists(kind, field)?;
        if !names::is_settable(kind, field) {
            return Err(Refusal::NotSettable { kind, field: field.clone() });
        }
    }
    written(document, record, fields)
}

/// A new record of a kind without a command of its own, with the given fields.
///
/// # Errors
/// As with [`rewritten`], and where a field is missing that the kind cannot do without.
pub(crate) fn built(
    document: &Document,
    kind: RecordKind,
    id: Id,
    fields: &Map<String, Value>,
) -> Result<Record, Refusal> {
    for field in fields.keys() {
        names::check_exists(kind, field)?;
        if names::is_chosen_here(field) {
            return Err(Refusal::NotSettable { kind, field: field.clone() });
        }
    }
    let missing = names::required(kind).keys().find(|field| *field != "id" && !fields.contains_key(*field));
    if let Some(field) = missing {
        return Err(Refusal::MissingField { kind, field: field.clone() });
    }
    written(document, &names::blank(kind, id), fields)
}

/// One text field, for the commands that bring a name or a text.
pub(crate) fn text(field: &str, text: &str) -> Map<String, Value> {
    Map::from_iter([(field.to_owned(), Value::from(text))])
}

/// The name of a copy; a record without a name of its own stays so.
pub(crate) fn copied_name(name: &str) -> String {
    const MARK: &str = " copy";
    if name.is_empty() || name.len() + MARK.len() > LONGEST_TEXT_BYTES {
        return name.to_owned();
    }
    format!("{name}{MARK}")
}

fn written(document: &Document, record: &Record, fields: &Map<String, Value>) -> Result<Record, Refusal> {
    let kind = record.reference().kind;
    let old = record.to_fields();
    let mut new = old.clone();
    for (field, value) in fields {
        put(&mut new, kind, field, value)?;
    }
    let Ok(written) = Record::from_fields(kind, new) else {
        return Err(misfit(kind, &old, fields));
    };
    for field in fields.keys() {
        let (field, _) = names::split(field);
        values::check(document, &written, field)?;
        references::check(document, &written, field)?;
    }
    Ok(written)
}

fn put(record: &mut Map<String, Value>, kind: RecordKind, field: &str, value: &Value) -> Result<(), Refusal> {
    if let (own, Some(part)) = names::split(field) {
        return put_part(record, kind, own, part, value);
    }
    if value.is_null() {
        match names::required(kind).get(field) {
            Some(empty) => record.insert(field.to_owned(), empty.clone()),
            None => record.shift_remove(field),
        };
        return Ok(());
    }
    let is_data = kind == RecordKind::Asset && field == "data";
    let longest = if is_data { LONGEST_DATA_BYTES } else { LONGEST_TEXT_BYTES };
    let value = cleaned(value, longest, 0).map_err(|reason| Refusal::BadValue {
        kind,
        field: field.to_owned(),
        reason,
    })?;
    record.insert(field.to_owned(), value);
    Ok(())
}

/// Writes a part among those that the field has. The last one, or one that the field cannot be
/// without, takes the field away.
fn put_part(
    record: &mut Map<String, Value>,
    kind: RecordKind,
    field: &str,
    part: &str,
    value: &Value,
) -> Result<(), Refusal> {
    let mut whole = record.get(field).and_then(Value::as_object).cloned().unwrap_or_default();
    let is_required = names::parts(kind, field).is_some_and(|parts| parts.is_required(part));
    match value {
        Value::Null if is_required => whole.clear(),
        Value::Null => drop(whole.shift_remove(part)),
        value => drop(whole.insert(part.to_owned(), value.clone())),
    }
    put(record, kind, field, &if whole.is_empty() { Value::Null } else { whole.into() })
}

/// The value without control characters in its texts: they cannot be seen, and most programs that
/// read an export choke on them. Line breaks and tabs stay.
fn cleaned(value: &Value, longest: usize, depth: usize) -> Result<Value, String> {
    if depth > DEEPEST_VALUE {
        return Err(format!("it is nested more than {DEEPEST_VALUE} deep"));
    }
    Ok(match value {
        Value::String(text) => Value::String(cleaned_text(text, longest)?),
        Value::Array(items) => {
            let items: Result<Vec<Value>, String> =
                items.iter().map(|item| cleaned(item, longest, depth + 1)).collect();
            Value::Array(items?)
        }
        Value::Object(entries) => {
            let mut clean = Map::new();
            for (key, value) in entries {
                clean.insert(cleaned_text(key, longest)?, cleaned(value, longest, depth + 1)?);
            }
            Value::Object(clean)
        }
        plain => plain.clone(),
    })
}

fn cleaned_text(text: &str, longest: usize) -> Result<String, String> {
    if text.len() > longest {
        return Err(format!("it is longer than {longest} bytes"));
    }
    Ok(text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect())
}

/// Which of the fields does not fit, found by trying each alone: the parser does not say.
fn misfit(kind: RecordKind, old: &Map<String, Value>, fields: &Map<String, Value>) -> Refusal {
    for (field, value) in fields {
        let mut alone = old.clone();
        if let Err(refusal) = put(&mut alone, kind, field, value) {
            return refusal;
        }
        if let Err(error) = Record::from_fields(kind, alone) {
            return Refusal::BadValue { kind, field: field.clone(), reason: reason(&error.reason) };
        }
    }
    let fields: Vec<&str> = fields.keys().map(String::as_str).collect();
    Refusal::BadValue { kind, field: fields.join(", "), reason: "the values do not fit together".into() }
}

/// The parser's words, which may quote the whole value.
fn reason(words: &str) -> String {
    match words.rsplit_once(", expected ") {
        Some((found, expected)) => format!("{}, expected {}", short(found), short(expected)),
        None => short(words),
    }
}
