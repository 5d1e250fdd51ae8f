//! Maps on paper: no card is cut, missing or doubled, and every page says where it stands.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Journey, texts, words};
use proptest::prelude::*;
use throughline_model::*;
use throughline_scene::{
    Group, Item, Page, PageFit, PageOptions, Pages, Paper, Rect, Region, Role, Scene, SheetOptions,
};

fn around() -> SheetOptions {
    SheetOptions { made_with: "Made with Throughline".into(), exported_on: "2026-03-04".into() }
}

fn on(journey: &Journey, paper: Paper, landscape: bool, fit: PageFit) -> Pages {
    let page = PageOptions { paper, landscape, fit };
    common::layouter().pages(&journey.document, &journey.options(), &around(), &page)
}

fn a4(journey: &Journey) -> Pages {
    on(journey, Paper::A4, true, PageFit::Stages)
}

fn place(scene: &Scene, group: &Group) -> Rect {
    let (x, y) = scene.region_origin(group.region);
    group.rect.moved(x, y)
}

fn is_card(group: &Group) -> bool {
    matches!(group.role, Role::Card | Role::Metric)
}

/// The record of a card, of each of its parts where it continues.
fn record(group: &Group) -> &str {
    group.key.split(" part ").next().unwrap_or_default()
}

/// Each card of the map stands whole on its pages, is told once, and touches no other.
fn check(journey: &Journey, pages: &Pages) {
    let map = journey.map();
    let wanted: BTreeSet<&str> = map.groups.iter().filter(|it| is_card(it)).map(record).collect();
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let scene = &page.scene;
        let footer = scene.groups.iter().filter(|it| it.key.starts_with("footer")).map(|it| it.rect.y);
        let bottom = footer.fold(scene.height, f64::min);
        let mut cards: Vec<Rect> = Vec::new();
        for group in scene.groups.iter().filter(|it| is_card(it)) {
            let rect = place(scene, group);
            let whole = rect.x >= scene.body_x
                && rect.y >= scene.body_y
                && rect.right() <= scene.width
                && rect.bottom() <= bottom;
            assert!(whole, "page {number}: {} at {rect:?}, {bottom}", group.label);
            let touches = |other: &Rect| {
                rect.x < other.right() - 0.1
                    && other.x < rect.right() - 0.1
                    && rect.y < other.bottom() - 0.1
                    && other.y < rect.bottom() - 0.1
            };
            assert!(!cards.iter().any(touches), "page {number}: {} lies on another", group.label);
            cards.push(rect);
            if !page.repeated.contains(&group.key) && !group.key.contains(" part ") {
                *told.entry(record(group)).or_default() += 1;
            }
        }
    }
    assert_eq!(told.keys().copied().collect::<BTreeSet<_>>(), wanted, "missing or made up");
    assert!(told.values().all(|count| *count == 1), "told more than once: {told:?}");
}

