//! A journey as readable lines: what a version control system shows instead of the file.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use throughline_model::{Document, Emotion, Id, Outline, Record, RecordKind, RecordRef};

use crate::names::record_name;
use crate::values::{capitalised, clean, field_label, in_words, one_line};

/// What two spaces more stand for: belonging to the line above that has fewer.
const INDENT: &str = "  ";
/// What lies deeper stands no further to the right.
const DEEPEST: usize = 12;

/// A journey as lines of text: each record with what it says, below what it stands in or hangs on,
/// in the order of the map. Ids and order keys are left out, so that a difference of two such texts
/// is a difference that people see.
pub fn journey_text(document: &Document) -> String {
    let belongings = Belongings::of(document);
    let mut text = String::new();
    // A stack rather than recursion: remarks on remarks may go as deep as a file likes.
    let mut ahead: Vec<(usize, RecordRef)> = roots(document).into_iter().rev().map(|it| (0, it)).collect();
    let mut group = None;
    while let Some((depth, reference)) = ahead.pop() {
        if depth == 0 && (group != Some(reference.kind) || !is_short(reference.kind)) {
            text.push('\n');
            group = Some(reference.kind);
        } else if reference.kind == RecordKind::Stage {
            text.push('\n');
        }
        write(&mut text, document, reference, depth);
        ahead.extend(belongings.of_record(reference.id).rev().map(|it| (depth + 1, it)));
    }
    text.trim_start().to_owned()
}

/// Records of which there are many with little to say.
fn is_short(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Channel | RecordKind::Department | RecordKind::Milestone)
}

/// The journey, then whatever belongs to it alone.
fn roots(document: &Document) -> Vec<RecordRef> {
    use RecordKind as K;
    let of = |kind, id| RecordRef { kind, id };
    let mut roots = vec![of(K::Journey, document.journey.id), of(K::Settings, document.settings.id)];
    roots.extend(document.personas_in_order().iter().map(|it| of(K::Persona, it.id)));
    roots.extend(in_order(document.channels.values().map(|it| (&it.order, it.id)), K::Channel));
    roots.extend(in_order(document.departments.values().map(|it| (&it.order, it.id)), K::Department));
    roots.extend(in_order(document.milestones.values().map(|it| (&it.date, it.id)), K::Milestone));
    roots.extend(document.states_in_order().iter().map(|it| of(K::State, it.id)));
    roots.extend(document.assets.keys().map(|id| of(K::Asset, *id)));
    roots.extend(document.views.keys().map(|id| of(K::View, *id)));
    roots.extend(document.decks.keys().map(|id| of(K::Deck, *id)));
    roots
}

fn in_order<O: Ord>(records: impl Iterator<Item = (O, Id)>, kind: RecordKind) -> Vec<RecordRef> {
    let mut records: Vec<(O, Id)> = records.collect();
    records.sort();
    records.into_iter().map(|(_, id)| RecordRef { kind, id }).collect()
}

/// What hangs on each record, and what stands in it.
#[derive(Default)]
struct Belongings {
    remarks: BTreeMap<Id, Vec<RecordRef>>,
    contents: BTreeMap<Id, Vec<RecordRef>>,
}

impl Belongings {
    fn of(document: &Document) -> Self {
        let mut all = Belongings::default();
        all.add_remarks(document);
        for state in document.states.keys() {
            all.add_state(document, *state);
        }
        all.add_emotions(document);
        for reference in in_order(document.links.values().map(|it| (it.to, it.id)), RecordKind::Link) {
            let from = document.links.get(&reference.id).map(|it| it.from);
            all.contents.entry(from.unwrap_or_default()).or_default().push(reference);
        }
        all
    }

    fn add_remarks(&mut self, document: &Document) {
        use RecordKind as K;
        let mut add = |on: Id, references: RecordRef| self.remarks.entry(on).or_default().push(references);
        let metrics = in_order(document.metrics.values().map(|it| (&it.order, it.id)), K::Metric);
        let readings = document.measurements.values().map(|it| ((&it.period, &it.segment), it.id));
        let evidence = document.evidence.values().map(|it| (&it.date, it.id));
        let comments = document.comments.values().map(|it| (&it.time, it.id));
        let notes = [
            metrics,
            in_order(readings, K::Measurement),
            in_order(evidence, K::Evidence),
            in_order(comments, K::Comment),
            in_order(document.conflicts.values().map(|it| (&it.field, it.id)), K::Conflict),
            in_order(document.prompts.values().map(|it| (it.lane_kind, it.id)), K::Prompt),
        ];
        for reference in notes.into_iter().flatten() {
            let on = match document.get(reference) {
                Some(Record::Metric(it)) => it.on.id,
                Some(Record::Measurement(it)) => it.metric,
                Some(Record::Evidence(it)) => it.on.id,
                Some(Record::Comment(it)) => it.parent.unwrap_or(it.on.id),
                Some(Record::Conflict(it)) => it.on.id,
                Some(Record::Prompt(it)) => it.stage,
                _ => continue,
            };
            add(on, reference);
        }
    }

