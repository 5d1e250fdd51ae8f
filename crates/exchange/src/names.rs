//! What a reader calls a record.

use throughline_model::{Document, Id, Record, RecordKind, RecordRef};

use crate::values::one_line;

/// What a reader calls a record, in one line: its name, its text, or what it stands between. Empty
/// where it has no words, or does not exist.
pub fn record_name(document: &Document, reference: RecordRef) -> String {
    let Some(record) = document.get(reference) else { return String::new() };
    let named = |kind, id: Id| record_name_at_end(document, RecordRef { kind, id });
    let own_or = |name: &str, usual: &str| if name.is_empty() { usual.to_owned() } else { name.to_owned() };
    let name = match &record {
        Record::Journey(it) => it.title.clone(),
        Record::Settings(_) => String::new(),
        Record::State(it) => it.name.clone(),
        Record::Persona(it) => it.name.clone(),
        Record::Channel(it) => it.name.clone(),
        Record::Department(it) => it.name.clone(),
        Record::Stage(it) => it.name.clone(),
        Record::Step(it) => it.name.clone(),
        Record::Lane(it) => own_or(&it.name, it.kind.label()),
        Record::Card(it) => it.text.clone(),
        Record::Emotion(it) => named(RecordKind::Persona, it.persona),
        Record::Metric(it) => own_or(&it.name, it.kind.label()),
        Record::Measurement(it) if it.segment.is_empty() => it.period.clone(),
        Record::Measurement(it) => format!("{}, {}", it.period, it.segment),
        Record::Milestone(it) => it.name.clone(),
        Record::Evidence(it) => it.text.clone(),
        Record::Link(it) => {
            let [from, to] = [it.from, it.to].map(|card| named(RecordKind::Card, card));
            format!("{from} \u{2192} {to}")
        }
        Record::Comment(it) => it.text.clone(),
        Record::Asset(it) => own_or(&it.alternative_text, &it.media_type),
        Record::View(it) => it.name.clone(),
        Record::Deck(it) => it.ask.clone(),
        Record::Prompt(it) => it.text.clone(),
        Record::Conflict(it) => it.field.clone(),
    };
    one_line(&name)
}

/// The name of a record that names no others, so that names do not go round in circles.
fn record_name_at_end(document: &Document, reference: RecordRef) -> String {
    match document.get(reference) {
        Some(Record::Persona(it)) => it.name.clone(),
        Some(Record::Card(it)) => it.text.clone(),
        _ => String::new(),
    }
}
