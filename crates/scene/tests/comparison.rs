//! Comparisons: every difference is seen or counted, no card of either side is missing, and what
//! stayed bears no badge.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Journey, layouter, texts, words};
use proptest::collection::vec;
use proptest::prelude::*;
use throughline_diff::{Comparison, Decisions, Side};
use throughline_insight::{ChangeKind, lines};
use throughline_model::*;
use throughline_scene::{
    ChangeFilter, ComparedAs, ComparisonOptions, Decoration, Group, Layer, Role, Scene, SheetOptions,
};

/// Two versions of a journey's state.
struct Two {
    a: Document,
    b: Document,
    state: Id,
}

impl Two {
    fn of(journey: &Journey, change: impl FnOnce(&mut Document)) -> Two {
        let mut b = journey.document.clone();
        change(&mut b);
        Two { a: journey.document.clone(), b, state: journey.state }
    }

    fn sides(&self) -> (Side<'_>, Side<'_>) {
        (Side::of_state(&self.a, self.state), Side::of_state(&self.b, self.state))
    }

    fn comparison(&self) -> Comparison {
        let (a, b) = self.sides();
        Comparison::between(a, b, &Decisions::default()).expect("the states exist")
    }

    fn drawn(&self, options: ComparisonOptions) -> Scene {
        let (a, b) = self.sides();
        layouter().comparison(a, b, &self.comparison(), &options)
    }

    fn overlay(&self) -> Scene {
        self.drawn(ComparisonOptions::default())
    }
}

fn shown_as(shown_as: ComparedAs) -> ComparisonOptions {
    ComparisonOptions { shown_as, ..ComparisonOptions::default() }
}

fn change(group: &Group) -> Option<ChangeKind> {
    group.compared.as_ref().and_then(|compared| compared.change)
}

fn layer(group: &Group) -> Layer {
    group.compared.as_ref().expect("a comparison says of every record which side it shows").layer
}

/// The groups drawn for a record, whatever their role.
fn drawn_for(scene: &Scene, id: Id) -> Vec<&Group> {
    scene.groups.iter().filter(|group| group.record.is_some_and(|record| record.id == id)).collect()
}

fn only(scene: &Scene, id: Id) -> &Group {
    let all = drawn_for(scene, id);
    assert_eq!(all.len(), 1, "{id} is drawn once");
    all[0]
}

/// A journey of two stages with three steps each, an action and a pain in each step.
fn six_steps() -> (Journey, Vec<Id>, [Id; 2]) {
    let mut journey = Journey::new();
    let mut columns = journey.stage("Decide", &["Compare", "Ask", "Choose"]);
    columns.extend(journey.stage("Open", &["Fill in", "Prove", "Wait"]));
    let lanes = [journey.lane(LaneKind::Action), journey.lane(LaneKind::Pain)];
    for column in &columns {
        journey.card(lanes[0], *column, &format!("I act in {column}"));
        journey.card(lanes[1], *column, &format!("It hurts in {column}"));
    }
    (journey, columns, lanes)
}

fn card_of(document: &Document, lane: Id, column: Id) -> Id {
    let stands = |card: &&Card| card.place.as_ref().is_some_and(|it| (it.lane, it.column) == (lane, column));
    document.cards.values().find(stands).expect("the cell holds a card").id
}

#[test]
fn an_added_card_is_underlined_in_semibold_and_bears_its_badge() {
    let (mut journey, columns, lanes) = six_steps();
    let before = journey.document.clone();
    let card = journey.card(lanes[0], columns[1], "I get an answer at once");
    let two = Two { a: before, b: journey.document.clone(), state: journey.state };
    let scene = two.overlay();
    let group = only(&scene, card);
    assert_eq!((change(group), layer(group)), (Some(ChangeKind::Added), Layer::After));
    assert!(texts(group).iter().any(|text| text.style.decoration == Some(Decoration::Underline)));
    assert!(group.label.ends_with(", added: New."), "{}", group.label);
}

