//! The canonical text: the same bytes every time, one field a line, nothing lost.

mod common;

use common::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use throughline_model::testing::random_document;
use throughline_model::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_document_comes_back_as_it_was_written(seed in any::<u64>(), cards in 0_usize..80) {
        let document = random_document(seed, cards);
        prop_assert_eq!(read_sound(&text_of(&document)), document);
    }

    #[test]
    fn saving_an_unchanged_document_changes_no_byte(seed in any::<u64>(), cards in 0_usize..80) {
        let text = text_of(&random_document(seed, cards));
        prop_assert_eq!(text_of(&read_sound(&text)), text);
    }

    #[test]
    fn any_number_comes_back_to_its_last_digit(score in proptest::num::f64::NORMAL) {
        let mut document = small_document();
        let metric = document.metrics.values_mut().next().unwrap();
        metric.target = Some(score);
        let id = metric.id;
        prop_assert_eq!(read_sound(&text_of(&document)).metrics[&id].target, Some(score));
    }

    #[test]
    fn any_text_comes_back_character_by_character(text in any::<String>()) {
        let mut document = small_document();
        document.journey.description = text.clone();
        prop_assert_eq!(read_sound(&text_of(&document)).journey.description, text);
    }
}

/// The lines that differ between two texts of as many lines.
fn changed_lines<'a>(before: &'a str, after: &'a str) -> Vec<(&'a str, &'a str)> {
    assert_eq!(before.lines().count(), after.lines().count());
    before.lines().zip(after.lines()).filter(|(before, after)| before != after).collect()
}

fn moved_card(document: &mut Document) {
    let places: Vec<CardPlace> = document.cards.values().filter_map(|card| card.place.clone()).collect();
    let card = document.cards.values_mut().find(|card| card.place.is_some()).unwrap();
    let elsewhere = places.iter().find(|place| place.column != card.place.as_ref().unwrap().column).unwrap();
    card.place = Some(elsewhere.clone());
}

