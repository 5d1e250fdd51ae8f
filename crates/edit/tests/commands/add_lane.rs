//! Adding a lane.

use throughline_edit::*;
use throughline_model::{BlueprintLine, Id, LaneKind, Outline};

use crate::hand::*;
use crate::sample::*;

fn add(id: Id, kind: LaneKind, before: Option<Id>) -> Command {
    Command::AddLane(AddLane { id, state: TODAY, kind, name: String::new(), before })
}

#[test]
fn a_new_lane_goes_before_the_named_one() {
    let mut document = sample();
    let change = act(&mut document, add(NEW, LaneKind::Thinking, Some(PAINS)));
    assert_eq!(written(&change), ["+lane"]);
    let lanes: Vec<Id> = Outline::of(&document, TODAY).lanes.iter().map(|lane| lane.id).collect();
    assert_eq!(lanes[..3], [ACTIONS, NEW, PAINS]);
}

#[test]
fn a_new_line_is_the_first_that_the_state_lacks() {
    let mut document = sample();
    act(&mut document, add(NEW, LaneKind::Line, None));
    act(&mut document, add(OTHER_NEW, LaneKind::Line, None));
    assert_eq!(document.lanes[&NEW].line, Some(BlueprintLine::Visibility));
    assert_eq!(document.lanes[&OTHER_NEW].line, Some(BlueprintLine::InternalInteraction));
}

#[test]
fn a_lane_does_not_go_before_one_of_another_state() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, add(NEW, LaneKind::Note, Some(DREAMS))),
        "Nothing can go before the lane “Actions” there: it stands elsewhere."
    );
}