#[test]
fn a_removed_card_stays_as_a_ghost_where_it_stood() {
    let (journey, columns, lanes) = six_steps();
    let card = card_of(&journey.document, lanes[1], columns[2]);
    let scene = Two::of(&journey, |b| drop(b.cards.remove(&card))).overlay();
    let group = only(&scene, card);
    assert_eq!((change(group), layer(group)), (Some(ChangeKind::Removed), Layer::Before));
    assert!(texts(group).iter().any(|text| text.style.decoration == Some(Decoration::StrikeThrough)));
    let slot = scene.grid.slots.iter().find(|slot| slot.id == card).expect("it stands in the grid");
    assert_eq!(scene.grid.columns[slot.first].id, columns[2]);
}

#[test]
fn a_reworded_card_shows_old_words_struck_and_new_ones_underlined() {
    let (mut journey, columns, lanes) = six_steps();
    let card = card_of(&journey.document, lanes[0], columns[0]);
    journey.edit(card, |card| card.text = "I compare the fees with two other banks".into());
    let two = Two::of(&journey, |b| {
        b.cards.get_mut(&card).unwrap().text = "I compare the fees in one table".into();
    });
    let scene = two.overlay();
    let said: Vec<(String, Option<Decoration>)> =
        texts(only(&scene, card)).iter().map(|text| (text.text.to_string(), text.style.decoration)).collect();
    let with = |decoration| -> String {
        let parts = said.iter().filter(|(_, it)| *it == decoration).map(|(text, _)| text.as_str());
        parts.collect::<Vec<_>>().join(" ")
    };
    assert!(with(None).starts_with("I compare the fees"), "{said:?}");
    assert_eq!(with(Some(Decoration::StrikeThrough)), "with two other banks");
    assert_eq!(with(Some(Decoration::Underline)), "in one table");
}

#[test]
fn a_changed_field_is_told_to_whoever_points_at_the_card_or_has_it_read() {
    let (mut journey, columns, lanes) = six_steps();
    let card = card_of(&journey.document, lanes[1], columns[0]);
    journey.edit(card, |card| card.severity = Some(4));
    let scene = Two::of(&journey, |b| b.cards.get_mut(&card).unwrap().severity = Some(2)).overlay();
    let group = only(&scene, card);
    assert_eq!(change(group), Some(ChangeKind::Changed));
    assert_eq!(group.compared.as_ref().unwrap().said, ["Severity 4 becomes 2."]);
    assert!(group.label.contains("changed: Severity 4 becomes 2."), "{}", group.label);
}

#[test]
fn a_moved_card_leaves_its_empty_place_and_an_arrow_to_where_it_stands() {
    let (journey, columns, lanes) = six_steps();
    let card = card_of(&journey.document, lanes[0], columns[0]);
    let two = Two::of(&journey, |b| {
        b.cards.get_mut(&card).unwrap().place.as_mut().unwrap().column = columns[3];
    });
    let scene = two.overlay();
    let groups = drawn_for(&scene, card);
    let by_layer = |wanted| *groups.iter().find(|group| layer(group) == wanted).expect("one a side");
    assert_eq!(groups.len(), 2);
    assert!(groups.iter().all(|group| change(group) == Some(ChangeKind::Moved)));
    assert_eq!(words(by_layer(Layer::Before)), ["Moved to Fill in"]);
    assert!(words(by_layer(Layer::Both)).contains(&"Was in Compare."));
    assert!(scene.groups.iter().any(|group| group.key.ends_with(" trail")));
}

#[test]
fn a_moved_step_keeps_a_narrow_column_at_its_old_place_and_is_one_change() {
    let (journey, columns, _) = six_steps();
    let two = Two::of(&journey, |b| {
        let stage = b.steps[&columns[4]].place.stage;
        let step = b.steps.get_mut(&columns[0]).unwrap();
        (step.place.stage, step.place.order) = (stage, OrderKey::from_text("zz"));
    });
    let scene = two.overlay();
    let places: Vec<Id> = scene.grid.columns.iter().map(|column| column.id).collect();
    let expected: Vec<Id> = columns.iter().copied().chain([columns[0]]).collect();
    assert_eq!(places, expected, "the old place first, the new one last");
    assert_eq!(scene.grid.columns[0].width, 74.0);
    let moved = drawn_for(&scene, columns[0]);
    assert!(moved.iter().any(|group| group.role == Role::Step && words(group).contains(&"was step 1")));
    let cards: Vec<&Group> =
        scene.groups.iter().filter(|group| group.role == Role::Card && change(group).is_some()).collect();
    assert!(cards.is_empty(), "its cards came along");
}

