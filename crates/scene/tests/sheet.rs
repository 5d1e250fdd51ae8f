//! The sheet that exports write: what stands around the map, and that made-up figures say so.

mod common;

use common::{Journey, groups, words};
use throughline_model::*;
use throughline_scene::{Group, Region, Role, Scene, SheetOptions, ThemeName};

fn journey() -> (Journey, Id) {
    let mut journey = Journey::new();
    let column = journey.stage("Purchase", &["Prove identity"])[0];
    let lane = journey.lane(LaneKind::Pain);
    let card = journey.card(lane, column, "No status");
    (journey, card)
}

fn sheet(journey: &Journey) -> Scene {
    let around = SheetOptions { made_with: "Made with Throughline".into(), exported_on: "2026-03-04".into() };
    common::layouter().sheet(&journey.document, &journey.options(), &around)
}

fn said(scene: &Scene, region: Region) -> Vec<&str> {
    scene.groups.iter().filter(|group| group.region == region).flat_map(words).collect()
}

#[test]
fn title_state_and_date_lead() {
    let (mut journey, _) = journey();
    journey.document.states.get_mut(&journey.state).unwrap().as_of = "2026-03".into();
    let scene = sheet(&journey);
    assert_eq!(said(&scene, Region::Lens)[..2], ["Opening an account", "Current state: Today, March 2026"]);
}

#[test]
fn personas_scenario_and_goal_stand_in_the_lens() {
    let (mut journey, _) = journey();
    journey.persona("Maya Okafor");
    let state = journey.document.states.get_mut(&journey.state).unwrap();
    state.scenario = "First account".into();
    state.goal = "Card before the next salary".into();
    let scene = sheet(&journey);
    let lens = said(&scene, Region::Lens);
    assert!(lens.contains(&"Maya Okafor") && lens.contains(&"MO"));
    let field = |name: &str| scene.groups.iter().find(|group| *group.key == *name).map(|group| &*group.label);
    assert_eq!(field("scenario"), Some("Scenario: First account"));
    assert_eq!(field("goal"), Some("Goal: Card before the next salary"));
}

#[test]
fn a_measure_of_the_whole_journey_is_a_headline() {
    let (mut journey, _) = journey();
    let metric = journey.metric(Id::default(), "NPS", "", None);
    let on = RecordRef { kind: RecordKind::State, id: journey.state };
    let record = journey.document.metrics.get_mut(&metric).unwrap();
    (record.on, record.kind) = (on, MetricKind::Nps);
    journey.reading(metric, "2026", -12.0, 412);
    let scene = sheet(&journey);
    let headline = scene.groups.iter().find(|group| group.key.ends_with("headline")).unwrap();
    assert_eq!(words(headline), ["\u{2212}12", "NPS, n 412"]);
}

#[test]
fn without_one_the_measures_furthest_from_their_targets_are_headlines() {
    let mut journey = Journey::new();
    let columns = journey.stage("Purchase", &["Ask", "Wait", "Get", "Use", "Stay"]);
    journey.lane(LaneKind::Metric);
    for (column, value) in columns.iter().zip([10.0, 79.0, 90.0, 40.0, 60.0]) {
        let metric = journey.metric(*column, &format!("CSAT {value}"), "%", Some(80.0));
        journey.reading(metric, "2026", value, 100);
    }
    let scene = sheet(&journey);
    let headlines = scene.groups.iter().filter(|group| group.key.ends_with("headline"));
    let mut values: Vec<(f64, &str)> = headlines.map(|group| (group.rect.x, words(group)[0])).collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let values: Vec<&str> = values.into_iter().map(|(_, words)| words).collect();
    assert_eq!(
        values,
        ["10%", "40%", "60%"],
        "in the order of their columns; what is near or reached is left out"
    );
}

#[test]
fn the_legend_names_only_what_is_on_the_map() {
    let (journey, _) = journey();
    assert_eq!(said(&sheet(&journey), Region::Legend)[..2], ["Legend", "Severity, 1 to 5"]);
}

#[test]
fn the_footer_names_owner_version_and_review() {
    let (mut journey, _) = journey();
    let record = &mut journey.document.journey;
    record.owner = "Joana Teixeira".into();
    record.version_label = "Version 12".into();
    record.review_date = "2026-06-04".into();
    let scene = sheet(&journey);
    let footer: Vec<&Group> = scene.groups.iter().filter(|group| group.key.starts_with("footer")).collect();
    let labels: Vec<&str> = footer.iter().map(|group| &*group.label).collect();
    assert_eq!(
        labels,
        [
            "Owner: Joana Teixeira",
            "Version 12, exported 4 March 2026, review due 4 June 2026",
            "Made with Throughline. Page 1 of 1"
        ]
    );
}

