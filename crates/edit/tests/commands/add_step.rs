//! Adding a step.

use throughline_edit::*;
use throughline_model::{Id, RecordKind};

use crate::hand::*;
use crate::sample::*;

fn add(stage: Id, before: Option<Id>) -> Command {
    Command::AddStep(AddStep { id: NEW, stage, name: "Search".into(), before })
}

#[test]
fn the_first_step_takes_over_what_stood_in_the_stage() {
    let mut document = sample();
    let change = act(&mut document, add(NOTICE, None));
    assert_eq!(cell(&document, ACTIONS, NEW), [ADVERT]);
    assert_eq!(document.emotions[&ANA_NOTICES].column, NEW);
    assert_eq!(document.metrics[&CLICKS].on, record(RecordKind::Step, NEW));
    assert_eq!(span(&document, SALES_OWNS), (NEW, UPLOAD));
    assert_eq!(
        written(&change),
        ["+step", "card.place", "card.place", "emotion.column", "metric.on"],
        "each thing that stood there changes just its column"
    );
}

#[test]
fn the_first_step_takes_over_the_end_of_a_span() {
    let mut document = sample();
    act(&mut document, add(USE, None));
    assert_eq!(span(&document, OPERATIONS_OWN), (SIGN, NEW));
}

#[test]
fn a_further_step_is_empty() {
    let mut document = sample();
    let change = act(&mut document, add(APPLY, Some(UPLOAD)));
    assert_eq!(written(&change), ["+step"]);
    assert_eq!(columns(&document, TODAY), [NOTICE, FORM, NEW, UPLOAD, SIGN, POST, USE]);
}

#[test]
fn a_step_goes_into_a_stage_and_before_one_of_its_steps() {
    let mut document = sample();
    assert_eq!(refused(&mut document, add(FORM, None)), format!("There is no stage {FORM}."));
    assert_eq!(
        refused(&mut document, add(APPLY, Some(POST))),
        "Nothing can go before the step “Post” there: it stands elsewhere."
    );
}
