//! Gathers a report: what insight says of each record, and what the comparison knows of its fields.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use throughline_diff::{Comparison, Difference, Known, Place, Side, What};
use throughline_insight::{ChangeKind, Line, Meaning, lines};
use throughline_model::{Document, Id, RecordKind, RecordRef};

use super::{Change, FieldOf, Report, SideOf, Standing, StateOf, Summary};
use crate::names::record_name;

/// Below this share of recognised parts two maps have little to do with each other.
const LITTLE_IN_COMMON: f64 = 0.3;

pub(super) fn report(from: (&str, Side), to: (&str, Side), comparison: &Comparison) -> Report {
    let (a, b) = (from.1, to.1);
    let lines = lines(a, b, comparison);
    let unsure = comparison.pairs.iter().filter(|pair| pair.confidence < 1.0).count();
    let mut summary = Summary { layout_only: comparison.layout_only, unsure, ..Summary::default() };
    for line in &lines {
        *match line.change {
            ChangeKind::Added => &mut summary.added,
            ChangeKind::Removed => &mut summary.removed,
            ChangeKind::Moved => &mut summary.moved,
            ChangeKind::Changed => &mut summary.changed,
        } += 1;
    }
    let mut headline = Meaning::of(a, b, comparison).headline;
    let strangers = in_common(a, b, comparison).filter(|it| it.share() < LITTLE_IN_COMMON);
    if let Some(common) = strangers {
        headline = format!("{} {headline}", common.in_words());
    }
    let gathering = Gathering { a, b, comparison, by_record: by_record(&comparison.differences) };
    Report {
        from: side_of(from),
        to: side_of(to),
        summary,
        headline,
        notes: notes(comparison),
        changes: lines.iter().map(|line| gathering.change(line)).collect(),
    }
}

fn side_of((file, side): (&str, Side)) -> SideOf {
    let state = side.state.and_then(|id| side.document.states.get(&id));
    SideOf {
        file: file.into(),
        title: side.document.journey.title.clone(),
        state: state.map(|it| StateOf { id: it.id, kind: it.kind, name: it.name.clone() }),
    }
}

/// How many stages, steps, lanes and cards were recognised, of those that the smaller side has.
struct InCommon {
    recognised: usize,
    of: usize,
}

impl InCommon {
    fn share(&self) -> f64 {
        self.recognised as f64 / self.of.max(1) as f64
    }

    fn in_words(&self) -> String {
        match self.recognised {
            0 => format!("These maps have nothing in common: none of {} parts was recognised.", self.of),
            _ => format!(
                "These maps have little in common: {} of {} parts were recognised.",
                self.recognised, self.of
            ),
        }
    }
}

/// What two sides have in common; none where one of them is empty.
fn in_common(a: Side, b: Side, comparison: &Comparison) -> Option<InCommon> {
    let is_part = |kind: RecordKind| {
        matches!(kind, RecordKind::Stage | RecordKind::Step | RecordKind::Lane | RecordKind::Card)
    };
    let recognised = comparison.pairs.iter().filter(|pair| is_part(pair.kind)).count();
    let of = parts(a).min(parts(b));
    (of > 0).then_some(InCommon { recognised, of })
}

/// How many stages, steps, lanes and cards a side has.
fn parts(side: Side) -> usize {
    let document = side.document;
    let in_side = |state: Id| side.state.is_none_or(|it| it == state);
    let state_of = |stage: &Id| document.stages.get(stage).map(|it| it.state);
    document.stages.values().filter(|it| in_side(it.state)).count()
        + document.steps.values().filter(|it| state_of(&it.place.stage).is_some_and(in_side)).count()
        + document.lanes.values().filter(|it| in_side(it.state)).count()
        + document.cards.values().filter(|it| in_side(it.state)).count()
}

fn notes(comparison: &Comparison) -> Vec<String> {
    let by_content: Vec<f64> = comparison
        .pairs
        .iter()
        .filter(|pair| pair.known == Known::Content)
        .map(|pair| pair.confidence)
        .collect();
    let unsure = by_content.iter().filter(|it| **it < 1.0).count();
    let lowest = by_content.iter().copied().fold(1.0, f64::min);
    match (by_content.len(), unsure) {
        (0, _) => Vec::new(),
        (all, 0) => vec![format!("{all} records share no identity and were recognised by what they say.")],
        (all, unsure) => vec![format!(
            "{all} records share no identity and were recognised by what they say; {unsure} of them not \
             surely (from {:.0} %).",
            lowest * 100.0
        )],
    }
}

