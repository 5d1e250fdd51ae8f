//! Where things stand: columns, spans, rows, headers, and the table that they make.

mod common;

use std::collections::BTreeSet;

use common::{Journey, group, groups, texts};
use throughline_model::*;
use throughline_scene::{MapOptions, Region, Role, Scene, TableRole};

#[test]
fn a_spanning_card_includes_the_gap_between_stages() {
    let mut journey = Journey::new();
    let first = journey.stage("Aware", &["See", "Read"]);
    let second = journey.stage("Buy", &["Pay"]);
    let lane = journey.lane(LaneKind::Action);
    let card = journey.card(lane, first[1], "I read and pay");
    journey.edit(card, |card| card.end_column = Some(second[0]));
    let scene = journey.map();
    let columns = &scene.grid.columns;
    assert_eq!(columns[2].x, columns[1].x + columns[1].width + 12.0, "the stage gap");
    assert_eq!(group(&scene, card).rect.x, columns[1].x + 6.0);
    assert_eq!(group(&scene, card).rect.width, 176.0 + 12.0 + 176.0 - 12.0);
}

#[test]
fn a_lane_is_as_high_as_its_fullest_cell() {
    let mut journey = Journey::new();
    let columns = journey.stage("Aware", &["See", "Read"]);
    let lane = journey.lane(LaneKind::Action);
    for text in ["One", "Two", "Three"] {
        journey.card(lane, columns[0], text);
    }
    journey.card(lane, columns[1], "One");
    assert_eq!(journey.map().grid.rows[0].height, 2.0 * 6.0 + 3.0 * 34.0 + 2.0 * 6.0);
}

#[test]
fn an_empty_lane_has_the_least_height() {
    let mut journey = Journey::new();
    journey.stage("Aware", &["See"]);
    journey.lane(LaneKind::Action);
    assert_eq!(journey.map().grid.rows[0].height, 44.0);
}

#[test]
fn headers_grow_with_their_names() {
    let mut journey = Journey::new();
    journey.stage("Aware", &["See"]);
    journey.lane(LaneKind::Action);
    assert_eq!(journey.map().header_height(), 4.0 + 40.0 + (8.0 + 16.0 + 6.0) + 2.0);
    journey.stage("Aware", &["Wait for the decision of the bank on the fourth floor"]);
    let scene = journey.map();
    let lines = texts(groups(&scene, Role::Step)[1])[1].lines.len() as f64;
    assert!(lines > 1.0);
    assert_eq!(scene.header_height(), 4.0 + 40.0 + (8.0 + 16.0 * lines + 6.0) + 2.0);
}

#[test]
fn a_stage_without_steps_is_a_column() {
    let mut journey = Journey::new();
    let stage = journey.stage("Aware", &[])[0];
    let lane = journey.lane(LaneKind::Action);
    let card = journey.card(lane, stage, "I look around");
    let scene = journey.map();
    assert!(!scene.grid.stages[0].has_steps);
    assert_eq!(scene.grid.columns[0].id, stage);
    assert_eq!(group(&scene, card).table, TableRole::Cell { row: 0, first: 0, last: 0 });
}

#[test]
fn cards_stand_on_whole_points() {
    let mut journey = Journey::new();
    let columns = journey.stage("Aware", &["See", "Read"]);
    journey.document.steps.get_mut(&columns[0]).unwrap().width = Some(151.3);
    for kind in LaneKind::ALL.iter().filter(|kind| kind.holds_cards()) {
        let lane = journey.lane(*kind);
        for column in &columns {
            journey.card(lane, *column, "Some words");
        }
    }
    for card in groups(&journey.map(), Role::Card) {
        assert_eq!((card.rect.x.fract(), card.rect.y.fract()), (0.0, 0.0), "{}", card.label);
    }
}

#[test]
fn a_folded_lane_is_low_and_shows_no_cards() {
    let mut journey = Journey::new();
    let column = journey.stage("Aware", &["See"])[0];
    let lane = journey.lane(LaneKind::Action);
    journey.card(lane, column, "I look around");
    let options = MapOptions { folded_lanes: vec![lane], ..journey.options() };
    let scene = common::layouter().map(&journey.document, &options);
    assert_eq!(scene.grid.rows[0].height, 26.0);
    assert!(groups(&scene, Role::Card).is_empty());
    assert_eq!(&*group(&scene, lane).label, "Actions, 1 action");
}

#[test]
fn a_folded_stage_is_a_strip() {
    let mut journey = Journey::new();
    let folded = journey.stage("Aware", &["See", "Read", "Ask"]);
    let open = journey.stage("Buy", &["Pay"]);
    let lane = journey.lane(LaneKind::Action);
    journey.card(lane, folded[0], "Hidden");
    let spanning = journey.card(lane, folded[2], "Seen in part");
    journey.edit(spanning, |card| card.end_column = Some(open[0]));
    let stage = journey.document.steps[&folded[0]].place.stage;
    let options = MapOptions { folded_stages: vec![stage], ..journey.options() };
    let scene = common::layouter().map(&journey.document, &options);
    assert_eq!(scene.grid.stages[0].width, 44.0);
    assert_eq!(scene.grid.stages[1].x, 8.0 + 44.0 + 12.0);
    let keys: Vec<&str> = groups(&scene, Role::Card).iter().map(|card| &*card.key).collect();
    assert_eq!(keys, [spanning.to_string()]);
}

