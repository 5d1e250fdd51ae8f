//! A future state that begins as a copy of another.

use throughline_edit::*;
use throughline_model::{Outline, RecordKind, StateKind, violations};

use crate::hand::*;
use crate::sample::*;

fn fork(name: &str) -> Command {
    Command::ForkState(ForkState { state: TODAY, id: NEW, name: name.into() })
}

#[test]
fn a_fork_holds_everything_that_stood_in_the_state_and_remembers_it() {
    let mut document = sample();
    act(&mut document, fork("Next year"));
    assert_eq!(violations(&document), []);
    let state = &document.states[&NEW];
    assert_eq!(
        (state.kind, state.name.as_str(), state.based_on),
        (StateKind::Future, "Next year", Some(TODAY))
    );
    let (before, after) = (Outline::of(&document, TODAY), Outline::of(&document, NEW));
    assert_eq!(after.columns, before.columns.iter().map(|id| NEW.derive(*id)).collect::<Vec<_>>());
    assert_eq!(cell(&document, NEW.derive(ACTIONS), NEW.derive(FORM)), [NEW.derive(FILL), NEW.derive(TYPE)]);
    assert_eq!(document.cards[&NEW.derive(FILL)].lineage, [FILL]);
    assert_eq!(span(&document, NEW.derive(SALES_OWNS)), (NEW.derive(NOTICE), NEW.derive(UPLOAD)));
    let feeling = &document.emotions[&NEW.derive(ANA_FILLS)];
    assert_eq!(
        (feeling.column, feeling.persona, feeling.lineage.as_slice()),
        (NEW.derive(FORM), ANA, &[ANA_FILLS][..])
    );
    assert_eq!(document.measurements[&NEW.derive(DAYS_COUNTED)].metric, NEW.derive(DAYS));
    assert_eq!(document.evidence[&NEW.derive(PROOF_OF_SLOW)].on, record(RecordKind::Card, NEW.derive(SLOW)));
    assert!(document.links.contains_key(&NEW.derive(FILL_TO_SCAN)));
    assert!(!document.links.contains_key(&NEW.derive(SLOW_TO_HOPE)), "one end stands in another state");
    assert!(!document.comments.contains_key(&NEW.derive(QUESTION)), "what was said was said of the original");
}

#[test]
fn a_fork_of_a_fork_remembers_the_first_original() {
    let mut document = sample();
    act(&mut document, fork("Next year"));
    act(&mut document, Command::ForkState(ForkState { state: NEW, id: OTHER_NEW, name: "Later".into() }));
    assert_eq!(document.cards[&OTHER_NEW.derive(NEW.derive(FILL))].lineage, [FILL]);
}

#[test]
fn a_fork_leaves_the_original_as_it_was() {
    let mut document = sample();
    let change = act(&mut document, fork("Next year"));
    assert!(change.edits.iter().all(|edit| edit.before.is_none()), "{change:?}");
}

#[test]
fn a_name_that_another_state_has_is_refused() {
    let mut document = sample();
    assert_eq!(refused(&mut document, fork("Tomorrow")), "Another state is already named “Tomorrow”.");
    assert_eq!(
        refused(&mut document, fork("future")),
        "A state cannot be named “future”: that word selects a state by its kind."
    );
}
