//! What joins cards: hand-offs between owners, arrows, blueprint lines.

mod common;

use common::{Journey, group, groups, words};
use throughline_model::*;
use throughline_scene::{Connector, Group, Item, Role, TableRole};

fn owned(owners: &[&str]) -> (Journey, Vec<Id>) {
    let mut journey = Journey::new();
    let names: Vec<String> = (1..=owners.len()).map(|step| format!("Step {step}")).collect();
    let columns = journey.stage("Purchase", &names.iter().map(String::as_str).collect::<Vec<_>>());
    let lane = journey.lane(LaneKind::Owner);
    let mut cards = Vec::new();
    for (column, owner) in columns.iter().zip(owners) {
        if !owner.is_empty() {
            cards.push(journey.card(lane, *column, owner));
        }
    }
    (journey, cards)
}

#[test]
fn work_is_handed_off_where_the_owner_changes() {
    let (journey, _) = owned(&["Marketing", "Marketing", "Sales"]);
    let scene = journey.map();
    let hand_offs = groups(&scene, Role::HandOff);
    assert_eq!(hand_offs.len(), 1);
    assert_eq!(&*hand_offs[0].label, "Hand-off from Marketing to Sales");
    let boundary = scene.grid.columns[2].x;
    assert_eq!(hand_offs[0].rect.x + 9.0, boundary);
}

#[test]
fn a_hand_off_that_loses_information_names_what_is_lost() {
    let (mut journey, cards) = owned(&["Marketing", "Sales"]);
    let link = journey.link(cards[0], cards[1], LinkKind::HandOff);
    journey.document.links.get_mut(&link).unwrap().lost_information = "why they came".into();
    let scene = journey.map();
    let hand_off = groups(&scene, Role::HandOff)[0];
    assert_eq!(&*hand_off.label, "Hand-off from Marketing to Sales, lost: why they came");
    assert_eq!(words(hand_off), ["!"]);
    assert_eq!(hand_off.record, Some(RecordRef { kind: RecordKind::Link, id: link }));
    assert!(groups(&scene, Role::Arrow).is_empty(), "the disc stands for the link");
}

#[test]
fn departments_decide_who_owns() {
    let (mut journey, cards) = owned(&["Sales, north", "Sales, south"]);
    let sales = journey.department("Sales");
    for card in cards {
        journey.edit(card, |card| card.departments = vec![sales]);
    }
    assert!(groups(&journey.map(), Role::HandOff).is_empty());
}

#[test]
fn columns_that_nobody_owns_say_so() {
    let (journey, _) = owned(&["Marketing", "", ""]);
    let scene = journey.map();
    let unowned: Vec<&Group> = scene.groups.iter().filter(|group| &*group.label == "No owner").collect();
    assert_eq!(unowned.len(), 1);
    assert_eq!(unowned[0].table, TableRole::Cell { row: 0, first: 1, last: 2 });
    assert!(groups(&scene, Role::HandOff).is_empty(), "nothing is handed to nobody");
}

#[test]
fn owners_stand_in_the_middle_of_their_lane() {
    let (journey, cards) = owned(&["Marketing"]);
    let scene = journey.map();
    assert_eq!(scene.grid.rows[0].height, 44.0);
    assert_eq!((group(&scene, cards[0]).rect.y, group(&scene, cards[0]).rect.height), (9.0, 26.0));
}

/// Two lanes of one card a step, with a blueprint line between them.
fn blueprint() -> (Journey, Vec<Id>, Vec<Id>) {
    let mut journey = Journey::new();
    let columns = journey.stage("Purchase", &["Ask", "Wait", "Get"]);
    let front = journey.lane(LaneKind::Frontstage);
    journey.lane(LaneKind::Line);
    let back = journey.lane(LaneKind::Backstage);
    let mut cards = |lane: Id| columns.iter().map(|column| journey.card(lane, *column, "Work")).collect();
    let (front, back) = (cards(front), cards(back));
    (journey, front, back)
}

