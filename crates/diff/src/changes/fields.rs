//! Fields that hold something else, and which of them say nothing to a reader.

use serde_json::{Map, Value};
use throughline_model::{Id, RecordData, RecordKind};

use super::{FieldChange, Report, What};
use crate::words::words;

/// What a field's change is to a reader.
#[derive(Clone, Copy, PartialEq)]
enum Weight {
    /// The name or text by which the record is known.
    Text,
    /// Worth reporting.
    Field,
    /// How it looks.
    Layout,
    /// Identity, order, and what other parts of the report speak of.
    Silent,
}

fn weight(kind: RecordKind, field: &str, of_states: bool) -> Weight {
    use RecordKind as K;
    use Weight::*;
    if matches!(field, "id" | "order" | "lineage") {
        return Silent;
    }
    match (kind, field) {
        // Two states differ in being two states.
        (K::State, "scenario" | "goal") => Field,
        (K::State, _) if of_states => Silent,
        (K::Journey, "title") | (K::Card | K::Comment, "text") => Text,
        (K::State | K::Persona | K::Channel | K::Department, "name") => Text,
        (K::Stage | K::Step | K::Lane | K::Milestone | K::View, "name") => Text,
        (K::Stage, "colour" | "width") | (K::Step, "width") => Layout,
        (K::Lane, "colour" | "icon" | "height") => Layout,
        (K::Channel | K::Department, "colour" | "icon") | (K::Persona, "colour") => Layout,
        (K::Stage | K::Lane | K::Card, "state") | (K::Step | K::Card, "place") | (K::Card, "end_column") => {
            Silent
        }
        (K::Emotion, "column" | "persona" | "score" | "label" | "drawn") => Silent,
        (K::Metric, "on" | "lane" | "target") | (K::Measurement, "metric") => Silent,
        (K::Link, "from" | "to") | (K::Evidence | K::Comment, "on") | (K::Prompt, "stage") => Silent,
        _ => Field,
    }
}

/// Reports in which fields two paired records differ.
pub(super) fn compare<T: RecordData>(report: &mut Report, a: &T, b: &T) {
    if std::ptr::eq(a, b) {
        return;
    }
    let of_states = report.a.state.is_some();
    let silent = |field: &&'static str| weight(T::KIND, field, of_states) == Weight::Silent;
    let mut names = a.differing_fields(b);
    names.retain(|name| !silent(name));
    if names.is_empty() {
        return;
    }
    let before = a.clone().into_record();
    let mut translated = before.clone();
    translated.each_id(|id| *id = said(report, *id));
    let after = b.clone().into_record();
    let (before, translated, after) = (before.to_fields(), translated.to_fields(), after.to_fields());
    let mut changed = Vec::new();
    for field in field_names(&translated, &after) {
        if translated.get(&field) == after.get(&field) {
            continue;
        }
        let value = |fields: &Map<String, Value>| fields.get(&field).cloned().unwrap_or_default();
        let (before, after) = (value(&before), value(&after));
        match weight(T::KIND, &field, of_states) {
            Weight::Silent => {}
            Weight::Layout => report.layout_only += 1,
            Weight::Field => changed.push(FieldChange { field, before, after }),
            Weight::Text => {
                let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
                let (before, after) = (text(before), text(after));
                let words = words(&before, &after);
                report.both(T::KIND, (a.id(), b.id()), What::Reworded { field, before, after, words });
            }
        }
    }
    if !changed.is_empty() {
        report.both(T::KIND, (a.id(), b.id()), What::Changed { fields: changed });
    }
}

/// An id of the first side as the second side says it, or as it is.
fn said(report: &Report, id: Id) -> Id {
    report.pairs.b_of(id).unwrap_or(id)
}

fn field_names(a: &Map<String, Value>, b: &Map<String, Value>) -> Vec<String> {
    let more = b.keys().filter(|name| !a.contains_key(*name));
    a.keys().chain(more).cloned().collect()
}
