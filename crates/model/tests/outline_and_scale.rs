//! The outline of a map, and the scale on which emotions are drawn.

use proptest::prelude::*;
use throughline_model::testing::random_document;
use throughline_model::{EmotionScale, Outline};

proptest! {
    #[test]
    fn a_score_survives_being_drawn_and_stored_again(
        lowest in -100.0..100.0_f64, extent in 0.5..100.0_f64, share in 0.0..=1.0_f64,
    ) {
        let scale = EmotionScale::between(lowest, lowest + extent);
        let score = lowest + share * extent;
        let drawn = scale.drawn(score);
        prop_assert!((-2.0..=2.0).contains(&drawn));
        prop_assert!((scale.stored(drawn) - score).abs() < 1e-9);
    }

    #[test]
    fn whatever_the_scale_an_emotion_is_drawn_within_the_lane(
        lowest in any::<f64>(), highest in any::<f64>(), score in any::<f64>(),
    ) {
        let drawn = EmotionScale::between(lowest, highest).drawn(score);
        prop_assert!((-2.0..=2.0).contains(&drawn), "{drawn}");
    }

    #[test]
    fn better_scores_are_never_drawn_lower(a in -5.0..5.0_f64, b in -5.0..5.0_f64) {
        let scale = EmotionScale::default();
        prop_assert!(a > b || scale.drawn(a) <= scale.drawn(b));
    }

    #[test]
    fn every_column_is_a_step_or_a_stage_without_steps(seed in any::<u64>()) {
        let document = random_document(seed, 10);
        for state in document.states.keys() {
            let outline = Outline::of(&document, *state);
            for (index, column) in outline.columns.iter().enumerate() {
                let is_step = document.steps.contains_key(column);
                let is_bare_stage = document.stages.contains_key(column)
                    && !document.steps.values().any(|step| step.place.stage == *column);
                prop_assert!(is_step != is_bare_stage);
                prop_assert_eq!(outline.column_index(*column), Some(index));
                prop_assert_eq!(document.stage_of_column(*column).map(|stage| stage.state), Some(*state));
            }
        }
    }

    #[test]
    fn rows_and_columns_rise_by_their_keys(seed in any::<u64>()) {
        let document = random_document(seed, 40);
        for state in document.states.keys() {
            let outline = Outline::of(&document, *state);
            prop_assert!(outline.lanes.windows(2).all(|pair| pair[0].order < pair[1].order));
            prop_assert!(outline.stages.windows(2).all(|pair| pair[0].stage.order < pair[1].stage.order));
            for cards in outline.cells.values() {
                let keys: Vec<_> = cards.iter().map(|card| &card.place.as_ref().unwrap().order).collect();
                prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
            }
        }
    }
}

#[test]
fn a_card_spans_from_its_column_to_its_end_column() {
    let document = random_document(11, 400);
    let spanning = document.cards.values().find(|card| card.end_column.is_some()).unwrap();
    let outline = Outline::of(&document, spanning.state);
    let (first, last) = outline.span(spanning).unwrap();
    assert!(first < last);
    assert_eq!(Some(outline.columns[last]), spanning.end_column);

    let mut backwards = spanning.clone();
    backwards.end_column = Some(outline.columns[0]);
    backwards.place.as_mut().unwrap().column = outline.columns[1];
    assert_eq!(outline.span(&backwards), Some((1, 1)));
}

#[test]
fn a_state_is_found_by_id_by_kind_and_by_name() {
    let document = random_document(12, 0);
    let today = document.state("current").unwrap();
    assert_eq!(document.state(&today.id.to_string()).unwrap().name, "Today");
    assert_eq!(document.state("Later").unwrap().name, "Later");
    let ambiguous = document.state("future").unwrap_err().to_string();
    assert!(ambiguous.contains("Tomorrow") && ambiguous.contains("Later"), "{ambiguous}");
    assert!(document.state("Never").unwrap_err().to_string().contains("Yesterday"));
}
