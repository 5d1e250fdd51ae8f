//! What metrics and hand-offs were, for the map to draw beside what they are.

use std::sync::Arc;

use throughline_diff::Side;
use throughline_insight::{Meaning, MetricChange, Reached};
use throughline_model::numbers::date;
use throughline_model::{Card, Id, LaneKind, Outline};

use super::union::{Union, ghost};
use crate::map::{HandedOff, Marks, Shift, SummaryFigure, owner_name};

/// Adds what every metric of the second side was, and the hand-offs of the first.
pub(super) fn add(marks: &mut Marks, union: &Union, metrics: &[MetricChange]) {
    for change in metrics {
        if let Some((id, shift)) = change.b.or(change.a.map(ghost)).zip(shift(change)) {
            marks.shifts.insert(id, Arc::new(shift));
        }
    }
    marks.handed_off = handed_off(union);
}

/// Adds what stands above the map on a sheet.
pub(super) fn add_summary(marks: &mut Marks, union: &Union) {
    let meaning = Meaning::of(union.a, union.b, union.comparison);
    let figures = meaning.figures.iter().map(|figure| SummaryFigure {
        before: figure.before.clone(),
        after: figure.after.clone(),
        caption: match figure.note.is_empty() {
            true => figure.title.clone(),
            false => format!("{}; {}", figure.title, figure.note),
        },
        delta: figure.delta.as_ref().map(|delta| (delta.text.clone(), delta.better)),
    });
    let sides = [union.a, union.b].map(described);
    marks.summary.subtitle = format!("{} compared with {}", sides[0], sides[1]);
    marks.summary.headline = meaning.headline.clone();
    marks.summary.figures = figures.collect();
}

/// "As it is (current state, March 2026)".
fn described(side: Side) -> String {
    let state = side.state.and_then(|id| side.document.states.get(&id));
    let Some(state) = state else { return side.document.journey.title.clone() };
    let mut about = state.kind.label().to_lowercase();
    if !state.as_of.trim().is_empty() {
        about.push_str(&format!(", {}", date(&state.as_of)));
    }
    match state.name.trim() {
        "" => about,
        name => format!("{name} ({about})"),
    }
}

/// What a metric was and is; none where one of both is not known.
fn shift(change: &MetricChange) -> Option<Shift> {
    let now = change.now.as_ref()?.text.clone();
    change.a.zip(change.b)?;
    let (then, is_target) = match &change.reached {
        Reached::Measured(reading) => (reading.text.clone(), false),
        Reached::Target if !change.target.is_empty() => (change.target.clone(), true),
        _ => return None,
    };
    let delta = change.delta.as_ref().map(|delta| (delta.text.clone(), delta.better));
    Some(Shift { now, then, is_target, delta })
}

/// Wherever two neighbouring columns of the first side had different owners.
fn handed_off(union: &Union) -> Vec<HandedOff> {
    let side: Side = union.a;
    let outline = &union.outline_a;
    let mut all = Vec::new();
    for lane in outline.lanes.iter().filter(|lane| lane.kind == LaneKind::Owner) {
        let owners = owners(side, outline, lane.id);
        for (pair, columns) in owners.windows(2).zip(outline.columns.windows(2)) {
            let [Some(from), Some(to)] = pair else { continue };
            let names = (owner_name(side.document, from), owner_name(side.document, to));
            if from.id == to.id || names.0 == names.1 || names.0.is_empty() || names.1.is_empty() {
                continue;
            }
            let places = union.home(lane.id).zip(union.stood(columns[0])).zip(union.stood(columns[1]));
            let Some(((lane, from_column), to_column)) = places else { continue };
            let owners = (names.0.to_owned(), names.1.to_owned());
            all.push(HandedOff { lane, from_column, to_column, owners });
        }
    }
    all
}

/// The owner card of each column of a lane; the lowest where there are several.
fn owners<'a>(side: Side<'a>, outline: &Outline, lane: Id) -> Vec<Option<&'a Card>> {
    let of_lane = |card: &&Card| card.place.as_ref().is_some_and(|place| place.lane == lane);
    let cards = side.document.cards.values().filter(of_lane);
    let mut spans: Vec<_> = cards.filter_map(|card| Some((outline.span(card)?, card))).collect();
    let order = |card: &'a Card| card.place.as_ref().map(|place| &place.order);
    spans.sort_by(|(a, one), (b, other)| (a.0, order(one), one.id).cmp(&(b.0, order(other), other.id)));
    let mut owners = vec![None; outline.columns.len()];
    for ((first, last), card) in spans {
        owners[first..=last].fill(Some(card));
    }
    owners
}
