//! Several commands as one action.

use serde_json::json;
use throughline_edit::*;
use throughline_model::RecordKind;

use crate::hand::*;
use crate::sample::*;

fn batch(commands: Vec<Command>) -> Command {
    Command::Batch(Batch { label: "Tidy up".into(), commands })
}

fn add_step() -> Command {
    Command::AddStep(AddStep { id: NEW, stage: APPLY, name: "Check".into(), before: None })
}

#[test]
fn later_commands_see_what_the_earlier_ones_did() {
    let mut document = sample();
    let commands =
        vec![add_step(), move_card(FILL, ACTIONS, NEW, None), move_card(TYPE, ACTIONS, NEW, Some(FILL))];
    let change = act(&mut document, batch(commands));
    assert_eq!(cell(&document, ACTIONS, NEW), [TYPE, FILL]);
    assert_eq!(written(&change), ["+step", "card.place", "card.place"]);
}

#[test]
fn one_refusal_takes_everything_back_and_is_named() {
    let mut document = sample();
    let commands = vec![add_step(), delete(RecordKind::Card, FILL), move_card(FILL, ACTIONS, NEW, None)];
    assert_eq!(refused(&mut document, batch(commands)), format!("Command 3 of 3: There is no card {FILL}."));
}

#[test]
fn a_batch_within_a_batch_names_both_places() {
    let mut document = sample();
    let inner = batch(vec![add_step(), add_step()]);
    assert_eq!(
        refused(&mut document, batch(vec![inner])),
        "Command 1 of 1: Command 2 of 2: The id of the new record already belongs to the step “Check”."
    );
}

#[test]
fn commands_that_cancel_out_change_nothing() {
    let mut document = sample();
    let change = act(&mut document, batch(vec![add_step(), delete(RecordKind::Step, NEW)]));
    assert!(change.is_empty());
    let text = |text: &str| set(RecordKind::Card, FILL, json!({ "text": text }));
    assert!(act(&mut document, batch(vec![text("x"), text("Fills in the form")])).is_empty());
    assert!(act(&mut document, batch(vec![])).is_empty());
}

#[test]
fn several_cards_are_dragged_together_or_not_at_all() {
    let mut document = sample();
    let drag = |lane| batch([FILL, TYPE].map(|card| move_card(card, lane, UPLOAD, Some(SCAN))).to_vec());
    act(&mut document, drag(ACTIONS));
    assert_eq!(cell(&document, ACTIONS, UPLOAD), [FILL, TYPE, SCAN]);
    assert_eq!(
        refused(
            &mut document,
            batch(vec![move_card(SLOW, ACTIONS, USE, None), move_card(PAY, CURVE, USE, None)])
        ),
        "Command 2 of 2: The lane “Emotion” holds no cards."
    );
    let chain = vec![move_card(FILL, PAINS, SIGN, None), move_card(TYPE, PAINS, SIGN, Some(FILL))];
    act(&mut document, batch(chain));
    assert_eq!(cell(&document, PAINS, SIGN), [TYPE, FILL], "one may go before another that went first");
}