#[test]
fn a_removed_step_keeps_its_column_with_all_that_stood_in_it() {
    let (journey, columns, lanes) = six_steps();
    let cards = lanes.map(|lane| card_of(&journey.document, lane, columns[1]));
    let two = Two::of(&journey, |b| {
        b.steps.remove(&columns[1]);
        cards.iter().for_each(|card| drop(b.cards.remove(card)));
    });
    let scene = two.overlay();
    assert_eq!(scene.grid.columns.len(), 6);
    assert_eq!(change(only(&scene, columns[1])), Some(ChangeKind::Removed));
    for card in cards {
        let group = only(&scene, card);
        assert_eq!((change(group), layer(group)), (None, Layer::Before), "it went with its step");
        assert!(texts(group).iter().any(|text| text.style.decoration == Some(Decoration::StrikeThrough)));
    }
}

#[test]
fn a_stage_counts_what_changed_in_it_and_a_lane_says_it_in_words() {
    let (journey, columns, lanes) = six_steps();
    let gone = card_of(&journey.document, lanes[1], columns[0]);
    let reworded = card_of(&journey.document, lanes[0], columns[1]);
    let stage = journey.document.steps[&columns[0]].place.stage;
    let scene = Two::of(&journey, |b| {
        b.cards.remove(&gone);
        b.cards.get_mut(&reworded).unwrap().text = "Something else entirely".into();
    })
    .overlay();
    assert_eq!(&*only(&scene, stage).label, "Decide, 1 removed, 1 changed");
    assert_eq!(words(only(&scene, lanes[0])), ["1 changed", "Actions"]);
    assert_eq!(words(only(&scene, lanes[1])), ["1 removed", "Pain points"]);
}

#[test]
fn both_curves_are_drawn_with_what_lies_between_and_by_how_much_it_is_better() {
    let mut journey = Journey::new();
    let columns = journey.stage("Open", &["Fill in", "Prove"]);
    journey.lane(LaneKind::Emotion);
    let maya = journey.persona("Maya");
    let points =
        [journey.emotion(columns[0], maya, Some(-1.5), ""), journey.emotion(columns[1], maya, Some(0.5), "")];
    let scene = Two::of(&journey, |b| {
        b.emotions.get_mut(&points[0]).unwrap().score = Some(0.9);
        b.emotions.get_mut(&points[1]).unwrap().score = Some(-0.1);
    })
    .overlay();
    let now = |id: Id| {
        let point = drawn_for(&scene, id).into_iter().find(|group| layer(group) != Layer::Before);
        words(point.expect("the point that is now")).join(" ")
    };
    assert_eq!(now(points[0]), "+2.4");
    assert_eq!(now(points[1]), "\u{2212}0.6");
    let layers: Vec<Layer> = scene.groups.iter().filter(|it| it.role == Role::Curve).map(layer).collect();
    assert_eq!(layers, [Layer::Before, Layer::After]);
    let gap = scene.groups.iter().find(|group| group.key.ends_with(" gap")).expect("the ground between");
    assert_eq!(gap.items.len(), 2, "better at first, worse later");
    assert!(scene.groups.iter().any(|group| &*group.key == "turned moments"));
}

