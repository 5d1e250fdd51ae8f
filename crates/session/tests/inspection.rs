//! What the inspector is told of a record.

use std::path::Path;

use serde_json::{Value, json};
use throughline_session::Session;

/// The first sample, opened in a session of its own, with the file as it stands.
fn bank() -> (tempfile::TempDir, std::sync::Arc<Session>, Value) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bank.journey");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bank-account-opening.journey");
    std::fs::copy(sample, &path).expect("the sample is there");
    let file = std::fs::read(&path).expect("the copy is there");
    let session = Session::start_in(throughline_storage::Folders::at(folder.path()), Box::new(|_| {}));
    ask(&session, &json!({"request": "open", "path": path}));
    (folder, session, serde_json::from_slice(&file).expect("a sample is JSON"))
}

fn ask(session: &Session, request: &Value) -> Value {
    let answer = session.handle_json(&request.to_string()).expect("the request is answered");
    serde_json::from_str(&answer).expect("answers are JSON")
}

fn inspect(session: &Session, kind: &str, id: &Value) -> Value {
    ask(session, &json!({"request": "inspect", "document": 1, "record": {"kind": kind, "id": id}}))
}

fn field<'a>(inspection: &'a Value, name: &str) -> &'a Value {
    let sections = inspection["sections"].as_array().expect("sections");
    let mut fields = sections.iter().flat_map(|section| section["fields"].as_array().expect("fields"));
    fields.find(|field| field["name"] == name).expect("the field")
}

#[test]
fn a_pain_is_answered_by_its_opportunity_and_the_opportunity_answers_it() {
    let (_folder, session, file) = bank();
    let links = file["links"].as_array().expect("links");
    let link = links.iter().find(|link| link["kind"] == "answers").expect("the sample has one");
    let label = |from: &str, to: &str| {
        let inspection = inspect(&session, "card", &link[from]);
        let links = inspection["links"].as_array().expect("links").clone();
        links.into_iter().find(|one| one["other"]["id"] == link[to]).expect("the link is listed")["label"]
            .take()
    };
    assert_eq!(label("from", "to"), "Answered by");
    assert_eq!(label("to", "from"), "Answers");
}

#[test]
fn a_choice_that_the_file_leaves_out_shows_what_stands_for_it() {
    let (_folder, session, file) = bank();
    assert_eq!(file["journey"].get("text_direction"), None);
    let journey = inspect(&session, "journey", &file["journey"]["id"]);
    assert_eq!(field(&journey, "text_direction")["value"], "auto");
}

#[test]
fn a_choice_that_may_be_none_offers_none_first() {
    let (_folder, session, file) = bank();
    let persona = inspect(&session, "persona", &file["personas"][0]["id"]);
    let colour = field(&persona, "colour");
    assert_eq!(colour["control"]["options"][0], json!({"value": "", "label": "By place in the list"}));
}

#[test]
fn a_folder_lists_other_files_beside_its_journeys() {
    let (folder, session, _) = bank();
    std::fs::write(folder.path().join("Bank.pdf"), "").expect("a file");
    let listed = ask(&session, &json!({"request": "list_folder", "path": folder.path()}));
    assert_eq!(listed["journeys"], json!(["bank.journey"]));
    assert!(listed["others"].as_array().expect("names").contains(&json!("Bank.pdf")));
}

fn set(session: &Session, kind: &str, id: &Value, fields: &Value) {
    let command = json!({"command": "set_fields", "record": {"kind": kind, "id": id}, "fields": fields});
    ask(session, &json!({"request": "scene", "document": 1, "view": 1, "options": {"theme": "light"}}));
    ask(session, &json!({"request": "apply", "document": 1, "view": 1, "command": command}));
}

/// The first card of the current state in a lane of this kind.
fn card_in(file: &Value, lane_kind: &str) -> Value {
    let of = |table: &str| file[table].as_array().expect("a table").iter();
    let current = of("states").find(|state| state["kind"] == "current").expect("a current state");
    let lane = of("lanes").find(|lane| lane["kind"] == lane_kind && lane["state"] == current["id"]);
    let lane = &lane.expect("the lane")["id"];
    of("cards").find(|card| card["place"]["lane"] == *lane).expect("a card")["id"].clone()
}

#[test]
fn the_reach_of_a_pain_is_edited_part_by_part() {
    let (_folder, session, file) = bank();
    let pain = card_in(&file, "pain");
    set(&session, "card", &pain, &json!({"reach": null}));
    set(&session, "card", &pain, &json!({"reach.share": 0.35}));
    set(&session, "card", &pain, &json!({"reach.sample_size": 120, "reach.source": "Survey"}));
    let shown = inspect(&session, "card", &pain);
    let value = |name: &str| field(&shown, name)["value"].clone();
    assert_eq!(field(&shown, "reach.share")["control"]["kind"], "share");
    assert_eq!((value("reach.share"), value("reach.sample_size")), (json!(0.35), json!(120)));
    assert_eq!((value("reach.source"), value("reach.count")), (json!("Survey"), Value::Null));
}

#[test]
fn only_a_pain_has_a_reach() {
    let (_folder, session, file) = bank();
    let shown = inspect(&session, "card", &card_in(&file, "action"));
    assert!(!shown.to_string().contains("reach."), "{shown}");
}

#[test]
fn a_stage_offers_the_colours_of_its_palette() {
    let (_folder, session, file) = bank();
    let stage = &file["stages"][0]["id"];
    set(&session, "stage", stage, &json!({"colour": 8}));
    let shown = inspect(&session, "stage", stage);
    let colour = field(&shown, "colour");
    assert_eq!(colour["value"], 8);
    assert_eq!(colour["control"]["options"].as_array().expect("options").len(), 9);
    assert_eq!(colour["control"]["options"][8], json!({"value": "8", "label": "Violet"}));
}

#[test]
fn a_nested_journey_is_named_from_its_map_and_found_from_there() {
    let (folder, session, file) = bank();
    let card = card_in(&file, "action");
    let other = folder.path().join("details").join("login.journey");
    let named = ask(&session, &json!({"request": "name_file", "document": 1, "path": other}));
    assert_eq!(named["path"], "details/login.journey");
    set(&session, "card", &card, &json!({"journey.file": named["path"]}));
    assert_eq!(field(&inspect(&session, "card", &card), "journey.file")["value"], named["path"]);
    let found = ask(&session, &json!({"request": "nested_journey", "document": 1, "card": card}));
    assert_eq!(Path::new(found["path"].as_str().expect("a path")), other);
    let scene =
        ask(&session, &json!({"request": "scene", "document": 1, "view": 1, "options": {"theme": "light"}}));
    let slots = scene["grid"]["slots"].as_array().expect("slots");
    let leading: Vec<&Value> = slots.iter().filter(|slot| slot["journey"].is_string()).collect();
    assert_eq!((leading.len(), &leading[0]["id"]), (1, &card));
}