fn connector(group: &Group) -> &Connector {
    match &group.items[0] {
        Item::Connector(connector) => connector,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_arrow_between_neighbours_runs_level() {
    let (mut journey, front, _) = blueprint();
    journey.link(front[0], front[1], LinkKind::Flow);
    let scene = journey.map();
    let arrow = groups(&scene, Role::Arrow)[0];
    let route = &connector(arrow).route;
    assert_eq!(route.len(), 2);
    assert_eq!(arrow.rect.x + route[0].0, group(&scene, front[0]).rect.right());
    assert_eq!(arrow.rect.x + route[1].0, group(&scene, front[1]).rect.x);
}

#[test]
fn an_arrow_crosses_a_blueprint_line_with_a_dot() {
    let (mut journey, front, back) = blueprint();
    journey.link(front[1], back[1], LinkKind::Flow);
    let scene = journey.map();
    let arrow = groups(&scene, Role::Arrow)[0];
    assert_eq!(arrow.items.len(), 2, "the arrow and the dot");
    let line = &scene.grid.rows[1];
    let dot = match &arrow.items[1] {
        Item::Path(path) => kurbo::Shape::bounding_box(&path.outline),
        other => panic!("{other:?}"),
    };
    assert!((arrow.rect.y + dot.center().y - (line.y + line.height / 2.0)).abs() <= 0.5);
    assert!((dot.width() - 5.0).abs() < 0.01);
}

#[test]
fn a_long_arrow_runs_in_the_gaps_and_through_no_card() {
    let (mut journey, front, back) = blueprint();
    journey.link(front[0], back[2], LinkKind::Flow);
    journey.link(back[2], front[0], LinkKind::Loop);
    let scene = journey.map();
    for arrow in groups(&scene, Role::Arrow) {
        let route: Vec<(f64, f64)> =
            connector(arrow).route.iter().map(|(x, y)| (x + arrow.rect.x, y + arrow.rect.y)).collect();
        for leg in route.windows(2) {
            assert!(leg[0].0 == leg[1].0 || leg[0].1 == leg[1].1, "level or upright");
            let middle = ((leg[0].0 + leg[1].0) / 2.0, (leg[0].1 + leg[1].1) / 2.0);
            for card in groups(&scene, Role::Card) {
                let within = card.rect.x < middle.0
                    && middle.0 < card.rect.right()
                    && card.rect.y < middle.1
                    && middle.1 < card.rect.bottom();
                assert!(!within, "{middle:?} lies in {:?}", card.rect);
            }
        }
    }
}

/// The upright legs of an arrow: where each stands, and from where to where.
fn upright_legs(arrow: &Group) -> Vec<(f64, f64, f64)> {
    let route = &connector(arrow).route;
    let legs = route.windows(2).filter(|leg| leg[0].0 == leg[1].0);
    legs.map(|leg| {
        let (a, b) = (leg[0].1 + arrow.rect.y, leg[1].1 + arrow.rect.y);
        (leg[0].0 + arrow.rect.x, a.min(b), a.max(b))
    })
    .collect()
}

#[test]
fn an_arrow_goes_round_a_card_that_spans_its_gap() {
    let mut journey = Journey::new();
    let columns = journey.stage("Purchase", &["Ask", "Wait", "Get"]);
    let [upper, middle, lower] =
        [LaneKind::Action, LaneKind::Thinking, LaneKind::Pain].map(|k| journey.lane(k));
    let from = journey.card(upper, columns[0], "I ask");
    let spanning = journey.card(middle, columns[0], "What takes so long?");
    journey.edit(spanning, |card| card.end_column = Some(columns[1]));
    let to = journey.card(lower, columns[1], "Nobody answers");
    journey.link(from, to, LinkKind::Flow);
    let scene = journey.map();
    let card = group(&scene, spanning).rect;
    for (x, top, bottom) in upright_legs(groups(&scene, Role::Arrow)[0]) {
        let apart = x <= card.x || x >= card.right() || bottom <= card.y || top >= card.bottom();
        assert!(apart, "{x} from {top} to {bottom} meets {card:?}");
    }
}

#[test]
fn where_an_arrow_must_pass_a_card_it_passes_behind_it() {
    let (mut journey, front, back) = blueprint();
    journey.link(front[0], back[2], LinkKind::Flow);
    let scene = journey.map();
    let place = |role: Role| scene.groups.iter().position(|group| group.role == role);
    assert!(place(Role::Arrow) < place(Role::Card));
}

#[test]
fn arrows_in_one_gap_stand_beside_each_other() {
    let (mut journey, front, back) = blueprint();
    journey.link(front[0], back[1], LinkKind::Flow);
    journey.link(back[0], front[1], LinkKind::Flow);
    let scene = journey.map();
    let legs: Vec<_> = groups(&scene, Role::Arrow).into_iter().flat_map(upright_legs).collect();
    for (index, (x, top, bottom)) in legs.iter().enumerate() {
        for (other, from, to) in &legs[index + 1..] {
            assert!(x != other || bottom <= from || to <= top, "{legs:?}");
        }
    }
}

#[test]
fn links_that_argue_are_not_arrows() {
    for kind in [LinkKind::Answers, LinkKind::Supports, LinkKind::Measures, LinkKind::Contradicts] {
        let (mut journey, front, back) = blueprint();
        journey.link(front[0], back[1], kind);
        assert!(groups(&journey.map(), Role::Arrow).is_empty(), "{kind:?}");
    }
}

#[test]
fn a_blueprint_line_is_named_by_which_it_is() {
    let (mut journey, _, _) = blueprint();
    let lane = journey.document.lanes.values_mut().find(|lane| lane.kind == LaneKind::Line).unwrap();
    lane.line = Some(BlueprintLine::Visibility);
    let scene = journey.map();
    assert_eq!(&*groups(&scene, Role::Line)[0].label, "Line of visibility");
    assert_eq!(words(groups(&scene, Role::Lane)[1]), ["Line of visibility"]);
}
