//! Laws that hold for any journey: nothing is lost, twice is the same, and a kept card is a fresh one.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{Journey, groups, layouter, texts, told};
use proptest::collection::vec;
use proptest::prelude::*;
use throughline_model::*;
use throughline_scene::{MapOptions, Role, SheetOptions, ThemeName};

/// Where a random card goes, how far it spans, what it says, and its ratings.
type RandomCard = (usize, usize, usize, String, u8, bool);

/// Numbers of steps by stage, kinds of lanes, cards, scores of two personas.
#[derive(Clone, Debug)]
struct Random {
    stages: Vec<usize>,
    lanes: Vec<usize>,
    cards: Vec<RandomCard>,
    scores: Vec<Option<f64>>,
}

fn random() -> impl Strategy<Value = Random> {
    let text = prop_oneof!["[a-z ]{0,40}", "\\PC{0,12}", Just("word ".repeat(30))];
    let card = (0..64_usize, 0..64_usize, 0..4_usize, text, 0..9_u8, any::<bool>());
    (
        vec(0..4_usize, 0..4),
        vec(0..LaneKind::ALL.len(), 0..6),
        vec(card, 0..20),
        vec(proptest::option::of(-3.0..3.0_f64), 0..24),
    )
        .prop_map(|(stages, lanes, cards, scores)| Random { stages, lanes, cards, scores })
}

