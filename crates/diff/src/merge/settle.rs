//! What each side did soundly, made sound together: columns, and points of curves.

use std::collections::{BTreeMap, BTreeSet};

use throughline_model::{Change, Document, Emotion, Id, Record, RecordEdit, RecordKind, RecordRef, Step};

use super::fields::merged_record;
use super::{Merging, WHOLE_RECORD, of};

/// Puts everything into a column that exists, and leaves each persona one point a column. The rest
/// (order keys that clash, spans that run backwards) is the model's own repair.
pub(super) fn settle(merging: &mut Merging) {
    into_columns(merging);
    one_point_each(merging);
}

/// What stands in a stage that was divided stands in its first step.
fn into_columns(merging: &mut Merging) {
    let first = first_steps(&merging.document);
    let mut edits = Vec::new();
    for reference in merging.touched() {
        let Some(mut record) = merging.document.get(reference) else { continue };
        let before = record.clone();
        match &mut record {
            Record::Card(card) => {
                if let Some(place) = &mut card.place {
                    place.column = first.get(&place.column).copied().unwrap_or(place.column);
                }
                card.end_column = card.end_column.map(|end| first.get(&end).copied().unwrap_or(end));
            }
            Record::Emotion(it) => it.column = first.get(&it.column).copied().unwrap_or(it.column),
            Record::Metric(it) if it.on.kind == RecordKind::Stage => {
                it.on = first.get(&it.on.id).map_or(it.on, |step| of(RecordKind::Step, *step));
            }
            _ => continue,
        }
        if record != before {
            edits.push(RecordEdit { before: Some(before), after: Some(record) });
        }
    }
    Change { edits }.apply(&mut merging.document);
}

/// The first step of each stage that has steps.
fn first_steps(document: &Document) -> BTreeMap<Id, Id> {
    let mut first: BTreeMap<Id, &Step> = BTreeMap::new();
    for step in document.steps.values() {
        let known = first.entry(step.place.stage).or_insert(step);
        if (&step.place.order, step.id) < (&known.place.order, known.id) {
            *known = step;
        }
    }
    first.into_iter().map(|(stage, step)| (stage, step.id)).collect()
}

/// Two points of one persona in one column, one of each side, are merged like two versions of one.
fn one_point_each(merging: &mut Merging) {
    let mut points: BTreeMap<(Id, Id), Vec<Emotion>> = BTreeMap::new();
    for emotion in merging.document.emotions.values() {
        points.entry((emotion.column, emotion.persona)).or_default().push(emotion.clone());
    }
    for twins in points.into_values().filter(|points| points.len() > 1) {
        let mut twins = twins.into_iter();
        let Some(mut kept) = twins.next() else { continue };
        for twin in twins {
            let (on, gone) = (of(RecordKind::Emotion, kept.id), of(RecordKind::Emotion, twin.id));
            let as_kept = Emotion { id: kept.id, lineage: kept.lineage.clone(), ..twin.clone() };
            let side = side_of(merging, &kept).or_else(|| side_of(merging, &twin).map(Of::other));
            let (ours, theirs) = match side {
                Some(Of::Theirs) => (as_kept, kept.clone()),
                _ => (kept.clone(), as_kept),
            };
            let (record, open) = merged_record(merging.sides, None, &ours.into(), &theirs.into());
            for mut open in open {
                if side.is_none() {
                    // Neither side brought them together alone: one was there, the other came.
                    open.base = std::mem::replace(&mut open.ours, open.theirs.clone());
                }
                merging.found.push(open.on(on));
            }
            move_remarks(merging, gone, on);
            let edits = vec![
                RecordEdit { before: merging.document.get(gone), after: None },
                RecordEdit { before: None, after: Some(record.clone()) },
            ];
            Change { edits }.apply(&mut merging.document);
            if let Record::Emotion(merged) = record {
                kept = *merged;
            }
        }
    }
}

/// Whose a point is.
#[derive(Clone, Copy, PartialEq)]
enum Of {
    Ours,
    Theirs,
}

impl Of {
    fn other(self) -> Self {
        if self == Of::Ours { Of::Theirs } else { Of::Ours }
    }
}

/// The side that alone feels so; none where both do.
fn side_of(merging: &Merging, point: &Emotion) -> Option<Of> {
    let feels_so = |side: &Document| {
        side.emotions
            .get(&point.id)
            .is_some_and(|it| (it.score, &it.label, &it.note) == (point.score, &point.label, &point.note))
    };
    match (feels_so(merging.sides.ours), feels_so(merging.sides.theirs)) {
        (true, false) => Some(Of::Ours),
        (false, true) => Some(Of::Theirs),
        _ => None,
    }
}

/// What hangs on one record hangs on another from now on.
fn move_remarks(merging: &mut Merging, from: RecordRef, to: RecordRef) {
    let document = &merging.document;
    let hanging: BTreeSet<RecordRef> = document
        .references()
        .into_iter()
        .filter(|it| matches!(it.kind, RecordKind::Evidence | RecordKind::Comment | RecordKind::Conflict))
        .collect();
    let mut edits = Vec::new();
    for mut record in hanging.into_iter().filter_map(|it| document.get(it)) {
        let before = record.clone();
        let on = match &mut record {
            Record::Evidence(it) => &mut it.on,
            Record::Comment(it) => &mut it.on,
            Record::Conflict(it) => &mut it.on,
            _ => continue,
        };
        if *on == from {
            *on = to;
            edits.push(RecordEdit { before: Some(before), after: Some(record) });
        }
    }
    Change { edits }.apply(&mut merging.document);
    // Whether the one that is gone was to be deleted need not be asked any more.
    merging.found.retain(|it| it.on != from || it.field != WHOLE_RECORD);
    merging.found.iter_mut().filter(|it| it.on == from).for_each(|it| it.on = to);
}