#[test]
fn a_move_changes_one_line() {
    let mut document = random_document(3, 40);
    let before = text_of(&document);
    moved_card(&mut document);
    let after = text_of(&document);
    let changed = changed_lines(&before, &after);
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(changed[0].0.trim_start().starts_with(r#""place": {"lane": ""#), "{changed:?}");
}

#[test]
fn reordering_a_stage_a_lane_or_a_step_changes_one_line() {
    let document = random_document(4, 0);
    let before = text_of(&document);
    let key = OrderKey::from_text("fe80");
    let mut stage = document.clone();
    stage.stages.values_mut().next().unwrap().order = key.clone();
    let mut lane = document.clone();
    lane.lanes.values_mut().next().unwrap().order = key.clone();
    let mut step = document.clone();
    step.steps.values_mut().next().unwrap().place.order = key;
    for after in [stage, lane, step] {
        assert_eq!(changed_lines(&before, &text_of(&after)).len(), 1);
    }
}

#[test]
fn a_small_document_reads_like_this() {
    let id = Id::from_number;
    let mut document = Document::default();
    document.journey.id = id(1);
    document.journey.title = "Opening an account".into();
    document.settings.id = id(2);
    let order = OrderKey::evenly(1).remove(0);
    let state = State { id: id(3), name: "Today".into(), order: order.clone(), ..State::default() };
    document.states.insert(state.id, state);
    let stage =
        Stage { id: id(4), state: id(3), name: "Decide".into(), order: order.clone(), ..Stage::default() };
    document.stages.insert(stage.id, stage);
    let lane =
        Lane { id: id(5), state: id(3), kind: LaneKind::Pain, order: order.clone(), ..Lane::default() };
    document.lanes.insert(lane.id, lane);
    let mut card = Card {
        id: id(6),
        state: id(3),
        place: Some(CardPlace { lane: id(5), column: id(4), order, ..CardPlace::default() }),
        text: "The form is \"clunky\"".into(),
        tags: vec!["form".into(), "law".into()],
        severity: Some(4),
        ..Card::default()
    };
    card.extra.insert("weather".into(), json!({ "sky": "grey", "wind": [3, 4.5] }));
    document.cards.insert(card.id, card);
    document.extra.insert("history".into(), json!({}));
    document.extra.insert("sketches".into(), json!([{ "id": "s1", "size": [2, 3] }, 7]));
    assert_eq!(text_of(&document), include_str!("format/small.journey"));
}

#[test]
fn unknown_keys_stay_after_the_known_ones_and_history_stays_last() {
    let text = text_of(&small_document());
    let with_more = text.replacen(
        "{\n",
        "{\n  \"history\": {\"kept\": [1]},\n  \"zoo\": [{\"id\": \"a\"}],\n  \"attic\": 3,\n",
        1,
    );
    let saved = text_of(&read_sound(&with_more));
    let keys: Vec<String> =
        serde_json::from_str::<serde_json::Map<_, _>>(&saved).unwrap().keys().cloned().collect();
    assert_eq!(&keys[..4], ["format", "version", "journey", "settings"]);
    let position = |wanted: &str| keys.iter().position(|key| key == wanted).unwrap();
    assert!(position("conflicts") < position("zoo") && position("zoo") < position("attic"));
    assert_eq!(keys.last().unwrap(), "history");
    assert_eq!(text_of(&read_sound(&saved)), saved);
}

/// Puts a field of a later version into every object of fields; answers how many there were.
fn extend(value: &mut Value) -> usize {
    // Objects by key rather than by field, values of any shape, and references, which are a kind and
    // an id for good.
    const OTHERS: &[&str] = &[
        "translations",
        "votes",
        "audit",
        "ranking_weights",
        "survey_mappings",
        "import_mappings",
        "base",
        "ours",
        "theirs",
        "on",
    ];
    match value {
        Value::Array(values) => values.iter_mut().map(extend).sum(),
        Value::Object(fields) => {
            let inner = fields.iter_mut().filter(|(key, _)| !OTHERS.contains(&key.as_str()));
            let count: usize = inner.map(|(_, value)| extend(value)).sum();
            fields.insert("later".into(), json!({ "deep": [1] }));
            count + 1
        }
        _ => 0,
    }
}

#[test]
fn fields_of_a_later_version_survive_in_every_object() {
    let mut file: Value = serde_json::from_str(&text_of(&random_document(3, 40))).unwrap();
    let count = extend(&mut file);
    let saved = text_of(&read_sound(&file.to_string()));
    assert_eq!(saved.matches("\"later\":").count(), count);
    assert_eq!(serde_json::from_str::<Value>(&saved).unwrap(), file);
}

#[test]
fn every_kind_of_record_has_its_list_in_the_order_of_kinds() {
    let file: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&text_of(&random_document(5, 60))).unwrap();
    let lists: Vec<&String> =
        file.iter().filter(|(_, value)| value[0]["id"].is_string()).map(|(key, _)| key).collect();
    assert_eq!(lists.len(), RecordKind::ALL.len() - 2, "all but the journey and the settings: {lists:?}");
    for list in lists {
        let ids: Vec<&str> =
            file[list].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert!(ids.is_sorted(), "{list}");
    }
}

#[test]
fn keys_and_records_may_stand_in_any_order_in_a_file_written_by_hand() {
    let document = random_document(6, 30);
    let mut file: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&text_of(&document)).unwrap();
    for list in file.values_mut().filter_map(serde_json::Value::as_array_mut) {
        if list.first().is_some_and(|row| row["id"].is_string()) {
            list.reverse();
        }
    }
    let backwards: serde_json::Map<_, _> = file.into_iter().rev().collect();
    let mut read = read_sound(&serde_json::to_string(&backwards).unwrap());
    assert!(read.extra.contains_key("sketches"));
    read.extra = document.extra.clone();
    assert_eq!(read, document);
}

#[test]
fn a_number_that_is_not_finite_is_not_written() {
    let mut document = small_document();
    document.metrics.values_mut().next().unwrap().target = Some(f64::NAN);
    let error = throughline_storage::to_bytes(&document, somewhere()).unwrap_err().to_string();
    assert!(error.contains("a number of the metric"), "{error}");
    let mut document = small_document();
    document.journey.emotion_scale.highest = f64::INFINITY;
    assert!(throughline_storage::to_bytes(&document, somewhere()).is_err());
}