#[test]
fn made_up_figures_say_so_on_the_map_and_on_every_sheet() {
    let (mut journey, card) = journey();
    let marks = |scene: &Scene| {
        let corner = scene.groups.iter().find(|group| group.region == Region::Corner).unwrap();
        corner.label.contains("illustrative")
    };
    assert!(!marks(&journey.map()));
    assert!(!said(&sheet(&journey), Region::Legend).iter().any(|words| words.contains("llustrative")));
    journey.evidence(RecordRef { kind: RecordKind::Card, id: card }, EvidenceKind::Illustrative);
    assert!(marks(&journey.map()));
    assert!(marks(&sheet(&journey)));
    let legend = "Figures marked with a hollow diamond are illustrative, not measured.";
    assert!(said(&sheet(&journey), Region::Legend).contains(&legend));
    assert!(common::group(&journey.map(), card).label.ends_with("evidence: illustrative"));
}

#[test]
fn made_up_evidence_is_never_hidden_by_other_evidence() {
    let (mut journey, card) = journey();
    let on = RecordRef { kind: RecordKind::Card, id: card };
    journey.evidence(on, EvidenceKind::Illustrative);
    journey.evidence(on, EvidenceKind::Measured);
    assert!(common::group(&journey.map(), card).label.ends_with("evidence: illustrative"));
}

#[test]
fn everything_stands_on_the_sheet_in_every_look() {
    let (mut journey, _) = journey();
    journey.persona("Maya Okafor");
    journey.document.journey.title =
        "A very long title of a journey that needs more than one line on paper".into();
    for theme in [ThemeName::Light, ThemeName::Dark, ThemeName::Print, ThemeName::Projector] {
        let options = throughline_scene::MapOptions { theme, ..journey.options() };
        let scene = common::layouter().sheet(&journey.document, &options, &SheetOptions::default());
        for group in &scene.groups {
            let (x, y) = scene.region_origin(group.region);
            let rect = group.rect.moved(x, y);
            assert!(rect.x >= 0.0 && rect.y >= 0.0, "{} {rect:?}", group.key);
            assert!(rect.right() <= scene.width && rect.bottom() <= scene.height, "{} {rect:?}", group.key);
        }
    }
}

#[test]
fn the_map_stands_below_the_lens_without_touching_it() {
    let (journey, _) = journey();
    let scene = sheet(&journey);
    let lens = scene.groups.iter().filter(|group| group.region == Region::Lens);
    let lens_bottom = lens.map(|group| group.rect.bottom()).fold(0.0, f64::max);
    let (_, headers) = scene.region_origin(Region::Headers);
    assert!(lens_bottom < headers, "{lens_bottom} and {headers}");
    assert_eq!(groups(&scene, Role::Card).len(), 1);
}

#[test]
fn numbers_read_left_to_right_in_a_journey_that_does_not() {
    let (mut journey, _) = journey();
    journey.document.journey.text_direction = TextDirection::RightToLeft;
    let column = *journey.document.steps.keys().next().unwrap();
    journey.lane(LaneKind::Metric);
    let metric = journey.metric(column, "CES", "/ 7", None);
    journey.reading(metric, "2026", 4.1, 96);
    let scene = journey.map();
    let value = common::texts(common::group(&scene, metric))
        .into_iter()
        .find(|text| &*text.text == "4.1 / 7")
        .unwrap();
    assert!(!value.right_to_left);
    let pain = groups(&scene, Role::Card)[0];
    assert!(common::texts(pain)[0].right_to_left, "the journey's own words run its way");
}

#[test]
fn fields_of_the_lens_stand_within_their_room_whichever_way_they_run() {
    let (mut journey, _) = journey();
    journey.document.journey.text_direction = TextDirection::RightToLeft;
    journey.document.states.get_mut(&journey.state).unwrap().scenario = "First account".into();
    let scene = sheet(&journey);
    let scenario = scene.groups.iter().find(|group| &*group.key == "scenario").unwrap();
    for text in common::texts(scenario) {
        for line in text.lines.iter() {
            assert!(
                text.rect.x + line.x >= 0.0 && text.rect.x + line.x + line.width <= scenario.rect.width + 0.5
            );
        }
    }
}
