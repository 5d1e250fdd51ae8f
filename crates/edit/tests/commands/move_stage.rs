//! Moving a stage.

use throughline_edit::*;
use throughline_model::Id;

use crate::hand::*;
use crate::sample::*;

fn go(stage: Id, before: Option<Id>) -> Command {
    Command::MoveStage(MoveStage { stage, before })
}

#[test]
fn a_moved_stage_changes_one_field_and_takes_its_steps_along() {
    let mut document = sample();
    let change = act(&mut document, go(WAIT, Some(APPLY)));
    assert_eq!(written(&change), ["stage.order"]);
    assert_eq!(columns(&document, TODAY), [NOTICE, POST, FORM, UPLOAD, SIGN, USE]);
}

#[test]
fn a_stage_moved_to_where_it_stands_changes_nothing() {
    let mut document = sample();
    for command in [go(USE, None), go(APPLY, Some(WAIT)), go(APPLY, Some(APPLY))] {
        assert!(act(&mut document, command).is_empty());
    }
}

#[test]
fn a_span_whose_end_moves_left_of_its_start_is_cut_to_what_it_covered() {
    let mut document = sample();
    act(&mut document, go(USE, Some(NOTICE)));
    assert_eq!(columns(&document, TODAY), [USE, NOTICE, FORM, UPLOAD, SIGN, POST]);
    assert_eq!(span(&document, OPERATIONS_OWN), (SIGN, POST), "Sign to Use loses Use and keeps Post");
    act(&mut document, go(WAIT, Some(USE)));
    assert_eq!(span(&document, OPERATIONS_OWN), (SIGN, SIGN));
}

#[test]
fn a_stage_moves_among_those_of_its_state() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, go(APPLY, Some(SOON))),
        "Nothing can go before the stage “Soon” there: it stands elsewhere."
    );
    assert_eq!(refused(&mut document, go(FORM, None)), format!("There is no stage {FORM}."));
}
