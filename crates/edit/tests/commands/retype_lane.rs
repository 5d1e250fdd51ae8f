//! Giving a lane another kind.

use throughline_edit::*;
use throughline_model::{BlueprintLine, Id, LaneKind};

use crate::hand::*;
use crate::sample::*;

fn retype(lane: Id, kind: LaneKind) -> Command {
    Command::RetypeLane(RetypeLane { lane, kind })
}

#[test]
fn a_retyped_lane_changes_one_field_and_keeps_its_cards() {
    let mut document = sample();
    let change = act(&mut document, retype(PAINS, LaneKind::Opportunity));
    assert_eq!(written(&change), ["lane.kind"]);
    assert_eq!(cell(&document, PAINS, FORM), [SLOW]);
    assert_eq!(document.cards[&SLOW].severity, Some(4), "fields of the old kind stay");
    act(&mut document, retype(OWNERS, LaneKind::Backstage));
    assert!(act(&mut document, retype(OWNERS, LaneKind::Backstage)).is_empty());
}

#[test]
fn an_empty_lane_may_become_a_line() {
    let mut document = sample();
    act(&mut document, retype(CURVE, LaneKind::Line));
    assert_eq!(document.lanes[&CURVE].line, Some(BlueprintLine::Visibility));
}

#[test]
fn a_lane_keeps_a_kind_that_can_hold_what_stands_in_it() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, retype(ACTIONS, LaneKind::Emotion)),
        "The lane “Actions” has cards, which a lane of the kind “Emotion” cannot hold; move or delete them first."
    );
    assert_eq!(
        refused(&mut document, retype(NUMBERS, LaneKind::Note)),
        "The lane “Metrics” has metrics, which a lane of the kind “Notes” cannot hold; move or delete them first."
    );
}
