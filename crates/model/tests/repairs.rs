//! Repair: sound documents are left alone, broken ones become sound, and no text is lost.

use proptest::prelude::*;
use throughline_model::testing::{Dice, random_document};
use throughline_model::*;

/// Breaks references, order keys, scores and states at random.
fn broken(seed: u64) -> Document {
    let mut document = random_document(seed, 30);
    let mut dice = Dice::new(seed);
    let references = document.references();
    let gone = dice.some(&references, 15);
    let removal = Change {
        edits: gone.iter().map(|gone| RecordEdit { before: document.get(*gone), after: None }).collect(),
    };
    removal.apply(&mut document);
    let stranger = dice.id();
    for card in document.cards.values_mut() {
        match dice.below(8) {
            0 => card.state = stranger,
            1 => card.end_column = Some(stranger),
            2 => card.severity = Some(9),
            3 => card.place = Some(CardPlace { lane: stranger, column: stranger, ..CardPlace::default() }),
            4 => card.asset = Some(stranger),
            _ => {}
        }
        if let Some(place) = &mut card.place {
            match dice.below(6) {
                0 => place.order = OrderKey::from_text(dice.text(2)),
                1 => place.order = OrderKey::from_text("80"),
                _ => {}
            }
        }
    }
    for step in document.steps.values_mut() {
        if dice.chance(20) {
            step.place.stage = stranger;
        }
    }
    for emotion in document.emotions.values_mut() {
        emotion.score = Some(dice.pick(&[f64::NAN, f64::INFINITY, -1e300, 0.5, 99.0]));
    }
    for state in document.states.values_mut() {
        if dice.chance(40) {
            state.kind = StateKind::Current;
            state.name = dice.pick(&["current", "future"]).into();
        }
    }
    let (lowest, highest) =
        dice.pick(&[(0.0, 0.0), (f64::NAN, 1.0), (3.0, -3.0), (f64::MIN, f64::MAX), (0.0, 1.0)]);
    document.journey.emotion_scale = EmotionScale::between(lowest, highest);
    document
}

fn words(document: &Document) -> Vec<String> {
    let mut words: Vec<String> = document.cards.values().map(|card| card.text.clone()).collect();
    words.extend(document.steps.values().map(|step| step.name.clone()));
    words.extend(document.stages.values().map(|stage| stage.name.clone()));
    words
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_sound_document_is_left_as_it_is(seed in any::<u64>(), cards in 0_usize..60) {
        let document = random_document(seed, cards);
        prop_assert_eq!(document.cards.len(), cards);
        prop_assert_eq!(violations(&document), vec![]);
    }

    #[test]
    fn one_repair_is_enough_and_loses_no_text(seed in any::<u64>()) {
        let mut document = broken(seed);
        let before = words(&document);
        repair(&mut document);
        prop_assert_eq!(violations(&document), vec![]);
        let after = words(&document);
        for word in before {
            prop_assert!(after.contains(&word), "lost {:?}", word);
        }
    }

    #[test]
    fn a_repaired_map_shows_every_card_once(seed in any::<u64>()) {
        let mut document = broken(seed);
        repair(&mut document);
        let mut shown: Vec<Id> = Vec::new();
        for state in document.states.keys() {
            let outline = Outline::of(&document, *state);
            shown.extend(outline.tray.iter().map(|card| card.id));
            shown.extend(outline.cells.values().flatten().map(|card| card.id));
        }
        shown.sort();
        prop_assert_eq!(shown, document.cards.keys().copied().collect::<Vec<_>>());
    }
}

#[test]
fn an_empty_document_gets_a_current_state() {
    let mut document = Document::default();
    let repairs = repair(&mut document);
    assert_eq!(repairs.len(), 1);
    assert_eq!(document.first_state().unwrap().kind, StateKind::Current);
}

#[test]
fn damaged_keys_keep_the_order_that_was_seen() {
    let mut document = random_document(8, 0);
    let state = document.first_state().unwrap().id;
    let seen: Vec<Id> = Outline::of(&document, state).lanes.iter().map(|lane| lane.id).collect();
    let first = document.lanes.get_mut(&seen[0]).unwrap();
    first.order = OrderKey::default();
    repair(&mut document);
    let after: Vec<Id> = Outline::of(&document, state).lanes.iter().map(|lane| lane.id).collect();
    assert_eq!(after, seen);
    assert!(document.lanes.values().all(|lane| lane.order.is_valid()));
}

#[test]
fn a_card_without_a_column_lies_in_the_tray() {
    let mut document = random_document(9, 12);
    let card = document.cards.values_mut().find(|card| card.place.is_some()).unwrap();
    let (id, text) = (card.id, card.text.clone());
    card.place.as_mut().unwrap().column = Id::from_number(4);
    let repairs = repair(&mut document);
    assert!(repairs.iter().any(|repair| repair.rule == "place-exists" && repair.record.id == id));
    assert_eq!((document.cards[&id].place.as_ref(), &document.cards[&id].text), (None, &text));
}
