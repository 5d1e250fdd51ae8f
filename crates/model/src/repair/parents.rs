//! Every state, stage and persona that something belongs to exists.

use std::collections::BTreeSet;

use super::{Note, Repair, short};
use crate::{Document, Id, OrderKey, Persona, RecordKind, RecordRef, Stage};

pub(super) fn repair(document: &mut Document, repairs: &mut Vec<Repair>) {
    let mut note = |rule, kind, id, message: String| {
        repairs.push(Repair { rule, record: RecordRef { kind, id }, message });
    };
    states_of_parents(document, &mut note);
    missing_stages(document, &mut note);
    missing_personas(document, &mut note);
}

/// Stages, lanes and cards of a state that does not exist move to the first state.
fn states_of_parents(document: &mut Document, note: Note) {
    let Some(home) = document.first_state().map(|state| state.id) else { return };
    let known: BTreeSet<Id> = document.states.keys().copied().collect();
    for stage in document.stages.values_mut().filter(|stage| !known.contains(&stage.state)) {
        stage.state = home;
        note(
            "state-of-stage",
            RecordKind::Stage,
            stage.id,
            format!("Stage \u{201c}{}\u{201d} belonged to no state and was put into the first.", stage.name),
        );
    }
    for lane in document.lanes.values_mut().filter(|lane| !known.contains(&lane.state)) {
        lane.state = home;
        note(
            "state-of-lane",
            RecordKind::Lane,
            lane.id,
            "A lane belonged to no state and was put into the first.".into(),
        );
    }
    for card in document.cards.values_mut().filter(|card| !known.contains(&card.state)) {
        card.state = home;
        note(
            "state-of-card",
            RecordKind::Card,
            card.id,
            format!(
                "Card \u{201c}{}\u{201d} belonged to no state and was put into the first.",
                short(&card.text)
            ),
        );
    }
    for state in document.states.values_mut() {
        if state.based_on.is_some_and(|based_on| !known.contains(&based_on) || based_on == state.id) {
            state.based_on = None;
            note(
                "based-on-exists",
                RecordKind::State,
                state.id,
                format!("State \u{201c}{}\u{201d} was based on a state that does not exist.", state.name),
            );
        }
    }
}

/// A step whose stage does not exist gets it back, under the id that the step names.
fn missing_stages(document: &mut Document, note: Note) {
    let Some(home) = document.first_state().map(|state| state.id) else { return };
    let wanted: BTreeSet<Id> = document.steps.values().map(|step| step.place.stage).collect();
    for id in wanted {
        if document.stages.contains_key(&id) {
            continue;
        }
        let last = document.stages.values().map(|stage| &stage.order).max();
        let order = OrderKey::between(last, None).unwrap_or_default();
        let stage = Stage { id, state: home, name: "Recovered stage".into(), order, ..Stage::default() };
        document.stages.insert(id, stage);
        note(
            "stage-of-step",
            RecordKind::Stage,
            id,
            "Steps stood in a stage that does not exist; it was added as \u{201c}Recovered stage\u{201d}."
                .into(),
        );
    }
}

/// An emotion whose persona does not exist gets it back: scores are work, too.
fn missing_personas(document: &mut Document, note: Note) {
    let wanted: BTreeSet<Id> = document.emotions.values().map(|emotion| emotion.persona).collect();
    for id in wanted {
        if document.personas.contains_key(&id) {
            continue;
        }
        let last = document.personas.values().map(|persona| &persona.order).max();
        let order = OrderKey::between(last, None).unwrap_or_default();
        let persona = Persona { id, name: "Recovered persona".into(), order, ..Persona::default() };
        document.personas.insert(id, persona);
        note("persona-of-emotion", RecordKind::Persona, id,
            "Emotions named a persona that does not exist; it was added as \u{201c}Recovered persona\u{201d}.".into());
    }
}