fn built(random: &Random) -> Journey {
    let mut journey = Journey::new();
    let mut columns = Vec::new();
    for steps in &random.stages {
        let names = vec!["A step with a name"; *steps];
        columns.extend(journey.stage("A stage", &names));
    }
    let lanes: Vec<Id> = random.lanes.iter().map(|kind| journey.lane(LaneKind::ALL[*kind])).collect();
    let personas = [journey.persona("Maya"), journey.persona("Derek")];
    let mut cards = Vec::new();
    for (lane, column, span, text, rating, rich) in &random.cards {
        let (lane, column) = (lane % lanes.len().max(1), column % columns.len().max(1));
        let place = lanes.get(lane).zip(columns.get(column));
        let card = journey.card(Id::default(), Id::default(), text);
        let end = columns.get(column + span).copied();
        journey.edit(card, |card| {
            card.end_column = end;
            card.severity = (*rating > 0).then_some(*rating);
            card.value = card.severity;
            card.personas = if *rich { personas.to_vec() } else { Vec::new() };
            match (&mut card.place, place) {
                (Some(at), Some((lane, column))) => (at.lane, at.column) = (*lane, *column),
                (at, _) => *at = None,
            }
        });
        if *rich {
            journey.comment(card);
            journey.evidence(RecordRef { kind: RecordKind::Card, id: card }, EvidenceKind::Illustrative);
        }
        cards.push(card);
    }
    for pair in cards.chunks_exact(2) {
        journey.link(pair[0], pair[1], LinkKind::Flow);
    }
    for (index, score) in random.scores.iter().enumerate() {
        if let Some(column) = columns.get(index / 2) {
            journey.emotion(*column, personas[index % 2], *score, "so so");
        }
    }
    if let Some(column) = columns.first() {
        let metric = journey.metric(*column, "CSAT", "%", Some(80.0));
        journey.reading(metric, "2026-02", 71.0, 188);
    }
    journey
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_card_with_a_place_is_drawn_exactly_once(random in random()) {
        let journey = built(&random);
        let scene = journey.map();
        let mut drawn: BTreeMap<String, usize> = BTreeMap::new();
        for card in groups(&scene, Role::Card) {
            *drawn.entry(card.key.to_string()).or_default() += 1;
        }
        let holds = |lane: Id| journey.document.lanes[&lane].kind.holds_cards();
        let placed = journey.document.cards.values().filter(|card| card.place.as_ref().is_some_and(|at| holds(at.lane)));
        let expected: BTreeMap<String, usize> = placed.map(|card| (card.id.to_string(), 1)).collect();
        prop_assert_eq!(drawn, expected);
    }

    #[test]
    fn cards_of_a_lane_do_not_overlap_and_stay_within_it(random in random()) {
        let scene = built(&random).map();
        let slots: Vec<_> = scene.grid.slots.iter().filter(|slot| scene.grid.rows[slot.row].kind.holds_cards()).collect();
        for (index, a) in slots.iter().enumerate() {
            let row = &scene.grid.rows[a.row];
            prop_assert!(a.rect.y >= row.y && a.rect.bottom() <= row.y + row.height);
            for b in &slots[index + 1..] {
                let apart = a.rect.right() <= b.rect.x || b.rect.right() <= a.rect.x
                    || a.rect.bottom() <= b.rect.y || b.rect.bottom() <= a.rect.y;
                prop_assert!(apart, "{:?} and {:?}", a, b);
            }
        }
    }

    #[test]
    fn no_text_leaves_its_card(random in random()) {
        let scene = built(&random).map();
        for card in groups(&scene, Role::Card).into_iter().chain(groups(&scene, Role::Metric)) {
            for block in texts(card) {
                let bottom = block.rect.y + block.style.line_height * block.lines.len() as f64;
                prop_assert!(block.rect.y >= 0.0 && bottom <= card.rect.height + 0.01, "{}", block.text);
                for line in block.lines.iter() {
                    let (left, right) = (block.rect.x + line.x, block.rect.x + line.x + line.width);
                    prop_assert!(left >= -0.5 && right <= card.rect.width + 0.5, "{:?}", line.text);
                }
            }
        }
    }

    #[test]
    fn nothing_lies_outside_the_sheet(random in random()) {
        let journey = built(&random);
        let scene = layouter().sheet(&journey.document, &journey.options(), &SheetOptions::default());
        for group in &scene.groups {
            let (x, y) = scene.region_origin(group.region);
            let rect = group.rect.moved(x, y);
            let within = rect.x >= 0.0 && rect.y >= 0.0
                && rect.right() <= scene.width + 0.01 && rect.bottom() <= scene.height + 0.01;
            prop_assert!(within, "{} {:?} of {} by {}", group.key, rect, scene.width, scene.height);
        }
    }

    #[test]
    fn keys_are_unique_and_numbers_are_finite(random in random()) {
        let scene = built(&random).map();
        let keys: BTreeSet<&str> = scene.groups.iter().map(|group| &*group.key).collect();
        prop_assert_eq!(keys.len(), scene.groups.len());
        for group in &scene.groups {
            let rect = group.rect;
            prop_assert!([rect.x, rect.y, rect.width, rect.height].iter().all(|number| number.is_finite()));
        }
    }

    #[test]
    fn a_layout_done_twice_is_the_same(random in random()) {
        let journey = built(&random);
        prop_assert_eq!(told(&journey.map()), told(&journey.map()));
    }

    #[test]
    fn a_layout_after_edits_is_a_fresh_layout(random in random(), edits in vec((0..64_usize, 0..6_usize), 1..5)) {
        let mut journey = built(&random);
        let mut kept = layouter();
        kept.map(&journey.document, &journey.options());
        for (which, edit) in edits {
            let ids: Vec<Id> = journey.document.cards.keys().copied().collect();
            let Some(card) = ids.get(which % ids.len().max(1)).copied() else { break };
            match edit {
                0 => journey.edit(card, |card| card.text.push_str(" and more")),
                1 => journey.edit(card, |card| card.severity = Some(2)),
                2 => { journey.comment(card); }
                3 => journey.evidence(RecordRef { kind: RecordKind::Card, id: card }, EvidenceKind::Measured),
                4 => journey.edit(card, |card| card.place = None),
                _ => {
                    journey.document.journey.text_direction = TextDirection::RightToLeft;
                    let column = journey.document.steps.values_mut().next();
                    column.into_iter().for_each(|step| step.width = Some(240.0));
                }
            }
            let scene = kept.map(&journey.document, &journey.options());
            prop_assert_eq!(told(&scene), told(&journey.map()));
        }
    }

    #[test]
    fn looks_and_densities_take_turns_without_mixing(random in random()) {
        let journey = built(&random);
        let mut kept = layouter();
        for theme in [ThemeName::Light, ThemeName::Dark, ThemeName::Light] {
            for density in Density::ALL {
                let options = MapOptions { theme, density: *density, ..journey.options() };
                let scene = kept.map(&journey.document, &options);
                prop_assert_eq!(told(&scene), told(&layouter().map(&journey.document, &options)));
            }
        }
    }
}
