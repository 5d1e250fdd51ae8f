//! Moving a step.

use throughline_edit::*;
use throughline_model::{Emotion, Evidence, Id, RecordKind};

use crate::hand::*;
use crate::sample::*;

fn go(step: Id, stage: Id, before: Option<Id>) -> Command {
    Command::MoveStep(MoveStep { step, stage, before })
}

#[test]
fn a_moved_step_changes_one_field_and_its_cards_stay_in_it() {
    let mut document = sample();
    let change = act(&mut document, go(FORM, APPLY, None));
    assert_eq!(written(&change), ["step.place"]);
    assert_eq!(columns(&document, TODAY)[..4], [NOTICE, UPLOAD, SIGN, FORM]);
    assert_eq!(cell(&document, ACTIONS, FORM), [FILL, TYPE]);
}

#[test]
fn a_step_moved_to_where_it_stands_changes_nothing() {
    let mut document = sample();
    for before in [Some(UPLOAD), Some(FORM)] {
        assert!(act(&mut document, go(FORM, APPLY, before)).is_empty());
    }
}

#[test]
fn the_last_step_takes_along_what_stands_in_it_and_leaves_an_empty_column() {
    let mut document = sample();
    let change = act(&mut document, go(POST, APPLY, Some(FORM)));
    assert_eq!(columns(&document, TODAY), [NOTICE, POST, FORM, UPLOAD, SIGN, WAIT, USE]);
    assert_eq!(cell(&document, ACTIONS, POST), [LETTER]);
    assert_eq!(document.emotions[&ANA_WAITS].column, POST);
    assert_eq!(document.metrics[&DAYS].on, record(RecordKind::Step, POST));
    assert_eq!(written(&change), ["step.place"]);
}

#[test]
fn a_step_moved_into_a_stage_without_steps_takes_over_what_stood_there() {
    let mut document = sample();
    act(&mut document, go(POST, USE, None));
    assert_eq!(cell(&document, ACTIONS, POST), [LETTER, PAY]);
    assert_eq!(span(&document, OPERATIONS_OWN), (SIGN, POST));
    assert_eq!(columns(&document, TODAY), [NOTICE, FORM, UPLOAD, SIGN, WAIT, POST]);
}

#[test]
fn two_points_of_one_persona_become_one_when_a_step_takes_a_stage_over() {
    let mut document = sample();
    let known = Emotion { note: "Liked the advert".into(), ..document.emotions[&ANA_NOTICES].clone() };
    document.emotions.insert(ANA_NOTICES, known);
    let on = record(RecordKind::Emotion, ANA_NOTICES);
    document.evidence.insert(NEW, Evidence { id: NEW, on, ..Evidence::default() });

    act(&mut document, go(FORM, NOTICE, None));
    let kept = &document.emotions[&ANA_FILLS];
    assert_eq!((kept.score, kept.note.as_str()), (Some(-1.0), "Liked the advert"));
    assert!(!document.emotions.contains_key(&ANA_NOTICES));
    assert_eq!(document.evidence[&NEW].on, record(RecordKind::Emotion, ANA_FILLS));
}

#[test]
fn a_span_follows_its_first_step_and_is_cut_where_its_end_falls_behind() {
    let mut document = sample();
    act(&mut document, go(UPLOAD, APPLY, Some(FORM)));
    assert_eq!(span(&document, SALES_OWNS), (NOTICE, UPLOAD));
    act(&mut document, go(SIGN, USE, None));
    assert_eq!(span(&document, OPERATIONS_OWN), (SIGN, SIGN), "first and last column became one");
}

#[test]
fn a_step_stays_in_its_state() {
    let mut document = sample();
    assert_eq!(refused(&mut document, go(FORM, SOON, None)), "The stage “Soon” belongs to another state.");
    assert_eq!(
        refused(&mut document, go(FORM, WAIT, Some(SIGN))),
        "Nothing can go before the step “Sign” there: it stands elsewhere."
    );
}