type Key = (RecordKind, Option<Id>, Option<Id>);

fn by_record(differences: &[Difference]) -> BTreeMap<Key, &[Difference]> {
    let of_one = differences.chunk_by(|one, next| key(one) == key(next));
    of_one.map(|of_one| (key(&of_one[0]), of_one)).collect()
}

fn key(difference: &Difference) -> Key {
    (difference.kind, difference.a, difference.b)
}

struct Gathering<'a> {
    a: Side<'a>,
    b: Side<'a>,
    comparison: &'a Comparison,
    by_record: BTreeMap<Key, &'a [Difference]>,
}

impl Gathering<'_> {
    fn change(&self, line: &Line) -> Change {
        let differences = self.by_record.get(&(line.kind, line.a, line.b)).copied().unwrap_or_default();
        let moved = differences.iter().find_map(|it| match &it.what {
            What::Moved { from, to } => Some((*from, *to)),
            _ => None,
        });
        let here = self.standing(Place { stage: line.stage, column: line.column, lane: line.lane });
        let (from, to) = match moved {
            Some((from, to)) => (self.standing(from), self.standing(to)),
            None => (here.clone(), here),
        };
        let pair = line.b.and_then(|b| self.comparison.pairs.of_b(b)).filter(|_| line.a.is_some());
        Change {
            change: line.change,
            kind: line.kind,
            id: line.b.or(line.a).unwrap_or_default(),
            id_before: line.a,
            label: line.label.clone(),
            name: line.name.clone(),
            from: line.a.is_some().then_some(from),
            to: line.b.is_some().then_some(to),
            fields: differences.iter().flat_map(fields).collect(),
            why: line.why.clone(),
            delta: line.delta.clone(),
            evidence: line.evidence,
            confidence: pair.map(|pair| pair.confidence),
        }
    }

    /// A place by names. Its ids are the second side's, or the first side's where they are gone.
    fn standing(&self, place: Place) -> Standing {
        let name = |kind, id: Option<Id>| {
            let reference = RecordRef { kind, id: id? };
            let holder = [self.b, self.a].into_iter().find(|side| side.document.contains(reference))?;
            Some(record_name(holder.document, reference))
        };
        let is_step = |id: &Id| [self.a, self.b].iter().any(|side| side.document.steps.contains_key(id));
        Standing {
            state: self.several_states().then(|| self.state_of(place)).flatten(),
            stage: name(RecordKind::Stage, place.stage),
            step: name(RecordKind::Step, place.column.filter(is_step)),
            lane: name(RecordKind::Lane, place.lane),
        }
    }

    fn several_states(&self) -> bool {
        self.b.state.is_none() && self.b.document.states.len().max(self.a.document.states.len()) > 1
    }

    fn state_of(&self, place: Place) -> Option<String> {
        let of = |document: &Document| {
            let stage = place.stage.and_then(|id| document.stages.get(&id)).map(|it| it.state);
            let lane = || place.lane.and_then(|id| document.lanes.get(&id)).map(|it| it.state);
            let state = stage.or_else(lane)?;
            document.states.get(&state).map(|it| it.name.clone())
        };
        of(self.b.document).or_else(|| of(self.a.document))
    }
}

/// What a difference says of fields.
fn fields(difference: &Difference) -> Vec<FieldOf> {
    let one = |field: &str, before: Value, after: Value| {
        let differs = before != after;
        differs.then(|| FieldOf { field: field.into(), before, after })
    };
    let said = match &difference.what {
        What::Added { .. } | What::Removed { .. } | What::Moved { .. } => Vec::new(),
        What::Reordered { from, to } => vec![one("order", json!(from), json!(to))],
        What::Reworded { field, before, after, .. } => vec![one(field, json!(before), json!(after))],
        What::Changed { fields } => {
            fields.iter().map(|it| one(&it.field, it.before.clone(), it.after.clone())).collect()
        }
        What::Split { into } => vec![one("split_into", Value::Null, json!(into))],
        What::Merged { from } => vec![one("merged_from", json!(from), Value::Null)],
        What::Felt { before, after } => vec![
            one("score", json!(before.score), json!(after.score)),
            one("label", json!(before.label), json!(after.label)),
        ],
        What::Measured { before, after, .. } => vec![one("value", json!(before), json!(after))],
        What::Retargeted { before, after } => vec![one("target", json!(before), json!(after))],
    };
    said.into_iter().flatten().collect()
}
