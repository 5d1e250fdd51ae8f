//! Writing fields.

use serde_json::{Value, json};
use throughline_model::{EmotionScale, Id, RecordKind};

use crate::hand::*;
use crate::sample::*;

#[test]
fn a_text_is_stored_as_typed_in_one_field() {
    let mut document = sample();
    let text = "Fills in\nthe \t“form” <b>again</b> 👩🏽‍💻 \u{200f}";
    let change = act(&mut document, set(RecordKind::Card, FILL, json!({ "text": text })));
    assert_eq!(written(&change), ["card.text"]);
    assert_eq!(document.cards[&FILL].text, text);
}

#[test]
fn control_characters_are_dropped() {
    let mut document = sample();
    let values =
        json!({ "text": "a\u{0}b\r\nc\u{1b}[0m\u{85}", "tags": ["x\u{7f}y"], "votes": { "A\u{1}na": 2 } });
    act(&mut document, set(RecordKind::Card, FILL, values));
    let card = &document.cards[&FILL];
    assert_eq!((card.text.as_str(), card.tags[0].as_str(), card.votes["Ana"]), ("ab\nc[0m", "xy", 2));
}

#[test]
fn null_empties_a_field() {
    let mut document = sample();
    act(&mut document, set(RecordKind::Card, SLOW, json!({ "severity": null, "text": null })));
    assert_eq!((document.cards[&SLOW].severity, document.cards[&SLOW].text.as_str()), (None, ""));
    act(&mut document, set(RecordKind::Persona, ANA, json!({ "name": null, "portrait": null })));
    assert_eq!((document.personas[&ANA].name.as_str(), document.personas[&ANA].portrait), ("", None));
}

#[test]
fn the_same_value_changes_nothing() {
    let mut document = sample();
    let values =
        json!({ "text": "Fills in the form", "personas": [ANA, BEN], "detail": "", "severity": null });
    assert!(act(&mut document, set(RecordKind::Card, FILL, values)).is_empty());
}

#[test]
fn the_lens_is_written() {
    let mut document = sample();
    let scenario = json!({ "scenario": "Moves to another town", "goal": "An account by Friday" });
    let change = act(&mut document, set(RecordKind::State, TODAY, scenario));
    assert_eq!(written(&change), ["state.scenario", "state.goal"]);
    act(&mut document, set(RecordKind::Journey, JOURNEY, json!({ "title": "Account" })));
    act(&mut document, set(RecordKind::Settings, SETTINGS, json!({ "ranking_weights": { "reach": 2.0 } })));
}

#[test]
fn fields_of_newer_versions_survive() {
    let mut document = sample();
    let card = document.cards.get_mut(&FILL).expect("in the sample");
    card.extra.insert("weather".into(), json!({ "rain": [1, 2.5] }));
    act(&mut document, set(RecordKind::Card, FILL, json!({ "text": "x" })));
    assert_eq!(document.cards[&FILL].extra["weather"], json!({ "rain": [1, 2.5] }));
}

#[test]
fn where_a_record_stands_is_not_set_like_a_text() {
    let cases = [
        (RecordKind::Card, FILL, vec!["id", "state", "place", "end_column", "lineage"]),
        (RecordKind::Stage, APPLY, vec!["state", "order", "lineage"]),
        (RecordKind::Step, FORM, vec!["place"]),
        (RecordKind::Lane, PAINS, vec!["state", "kind", "order"]),
        (RecordKind::Emotion, ANA_FILLS, vec!["column", "persona"]),
        (RecordKind::Measurement, DAYS_COUNTED, vec!["metric"]),
        (RecordKind::Evidence, PROOF_OF_SLOW, vec!["on"]),
        (RecordKind::Comment, QUESTION, vec!["on", "parent"]),
        (RecordKind::State, TODAY, vec!["based_on", "order"]),
    ];
    let mut document = sample();
    for (kind, id, names) in cases {
        for name in names {
            let why = refused(&mut document, set(kind, id, json!({ (name): null })));
            let expected = format!("The {} field “{name}” cannot be set like a text", kind.label());
            assert!(why.starts_with(&expected), "{why}");
        }
    }
}

#[test]
fn a_misspelt_field_is_found() {
    let mut document = sample();
    let why = refused(&mut document, set(RecordKind::Stage, APPLY, json!({ "nmae": "Apply" })));
    assert_eq!(why, "The stage field “nmae” does not exist.");
    let why = refused(&mut document, set(RecordKind::Stage, APPLY, json!({ "extra": {} })));
    assert_eq!(why, "The stage field “extra” does not exist.");
}

#[test]
fn a_value_of_the_wrong_type_is_named() {
    let mut document = sample();
    let values = json!({ "text": "fine", "severity": "bad" });
    assert_eq!(
        refused(&mut document, set(RecordKind::Card, SLOW, values)),
        "The card field “severity” cannot hold this value: invalid type: string \"bad\", expected u8."
    );
}

