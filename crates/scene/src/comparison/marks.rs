//! From differences to marks: what of a record's changes is shown on the map.

use std::collections::BTreeMap;

use throughline_diff::{Difference, What};
use throughline_model::{Card, Id, RecordKind, RecordRef};

use super::ComparisonOptions;
use super::union::{Union, ghost};
use super::wording::Wording;
use crate::ChangeKind;
use crate::map::{Mark, Marks};

/// Marks everything that differs and passes the filter.
pub(super) fn add(marks: &mut Marks, union: &Union, options: &ComparisonOptions) {
    let wording = Wording { union };
    for pair in union.comparison.pairs.iter().filter(|pair| pair.a != pair.b) {
        marks.was(pair.b, pair.a);
    }
    let mut found: BTreeMap<Id, Mark> = BTreeMap::new();
    for difference in union.comparison.differences.iter().filter(|it| passes(it, union, options)) {
        let Some((drawn, change)) = subject(difference, union) else { continue };
        match &difference.what {
            What::Added { parts } | What::Removed { parts } => {
                for part in parts {
                    let id = if change == ChangeKind::Removed { ghost(part.id) } else { part.id };
                    found.entry(id).or_insert(Mark { own: false, ..plain(change) });
                }
            }
            What::Moved { .. } if difference.kind == RecordKind::Card => {
                let left = difference.a.zip(difference.b);
                if let Some((a, words)) = left.and_then(|(a, b)| Some((a, wording.where_to(b)?))) {
                    marks.leave(ghost(a), &words);
                }
            }
            What::Split { into } => {
                let words = wording.split_from(difference);
                for part in into {
                    let mark = found.entry(*part).or_insert(plain(ChangeKind::Changed));
                    mark.said.push(words.clone());
                }
            }
            What::Merged { from } => {
                let words = wording.merged_into(difference);
                for source in from {
                    let mark = found.entry(ghost(*source)).or_insert(plain(ChangeKind::Removed));
                    (mark.own, mark.said) = (false, vec![words.clone()]);
                }
            }
            _ => {}
        }
        let mark = found.entry(drawn).or_insert(plain(change));
        mark.own = true;
        mark.change = stronger(mark.change, change);
        mark.said.extend(wording.said(difference));
        if let What::Reworded { words, field, .. } = &difference.what
            && matches!(field.as_str(), "text" | "name")
        {
            mark.words = Some(words.as_slice().into());
        }
    }
    for (record, mark) in found {
        marks.add(record, mark);
    }
}

fn plain(change: ChangeKind) -> Mark {
    Mark { change, said: Vec::new(), words: None, own: true }
}

/// What is told of a record with several changes: that it moved rather than that it changed.
fn stronger(one: ChangeKind, other: ChangeKind) -> ChangeKind {
    match (one, other) {
        (ChangeKind::Changed, other) => other,
        (one, _) => one,
    }
}

/// The record that shows a difference, under the id with which it is drawn, and what became of it.
/// Evidence and readings show on what they hang on.
fn subject(difference: &Difference, union: &Union) -> Option<(Id, ChangeKind)> {
    let drawn = match (difference.a, difference.b) {
        (_, Some(b)) => b,
        (Some(a), None) => ghost(a),
        (None, None) => return None,
    };
    if let Some(holder) = holder(difference, union) {
        return Some((holder, ChangeKind::Changed));
    }
    let change = match difference.what {
        What::Added { .. } => ChangeKind::Added,
        What::Removed { .. } => ChangeKind::Removed,
        What::Moved { .. } | What::Reordered { .. } => ChangeKind::Moved,
        _ => ChangeKind::Changed,
    };
    Some((drawn, change))
}

/// What a piece of evidence or a reading hangs on, as it is drawn.
fn holder(difference: &Difference, union: &Union) -> Option<Id> {
    let of = |side: throughline_diff::Side, id: Id| -> Option<Id> {
        let document = side.document;
        match difference.kind {
            RecordKind::Evidence => Some(document.evidence.get(&id)?.on.id),
            RecordKind::Measurement => Some(document.measurements.get(&id)?.metric),
            _ => None,
        }
    };
    match (difference.a, difference.b) {
        (_, Some(b)) => of(union.b, b),
        (Some(a), None) => of(union.a, a).map(|on| union.b_of(on).unwrap_or(ghost(on))),
        (None, None) => None,
    }
}

/// Whether a difference is to be marked.
fn passes(difference: &Difference, union: &Union, options: &ComparisonOptions) -> bool {
    let filter = &options.filter;
    let kind = || subject(difference, union).is_some_and(|(_, change)| filter.kinds.contains(&change));
    let lane = || {
        let lane = if difference.kind == RecordKind::Lane { difference.b.or(difference.a) } else { None };
        let lane = lane.or(difference.place.lane);
        let same =
            |wanted: &Id| Some(*wanted) == lane || union.b_of(*wanted).is_some_and(|it| Some(it) == lane);
        filter.lanes.iter().any(same)
    };
    let concerned = Concerned::by(difference, union);
    let named = |wanted: &[Id], ids: &[Id]| {
        let same =
            |wanted: &Id| ids.contains(wanted) || union.b_of(*wanted).is_some_and(|it| ids.contains(&it));
        wanted.iter().any(same)
    };
    (filter.kinds.is_empty() || kind())
        && (filter.lanes.is_empty() || lane())
        && (filter.personas.is_empty()
            || concerned.personas.is_empty()
            || named(&filter.personas, &concerned.personas))
        && (filter.departments.is_empty() || named(&filter.departments, &concerned.departments))
}

/// Whom a difference concerns, on either side.
#[derive(Default)]
struct Concerned {
    personas: Vec<Id>,
    departments: Vec<Id>,
}

impl Concerned {
    fn by(difference: &Difference, union: &Union) -> Self {
        let mut concerned = Concerned::default();
        let sides = [(union.a, difference.a), (union.b, difference.b)];
        for (side, id) in sides.into_iter().filter_map(|(side, id)| Some((side, id?))) {
            concerned.add(side.document, RecordRef { kind: difference.kind, id });
        }
        concerned
    }

    fn add(&mut self, document: &throughline_model::Document, record: RecordRef) {
        match record.kind {
            RecordKind::Card => {
                let card: Option<&Card> = document.cards.get(&record.id);
                self.personas.extend(card.iter().flat_map(|card| &card.personas));
                self.departments.extend(card.iter().flat_map(|card| &card.departments));
            }
            RecordKind::Emotion => {
                self.personas.extend(document.emotions.get(&record.id).map(|it| it.persona));
            }
            RecordKind::Evidence => {
                let on = document.evidence.get(&record.id).map(|it| it.on);
                if let Some(on) = on.filter(|on| on.kind != RecordKind::Evidence) {
                    self.add(document, on);
                }
            }
            RecordKind::Persona => self.personas.push(record.id),
            RecordKind::Department => self.departments.push(record.id),
            _ => {}
        }
    }
}
