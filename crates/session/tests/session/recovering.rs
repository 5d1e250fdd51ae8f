//! What a killed program left unsaved: offered, taken over, and never lost on the way.

use std::fs;

use serde_json::{Value, json};

use crate::desk::*;

#[test]
fn what_a_killed_program_left_unsaved_is_offered_and_comes_back() {
    let desk = Desk::new();
    let opened = desk.ask(json!({"request": "new", "template": "blank", "title": "Draft"}));
    let document = opened["info"]["document"].as_u64().unwrap();
    desk.show(document);
    let journey = opened["info"]["journey"].clone();
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": {
        "command": "set_fields", "record": journey, "fields": {"title": "Draft with a change"}
    }}));
    let desk = desk.killed_and_started_again();
    let offers = desk.ask(json!({"request": "start"}))["recoveries"].clone();
    assert_eq!(offers[0]["title"], "Draft with a change");
    assert_eq!(offers[0]["edits"], 1);
    let recovered = desk.ask(json!({"request": "recover", "key": offers[0]["key"]}));
    assert_eq!(recovered["info"]["title"], "Draft with a change");
    let again = desk.ask(json!({"request": "recover", "key": offers[0]["key"]}));
    assert_eq!(again["info"]["document"], recovered["info"]["document"], "it comes back once");
}

#[test]
fn what_was_recovered_is_as_safe_as_before() {
    let desk = Desk::new();
    draft(&desk);
    let desk = desk.killed_and_started_again();
    desk.ask(json!({"request": "recover", "key": desk.offers()[0]["key"]}));
    let desk = desk.killed_and_started_again();
    let offers = desk.offers();
    assert_eq!(offers.len(), 1, "killed again before it had a name, it is offered again");
    let opened = desk.ask(json!({"request": "recover", "key": offers[0]["key"]}));
    let document = opened["info"]["document"].as_u64().unwrap();
    assert_eq!(opened["info"]["unsaved"], true);
    let refused =
        desk.try_ask(json!({"request": "close", "document": document, "discard": false})).unwrap_err();
    assert_eq!(refused["code"], "unnamed", "closing it asks for a name");
    desk.ask(json!({"request": "close", "document": document, "discard": true}));
    assert!(desk.offers().is_empty());
}

#[test]
fn opening_a_file_takes_over_what_was_not_saved_of_it_and_says_so() {
    let desk = Desk::new();
    let path = desk.bank();
    // Written by hand: the file is not in canonical form, and is the same file all the same.
    let by_hand = fs::read_to_string(&path).unwrap().replace("\n  ", "\n\t");
    fs::write(&path, &by_hand).unwrap();
    let document = desk.open(&path);
    desk.say(document, &first_card(&path), "Not saved in time");
    let desk = desk.killed_and_started_again();
    assert_eq!(fs::read_to_string(&path).unwrap(), by_hand);
    let opened = desk.ask(json!({"request": "open", "path": path}));
    assert!(rules(&opened).contains(&"unsaved-changes".to_owned()), "{opened}");
    assert_eq!((&opened["info"]["unsaved"], &opened["info"]["path"]), (&json!(true), &json!(path)));
    let document = opened["info"]["document"].as_u64().unwrap();
    desk.show(document);
    desk.ask(json!({"request": "save", "document": document}));
    assert!(fs::read_to_string(&path).unwrap().contains("Not saved in time"));
    desk.ask(json!({"request": "undo", "document": document, "view": 1}));
    desk.ask(json!({"request": "save", "document": document}));
    assert!(!fs::read_to_string(&path).unwrap().contains("Not saved in time"), "it is one step of undo");
}

#[test]
fn where_the_file_was_changed_since_both_are_there_and_can_be_brought_together() {
    for opens_the_file in [true, false] {
        let desk = Desk::new();
        let path = desk.bank();
        let document = desk.open(&path);
        desk.say(document, &first_card(&path), "Mine, not saved in time");
        let desk = desk.killed_and_started_again();
        let theirs = fs::read_to_string(&path).unwrap().replace("Opening an everyday account", "Theirs");
        fs::write(&path, &theirs).unwrap();
        let request = if opens_the_file {
            json!({"request": "open", "path": path})
        } else {
            json!({"request": "recover", "key": desk.offers()[0]["key"]})
        };
        let opened = desk.ask(request);
        assert!(rules(&opened).contains(&"unsaved-changes".to_owned()), "{opened}");
        let info = &opened["info"];
        assert_eq!((&info["changed_on_disk"], &info["unsaved"]), (&json!(true), &json!(true)));
        assert_eq!(info["title"], "Opening an everyday account", "mine is shown");
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs, "and the file is left alone");
        let document = info["document"].as_u64().unwrap();
        desk.show(document);
        let merged = desk.ask(json!({"request": "merge", "document": document, "view": 1}));
        assert_eq!((&merged["info"]["title"], &merged["info"]["to_decide"]), (&json!("Theirs"), &json!(0)));
        desk.ask(json!({"request": "save", "document": document}));
        let saved = fs::read_to_string(&path).unwrap();
        assert!(saved.contains("Mine, not saved in time") && saved.contains("\"Theirs\""));
        desk.ask(json!({"request": "close", "document": document, "discard": false}));
        assert!(desk.offers().is_empty());
    }
}

