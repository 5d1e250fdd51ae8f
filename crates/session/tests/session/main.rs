//! A document from opening to closing, through the API that window and browser use.

mod bad_input;
mod copies;
mod deck;
mod desk;
mod merging;
mod merging_laws;
mod previews;
mod recovering;
mod saving;
mod states;
mod views;

use serde_json::{Value, json};

use desk::*;

#[test]
fn an_edit_is_one_step_of_undo_and_undoing_it_restores_the_bytes() {
    let desk = Desk::new();
    let path = desk.bank();
    let before = std::fs::read(&path).unwrap();
    let document = desk.open(&path);
    let edited = desk.say(document, &first_card(&path), "Said anew");
    assert_eq!(edited["info"]["unsaved"], true);
    assert!(edited["info"]["undo"].is_string());
    desk.ask(json!({"request": "save", "document": document}));
    assert_ne!(std::fs::read(&path).unwrap(), before);
    let undone = desk.ask(json!({"request": "undo", "document": document, "view": 1}));
    assert!(undone["info"].get("undo").is_none(), "one action was one step");
    desk.ask(json!({"request": "save", "document": document}));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step_of_undo() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let card = first_card(&path);
    let text =
        desk.ask(json!({"request": "inspect", "document": document, "record": {"kind": "card", "id": card}}))
            ["sections"][0]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .find(|field| field["name"] == "text")
            .map(|field| field["value"].as_str().unwrap().to_owned())
            .unwrap_or_default();
    let edited = desk.say(document, &card, &text);
    assert_eq!(edited["label"], "");
    assert_eq!(edited["info"]["unsaved"], false);
    assert!(edited["info"].get("undo").is_none());
}

#[test]
fn a_refused_command_answers_with_the_reason_and_changes_nothing() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let refused = desk
        .try_ask(json!({"request": "apply", "document": document, "view": 1, "command": {
            "command": "set_fields",
            "record": {"kind": "card", "id": first_card(&path)},
            "fields": {"severity": 9}
        }}))
        .unwrap_err();
    assert_eq!(refused["code"], "refused");
    assert!(refused["message"].as_str().unwrap().contains('5'), "{refused}");
    assert_eq!(desk.ask(json!({"request": "info", "document": document}))["unsaved"], false);
}

#[test]
fn a_second_session_on_the_same_file_is_told_and_may_look_or_copy() {
    let desk = Desk::new();
    let path = desk.bank();
    desk.open(&path);
    let (other, _) = start(desk.folder.path());
    let ask =
        |mode: &str| other.handle_json(&json!({"request": "open", "path": path, "mode": mode}).to_string());
    assert_eq!(json!(ask("edit").unwrap_err())["code"], "already_open");
    let looked: Value = serde_json::from_str(&ask("read_only").unwrap()).unwrap();
    assert!(looked["info"]["read_only"].is_string());
    let copied: Value = serde_json::from_str(&ask("copy").unwrap()).unwrap();
    assert!(copied["info"].get("path").is_none());
}

#[test]
fn every_template_and_sample_opens_and_is_drawn() {
    let desk = Desk::new();
    let start = desk.ask(json!({"request": "start"}));
    for template in start["templates"].as_array().unwrap() {
        let opened = desk.ask(json!({"request": "new", "template": template["name"]}));
        let scene = desk.show(opened["info"]["document"].as_u64().unwrap());
        assert!(!scene["groups"].as_array().unwrap().is_empty());
    }
    for sample in start["samples"].as_array().unwrap() {
        let opened = desk.ask(json!({"request": "open_sample", "name": sample["name"]}));
        assert!(opened["info"].get("path").is_none(), "nobody writes over a sample");
    }
}
