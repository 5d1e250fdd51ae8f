//! There is at least one state, at most one current, and none is named like a selector.

use super::Repair;
use crate::{Document, Id, OrderKey, RecordData, RecordKind, RecordRef, State, StateKind};

pub(super) fn repair(document: &mut Document, repairs: &mut Vec<Repair>) {
    if document.states.is_empty() {
        let id = document.journey.id.derive(Id::from_number(1));
        let state = State { id, name: "Today".into(), order: evenly_first(), ..State::default() };
        document.states.insert(id, state);
        repairs.push(Repair {
            rule: "state-exists",
            record: RecordRef { kind: RecordKind::State, id },
            message: "The file had no state; a current state named Today was added.".into(),
        });
    }
    let current: Vec<Id> = document
        .states_in_order()
        .iter()
        .filter(|state| state.kind == StateKind::Current)
        .map(|state| state.id)
        .collect();
    for id in current.into_iter().skip(1) {
        if let Some(state) = document.states.get_mut(&id) {
            state.kind = StateKind::Past;
            repairs.push(Repair {
                rule: "one-current-state",
                record: RecordRef { kind: State::KIND, id },
                message: format!(
                    "A second current state, \u{201c}{}\u{201d}, became a past state.",
                    state.name
                ),
            });
        }
    }
    for state in document.states.values_mut() {
        if matches!(state.name.as_str(), "current" | "future") {
            let old = state.name.clone();
            state.name = format!("{old} state");
            repairs.push(Repair {
                rule: "state-name-free",
                record: RecordRef { kind: State::KIND, id: state.id },
                message: format!(
                    "The state named \u{201c}{old}\u{201d} is now named \u{201c}{}\u{201d}.",
                    state.name
                ),
            });
        }
    }
}

fn evenly_first() -> OrderKey {
    OrderKey::evenly(1).remove(0)
}