#[test]
fn a_filter_marks_only_the_kinds_asked_for() {
    let (journey, columns, lanes) = six_steps();
    let gone = card_of(&journey.document, lanes[1], columns[0]);
    let reworded = card_of(&journey.document, lanes[0], columns[1]);
    let two = Two::of(&journey, |b| {
        b.cards.remove(&gone);
        b.cards.get_mut(&reworded).unwrap().text = "Something else entirely".into();
    });
    let filter = ChangeFilter { kinds: vec![ChangeKind::Removed], ..ChangeFilter::default() };
    let scene = two.drawn(ComparisonOptions { filter, ..ComparisonOptions::default() });
    assert_eq!(change(only(&scene, gone)), Some(ChangeKind::Removed));
    assert_eq!(change(only(&scene, reworded)), None);
}

#[test]
fn steps_in_which_nothing_changed_fold_when_asked() {
    let (journey, columns, lanes) = six_steps();
    let reworded = card_of(&journey.document, lanes[0], columns[1]);
    let two = Two::of(&journey, |b| b.cards.get_mut(&reworded).unwrap().text = "Else".into());
    let scene = two.drawn(ComparisonOptions { fold_unchanged: true, ..ComparisonOptions::default() });
    let wide: Vec<Id> = scene.grid.columns.iter().filter(|it| it.width > 36.0).map(|it| it.id).collect();
    assert_eq!(wide, [columns[1]]);
    let folded = drawn_for(&scene, columns[0]);
    assert!(folded.iter().all(|group| group.label.contains("Compare")), "it is still told by name");
}

#[test]
fn side_by_side_has_every_card_of_both_sides_and_gaps_for_what_one_lacks() {
    let (journey, columns, lanes) = six_steps();
    let two = Two::of(&journey, |b| {
        let gone = lanes.map(|lane| card_of(b, lane, columns[5]));
        b.steps.remove(&columns[5]);
        gone.iter().for_each(|card| drop(b.cards.remove(card)));
    });
    let scene = two.drawn(shown_as(ComparedAs::Side));
    let cards =
        |wanted| scene.groups.iter().filter(|it| it.role == Role::Card && layer(it) == wanted).count();
    assert_eq!((cards(Layer::Before), cards(Layer::After)), (12, 10));
    let gaps: Vec<&Group> = scene.groups.iter().filter(|group| group.key.ends_with(" gaps")).collect();
    assert_eq!(gaps.len(), 2, "the lanes of the side that lacks the step");
}

#[test]
fn a_swipe_draws_both_sides_in_the_same_rows_and_columns() {
    let (journey, columns, lanes) = six_steps();
    let card = card_of(&journey.document, lanes[0], columns[0]);
    let two = Two::of(&journey, |b| b.cards.get_mut(&card).unwrap().text = "long ".repeat(60));
    let scene = two.drawn(shown_as(ComparedAs::Swipe));
    let sides = drawn_for(&scene, card);
    let of = |wanted| *sides.iter().find(|group| layer(group) == wanted).expect("one a side");
    let (then, now) = (of(Layer::Before), of(Layer::After));
    assert_eq!((then.rect.x, then.rect.y, then.rect.width), (now.rect.x, now.rect.y, now.rect.width));
    assert!(now.rect.height > then.rect.height);
    let keys: BTreeSet<&str> = scene.groups.iter().map(|group| &*group.key).collect();
    assert_eq!(keys.len(), scene.groups.len(), "keys are unique");
}

#[test]
fn a_standing_divider_shows_the_first_side_left_of_it_and_the_second_right() {
    let (journey, columns, lanes) = six_steps();
    let edited: Vec<Id> =
        columns.iter().map(|column| card_of(&journey.document, lanes[0], *column)).collect();
    let two = Two::of(&journey, |b| {
        edited.iter().for_each(|card| b.cards.get_mut(card).unwrap().text = "Now".into());
    });
    let (a, b) = two.sides();
    let options = ComparisonOptions { divider: 0.5, ..shown_as(ComparedAs::Swipe) };
    let scene = layouter().comparison_sheet(a, b, &two.comparison(), &options, &SheetOptions::default());
    let layers: Vec<Layer> = edited.iter().map(|card| layer(only(&scene, *card))).collect();
    use Layer::{After, Before};
    assert_eq!(layers, [Before, Before, Before, After, After, After]);
}

/// A kind of edit, and on what.
type Edit = (u8, usize, usize);

