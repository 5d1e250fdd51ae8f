//! Adding a stage.

use throughline_edit::*;

use crate::hand::*;
use crate::sample::*;

fn add(before: Option<throughline_model::Id>) -> Command {
    Command::AddStage(AddStage { id: NEW, state: TODAY, name: "Compare".into(), before })
}

#[test]
fn a_new_stage_goes_last_and_is_a_column() {
    let mut document = sample();
    let change = act(&mut document, add(None));
    assert_eq!(written(&change), ["+stage"]);
    assert_eq!(columns(&document, TODAY).last(), Some(&NEW));
    assert_eq!(document.stages[&NEW].name, "Compare");
}

#[test]
fn a_new_stage_goes_before_the_named_one() {
    let mut document = sample();
    act(&mut document, add(Some(APPLY)));
    assert_eq!(columns(&document, TODAY)[..3], [NOTICE, NEW, FORM]);
}

#[test]
fn a_stage_added_under_a_spanning_card_is_covered_by_it() {
    let mut document = sample();
    let change = act(&mut document, add(Some(APPLY)));
    assert_eq!(written(&change), ["+stage"]);
    assert_eq!(span(&document, SALES_OWNS), (NOTICE, UPLOAD));
}

#[test]
fn a_stage_is_refused_where_it_cannot_stand() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, add(Some(SOON))),
        "Nothing can go before the stage “Soon” there: it stands elsewhere."
    );
    assert_eq!(
        refused(&mut document, add(Some(NEW))),
        format!("There is no stage {NEW}."),
        "a stage cannot go before itself while it is not there"
    );
    let taken = Command::AddStage(AddStage { id: FILL, state: TODAY, name: "X".into(), before: None });
    assert_eq!(
        refused(&mut document, taken),
        "The id of the new record already belongs to the card “Fills in the form”."
    );
    let nowhere = Command::AddStage(AddStage { id: NEW, state: FILL, name: "X".into(), before: None });
    assert_eq!(refused(&mut document, nowhere), format!("There is no state {FILL}."));
}
