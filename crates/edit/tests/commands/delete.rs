//! Deleting records with what belongs to them.

use serde_json::json;
use throughline_edit::*;
use throughline_model::{RecordKind, RecordRef};

use crate::hand::*;
use crate::sample::*;

fn delete_all(records: &[RecordRef]) -> Command {
    Command::Delete(Delete { records: records.to_vec() })
}

#[test]
fn a_card_goes_with_its_links_comments_evidence_and_translations() {
    let mut document = sample();
    let change = act(&mut document, delete(RecordKind::Card, FILL));
    assert_eq!(written(&change), ["journey.translations", "-card", "-link", "-comment", "-comment"]);
    let change = act(&mut document, delete(RecordKind::Card, SLOW));
    assert_eq!(written(&change), ["-card", "-evidence", "-link"]);
}

#[test]
fn a_step_goes_with_what_stands_in_it() {
    let mut document = sample();
    act(&mut document, delete(RecordKind::Step, FORM));
    for card in [FILL, TYPE, SLOW] {
        assert!(!document.cards.contains_key(&card));
    }
    assert!(!document.emotions.contains_key(&ANA_FILLS) && !document.emotions.contains_key(&BEN_FILLS));
    assert_eq!(columns(&document, TODAY), [NOTICE, UPLOAD, SIGN, POST, USE]);
    assert_eq!(span(&document, SALES_OWNS), (NOTICE, UPLOAD), "what only passes through stays");
}

#[test]
fn the_last_step_gives_back_to_its_stage() {
    let mut document = sample();
    let change = act(&mut document, delete(RecordKind::Step, POST));
    assert_eq!(cell(&document, ACTIONS, WAIT), [LETTER]);
    assert_eq!(document.emotions[&ANA_WAITS].column, WAIT);
    assert_eq!(document.metrics[&DAYS].on, record(RecordKind::Stage, WAIT));
    assert_eq!(
        written(&change),
        ["-step", "card.place", "emotion.column", "metric.on", "-evidence"],
        "only what was said of the step itself is gone"
    );
}

#[test]
fn a_step_added_first_and_deleted_again_leaves_everything_as_it_was() {
    let mut document = sample();
    let before = document.clone();
    let add = AddStep { id: NEW, stage: NOTICE, name: "x".into(), before: None };
    act(&mut document, Command::AddStep(add));
    act(&mut document, delete(RecordKind::Step, NEW));
    assert_eq!(document, before);
}

#[test]
fn all_steps_of_a_stage_give_back_in_their_order() {
    let mut document = sample();
    let steps = [SIGN, FORM, UPLOAD].map(|id| record(RecordKind::Step, id));
    act(&mut document, delete_all(&steps));
    assert_eq!(cell(&document, ACTIONS, APPLY), [FILL, TYPE, SCAN]);
    assert_eq!(cell(&document, PAINS, APPLY), [SLOW]);
    assert_eq!(span(&document, SALES_OWNS), (NOTICE, APPLY));
    assert_eq!(span(&document, OPERATIONS_OWN), (APPLY, USE));
    assert_eq!(document.emotions[&ANA_FILLS].column, APPLY);
}

#[test]
fn spans_shrink_to_the_columns_that_are_left() {
    let mut document = sample();
    act(&mut document, delete(RecordKind::Stage, NOTICE));
    assert_eq!(span(&document, SALES_OWNS), (FORM, UPLOAD), "begins one later");
    act(&mut document, delete(RecordKind::Step, UPLOAD));
    assert_eq!(span(&document, SALES_OWNS), (FORM, FORM), "ends one earlier");
    act(&mut document, delete(RecordKind::Stage, USE));
    assert_eq!(span(&document, OPERATIONS_OWN), (SIGN, POST));
    act(&mut document, delete_all(&[record(RecordKind::Stage, APPLY), record(RecordKind::Stage, WAIT)]));
    assert!(!document.cards.contains_key(&OPERATIONS_OWN), "nothing is left to cover");
}

#[test]
fn a_stage_goes_with_its_steps_prompts_and_measures() {
    let mut document = sample();
    let change = act(&mut document, delete(RecordKind::Stage, NOTICE));
    assert_eq!(
        written(&change),
        [
            "-stage",
            "-card",
            "card.place",
            "-emotion",
            "-metric",
            "-measurement",
            "view.folded_stages",
            "-prompt"
        ]
    );
}

