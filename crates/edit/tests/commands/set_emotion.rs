//! How a persona feels in a column.

use throughline_edit::*;
use throughline_model::{Id, LaneKind, RecordKind};

use crate::hand::*;
use crate::sample::*;

fn feel(persona: Id, column: Id, score: Option<f64>, label: Option<&str>) -> Command {
    Command::SetEmotion(SetEmotion { id: NEW, column, persona, score, label: label.map(Into::into) })
}

#[test]
fn a_first_score_adds_a_point_drawn_by_hand() {
    let mut document = sample();
    let change = act(&mut document, feel(BEN, USE, Some(1.5), Some("Relieved")));
    assert_eq!(written(&change), ["+emotion"]);
    let point = &document.emotions[&NEW];
    assert_eq!((point.score, point.label.as_str(), point.drawn), (Some(1.5), "Relieved", true));
}

#[test]
fn another_score_changes_the_point_and_keeps_its_word() {
    let mut document = sample();
    act(&mut document, feel(ANA, POST, Some(-1.0), None));
    let point = &document.emotions[&ANA_WAITS];
    assert_eq!((point.score, point.label.as_str()), (Some(-1.0), "Forgotten"));
    assert!(!document.emotions.contains_key(&NEW), "the id is for a new point only");
}

#[test]
fn the_same_score_changes_nothing() {
    let mut document = sample();
    assert!(act(&mut document, feel(ANA, POST, Some(-2.0), None)).is_empty());
    assert!(act(&mut document, feel(ANA, POST, Some(-2.0), Some("Forgotten"))).is_empty());
    assert!(act(&mut document, feel(BEN, USE, None, None)).is_empty());
}

#[test]
fn a_point_without_score_stays_while_it_says_something() {
    let mut document = sample();
    act(&mut document, feel(ANA, POST, None, None));
    assert_eq!(document.emotions[&ANA_WAITS].score, None);
    let change = act(&mut document, feel(ANA, POST, None, Some("")));
    assert_eq!(written(&change), ["-emotion", "-evidence"], "and goes with what hangs on it");
}

#[test]
fn a_bare_point_goes_with_its_score() {
    let mut document = sample();
    assert_eq!(written(&act(&mut document, feel(BEN, FORM, None, None))), ["-emotion"]);
}

#[test]
fn a_score_lies_in_the_scale_and_stands_in_a_column() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, feel(ANA, FORM, Some(2.5), None)),
        "The emotion field “score” takes -2 to 2, not 2.5."
    );
    assert_eq!(
        refused(&mut document, feel(ANA, FORM, Some(f64::INFINITY), None)),
        "The emotion field “score” takes -2 to 2, not inf."
    );
    // What is no number equals nothing, so the refusal is looked at by its words alone.
    let why =
        permit(&mut document, &feel(ANA, FORM, Some(f64::NAN), None)).map_err(|refusal| refusal.to_string());
    assert_eq!(why, Err("The emotion field “score” takes -2 to 2, not NaN.".into()));
    assert_eq!(
        refused(&mut document, feel(ANA, APPLY, Some(0.0), None)),
        "The stage “Apply” is divided into steps; choose one of them."
    );
    assert_eq!(
        refused(&mut document, feel(WEB, FORM, Some(0.0), None)),
        format!("There is no persona {WEB}.")
    );
}

#[test]
fn a_locked_curve_is_not_bent() {
    let mut document = sample();
    lock(&mut document, CURVE);
    let locked = "The lane “Emotion” is locked; unlock it to change what stands in it.";
    assert_eq!(refused(&mut document, feel(ANA, FORM, Some(0.0), None)), locked);
    assert_eq!(refused(&mut document, delete(RecordKind::Emotion, ANA_FILLS)), locked);
    act(&mut document, feel(ANA, SOON, Some(0.0), None));
}

#[test]
fn a_curve_drawn_in_two_lanes_is_bent_while_one_is_open() {
    let mut document = sample();
    let second =
        AddLane { id: OTHER_NEW, state: TODAY, kind: LaneKind::Emotion, name: "Ben".into(), before: None };
    act(&mut document, Command::AddLane(second));
    lock(&mut document, CURVE);
    act(&mut document, feel(ANA, FORM, Some(0.0), None));
    lock(&mut document, OTHER_NEW);
    refused(&mut document, feel(ANA, FORM, Some(1.0), None));
}
