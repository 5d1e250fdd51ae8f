//! What a field may name: records that exist and belong there.

use throughline_model::{
    Document, Id, Lane, LaneKind, Link, LinkKind, Metric, Record, RecordKind, State, StateKind,
};

use crate::rules::{self, exists, found, lane_ref};
use crate::{Named, Refusal};

/// The field of a record that is about to be written must name only what exists and fits.
pub fn check(document: &Document, record: &Record, field: &str) -> Result<(), Refusal> {
    match (record, field) {
        (Record::State(state), "name") => state_name(document, state),
        (Record::State(state), "kind") => one_current(document, state),
        (Record::State(state), "based_on") => each(&document.states, &state.based_on),
        (Record::Persona(persona), "portrait") => each(&document.assets, &persona.portrait),
        (Record::Card(card), "personas") => each(&document.personas, &card.personas),
        (Record::Card(card), "channels") => each(&document.channels, &card.channels),
        (Record::Card(card), "departments") => each(&document.departments, &card.departments),
        (Record::Card(card), "asset") => each(&document.assets, &card.asset),
        (Record::Metric(metric), "on" | "lane") => metric_place(document, metric),
        (Record::Measurement(reading), "metric") => each(&document.metrics, [&reading.metric]),
        (Record::Evidence(evidence), "on") => exists(document, evidence.on),
        (Record::Link(link), "from" | "to" | "kind") => link_ends(document, link),
        (Record::Comment(comment), "on") => exists(document, comment.on),
        (Record::Comment(comment), "parent") => each(&document.comments, &comment.parent),
        (Record::View(view), "state") => each(&document.states, &view.state),
        (Record::View(view), "compared_with") => each(&document.states, &view.compared_with),
        (Record::View(view), "personas") => each(&document.personas, &view.personas),
        (Record::View(view), "departments") => each(&document.departments, &view.departments),
        (Record::View(view), "folded_stages") => each(&document.stages, &view.folded_stages),
        (Record::View(view), "folded_lanes") => each(&document.lanes, &view.folded_lanes),
        (Record::Prompt(prompt), "stage") => each(&document.stages, [&prompt.stage]),
        _ => Ok(()),
    }
}

fn each<'a, T: throughline_model::RecordData>(
    table: &throughline_model::Table<T>,
    ids: impl IntoIterator<Item = &'a Id>,
) -> Result<(), Refusal> {
    ids.into_iter().try_for_each(|id| found(table, *id).map(|_| ()))
}

/// States are selected by name, so each has its own, and none is called like a kind.
fn state_name(document: &Document, state: &State) -> Result<(), Refusal> {
    if matches!(state.name.as_str(), "current" | "future") {
        return Err(Refusal::ReservedName { name: state.name.clone() });
    }
    if document.states.values().any(|other| other.id != state.id && other.name == state.name) {
        return Err(Refusal::NameTaken { name: state.name.clone() });
    }
    Ok(())
}

fn one_current(document: &Document, state: &State) -> Result<(), Refusal> {
    let others = document.states.values().filter(|other| other.id != state.id);
    let mut current = others.filter(|other| other.kind == StateKind::Current);
    match current.next() {
        Some(current) if state.kind == StateKind::Current => {
            let reference = throughline_model::RecordRef { kind: RecordKind::State, id: current.id };
            Err(Refusal::CurrentTaken { current: Named::of(document, reference) })
        }
        _ => Ok(()),
    }
}

/// A metric measures the journey, a state, a column or a card; it is drawn where a metric lane
/// and a column meet.
fn metric_place(document: &Document, metric: &Metric) -> Result<(), Refusal> {
    let refused = |field: &str, reason: &str| {
        Err(Refusal::BadValue { kind: RecordKind::Metric, field: field.into(), reason: reason.into() })
    };
    exists(document, metric.on)?;
    use RecordKind as K;
    if !matches!(metric.on.kind, K::Journey | K::State | K::Stage | K::Step | K::Card) {
        return refused("on", "a metric stands on the journey, a state, a stage, a step or a card");
    }
    let Some(lane) = metric.lane else { return Ok(()) };
    let lane: &Lane = found(&document.lanes, lane)?;
    if lane.kind != LaneKind::Metric {
        return refused("lane", "only a lane of the kind Metrics draws metrics");
    }
    if !matches!(metric.on.kind, K::Stage | K::Step) {
        return refused("lane", "only a metric that stands on a stage or step is drawn in a lane");
    }
    let stage = rules::column(document, metric.on.id)?;
    rules::same_state(document, lane_ref(lane.id), lane.state, stage.state)
}

/// An arrow leads from one card to another of the same state; an answer may stand in another state.
fn link_ends(document: &Document, link: &Link) -> Result<(), Refusal> {
    let from = found(&document.cards, link.from)?;
    let to = found(&document.cards, link.to)?;
    let refused = |field: &str, reason: &str| {
        Err(Refusal::BadValue { kind: RecordKind::Link, field: field.into(), reason: reason.into() })
    };
    if link.from == link.to {
        return refused("to", "a link leads from one card to another");
    }
    if from.state != to.state && link.kind != LinkKind::Answers {
        return refused("to", "only a link of the kind Answers leads to a card of another state");
    }
    Ok(())
}