    /// Lanes, stages, steps and cards, as they follow each other on the map.
    fn add_state(&mut self, document: &Document, state: Id) {
        use RecordKind as K;
        let mut add = |on: Id, kind, id| self.contents.entry(on).or_default().push(RecordRef { kind, id });
        let outline = Outline::of(document, state);
        outline.lanes.iter().for_each(|it| add(state, K::Lane, it.id));
        for stage in &outline.stages {
            add(state, K::Stage, stage.stage.id);
            stage.steps.iter().for_each(|it| add(stage.stage.id, K::Step, it.id));
        }
        for column in &outline.columns {
            for lane in &outline.lanes {
                outline.cards(lane.id, *column).iter().for_each(|it| add(*column, K::Card, it.id));
            }
        }
        outline.tray.iter().for_each(|it| add(state, K::Card, it.id));
    }

    fn add_emotions(&mut self, document: &Document) {
        let places: BTreeMap<Id, usize> =
            document.personas_in_order().iter().enumerate().map(|(place, it)| (it.id, place)).collect();
        let mut emotions: Vec<&Emotion> = document.emotions.values().collect();
        emotions.sort_by_key(|it| places.get(&it.persona));
        for it in emotions {
            let point = RecordRef { kind: RecordKind::Emotion, id: it.id };
            self.contents.entry(it.column).or_default().push(point);
        }
    }

    /// What is said about a record, then what stands in it.
    fn of_record(&self, id: Id) -> impl DoubleEndedIterator<Item = RecordRef> + '_ {
        let all = [self.remarks.get(&id), self.contents.get(&id)];
        all.into_iter().flatten().flatten().copied()
    }
}

/// One record: a line by which it is known, and a line for each field.
fn write(text: &mut String, document: &Document, reference: RecordRef, depth: usize) {
    let Some(record) = document.get(reference) else { return };
    let name = match &record {
        // It stands below the card that it starts from.
        Record::Link(link) => record_name(document, RecordRef { kind: RecordKind::Card, id: link.to }),
        _ => record_name(document, reference),
    };
    line(text, depth, &label(document, &record), &name);
    let fields: Map<String, Value> = record.to_fields();
    for (field, value) in &fields {
        let is_said = one_line(value.as_str().unwrap_or_default()) == name && is_name(field);
        // The name's own lines are told only where it has several.
        let is_whole = value.as_str().is_none_or(|it| !clean(it).trim().contains('\n'));
        if is_silent(reference.kind, field) || (is_said && is_whole) {
            continue;
        }
        line(text, depth + 1, &capitalised(&field_label(field)), &in_words(document, value));
    }
}

fn line(text: &mut String, depth: usize, label: &str, value: &str) {
    let indent = INDENT.repeat(depth.min(DEEPEST));
    let below = format!("\n{indent}{INDENT}{INDENT}");
    text.push_str(format!("{indent}{label}: {}", value.trim_end().replace('\n', &below)).trim_end());
    text.push('\n');
}

/// What the record is: a card is named after the lane that it stands in.
fn label(document: &Document, record: &Record) -> String {
    match record {
        Record::Card(card) => {
            let lane = card.place.as_ref().map(|place| RecordRef { kind: RecordKind::Lane, id: place.lane });
            lane.map_or_else(|| "Tray".into(), |lane| record_name(document, lane))
        }
        Record::State(state) => state.kind.label().into(),
        Record::Link(_) => "Link to".into(),
        record => capitalised(record.reference().kind.label()),
    }
}

fn is_name(field: &str) -> bool {
    matches!(field, "title" | "name" | "text" | "ask" | "period" | "alternative_text")
}

/// Fields that say nothing to a reader, or that are told by where the line stands.
fn is_silent(kind: RecordKind, field: &str) -> bool {
    use RecordKind as K;
    let stands_for = matches!(
        (kind, field),
        (K::Stage | K::Lane | K::Card, "state")
            | (K::Step | K::Card, "place")
            | (K::Emotion, "column" | "persona")
            | (K::Metric | K::Evidence | K::Comment | K::Conflict, "on")
            | (K::Measurement, "metric")
            | (K::Link, "from" | "to")
            | (K::Comment, "parent")
            | (K::Prompt, "stage")
            | (K::Conflict, "field")
            | (K::State, "kind")
    );
    stands_for || matches!((kind, field), (_, "id" | "order" | "lineage") | (K::Asset, "data"))
}