/// Edits a document in some of the ways in which states differ.
fn edited(document: &mut Document, edits: &[Edit]) {
    for (kind, which, where_to) in edits {
        let pick = |ids: Vec<Id>, place: usize| ids.get(place % ids.len().max(1)).copied();
        let cards: Vec<Id> = document.cards.keys().copied().collect();
        let steps: Vec<Id> = document.steps.keys().copied().collect();
        let Some(card) = pick(cards, *which) else { return };
        let step = pick(steps.clone(), *which);
        match kind {
            0 => document.cards.get_mut(&card).unwrap().text.push_str(" and more"),
            1 => drop(document.cards.remove(&card)),
            2 => {
                let new = Id::from_number(900_000 + *which as u128 * 1000 + *where_to as u128);
                let copy = Card { id: new, text: "Brand new words".into(), ..document.cards[&card].clone() };
                document.cards.insert(new, copy);
            }
            3 => {
                let column = pick(steps, *where_to);
                let place = document.cards.get_mut(&card).unwrap().place.as_mut();
                if let (Some(place), Some(column)) = (place, column) {
                    place.column = column;
                }
            }
            4 => {
                let key = OrderKey::from_text(format!("{:06}", where_to * 37 % 400));
                step.into_iter()
                    .for_each(|step| document.steps.get_mut(&step).unwrap().place.order = key.clone());
            }
            _ => {
                let Some(step) = step.filter(|_| steps.len() > 1) else { continue };
                document.steps.remove(&step);
                document.cards.retain(|_, card| card.place.as_ref().is_none_or(|it| it.column != step));
            }
        }
    }
}

