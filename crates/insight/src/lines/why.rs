//! What became of a record, in a sentence.

use throughline_diff::{Difference, Feeling, Place, What};
use throughline_model::numbers::{decimal, decimals_of, with_unit};
use throughline_model::{Document, Id, Metric, RecordKind, RecordRef};

use super::parts::{counted_parts, listed};
use crate::both::{Both, One};
use crate::names::{column, name, quoted};
use crate::{fields, scores};

/// What a difference says.
pub(super) fn said(both: &Both, difference: &Difference) -> String {
    let Difference { kind, a, b, .. } = *difference;
    let (in_a, in_b) = (both.a.document, both.b.document);
    match &difference.what {
        What::Added { parts } => match counted_parts(in_b, parts) {
            Some(parts) => format!("New, with {parts}."),
            None => format!("New{}.", manner(in_b, kind, b)),
        },
        What::Removed { parts } => match counted_parts(in_a, parts) {
            Some(parts) => format!("Gone, and with it {parts}."),
            None => format!("Gone{}.", manner(in_a, kind, a)),
        },
        What::Moved { from, to } => moved(both, kind, (a, b), from, to),
        What::Reordered { from, to } => reordered(both, kind, (a, b), (*from, *to)),
        What::Reworded { before, .. } if before.trim().is_empty() => "Had no words before.".into(),
        What::Reworded { before, .. } => format!("Was {}.", quoted(before)),
        What::Changed { fields } => {
            let said: Vec<String> =
                fields.iter().map(|change| fields::said(kind, change, in_a, in_b)).collect();
            said.join(" ")
        }
        What::Split { into } => format!("Divided; also {}.", cards(in_b, kind, into)),
        What::Merged { from } => format!("Joined with {}.", cards(in_a, kind, from)),
        What::Felt { before, after } => {
            let before =
                Feeling { score: before.score.map(|it| scores::said_as(both, it)), ..before.clone() };
            format!("{} becomes {}.", feeling(both, &before), feeling(both, after))
        }
        What::Measured { before, after, better } => {
            let metric = b.and_then(|id| in_b.metrics.get(&id));
            let target = metric.and_then(|metric| metric.target);
            if after.is_none() && target.is_some() {
                return format!("{} before, {} to reach.", reading(metric, *before), reading(metric, target));
            }
            let verdict = better.map_or("", |better| if better { ", better" } else { ", worse" });
            format!("{} becomes {}{verdict}.", reading(metric, *before), reading(metric, *after))
        }
        What::Retargeted { before, after } => {
            let metric = b.and_then(|id| in_b.metrics.get(&id));
            let said = |target: &Option<f64>| target.map_or("none".into(), |it| reading(metric, Some(it)));
            format!("Target {} becomes {}.", said(before), said(after))
        }
    }
}

/// What is worth knowing of a new or gone card.
fn manner(document: &Document, kind: RecordKind, id: Option<Id>) -> String {
    let card = id.filter(|_| kind == RecordKind::Card).and_then(|id| document.cards.get(&id));
    card.and_then(|card| card.severity).map(|it| format!(", severity {it}")).unwrap_or_default()
}

fn cards(document: &Document, kind: RecordKind, ids: &[Id]) -> String {
    let names: Vec<String> =
        ids.iter().map(|id| quoted(&name(document, RecordRef { kind, id: *id }))).collect();
    listed(&names).unwrap_or_default()
}

/// A feeling in a word of the person's own, with the word of the scale.
fn feeling(both: &Both, feeling: &Feeling) -> String {
    let label = feeling.label.trim();
    match feeling.score {
        Some(score) if label.is_empty() => {
            format!("{} ({})", scores::word(both, score), scores::written(both, score))
        }
        Some(score) => format!("{label} ({}, {})", scores::word(both, score), scores::written(both, score)),
        None if label.is_empty() => "not measured".into(),
        None => format!("{label} (not measured)"),
    }
}

/// A metric's number with its unit.
pub(crate) fn reading(metric: Option<&Metric>, value: Option<f64>) -> String {
    let Some(value) = value.filter(|value| value.is_finite()) else { return "not measured".into() };
    let number = decimal(value, decimals_of(value));
    metric.map_or(number.clone(), |metric| with_unit(&number, &metric.unit))
}

/// A step says its number on the map; a card the cell that it left.
fn moved(both: &Both, kind: RecordKind, pair: (Option<Id>, Option<Id>), from: &Place, to: &Place) -> String {
    let (in_a, in_b) = (both.a.document, both.b.document);
    let stage = |document: &Document, id: Option<Id>| {
        id.map_or("the tray".into(), |id| quoted(&name(document, RecordRef { kind: RecordKind::Stage, id })))
    };
    let at = |document: &Document, place: &Place| {
        place.column.map_or("the tray".into(), |id| quoted(&column(document, id)))
    };
    if kind == RecordKind::Step {
        let numbers = step_numbers(both, pair).map(|numbers| format!("{numbers}, ")).unwrap_or_default();
        return format!("Was {numbers}in stage {}.", stage(in_a, from.stage));
    }
    let lane = |document: &Document, place: &Place| {
        place.lane.map(|id| name(document, RecordRef { kind: RecordKind::Lane, id }))
    };
    let stayed = from.column.map(|id| both.column(id)) == to.column;
    match (lane(in_a, from), lane(in_b, to)) {
        (Some(was), Some(is)) if stayed => format!("Moved from {was} to {is}."),
        _ => format!("Moved from {} to {}.", at(in_a, from), at(in_b, to)),
    }
}

fn reordered(
    both: &Both,
    kind: RecordKind,
    pair: (Option<Id>, Option<Id>),
    (from, to): (usize, usize),
) -> String {
    match kind {
        RecordKind::Step => match step_numbers(both, pair) {
            Some(numbers) => format!("Was {numbers}."),
            None => "Stands elsewhere in its stage.".into(),
        },
        RecordKind::Stage => {
            let place = |side: &One, id: Option<Id>| {
                side.outline.stages.iter().position(|it| Some(it.stage.id) == id)
            };
            let places = place(&both.a, pair.0).zip(place(&both.b, pair.1));
            let (was, is) = places.unwrap_or((from, to));
            format!("Was stage {}, now stage {}.", was + 1, is + 1)
        }
        _ if to < from => "Moved up among its neighbours.".into(),
        _ => "Moved down among its neighbours.".into(),
    }
}

/// "step 5, now step 4"; none where it has no number.
fn step_numbers(both: &Both, (a, b): (Option<Id>, Option<Id>)) -> Option<String> {
    let was = both.a.outline.column_index(a?)? + 1;
    let is = both.b.outline.column_index(b?)? + 1;
    (was != is).then(|| format!("step {was}, now step {is}"))
}