fn long(journey: &mut Journey, stages: usize, steps: usize, lanes: usize) -> Vec<Vec<Id>> {
    let names: Vec<String> = (1..=steps).map(|step| format!("Step {step}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let columns =
        (1..=stages).map(|stage| journey.stage(&format!("Stage {stage}"), &names)).collect::<Vec<_>>();
    for number in 0..lanes {
        let lane = journey.lane(if number % 2 == 0 { LaneKind::Action } else { LaneKind::Pain });
        for (place, column) in columns.iter().flatten().enumerate() {
            for card in 0..(place + number) % 4 {
                journey.card(
                    lane,
                    *column,
                    &format!("Something that happens here, number {card} of lane {number}"),
                );
            }
        }
    }
    columns
}

#[test]
fn pages_break_between_stages_and_repeat_what_heads_them() {
    let mut journey = Journey::new();
    long(&mut journey, 6, 3, 6);
    let pages = a4(&journey);
    assert!(pages.pages.len() > 2);
    check(&journey, &pages);
    let stages: Vec<Vec<&str>> = pages.pages.iter().map(|page| said(page, Role::Stage)).collect();
    for (number, page) in pages.pages.iter().enumerate() {
        assert!(!stages[number].is_empty() && !said(page, Role::Step).is_empty(), "page {number}");
        assert!(
            !said(page, Role::Lane).is_empty() && said(page, Role::Text).contains(&"Legend"),
            "page {number}"
        );
        let steps = said(page, Role::Step).len() / 2;
        assert_eq!(steps, 3 * stages[number].len(), "page {number} has stages with all their steps");
    }
}

fn said(page: &Page, role: Role) -> Vec<&str> {
    page.scene.groups.iter().filter(|group| group.role == role).flat_map(words).collect()
}

#[test]
fn every_page_says_which_it_is_and_what_comes_next() {
    let mut journey = Journey::new();
    long(&mut journey, 6, 3, 2);
    let pages = a4(&journey);
    let count = pages.pages.len();
    for (number, page) in pages.pages.iter().enumerate() {
        let footer = |part: &str| {
            let key = format!("footer {part}");
            page.scene.groups.iter().find(|group| *group.key == *key).map(|group| group.label.to_string())
        };
        let page_words = format!("Made with Throughline. Page {} of {count}", number + 1);
        assert_eq!(footer("page"), Some(page_words));
        assert_eq!(footer("version"), Some("Exported 4 March 2026".into()));
        let next =
            pages.pages.get(number + 1).map(|next| format!("Continues: {}", said(next, Role::Stage)[0]));
        assert_eq!(footer("continues"), next);
        let strip = page.scene.groups.iter().find(|group| &*group.key == "strip").expect("a strip of pages");
        assert_eq!(strip.items.len(), 6, "a block for each stage");
    }
}

#[test]
fn lanes_that_do_not_fit_below_each_other_stand_on_the_next_page() {
    let mut journey = Journey::new();
    long(&mut journey, 2, 2, 24);
    let pages = a4(&journey);
    check(&journey, &pages);
    assert!(pages.pages.len() > 1);
    let lanes = pages.pages.iter().map(|page| {
        let rows = page.scene.groups.iter().filter(|group| group.role == Role::Lane);
        rows.map(|group| group.key.clone()).collect::<Vec<_>>()
    });
    let lanes: Vec<_> = lanes.collect();
    let all: BTreeSet<_> = lanes.iter().flatten().collect();
    assert_eq!(all.len(), 24);
    let fullest = lanes.iter().map(Vec::len).max().unwrap_or_default();
    let emptiest = lanes.iter().map(Vec::len).min().unwrap_or_default();
    assert!(fullest <= 2 * emptiest, "{fullest} and {emptiest} lanes: evenly shared out");
}

#[test]
fn a_stage_of_two_hundred_steps_breaks_between_steps() {
    let mut journey = Journey::new();
    long(&mut journey, 1, 200, 3);
    let pages = a4(&journey);
    check(&journey, &pages);
    assert!(pages.pages.len() > 10);
    for page in &pages.pages {
        let stages: Vec<&Group> = page.scene.groups.iter().filter(|it| it.role == Role::Stage).collect();
        assert_eq!(stages.len(), 1, "its name stands on each page");
        assert!(place(&page.scene, stages[0]).right() <= page.scene.width);
    }
    assert!(pages.pages[1].name.starts_with("Stage 1 from step "), "{}", pages.pages[1].name);
}

#[test]
fn a_map_without_anything_is_one_page() {
    let pages = a4(&Journey::new());
    assert_eq!(pages.pages.len(), 1);
    assert!(pages.remarks.is_empty());
    check(&Journey::new(), &pages);
}

#[test]
fn a_lane_taller_than_a_page_breaks_between_its_cards() {
    let mut journey = Journey::new();
    let columns = journey.stage("Purchase", &["Ask", "Wait"]);
    let lane = journey.lane(LaneKind::Action);
    for number in 0..60 {
        journey.card(lane, columns[0], &format!("Card {number} {}", "word ".repeat(number % 9)));
        journey.card(lane, columns[1], &format!("Other card {number} {}", "word ".repeat(number % 31)));
    }
    let pages = a4(&journey);
    check(&journey, &pages);
    assert!(pages.pages.len() > 2);
    assert!(pages.remarks.is_empty(), "{:?}", pages.remarks);
    let label = |page: &Page| said(page, Role::Lane).contains(&"Actions");
    assert!(pages.pages.iter().all(label), "its label stands on each");
}

#[test]
fn a_card_that_spans_a_break_stands_on_each_page_and_is_told_once() {
    let mut journey = Journey::new();
    let columns = long(&mut journey, 6, 3, 2);
    let lane = journey.lane(LaneKind::Owner);
    let owner = journey.card(lane, columns[0][0], "One team");
    journey.edit(owner, |card| card.end_column = Some(columns[5][2]));
    let pages = a4(&journey);
    check(&journey, &pages);
    let key = owner.to_string();
    for (number, page) in pages.pages.iter().enumerate() {
        let drawn: Vec<&Group> = page.scene.groups.iter().filter(|group| *group.key == *key).collect();
        assert_eq!(drawn.len(), 1, "page {number}");
        assert!(words(drawn[0]).contains(&"One team"));
        assert_eq!(page.repeated.contains(&drawn[0].key), number > 0);
    }
}

#[test]
fn only_a_card_taller_than_a_page_continues_and_is_reported() {
    let mut journey = Journey::new();
    let columns = journey.stage("Purchase", &["Ask", "Wait"]);
    let lane = journey.lane(LaneKind::Action);
    let text: String = (0..1500).map(|word| format!("word{word} ")).collect();
    journey.card(lane, columns[0], &text);
    journey.card(lane, columns[1], "A short one");
    let pages = a4(&journey);
    check(&journey, &pages);
    assert_eq!(pages.remarks.len(), 1, "{:?}", pages.remarks);
    assert!(pages.remarks[0].starts_with("The card \u{201c}Action: word0 word1"), "{}", pages.remarks[0]);
    let lines = pages.pages.iter().flat_map(|page| &page.scene.groups).filter(|group| is_card(group));
    let read: Vec<String> = lines
        .filter(|group| group.label.contains("word0"))
        .flat_map(|group| {
            texts(group).into_iter().flat_map(|text| text.lines.iter().map(|line| line.text.to_string()))
        })
        .collect();
    assert_eq!(read.join(" ").split_whitespace().collect::<Vec<_>>().join(" "), text.trim());
}

#[test]
fn a_curve_runs_on_to_the_edge_of_the_page() {
    let mut journey = Journey::new();
    let columns = long(&mut journey, 6, 3, 1);
    journey.lane(LaneKind::Emotion);
    let maya = journey.persona("Maya");
    for (place, column) in columns.iter().flatten().enumerate() {
        journey.emotion(*column, maya, Some(if place % 2 == 0 { 1.5 } else { -1.5 }), "");
    }
    let pages = a4(&journey);
    assert!(pages.pages.len() > 1);
    for (number, page) in pages.pages.iter().enumerate() {
        let curve = page.scene.groups.iter().find(|group| group.role == Role::Curve).expect("a curve");
        let Some(Item::Path(path)) = curve.items.first() else { panic!("a line first") };
        let bounds = kurbo::Shape::bounding_box(&path.outline);
        let points = page.scene.groups.iter().filter(|group| group.role == Role::Point).count();
        let columns = &page.scene.grid.columns;
        assert_eq!(points, columns.len(), "a point in each column of page {number}");
        let (first, last) = (columns[0].clone(), columns[columns.len() - 1].clone());
        if number > 0 {
            assert!(curve.rect.x + bounds.x0 <= first.x, "page {number} begins with it");
        }
        if number + 1 < pages.pages.len() {
            assert!(curve.rect.x + bounds.x1 >= last.x + last.width, "page {number} ends with it");
        }
        let chart = curve.items.iter().find_map(|item| match item {
            Item::Chart(chart) => Some(chart),
            _ => None,
        });
        assert_eq!(chart.map(|chart| chart.categories.len()), Some(columns.len()));
    }
}

#[test]
fn paper_too_small_for_all_that_stands_around_a_map_keeps_the_map() {
    let mut journey = Journey::new();
    let columns = long(&mut journey, 2, 2, 3).concat();
    journey.lane(LaneKind::Emotion);
    for number in 0..9 {
        let persona = journey.persona(&format!("A persona with a long name {number}"));
        journey.emotion(columns[0], persona, Some(1.0), "");
    }
    let state = journey.document.states.get_mut(&journey.state).unwrap();
    state.scenario = "A long scenario of many words. ".repeat(300);
    let pages = on(&journey, Paper::Own { width_mm: 100.0, height_mm: 100.0 }, true, PageFit::Stages);
    check(&journey, &pages);
    let lanes: BTreeSet<_> = pages.pages.iter().flat_map(|page| said(page, Role::Lane)).collect();
    assert!(lanes.contains("Emotion"), "{lanes:?}");
    assert!(pages.remarks.iter().any(|remark| remark.starts_with("The legend was left out")));
    assert!(pages.remarks.iter().any(|remark| remark.starts_with("Personas, scenario, goal")));
}

#[test]
fn text_is_at_least_seven_points_high_on_every_paper() {
    let mut journey = Journey::new();
    long(&mut journey, 5, 3, 8);
    for (paper, _) in Paper::NAMED {
        for landscape in [true, false] {
            for fit in [PageFit::Stages, PageFit::Whole, PageFit::Tiles] {
                let pages = on(&journey, paper, landscape, fit);
                for page in &pages.pages {
                    let sizes =
                        page.scene.groups.iter().filter(|it| it.role == Role::Card).flat_map(|card| {
                            texts(card).into_iter().filter(|text| text.text.starts_with("Something"))
                        });
                    for text in sizes {
                        let size_pt = text.style.size * page.page_from_scene;
                        assert!(size_pt >= 6.999, "{paper:?} {landscape} {fit:?}: {size_pt}");
                    }
                }
            }
        }
    }
}

#[test]
fn pages_are_as_large_as_their_paper() {
    let mut journey = Journey::new();
    long(&mut journey, 3, 2, 3);
    let own = Paper::Own { width_mm: 254.0, height_mm: 508.0 };
    for (paper, landscape, size_pt) in [
        (Paper::A3, true, (1190.55, 841.89)),
        (Paper::Letter, false, (612.0, 792.0)),
        (Paper::Tabloid, true, (1224.0, 792.0)),
        (own, true, (720.0, 1440.0)),
    ] {
        for fit in [PageFit::Stages, PageFit::Whole, PageFit::Tiles] {
            for page in on(&journey, paper, landscape, fit).pages {
                assert!((page.width_pt() - size_pt.0).abs() < 0.1, "{paper:?} {fit:?} {}", page.width_pt());
                assert!((page.height_pt() - size_pt.1).abs() < 0.1, "{paper:?} {fit:?} {}", page.height_pt());
            }
        }
    }
}

#[test]
fn the_whole_map_on_one_page_stands_within_its_margins() {
    let mut journey = Journey::new();
    long(&mut journey, 4, 2, 5);
    journey.lane(LaneKind::Emotion);
    for paper in [Paper::A3, Paper::A1, Paper::Poster] {
        let pages = on(&journey, paper, true, PageFit::Whole);
        assert_eq!((pages.pages.len(), pages.remarks.len()), (1, 0), "{paper:?}");
        let scene = &pages.pages[0].scene;
        for group in &scene.groups {
            let rect = place(scene, group);
            assert!(rect.x >= 0.0 && rect.right() <= scene.width + 0.5, "{} {rect:?}", group.key);
            assert!(rect.y >= 0.0 && rect.bottom() <= scene.height + 0.5, "{} {rect:?}", group.key);
        }
    }
}

#[test]
fn height_that_is_left_over_makes_the_emotion_lane_higher() {
    let mut journey = Journey::new();
    let columns = long(&mut journey, 3, 2, 1);
    let lane = journey.lane(LaneKind::Emotion);
    let maya = journey.persona("Maya");
    journey.emotion(columns[0][0], maya, Some(1.0), "");
    let usual = common::group(&journey.map(), lane).rect.height;
    for fit in [PageFit::Stages, PageFit::Whole] {
        let pages = on(&journey, Paper::A4, true, fit);
        assert!(common::group(&pages.pages[0].scene, lane).rect.height > usual + 50.0, "{fit:?}");
    }
}

#[test]
fn a_map_too_large_for_one_page_is_parted_and_the_paper_that_holds_it_named() {
    let mut journey = Journey::new();
    long(&mut journey, 6, 3, 6);
    let pages = on(&journey, Paper::A5, true, PageFit::Whole);
    assert!(pages.pages.len() > 1);
    check(&journey, &pages);
    assert!(pages.remarks[0].contains("one page of A5") && pages.remarks[0].ends_with("would hold it."));
}

#[test]
fn tiles_cut_no_card_that_stands_in_one_column() {
    let mut journey = Journey::new();
    long(&mut journey, 5, 3, 9);
    let pages = on(&journey, Paper::A4, true, PageFit::Tiles);
    assert!(pages.pages.len() > 3);
    let wanted = journey.map().groups.iter().filter(|group| is_card(group)).count();
    let mut told = 0;
    for page in &pages.pages {
        let margin = 10.0 / 25.4 * 72.0 / page.page_from_scene;
        for group in page.scene.groups.iter().filter(|it| is_card(it) && !page.repeated.contains(&it.key)) {
            let rect = place(&page.scene, group);
            assert!(rect.x >= margin && rect.right() <= page.scene.width - margin, "{}", group.label);
            assert!(rect.y >= margin && rect.bottom() <= page.scene.height - margin, "{}", group.label);
            told += 1;
        }
    }
    assert_eq!(told, wanted);
}

#[test]
fn an_arrow_to_another_page_leaves_by_the_edge() {
    let mut journey = Journey::new();
    let columns = long(&mut journey, 6, 3, 2);
    let lane = journey.lane(LaneKind::Action);
    let (from, to) = (journey.card(lane, columns[0][0], "Here"), journey.card(lane, columns[5][2], "There"));
    let link = journey.link(from, to, LinkKind::Flow);
    let pages = a4(&journey);
    let heads = pages.pages.iter().map(|page| {
        let arrows = page.scene.groups.iter().filter(|group| *group.key == *link.to_string());
        let arrows = arrows.flat_map(|group| group.items.iter());
        arrows.filter(|item| matches!(item, Item::Connector(arrow) if arrow.arrow)).count()
    });
    let heads: Vec<usize> = heads.collect();
    assert_eq!(heads.iter().sum::<usize>(), 1, "one head, where it ends");
    assert_eq!(heads.last(), Some(&1));
    let first = pages.pages[0].scene.groups.iter().find(|group| *group.key == *link.to_string());
    assert!(first.is_some(), "its beginning stands on the first page");
}

#[test]
fn names_that_no_page_has_room_for_are_shortened_and_reported() {
    let mut journey = Journey::new();
    let name = "A name without an end ".repeat(400);
    let columns = journey.stage(&name, &[&name, "Wait"]);
    let lane = journey.lane(LaneKind::Action);
    journey.card(lane, columns[0], "A card");
    journey.document.journey.title = name;
    let pages = a4(&journey);
    check(&journey, &pages);
    assert!(pages.remarks.len() >= 3, "{:?}", pages.remarks);
    assert!(pages.remarks.iter().all(|remark| remark.contains("was shortened")));
}

proptest! {
    #[test]
    fn no_card_is_cut_missing_or_doubled_on_any_paper(
        shape in (1_usize..5, 1_usize..6, 1_usize..7),
        long_words in 0_usize..60,
        paper in 0_usize..9,
        landscape: bool,
        spans in prop::collection::vec((0_usize..20, 0_usize..20), 0..4),
    ) {
        let mut journey = Journey::new();
        let columns = long(&mut journey, shape.0, shape.1, shape.2).concat();
        let lane = journey.lane(LaneKind::Touchpoint);
        for (from, length) in spans {
            let first = from % columns.len();
            let card = journey.card(lane, columns[first], &"A long sentence. ".repeat(long_words));
            let last = (first + length).min(columns.len() - 1);
            journey.edit(card, |card| card.end_column = Some(columns[last]));
        }
        let pages = on(&journey, Paper::NAMED[paper].0, landscape, PageFit::Stages);
        check(&journey, &pages);
        let regions = pages.pages.iter().all(|page| {
            page.scene.groups.iter().any(|group| group.region == Region::Headers)
        });
        prop_assert!(regions);
    }
}
