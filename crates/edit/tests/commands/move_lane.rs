//! Moving a lane.

use throughline_edit::*;
use throughline_model::{Id, Outline};

use crate::hand::*;
use crate::sample::*;

#[test]
fn a_moved_lane_changes_one_field() {
    let mut document = sample();
    lock(&mut document, PAINS);
    let change = act(&mut document, Command::MoveLane(MoveLane { lane: PAINS, before: Some(ACTIONS) }));
    assert_eq!(written(&change), ["lane.order"], "a locked lane may be moved, too");
    let lanes: Vec<Id> = Outline::of(&document, TODAY).lanes.iter().map(|lane| lane.id).collect();
    assert_eq!(lanes, [PAINS, ACTIONS, CURVE, NUMBERS, VISIBLE, OWNERS]);
}

#[test]
fn a_lane_moved_to_where_it_stands_changes_nothing() {
    let mut document = sample();
    for (lane, before) in [(OWNERS, None), (ACTIONS, Some(PAINS)), (ACTIONS, Some(ACTIONS))] {
        assert!(act(&mut document, Command::MoveLane(MoveLane { lane, before })).is_empty());
    }
}

#[test]
fn a_lane_moves_among_those_of_its_state() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, Command::MoveLane(MoveLane { lane: PAINS, before: Some(DREAMS) })),
        "Nothing can go before the lane “Actions” there: it stands elsewhere."
    );
}