#[test]
fn a_stage_that_lost_its_steps_has_a_column_of_its_own_beside_them() {
    let (journey, _, _) = six_steps();
    let two = Two::of(&journey, |b| edited(b, &[(5, 3, 0), (5, 28, 0), (5, 3, 0)]));
    let order = Outline::of(&two.b, two.state).columns;
    let whole = *order.iter().find(|column| two.b.stages.contains_key(column)).unwrap();
    let grid = two.overlay().grid;
    let drawn: Vec<Id> = grid.columns.iter().map(|it| it.id).collect();
    assert!(drawn.contains(&whole), "cards can be put there: {drawn:?}");
    let gone = two.a.steps.keys().filter(|step| !two.b.steps.contains_key(step));
    assert!(gone.clone().count() > 0 && gone.clone().all(|step| drawn.contains(step)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn every_change_is_seen_and_nothing_that_stayed_bears_a_badge(
        edits in vec((0..6_u8, 0..50_usize, 0..50_usize), 0..8)
    ) {
        let (journey, _, _) = six_steps();
        let two = Two::of(&journey, |b| edited(b, &edits));
        let (a, b) = two.sides();
        let comparison = two.comparison();
        let scene = two.overlay();
        let mut expected: BTreeMap<Id, ChangeKind> = BTreeMap::new();
        for line in lines(a, b, &comparison) {
            expected.insert(line.b.or(line.a).unwrap(), line.change);
        }
        let mut seen: BTreeMap<Id, ChangeKind> = BTreeMap::new();
        for group in scene.groups.iter().filter(|group| change(group).is_some()) {
            let Some(record) = group.record else { continue };
            // The empty place of what moved belongs to the same change.
            let pair = comparison.pairs.of_a(record.id).map_or(record.id, |pair| pair.b);
            seen.insert(pair, change(group).unwrap());
        }
        prop_assert_eq!(seen, expected);
    }

    #[test]
    fn no_card_of_either_side_is_missing(
        edits in vec((0..6_u8, 0..50_usize, 0..50_usize), 0..8),
        shape in 0..3_usize,
    ) {
        let (journey, _, _) = six_steps();
        let two = Two::of(&journey, |b| edited(b, &edits));
        let shape = [ComparedAs::Overlay, ComparedAs::Side, ComparedAs::Swipe][shape];
        let scene = two.drawn(shown_as(shape));
        let drawn: BTreeSet<Id> = scene.groups.iter().filter(|it| it.role == Role::Card).filter_map(|it| Some(it.record?.id)).collect();
        let all: BTreeSet<Id> = two.a.cards.keys().chain(two.b.cards.keys()).copied().collect();
        prop_assert_eq!(drawn, all);
        let keys: BTreeSet<&str> = scene.groups.iter().map(|group| &*group.key).collect();
        prop_assert_eq!(keys.len(), scene.groups.len());
    }

    #[test]
    fn columns_are_those_of_both_sides_in_the_order_of_the_second(
        edits in vec((0..6_u8, 0..50_usize, 0..50_usize), 0..8)
    ) {
        let (journey, _, _) = six_steps();
        let two = Two::of(&journey, |b| edited(b, &edits));
        let scene = two.overlay();
        let order: Vec<Id> = Outline::of(&two.b, two.state).columns;
        let places: Vec<Id> = scene.grid.columns.iter().filter(|it| it.width > 74.0).map(|it| it.id).collect();
        let of_second: Vec<Id> = places.iter().copied().filter(|id| order.contains(id)).collect();
        prop_assert_eq!(&of_second, &order);
        let all: BTreeSet<Id> = two.a.steps.keys().chain(two.b.steps.keys()).copied().collect();
        let drawn: BTreeSet<Id> = places.iter().copied().filter(|id| two.a.steps.contains_key(id) || two.b.steps.contains_key(id)).collect();
        prop_assert_eq!(drawn, all);
    }

    #[test]
    fn a_comparison_after_edits_is_a_fresh_one(
        edits in vec((0..6_u8, 0..50_usize, 0..50_usize), 1..6)
    ) {
        let (journey, _, _) = six_steps();
        let mut two = Two::of(&journey, |_| {});
        let mut kept = layouter();
        for edit in edits {
            edited(&mut two.b, &[edit]);
            let (a, b) = two.sides();
            let scene = kept.comparison(a, b, &two.comparison(), &ComparisonOptions::default());
            prop_assert_eq!(format!("{:?}", scene.groups), format!("{:?}", two.overlay().groups));
        }
    }
}

#[test]
fn a_change_of_width_alone_is_marked_only_when_asked() {
    let (journey, columns, _) = six_steps();
    let two = Two::of(&journey, |b| b.steps.get_mut(&columns[1]).unwrap().width = Some(240.0));
    assert_eq!(change(only(&two.overlay(), columns[1])), None);
    let scene = two.drawn(ComparisonOptions { layout_only: true, ..ComparisonOptions::default() });
    let step = only(&scene, columns[1]);
    assert_eq!(change(step), Some(ChangeKind::Changed));
    assert!(words(step).contains(&"Layout only: width."), "{:?}", words(step));
}

#[test]
fn a_stage_that_moved_is_one_change_and_keeps_one_narrow_column() {
    let (journey, columns, _) = six_steps();
    let stages = [columns[0], columns[3]].map(|step| journey.document.steps[&step].place.stage);
    let two = Two::of(&journey, |b| {
        b.stages.get_mut(&stages[0]).unwrap().order = OrderKey::from_text("zz");
    });
    let scene = two.overlay();
    let marked: BTreeSet<Id> = scene
        .groups
        .iter()
        .filter(|group| change(group).is_some())
        .filter_map(|group| Some(group.record?.id))
        .collect();
    assert_eq!(marked.len(), 1, "one stage moved past the other");
    let old: Vec<f64> = scene.grid.columns.iter().map(|it| it.width).filter(|width| *width == 74.0).collect();
    assert_eq!(old.len(), 1);
    assert_eq!(scene.grid.columns.len(), 7);
}

#[test]
fn two_alike_states_show_no_change() {
    let (journey, _, _) = six_steps();
    let two = Two::of(&journey, |_| {});
    for shape in [ComparedAs::Overlay, ComparedAs::Side, ComparedAs::Swipe] {
        let scene = two.drawn(shown_as(shape));
        assert!(scene.groups.iter().all(|group| change(group).is_none()), "{shape:?}");
    }
}
