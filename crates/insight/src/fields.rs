//! Fields and their values in words: "Severity 5 becomes 2".

use serde_json::{Map, Value};
use throughline_diff::FieldChange;
use throughline_model::numbers::{count, date, decimal, decimals_of};
use throughline_model::{BlueprintLine, Document, Id, LaneKind, LinkKind, RecordKind, StateKind, Status};

use crate::names::{name, quoted};

/// What became of a field, as a sentence: "Severity 5 becomes 2."
pub fn said(kind: RecordKind, change: &FieldChange, a: &Document, b: &Document) -> String {
    let label = label(kind, &change.field);
    let before = value(&change.field, &change.before, a);
    let after = value(&change.field, &change.after, b);
    match (before, after) {
        (Some(before), Some(after)) if before == after => format!("{label} changed."),
        (Some(before), Some(after)) => format!("{label} {before} becomes {after}."),
        (None, Some(after)) => format!("{label} {after}, before not set."),
        (Some(before), None) => format!("{label} {before} is no longer set."),
        (None, None) => format!("{label} changed."),
    }
}

/// The field's name in the interface.
fn label(kind: RecordKind, field: &str) -> String {
    use RecordKind as K;
    let known = match (kind, field) {
        (K::Card, "score") => "How it goes:",
        (K::Card, "reason") => "Why it decides:",
        (K::Card, "contact_frequency") => "How often:",
        (K::Card, "personas") => "Felt or done by",
        (K::Card, "end_column") => "Where it ends:",
        (K::Card, "urls") => "Pages",
        (K::Card, "votes") => "Votes:",
        (K::Card, "journey") => "The nested journey",
        (K::Card, "source") => "Said by",
        (K::Stage, "goal") => "The customer's goal",
        (K::Stage | K::Step, "duration") => "Duration",
        (_, "description") => "The description",
        (_, "lost_information") => "What is lost:",
        (_, "as_of") => "As of",
        (_, "version_label") => "Version",
        (_, "extra") => "Something that this version does not know",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let words = field.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or(words)
}

/// A value in words; none where it is empty, or no words say it.
fn value(field: &str, value: &Value, document: &Document) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Object(parts) => object(field, parts),
        Value::Bool(is) => Some(if *is { "yes" } else { "no" }.to_owned()),
        Value::Number(number) => number.as_f64().map(|number| decimal(number, decimals_of(number))),
        Value::String(text) if text.trim().is_empty() => None,
        Value::String(text) => Some(text_in_words(field, text, document)),
        Value::Array(items) => {
            let words: Vec<String> =
                items.iter().filter_map(|item| self::value(field, item, document)).collect();
            (!words.is_empty()).then(|| words.join(", "))
        }
    }
}

/// Votes added up, the share or number that a pain reaches, the file of a nested journey.
fn object(field: &str, parts: &Map<String, Value>) -> Option<String> {
    let number = |name: &str| parts.get(name).and_then(Value::as_f64);
    match field {
        "votes" => Some(count(parts.values().filter_map(Value::as_u64).sum())).filter(|votes| votes != "0"),
        "reach" => {
            let share = number("share").map(|share| share * 100.0);
            let share = share.map(|share| format!("{}%", decimal(share, decimals_of(share))));
            share.or_else(|| number("count").map(|customers| format!("{} customers", decimal(customers, 0))))
        }
        "journey" => parts.get("file").and_then(Value::as_str).map(quoted),
        "emotion_scale" => number("lowest").zip(number("highest")).map(|(low, high)| {
            format!("{} to {}", decimal(low, decimals_of(low)), decimal(high, decimals_of(high)))
        }),
        _ => None,
    }
}

/// A record's name for its id, a vocabulary's label for its word, else the text itself.
fn text_in_words(field: &str, text: &str, document: &Document) -> String {
    let record = text.parse().ok().and_then(|id: Id| document.find(id));
    if let Some(record) = record {
        return name(document, record);
    }
    let word = Value::String(text.to_owned());
    let labelled = match field {
        "due" | "review_date" | "date" | "as_of" => return date(text),
        "status" => serde_json::from_value(word).ok().map(Status::label),
        "line" => serde_json::from_value(word).ok().map(BlueprintLine::label),
        "kind" => None
            .or_else(|| serde_json::from_value(word.clone()).ok().map(LaneKind::label))
            .or_else(|| serde_json::from_value(word.clone()).ok().map(LinkKind::label))
            .or_else(|| serde_json::from_value(word).ok().map(StateKind::label)),
        _ => None,
    };
    labelled.map(str::to_lowercase).unwrap_or_else(|| quoted(text))
}