#[test]
fn numbers_stay_in_their_scales() {
    let reach = |share: f64| json!({ "reach": { "share": share } });
    let cases: [(RecordKind, Id, Value, &str); 8] = [
        (RecordKind::Card, SLOW, json!({ "severity": 0 }), "card field “severity” takes 1 to 5, not 0"),
        (RecordKind::Card, SLOW, json!({ "effort": 6 }), "card field “effort” takes 1 to 5, not 6"),
        (RecordKind::Card, SLOW, reach(1.1), "card field “reach” takes 0 to 1, not 1.1"),
        (RecordKind::Stage, APPLY, json!({ "colour": 9 }), "stage field “colour” takes 0 to 8, not 9"),
        (RecordKind::Persona, ANA, json!({ "colour": 6 }), "persona field “colour” takes 0 to 5, not 6"),
        (RecordKind::Step, FORM, json!({ "width": -3 }), "step field “width” takes 1 to 10000, not -3"),
        (
            RecordKind::Lane,
            CURVE,
            json!({ "height": 1e9 }),
            "lane field “height” takes 1 to 10000, not 1000000000",
        ),
        (RecordKind::Emotion, ANA_FILLS, json!({ "score": 3 }), "emotion field “score” takes -2 to 2, not 3"),
    ];
    let mut document = sample();
    for (kind, id, values, reason) in cases {
        assert_eq!(refused(&mut document, set(kind, id, values)), format!("The {reason}."));
    }
}

#[test]
fn colours_and_addresses_have_their_form() {
    let mut document = sample();
    act(&mut document, set(RecordKind::Card, FILL, json!({ "colour": "#09afAF" })));
    act(&mut document, set(RecordKind::Card, FILL, json!({ "colour": "" })));
    for colour in ["red", "#12345", "#12345g", "#1234567", "#ééé"] {
        let why = refused(&mut document, set(RecordKind::Lane, PAINS, json!({ "colour": colour })));
        assert!(why.contains("a colour is # and six hexadecimal digits"), "{why}");
    }
    let good = json!({ "urls": ["https://a.example/b?c#d", "HTTP://a.example", "mailto:ana@bank.example"] });
    act(&mut document, set(RecordKind::Card, FILL, good));
    for url in ["javascript:alert(1)", "file:///etc/passwd", "//a.example", "https://", "https://a b", ""] {
        let why = refused(&mut document, set(RecordKind::Card, FILL, json!({ "urls": [url] })));
        assert!(why.contains("an address begins with http://"), "{url:?}: {why}");
    }
}

#[test]
fn a_text_has_a_longest_length_and_a_value_a_deepest_depth() {
    let mut document = sample();
    act(&mut document, set(RecordKind::Card, FILL, json!({ "text": "x".repeat(1_000_000) })));
    assert_eq!(
        refused(&mut document, set(RecordKind::Card, FILL, json!({ "text": "x".repeat(1_000_001) }))),
        "The card field “text” cannot hold this value: it is longer than 1000000 bytes."
    );
    let mut deep = json!(1);
    for _ in 0..40 {
        deep = json!([deep]);
    }
    assert_eq!(
        refused(&mut document, set(RecordKind::Settings, SETTINGS, json!({ "audit": { "rule": deep } }))),
        "The settings field “audit” cannot hold this value: it is nested more than 32 deep."
    );
}

#[test]
fn lists_name_only_what_exists() {
    let mut document = sample();
    let cases = [
        (RecordKind::Card, FILL, "personas", json!([ANA, NEW]), "persona"),
        (RecordKind::Card, FILL, "channels", json!([NEW]), "channel"),
        (RecordKind::Card, FILL, "departments", json!([NEW]), "department"),
        (RecordKind::Card, FILL, "asset", json!(NEW), "asset"),
        (RecordKind::Persona, ANA, "portrait", json!(NEW), "asset"),
        (RecordKind::View, VIEW, "folded_lanes", json!([NEW]), "lane"),
        (RecordKind::View, VIEW, "compared_with", json!(NEW), "state"),
        (RecordKind::Link, FILL_TO_SCAN, "to", json!(NEW), "card"),
    ];
    for (kind, id, field, value, missing) in cases {
        let why = refused(&mut document, set(kind, id, json!({ (field): value })));
        assert_eq!(why, format!("There is no {missing} {NEW}."));
    }
}

