//! Adding records that have no place on the map.

use serde_json::{Value, json};
use throughline_edit::*;
use throughline_model::{Id, RecordKind};

use crate::hand::*;
use crate::sample::*;

fn add(kind: RecordKind, values: Value) -> Command {
    Command::AddRecord(AddRecord { kind, id: NEW, fields: fields(values) })
}

#[test]
fn a_persona_is_added_last() {
    let mut document = sample();
    let change = act(&mut document, add(RecordKind::Persona, json!({ "name": "Cem", "role": "Student" })));
    assert_eq!(written(&change), ["+persona"]);
    let order: Vec<Id> = document.personas_in_order().iter().map(|persona| persona.id).collect();
    assert_eq!(order, [ANA, BEN, NEW]);
}

#[test]
fn each_kind_beside_the_map_can_be_added() {
    let step = json!({ "kind": "step", "id": FORM });
    let card = json!({ "kind": "card", "id": FILL });
    let asset = json!({ "hash": "00", "media_type": "image/png", "width": 1, "height": 1, "data": "" });
    let cases = [
        (RecordKind::State, json!({ "kind": "future", "name": "Later" })),
        (RecordKind::Channel, json!({ "name": "App", "icon": "app", "colour": "#12ab9F" })),
        (RecordKind::Department, json!({ "name": "Risk" })),
        (RecordKind::Metric, json!({ "on": step, "kind": "csat", "lane": NUMBERS })),
        (RecordKind::Measurement, json!({ "metric": DAYS, "value": 9.5, "period": "2026-02" })),
        (RecordKind::Milestone, json!({ "name": "New form", "date": "2026-03-01" })),
        (RecordKind::Evidence, json!({ "on": card, "kind": "interview", "text": "Five said so" })),
        (RecordKind::Link, json!({ "from": SCAN, "to": PAY, "kind": "flow" })),
        (RecordKind::Comment, json!({ "on": card, "text": "Yes", "parent": QUESTION })),
        (RecordKind::Asset, asset),
        (RecordKind::View, json!({ "name": "Ben only", "personas": [BEN] })),
        (RecordKind::Deck, json!({ "ask": "Half a million" })),
        (RecordKind::Prompt, json!({ "lane_kind": "pain", "stage": USE, "text": "What hurts?" })),
    ];
    for (kind, values) in cases {
        let mut document = sample();
        let change = act(&mut document, add(kind, values));
        assert_eq!(written(&change), [format!("+{}", kind.label())]);
    }
}

#[test]
fn what_stands_on_the_map_has_commands_of_its_own() {
    let mut document = sample();
    for kind in [RecordKind::Card, RecordKind::Stage, RecordKind::Emotion, RecordKind::Journey] {
        assert_eq!(
            refused(&mut document, add(kind, json!({}))),
            format!("The command “add_record” is not for records of the kind {}.", kind.label())
        );
    }
}

#[test]
fn a_new_record_needs_what_it_is_about() {
    let mut document = sample();
    let mut why = |kind, values| refused(&mut document, add(kind, values));
    assert_eq!(
        why(RecordKind::Link, json!({ "from": FILL, "kind": "flow" })),
        "A new link needs the field “to”."
    );
    assert_eq!(why(RecordKind::Persona, json!({})), "A new persona needs the field “name”.");
    assert_eq!(
        why(RecordKind::Link, json!({ "from": FILL, "to": FILL, "kind": "flow" })),
        "The link field “to” cannot hold this value: a link leads from one card to another."
    );
    assert_eq!(
        why(RecordKind::Link, json!({ "from": FILL, "to": HOPE, "kind": "flow" })),
        "The link field “to” cannot hold this value: only a link of the kind Answers leads to a card of another state."
    );
    assert_eq!(why(RecordKind::Measurement, json!({ "metric": ANA })), format!("There is no metric {ANA}."));
    assert_eq!(
        why(RecordKind::Evidence, json!({ "on": { "kind": "card", "id": ANA }, "kind": "interview" })),
        format!("There is no card {ANA}.")
    );
}

#[test]
fn a_metric_is_drawn_where_a_metric_lane_and_a_column_meet() {
    let mut document = sample();
    let mut why = |on: Value, lane: Id| {
        refused(&mut document, add(RecordKind::Metric, json!({ "on": on, "kind": "nps", "lane": lane })))
    };
    assert_eq!(
        why(json!({ "kind": "step", "id": FORM }), ACTIONS),
        "The metric field “lane” cannot hold this value: only a lane of the kind Metrics draws metrics."
    );
    assert_eq!(
        why(json!({ "kind": "stage", "id": APPLY }), NUMBERS),
        "The stage “Apply” is divided into steps; choose one of them."
    );
    assert_eq!(
        why(json!({ "kind": "stage", "id": SOON }), NUMBERS),
        "The lane “Metrics” belongs to another state."
    );
    assert_eq!(
        why(json!({ "kind": "persona", "id": ANA }), NUMBERS),
        "The metric field “on” cannot hold this value: a metric stands on the journey, a state, a stage, a step or a card."
    );
}

#[test]
fn states_have_names_of_their_own_and_one_is_current() {
    let mut document = sample();
    let mut why = |values| refused(&mut document, add(RecordKind::State, values));
    assert_eq!(
        why(json!({ "kind": "future", "name": "future" })),
        "A state cannot be named “future”: that word selects a state by its kind."
    );
    assert_eq!(why(json!({ "kind": "future", "name": "Today" })), "Another state is already named “Today”.");
    assert_eq!(
        why(json!({ "kind": "current", "name": "Now" })),
        "The state “Today” is the current one; make it a past state first."
    );
}

#[test]
fn a_locked_lane_takes_no_metric_and_no_measurement() {
    let mut document = sample();
    lock(&mut document, NUMBERS);
    let locked = "The lane “Metrics” is locked; unlock it to change what stands in it.";
    let on = json!({ "kind": "step", "id": FORM });
    let metric = add(RecordKind::Metric, json!({ "on": on, "kind": "nps", "lane": NUMBERS }));
    assert_eq!(refused(&mut document, metric), locked);
    assert_eq!(refused(&mut document, add(RecordKind::Measurement, json!({ "metric": DAYS }))), locked);
}
