//! Two new values of one field: brought together, or left open.

use serde_json::{Map, Value};
use throughline_model::RecordKind;

use crate::words::{Woven, weave, weave_text};

/// What became of two values.
pub(super) enum Both {
    /// One that holds what both sides did.
    Merged(Option<Value>),
    /// To be decided by a person.
    Open { base: Option<Value>, ours: Option<Value>, theirs: Option<Value> },
}

/// Brings together two values of a field that both sides changed, each otherwise.
pub(super) fn both(kind: RecordKind, field: &str, [base, ours, theirs]: [Option<&Value>; 3]) -> Both {
    if needs_no_question(kind, field) {
        return Both::Merged(greater(ours, theirs));
    }
    if [base, ours, theirs].into_iter().all(is_list_of_texts) {
        return Both::Merged(Some(Value::Array(woven_list(base, ours, theirs).both)));
    }
    if let (Some(Value::String(ours)), Some(Value::String(theirs))) = (ours, theirs) {
        let base = base.and_then(Value::as_str).unwrap_or_default();
        if is_prose(field) {
            let woven = weave_text(base, ours, theirs);
            if !woven.clash {
                return Both::Merged(Some(Value::String(woven.both.concat())));
            }
        }
    }
    if is_map(field) {
        return maps(kind, [base, ours, theirs]);
    }
    Both::Open { base: base.cloned(), ours: ours.cloned(), theirs: theirs.cloned() }
}

/// The text or list with what both sides wrote, ours first; nothing for other values.
pub(super) fn with_both(base: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    match (ours?, theirs?) {
        (Value::String(ours), Value::String(theirs)) => {
            let base = base.and_then(Value::as_str).unwrap_or_default();
            Some(Value::String(weave_text(base, ours, theirs).both.concat()))
        }
        (Value::Array(_), Value::Array(_)) => Some(Value::Array(woven_list(base, ours, theirs).both)),
        _ => None,
    }
}

/// Key by key: an entry that both changed is open, and the field with it.
fn maps(kind: RecordKind, values: [Option<&Value>; 3]) -> Both {
    let empty = Map::new();
    let [base, ours, theirs] = values.map(|value| value.and_then(Value::as_object).unwrap_or(&empty));
    let (mut merged, mut mine, mut other) = (Map::new(), Map::new(), Map::new());
    let mut clash = false;
    let mut keys: Vec<&String> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        let [was, is_ours, is_theirs] = [base, ours, theirs].map(|map| map.get(key));
        let (value, for_us, for_them) = if is_ours == is_theirs || is_theirs == was {
            (is_ours.cloned(), is_ours.cloned(), is_ours.cloned())
        } else if is_ours == was {
            (is_theirs.cloned(), is_theirs.cloned(), is_theirs.cloned())
        } else {
            let nested = [was, is_ours, is_theirs].into_iter().flatten().all(Value::is_object);
            let inner = if nested {
                maps(kind, [was, is_ours, is_theirs])
            } else {
                both(kind, key, [was, is_ours, is_theirs])
            };
            match inner {
                Both::Merged(value) => (value.clone(), value.clone(), value),
                Both::Open { base, ours, theirs } => {
                    clash = true;
                    (base, ours, theirs)
                }
            }
        };
        merged.extend(value.map(|value| (key.clone(), value)));
        mine.extend(for_us.map(|value| (key.clone(), value)));
        other.extend(for_them.map(|value| (key.clone(), value)));
    }
    if !clash {
        return Both::Merged(Some(Value::Object(merged)));
    }
    let [base, ours, theirs] =
        [merged, mine, other].map(|map| (!map.is_empty()).then_some(Value::Object(map)));
    Both::Open { base, ours, theirs }
}

fn woven_list(base: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Woven<Value> {
    let texts = |value: Option<&Value>| -> Vec<String> {
        let items = value.and_then(Value::as_array).into_iter().flatten();
        items.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let (base, mut one, mut other) = (texts(base), texts(ours), texts(theirs));
    // Which side is ours must not be seen in the result.
    if one > other {
        std::mem::swap(&mut one, &mut other);
    }
    let Woven { both, clash } = weave(&base, &one, &other, None);
    let mut list: Vec<Value> = Vec::new();
    for item in both.into_iter().map(Value::String) {
        if !list.contains(&item) {
            list.push(item);
        }
    }
    Woven { both: list, clash }
}

fn is_list_of_texts(value: Option<&Value>) -> bool {
    value.is_none_or(|it| it.as_array().is_some_and(|items| items.iter().all(Value::is_string)))
}

fn greater(ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let text = |value: Option<&Value>| value.map(Value::to_string);
    if text(ours) >= text(theirs) { ours.cloned() } else { theirs.cloned() }
}

/// Fields about whose two values nobody wants to be asked: order, looks, how a score came about.
/// Where a span ends is settled once everybody's columns are known.
pub(super) fn needs_no_question(kind: RecordKind, field: &str) -> bool {
    use RecordKind as K;
    match field {
        "order" | "width" | "height" | "icon" | "drawn" | "end_column" => true,
        "colour" => kind != K::Card,
        _ => false,
    }
}

/// Fields that people write in words, which merge word by word.
fn is_prose(field: &str) -> bool {
    matches!(
        field,
        "title"
            | "name"
            | "text"
            | "detail"
            | "description"
            | "scope"
            | "purpose"
            | "scenario"
            | "goal"
            | "role"
            | "segment"
            | "quote"
            | "demographics"
            | "label"
            | "note"
            | "reason"
            | "source"
            | "cost"
            | "lost_information"
            | "ask"
            | "decision"
            | "risk"
            | "next_step"
            | "contact_frequency"
            | "alternative_text"
    )
}

/// Fields whose entries are independent of each other.
fn is_map(field: &str) -> bool {
    matches!(
        field,
        "translations"
            | "votes"
            | "reach"
            | "audit"
            | "ranking_weights"
            | "survey_mappings"
            | "import_mappings"
    )
}