#[test]
fn states_have_names_of_their_own_and_one_is_current() {
    let mut document = sample();
    let mut why = |values| refused(&mut document, set(RecordKind::State, TOMORROW, values));
    assert_eq!(
        why(json!({ "name": "current" })),
        "A state cannot be named “current”: that word selects a state by its kind."
    );
    assert_eq!(why(json!({ "name": "Today" })), "Another state is already named “Today”.");
    assert_eq!(
        why(json!({ "kind": "current" })),
        "The state “Today” is the current one; make it a past state first."
    );
    act(&mut document, set(RecordKind::State, TODAY, json!({ "kind": "past" })));
    act(&mut document, set(RecordKind::State, TOMORROW, json!({ "kind": "current" })));
}

#[test]
fn a_locked_lane_keeps_its_cards_and_can_be_renamed_and_unlocked() {
    let mut document = sample();
    lock(&mut document, ACTIONS);
    assert_eq!(
        refused(&mut document, set(RecordKind::Card, FILL, json!({ "text": "x" }))),
        "The lane “Actions” is locked; unlock it to change what stands in it."
    );
    act(&mut document, set(RecordKind::Lane, ACTIONS, json!({ "name": "What they do" })));
    act(&mut document, set(RecordKind::Lane, ACTIONS, json!({ "locked": false })));
    act(&mut document, set(RecordKind::Card, FILL, json!({ "text": "x" })));
}

#[test]
fn another_scale_leaves_the_curves_as_they_are_drawn() {
    let mut document = sample();
    let scale = json!({ "emotion_scale": { "lowest": 1, "highest": 5 } });
    act(&mut document, set(RecordKind::Journey, JOURNEY, scale));
    assert_eq!(document.journey.emotion_scale, EmotionScale::between(1.0, 5.0));
    assert_eq!(document.emotions[&ANA_WAITS].score, Some(1.0));
    assert_eq!(document.emotions[&ANA_NOTICES].score, Some(4.0));
    for (lowest, highest) in [(2.0, 2.0), (3.0, 1.0), (-1e308, 1e308)] {
        let scale = json!({ "emotion_scale": { "lowest": lowest, "highest": highest } });
        let why = refused(&mut document, set(RecordKind::Journey, JOURNEY, scale));
        assert!(why.contains("the highest score must be above the lowest"), "{why}");
    }
}

#[test]
fn a_metric_can_be_put_on_another_column_and_goes_last_there() {
    let mut document = sample();
    let on = json!({ "kind": "step", "id": POST });
    let change = act(&mut document, set(RecordKind::Metric, CLICKS, json!({ "on": on })));
    assert_eq!(written(&change), ["metric.on", "metric.order"]);
    let mut order = [DAYS, CLICKS];
    order.sort_by_key(|id| document.metrics[id].order.clone());
    assert_eq!(order, [DAYS, CLICKS]);
}

#[test]
fn a_record_that_does_not_exist_has_no_fields() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, set(RecordKind::Journey, NEW, json!({ "title": "x" }))),
        format!("There is no journey {NEW}.")
    );
}

#[test]
fn a_part_of_a_field_is_written_beside_its_other_parts() {
    let mut document = sample();
    act(&mut document, set(RecordKind::Card, SLOW, json!({ "reach": { "count": 40, "later": 1 } })));
    let parts = json!({ "reach.share": 0.5, "reach.source": "Survey" });
    let change = act(&mut document, set(RecordKind::Card, SLOW, parts));
    assert_eq!(written(&change), ["card.reach"]);
    let reach = document.cards[&SLOW].reach.clone().unwrap();
    assert_eq!((reach.share, reach.count, reach.source.as_str()), (Some(0.5), Some(40), "Survey"));
    assert_eq!(reach.extra["later"], 1, "what this version does not know stays");
}

#[test]
fn a_field_without_its_last_part_or_the_one_it_cannot_be_without_is_empty() {
    let mut document = sample();
    act(&mut document, set(RecordKind::Card, SLOW, json!({ "reach": { "count": 40 } })));
    act(&mut document, set(RecordKind::Card, SLOW, json!({ "reach.count": null })));
    assert_eq!(document.cards[&SLOW].reach, None);
    let link = json!({ "journey": { "file": "login.journey", "place": POST } });
    act(&mut document, set(RecordKind::Card, SLOW, link));
    act(&mut document, set(RecordKind::Card, SLOW, json!({ "journey.file": null })));
    assert_eq!(document.cards[&SLOW].journey, None);
}

#[test]
fn a_part_is_checked_as_its_field_is() {
    let mut document = sample();
    let mut why = |values| refused(&mut document, set(RecordKind::Card, SLOW, values));
    assert_eq!(why(json!({ "reach.share": 1.5 })), "The card field “reach” takes 0 to 1, not 1.5.");
    assert_eq!(why(json!({ "reach.sahre": 1 })), "The card field “reach.sahre” does not exist.");
    assert!(why(json!({ "place.order": "a" })).contains("place.order"));
    assert!(why(json!({ "journey.place": POST })).contains("journey.place"));
}
