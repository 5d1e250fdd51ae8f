//! A future state that has been built.

use throughline_edit::*;
use throughline_model::{Id, RecordKind, StateKind, violations};

use crate::hand::*;
use crate::sample::*;

fn promote(state: Id) -> Command {
    Command::PromoteState(PromoteState { state })
}

#[test]
fn a_promoted_state_is_current_and_the_former_current_one_past() {
    let mut document = sample();
    let change = act(&mut document, promote(TOMORROW));
    assert_eq!(change.edits.len(), 2);
    assert_eq!(document.states[&TOMORROW].kind, StateKind::Current);
    assert_eq!(document.states[&TODAY].kind, StateKind::Past);
    assert_eq!(violations(&document), []);
}

#[test]
fn promoting_the_current_state_changes_nothing() {
    let mut document = sample();
    assert!(act(&mut document, promote(TODAY)).is_empty());
}

#[test]
fn a_state_that_does_not_exist_is_refused() {
    let mut document = sample();
    let message = refused(&mut document, promote(NEW));
    assert_eq!(message, format!("There is no {}.", record(RecordKind::State, NEW)));
}