#[test]
fn a_lane_goes_with_its_cards_and_metrics() {
    let mut document = sample();
    let change = act(&mut document, delete(RecordKind::Lane, PAINS));
    assert_eq!(written(&change), ["-lane", "-card", "-evidence", "-link", "view.folded_lanes"]);
    let change = act(&mut document, delete(RecordKind::Lane, NUMBERS));
    assert_eq!(written(&change), ["-lane", "-metric", "-metric", "-measurement", "-measurement"]);
    let change = act(&mut document, delete(RecordKind::Lane, CURVE));
    assert_eq!(written(&change), ["-lane"], "curves are drawn again when the lane comes back");
}

#[test]
fn people_channels_and_pictures_leave_the_lists_that_named_them() {
    let mut document = sample();
    act(&mut document, delete(RecordKind::Persona, ANA));
    assert_eq!(document.cards[&FILL].personas, [BEN]);
    assert_eq!(document.views[&VIEW].personas, []);
    assert!(document.emotions.values().all(|emotion| emotion.persona == BEN));
    act(&mut document, delete(RecordKind::Channel, WEB));
    assert_eq!(document.cards[&FILL].channels, []);
    act(&mut document, delete(RecordKind::Department, SALES));
    assert_eq!(document.cards[&SALES_OWNS].departments, []);
    assert_eq!(document.views[&VIEW].departments, []);
    act(&mut document, delete(RecordKind::Asset, PHOTO));
    assert_eq!(document.cards[&FILL].asset, None);
}

#[test]
fn a_portrait_goes_with_its_picture() {
    let mut document = sample();
    let change = act(&mut document, delete(RecordKind::Asset, PHOTO));
    assert_eq!(written(&change), ["persona.portrait", "card.asset", "-asset"]);
}

#[test]
fn a_state_goes_whole_and_the_last_one_stays() {
    let mut document = sample();
    document.states.get_mut(&TOMORROW).expect("in the sample").based_on = Some(TODAY);
    act(&mut document, delete(RecordKind::State, TODAY));
    assert_eq!((document.stages.len(), document.lanes.len(), document.cards.len()), (1, 1, 1));
    assert_eq!(document.states[&TOMORROW].based_on, None);
    assert_eq!(document.views[&VIEW].state, None);
    assert_eq!(
        refused(&mut document, delete(RecordKind::State, TOMORROW)),
        "The state “Tomorrow” is the only one that is left and cannot be deleted."
    );
    let mut document = sample();
    let both = [record(RecordKind::State, TODAY), record(RecordKind::State, TOMORROW)];
    refused(&mut document, delete_all(&both));
}

#[test]
fn answers_go_with_their_comment() {
    let mut document = sample();
    assert_eq!(written(&act(&mut document, delete(RecordKind::Comment, QUESTION))), ["-comment", "-comment"]);
}

#[test]
fn the_journey_and_its_settings_stay() {
    let mut document = sample();
    for (kind, id) in [(RecordKind::Journey, JOURNEY), (RecordKind::Settings, SETTINGS)] {
        assert_eq!(
            refused(&mut document, delete(kind, id)),
            format!("The command “delete” is not for records of the kind {}.", kind.label())
        );
    }
    assert_eq!(refused(&mut document, delete(RecordKind::Card, NEW)), format!("There is no card {NEW}."));
}

#[test]
fn what_stands_in_a_locked_lane_is_not_deleted_with_anything() {
    let mut document = sample();
    lock(&mut document, ACTIONS);
    let locked = "The lane “Actions” is locked; unlock it to change what stands in it.";
    for (kind, id) in [
        (RecordKind::Card, FILL),
        (RecordKind::Step, FORM),
        (RecordKind::Stage, APPLY),
        (RecordKind::Lane, ACTIONS),
        (RecordKind::State, TODAY),
    ] {
        assert_eq!(refused(&mut document, delete(kind, id)), locked);
    }
    act(&mut document, delete(RecordKind::Step, SIGN));
    act(&mut document, set(RecordKind::Lane, ACTIONS, json!({ "locked": false })));
    act(&mut document, delete(RecordKind::Stage, APPLY));
}
