//! Moving a card.

use throughline_edit::*;
use throughline_model::{OrderKey, violations};

use crate::hand::*;
use crate::sample::*;

#[test]
fn a_moved_card_changes_one_field() {
    let mut document = sample();
    let change = act(&mut document, move_card(FILL, ACTIONS, UPLOAD, Some(SCAN)));
    assert_eq!(written(&change), ["card.place"]);
    assert_eq!(cell(&document, ACTIONS, UPLOAD), [FILL, SCAN]);
    assert_eq!(cell(&document, ACTIONS, FORM), [TYPE]);
}

#[test]
fn a_card_moves_within_its_cell() {
    let mut document = sample();
    let change = act(&mut document, move_card(TYPE, ACTIONS, FORM, Some(FILL)));
    assert_eq!(written(&change), ["card.place"]);
    assert_eq!(cell(&document, ACTIONS, FORM), [TYPE, FILL]);
}

#[test]
fn a_card_moved_to_where_it_stands_changes_nothing() {
    let mut document = sample();
    for before in [Some(TYPE), Some(FILL)] {
        assert!(act(&mut document, move_card(FILL, ACTIONS, FORM, before)).is_empty());
    }
    assert!(act(&mut document, move_card(TYPE, ACTIONS, FORM, None)).is_empty());
    assert!(act(&mut document, move_card(OPERATIONS_OWN, OWNERS, SIGN, None)).is_empty());
    assert!(act(&mut document, Command::MoveCard(MoveCard { card: LOOSE, to: None })).is_empty());
}

#[test]
fn a_card_keeps_its_fields_in_a_lane_of_another_kind() {
    let mut document = sample();
    let change = act(&mut document, move_card(SLOW, ACTIONS, FORM, None));
    assert_eq!(written(&change), ["card.place"]);
    assert_eq!(document.cards[&SLOW].severity, Some(4));
}

#[test]
fn a_spanning_card_keeps_its_extent_as_far_as_the_map_goes() {
    let mut document = sample();
    act(&mut document, move_card(SALES_OWNS, OWNERS, FORM, None));
    assert_eq!(span(&document, SALES_OWNS), (FORM, SIGN));
    act(&mut document, move_card(SALES_OWNS, OWNERS, POST, None));
    assert_eq!(span(&document, SALES_OWNS), (POST, USE));
    act(&mut document, move_card(SALES_OWNS, OWNERS, USE, None));
    assert_eq!(span(&document, SALES_OWNS), (USE, USE));
}

#[test]
fn a_spanning_card_that_changes_only_its_lane_keeps_its_end() {
    let mut document = sample();
    let change = act(&mut document, move_card(SALES_OWNS, ACTIONS, NOTICE, None));
    assert_eq!(written(&change), ["card.place"]);
    assert_eq!(span(&document, SALES_OWNS), (NOTICE, UPLOAD));
}

#[test]
fn a_card_goes_into_the_tray_and_comes_back() {
    let mut document = sample();
    act(&mut document, Command::MoveCard(MoveCard { card: SALES_OWNS, to: None }));
    assert_eq!((&document.cards[&SALES_OWNS].place, document.cards[&SALES_OWNS].end_column), (&None, None));
    act(&mut document, move_card(SALES_OWNS, OWNERS, NOTICE, None));
    assert_eq!(cell(&document, OWNERS, NOTICE), [SALES_OWNS]);
}

#[test]
fn a_locked_lane_lets_no_card_in_out_or_about() {
    let mut document = sample();
    lock(&mut document, ACTIONS);
    let locked = "The lane “Actions” is locked; unlock it to change what stands in it.";
    assert_eq!(refused(&mut document, move_card(SLOW, ACTIONS, FORM, None)), locked);
    assert_eq!(refused(&mut document, move_card(FILL, PAINS, FORM, None)), locked);
    assert_eq!(refused(&mut document, move_card(TYPE, ACTIONS, FORM, Some(FILL))), locked);
    assert_eq!(refused(&mut document, Command::MoveCard(MoveCard { card: FILL, to: None })), locked);
}

#[test]
fn a_card_stays_in_its_state_and_in_lanes_that_hold_cards() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, move_card(FILL, DREAMS, SOON, None)),
        "The lane “Actions” belongs to another state."
    );
    assert_eq!(
        refused(&mut document, move_card(FILL, CURVE, FORM, None)),
        "The lane “Emotion” holds no cards."
    );
    assert_eq!(
        refused(&mut document, move_card(FILL, ACTIONS, APPLY, None)),
        "The stage “Apply” is divided into steps; choose one of them."
    );
    assert_eq!(
        refused(&mut document, move_card(NEW, ACTIONS, FORM, None)),
        format!("There is no card {NEW}.")
    );
}

#[test]
fn where_keys_leave_no_room_the_siblings_get_new_ones() {
    let mut document = sample();
    for card in [FILL, TYPE] {
        let place = document.cards.get_mut(&card).and_then(|card| card.place.as_mut()).expect("it stands");
        place.order = OrderKey::from_text("no key at all");
    }
    throughline_edit::run(&mut document, &move_card(SCAN, ACTIONS, FORM, Some(TYPE))).expect("allowed");
    assert_eq!(cell(&document, ACTIONS, FORM), [FILL, SCAN, TYPE]);
    assert_eq!(violations(&document), []);
}