#[test]
fn a_filter_by_persona_keeps_cards_that_name_nobody() {
    let mut journey = Journey::new();
    let column = journey.stage("Aware", &["See"])[0];
    let lane = journey.lane(LaneKind::Action);
    let (maya, derek) = (journey.persona("Maya"), journey.persona("Derek"));
    let hers = journey.card(lane, column, "Hers");
    let his = journey.card(lane, column, "His");
    let anyones = journey.card(lane, column, "Anyone's");
    journey.edit(hers, |card| card.personas = vec![maya]);
    journey.edit(his, |card| card.personas = vec![derek]);
    let options = MapOptions { personas: vec![maya], ..journey.options() };
    let scene = common::layouter().map(&journey.document, &options);
    let keys: Vec<&str> = groups(&scene, Role::Card).iter().map(|card| &*card.key).collect();
    assert_eq!(keys, [hers.to_string(), anyones.to_string()]);
}

#[test]
fn the_empty_map_hints_at_one_stage_and_three_lanes() {
    let scene = Journey::new().map();
    assert!(scene.grid.columns.is_empty() && scene.grid.rows.is_empty());
    let items =
        |key: &str| scene.groups.iter().find(|group| *group.key == *key).map(|group| group.items.len());
    assert_eq!(items("stage to come"), Some(1));
    assert_eq!(items("lanes to come"), Some(3));
}

#[test]
fn stages_lanes_and_cells_make_a_full_table() {
    let mut journey = Journey::new();
    let mut columns = journey.stage("Aware", &["See", "Read"]);
    columns.extend(journey.stage("Decide", &[]));
    columns.extend(journey.stage("Buy", &["Pay"]));
    let persona = journey.persona("Maya");
    for kind in LaneKind::ALL {
        let lane = journey.lane(*kind);
        for column in &columns {
            if kind.holds_cards() {
                journey.card(lane, *column, "Words");
            }
        }
    }
    for column in &columns {
        journey.emotion(*column, persona, Some(1.0), "fine");
    }
    journey.metric(columns[0], "NPS", "", None);
    let scene = journey.map();

    let header = |wanted: usize| {
        let covered = scene.groups.iter().filter_map(move |group| match group.table {
            TableRole::ColumnHeader { level, first, last } if level == wanted => Some(first..=last),
            _ => None,
        });
        covered.flatten().collect::<Vec<usize>>()
    };
    assert_eq!(header(0), [0, 1, 2, 3], "every column has a stage, once");
    assert_eq!(header(1), [0, 1, 3], "every step heads its column");
    let rows: Vec<usize> = scene
        .groups
        .iter()
        .filter_map(|group| match group.table {
            TableRole::RowHeader { row } => Some(row),
            _ => None,
        })
        .collect();
    assert_eq!(rows, (0..LaneKind::ALL.len()).collect::<Vec<_>>());
    for slot in &scene.grid.slots {
        let table = group(&scene, slot.id).table;
        assert_eq!(table, TableRole::Cell { row: slot.row, first: slot.first, last: slot.last });
    }
    for (row, lane) in scene.grid.rows.iter().enumerate() {
        let filled: BTreeSet<usize> =
            scene.grid.slots.iter().filter(|slot| slot.row == row).map(|slot| slot.first).collect();
        let expected = match lane.kind {
            LaneKind::Line => 0,
            LaneKind::Metric => 1,
            _ => columns.len(),
        };
        assert_eq!(filled.len(), expected, "{:?}", lane.kind);
    }
}

#[test]
fn headers_labels_and_corner_are_painted_last() {
    let mut journey = Journey::new();
    let column = journey.stage("Aware", &["See"])[0];
    let lane = journey.lane(LaneKind::Action);
    journey.card(lane, column, "Words");
    let scene = journey.map();
    let regions: Vec<Region> = scene.groups.iter().map(|group| group.region).collect();
    assert!(regions.is_sorted_by_key(|region| match region {
        Region::Body => 0,
        Region::Headers => 1,
        Region::Labels => 2,
        Region::Corner => 3,
        Region::Lens | Region::Legend => 4,
    }));
    assert_keys_are_unique(&scene);
}

fn assert_keys_are_unique(scene: &Scene) {
    let keys: BTreeSet<&str> = scene.groups.iter().map(|group| &*group.key).collect();
    assert_eq!(keys.len(), scene.groups.len());
}

#[test]
fn a_locked_lane_says_so() {
    let mut journey = Journey::new();
    journey.stage("Aware", &["See"]);
    let lane = journey.lane(LaneKind::Action);
    let open = group(&journey.map(), lane).items.len();
    journey.document.lanes.get_mut(&lane).unwrap().locked = true;
    let scene = journey.map();
    assert_eq!(group(&scene, lane).items.len(), open + 1, "the lock");
    assert!(group(&scene, lane).label.ends_with("locked"));
    assert!(scene.grid.rows[0].locked);
}

#[test]
fn a_long_lane_name_makes_its_lane_higher() {
    let mut journey = Journey::new();
    journey.stage("Aware", &["See"]);
    let lane = journey.lane(LaneKind::Note);
    journey.document.lanes.get_mut(&lane).unwrap().name =
        "What the law of every country asks of us here".into();
    let scene = journey.map();
    let bottom = texts(group(&scene, lane)).iter().map(|text| text.rect.bottom()).fold(0.0, f64::max);
    assert!(bottom <= scene.grid.rows[0].height, "{bottom} of {}", scene.grid.rows[0].height);
}