#[test]
fn where_the_file_holds_something_else_by_now_mine_comes_back_as_a_map_of_its_own() {
    for opens_the_file_first in [true, false] {
        let desk = Desk::new();
        let path = desk.bank();
        let document = desk.open(&path);
        let journey = desk.info(document)["journey"]["id"].as_str().unwrap().to_owned();
        desk.say(document, &first_card(&path), "Mine, not saved in time");
        let desk = desk.killed_and_started_again();
        let other =
            fs::read_to_string(&path).unwrap().replace(&journey, "00000000-0000-4000-8000-000000000001");
        let theirs = if opens_the_file_first { other.as_str() } else { "torn" };
        fs::write(&path, theirs).unwrap();
        if opens_the_file_first {
            let opened = desk.ask(json!({"request": "open", "path": path}));
            assert_eq!(opened["info"]["journey"]["id"], "00000000-0000-4000-8000-000000000001");
            assert!(rules(&opened).contains(&"unsaved-changes".to_owned()), "{opened}");
        }
        let desk = desk.killed_and_started_again();
        let offers = desk.offers();
        assert_eq!(offers.len(), 1, "what was mine is still offered");
        let opened = desk.ask(json!({"request": "recover", "key": offers[0]["key"]}));
        assert_eq!(opened["info"]["title"], "Opening an everyday account (recovered)");
        assert!(opened["info"].get("path").is_none(), "it is a map of its own");
        let copy = desk.folder.path().join("copy.journey");
        let document = &opened["info"]["document"];
        desk.ask(json!({"request": "save_as", "document": document, "path": copy}));
        assert!(fs::read_to_string(&copy).unwrap().contains("Mine, not saved in time"));
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs, "and the file is left alone");
        assert!(desk.offers().is_empty());
    }
}

#[test]
fn what_nobody_wants_back_is_not_offered_again() {
    let desk = Desk::new();
    draft(&desk);
    let desk = desk.killed_and_started_again();
    let offers = desk.offers();
    desk.ask(json!({"request": "discard_recovery", "key": offers[0]["key"]}));
    assert!(desk.offers().is_empty());
    let again = desk.try_ask(json!({"request": "recover", "key": offers[0]["key"]})).unwrap_err();
    assert_eq!(again["code"], "not_found");
}

/// An unnamed document with a change.
fn draft(desk: &Desk) {
    let opened = desk.ask(json!({"request": "new", "template": "blank", "title": "Draft"}));
    let document = opened["info"]["document"].as_u64().unwrap();
    desk.show(document);
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": {
        "command": "set_fields", "record": opened["info"]["journey"], "fields": {"owner": "Ana"}
    }}));
}

/// The rules of what was told on opening.
fn rules(opened: &Value) -> Vec<String> {
    let told = opened["repairs"].as_array().unwrap().iter();
    told.map(|repair| repair["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn where_the_programs_own_folder_cannot_be_written_people_work_without_a_journal_and_are_told() {
    let desk = Desk::new();
    // A file where the folder should be stops everybody, root too.
    let data = desk.folder.path().join("data");
    std::fs::write(&data, "").unwrap();
    let path = desk.bank();
    let card = first_card(&path);
    let document = desk.open(&path);
    assert_eq!(desk.info(document)["no_journal"], true);
    desk.say(document, &card, "Kept by the file alone");
    desk.ask(json!({"request": "save", "document": document}));
    assert!(std::fs::read_to_string(&path).unwrap().contains("Kept by the file alone"));

    let opened = desk.ask(json!({"request": "new", "template": "blank"}));
    assert_eq!(opened["info"]["no_journal"], true);
    let draft = opened["info"]["document"].as_u64().unwrap();
    let named = desk.folder.path().join("named.journey");
    let info = desk.ask(json!({"request": "save_as", "document": draft, "path": named}));
    assert!(named.is_file() && info["unsaved"] == false, "{info}");

    std::fs::remove_file(&data).unwrap();
    let info = desk.ask(json!({"request": "save", "document": document}));
    assert_eq!(info["no_journal"], false, "once it can be written, the journal begins");
}
