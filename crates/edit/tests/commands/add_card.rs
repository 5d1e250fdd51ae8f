//! Adding a card.

use serde_json::{Value, json};
use throughline_edit::*;
use throughline_model::Id;

use crate::hand::*;
use crate::sample::*;

fn add(to: Option<(Id, Id, Option<Id>)>, values: Value) -> Command {
    let to = to.map(|(lane, column, before)| CardTarget { lane, column, before });
    let text = "Asks a friend".into();
    Command::AddCard(AddCard { id: NEW, state: TODAY, to, text, fields: fields(values) })
}

#[test]
fn a_new_card_goes_last_in_its_cell() {
    let mut document = sample();
    let change = act(&mut document, add(Some((ACTIONS, FORM, None)), json!({})));
    assert_eq!(written(&change), ["+card"]);
    assert_eq!(cell(&document, ACTIONS, FORM), [FILL, TYPE, NEW]);
    assert_eq!(document.cards[&NEW].text, "Asks a friend");
}

#[test]
fn a_new_card_goes_before_the_named_one() {
    let mut document = sample();
    act(&mut document, add(Some((ACTIONS, FORM, Some(TYPE))), json!({})));
    assert_eq!(cell(&document, ACTIONS, FORM), [FILL, NEW, TYPE]);
}

#[test]
fn a_new_card_may_lie_in_the_tray_and_bring_fields() {
    let mut document = sample();
    act(
        &mut document,
        add(None, json!({ "severity": 3, "personas": [ANA], "urls": ["https://bank.example"] })),
    );
    let card = &document.cards[&NEW];
    assert_eq!((card.place.clone(), card.severity, card.personas.clone()), (None, Some(3), vec![ANA]));
}

#[test]
fn a_card_is_refused_where_it_cannot_stand() {
    let mut document = sample();
    let mut why = |lane, column, before| refused(&mut document, add(Some((lane, column, before)), json!({})));
    assert_eq!(why(CURVE, FORM, None), "The lane “Emotion” holds no cards.");
    assert_eq!(why(NUMBERS, FORM, None), "The lane “Metrics” holds no cards.");
    assert_eq!(why(VISIBLE, FORM, None), "The lane “Line” holds no cards.");
    assert_eq!(why(DREAMS, FORM, None), "The lane “Actions” belongs to another state.");
    assert_eq!(why(ACTIONS, SOON, None), "The stage “Soon” belongs to another state.");
    assert_eq!(why(ACTIONS, APPLY, None), "The stage “Apply” is divided into steps; choose one of them.");
    assert_eq!(why(ACTIONS, ACTIONS, None), format!("There is no step or stage {ACTIONS}."));
    assert_eq!(why(FORM, FORM, None), format!("There is no lane {FORM}."));
    assert_eq!(
        why(ACTIONS, FORM, Some(SCAN)),
        "Nothing can go before the card “Scans the passport” there: it stands elsewhere."
    );
}

#[test]
fn a_locked_lane_takes_no_card() {
    let mut document = sample();
    lock(&mut document, ACTIONS);
    assert_eq!(
        refused(&mut document, add(Some((ACTIONS, FORM, None)), json!({}))),
        "The lane “Actions” is locked; unlock it to change what stands in it."
    );
}

#[test]
fn fields_of_a_new_card_are_checked() {
    let mut document = sample();
    let mut why = |values| refused(&mut document, add(None, values));
    assert_eq!(why(json!({ "severty": 3 })), "The card field “severty” does not exist.");
    assert_eq!(why(json!({ "severity": 6 })), "The card field “severity” takes 1 to 5, not 6.");
    assert_eq!(why(json!({ "personas": [NEW] })), format!("There is no persona {NEW}."));
    assert!(why(json!({ "place": null })).starts_with("The card field “place” cannot be set like a text"));
}
