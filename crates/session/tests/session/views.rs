//! Several views of one document: each is told what changed in it, and the others that it did.

use serde_json::json;
use throughline_session::api::Event;

use crate::desk::*;

#[test]
fn the_answer_to_an_edit_tells_only_what_changed_in_the_view() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let whole = desk.show(document);
    let card = first_card(&path);
    let edited = desk.say(document, &card, "One two");
    let scene = &edited["scene"];
    assert_eq!(scene["full"], false);
    let groups = scene["groups"].as_array().unwrap();
    assert!(groups.iter().any(|group| group["record"]["id"] == card));
    assert!(
        groups.len() * 4 < whole["groups"].as_array().unwrap().len(),
        "{} groups were sent",
        groups.len()
    );
}

#[test]
fn another_view_of_a_document_is_told_that_it_was_edited() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let document = desk.open(&path);
    let told = || -> Vec<Option<u32>> {
        let events = desk.events.lock().unwrap();
        let edits = events.iter().filter_map(|event| match event {
            Event::Changed { by, .. } => Some(*by),
            _ => None,
        });
        edits.collect()
    };
    desk.say(document, &card, "Seen by one");
    assert_eq!(told(), [], "there is nobody else to tell");
    let scene = json!({"request": "scene", "document": document, "view": 2, "options": {"theme": "dark"}});
    desk.ask(scene.clone());
    desk.say(document, &card, "Seen by both");
    desk.ask(json!({"request": "undo", "document": document, "view": 2}));
    assert_eq!(told(), [Some(1), Some(2)], "each edit names the view that knows it already");
    desk.ask(saying(document, 2, &card, "Seen by one"));
    assert_eq!(told().len(), 2, "what changed nothing is no news");
    assert!(desk.ask(scene).to_string().contains("Seen by one"));
}

#[test]
fn an_edit_through_a_view_that_was_never_laid_out_is_not_done() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let refused = desk.try_ask(saying(document, 77, &first_card(&path), "Into nothing")).unwrap_err();
    assert_eq!(refused["code"], "not_found");
    assert_eq!(desk.info(document)["unsaved"], false);
}

#[test]
fn views_that_nobody_asks_for_any_more_are_forgotten() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let document = desk.open(&path);
    for view in 2..20 {
        desk.say(document, &card, &format!("Text {view}"));
        desk.ask(
            json!({"request": "scene", "document": document, "view": view, "options": {"theme": "light"}}),
        );
    }
    assert!(desk.try_ask(saying(document, 2, &card, "Through an old view")).is_err());
    desk.say(document, &card, "Through the view that is used all the time");
}

#[test]
fn a_document_that_two_have_open_stays_open_for_the_other() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let document = desk.open(&path);
    assert_eq!(desk.open(&path), document, "it is the same document");
    let close = json!({"request": "close", "document": document, "discard": false});
    desk.ask(close.clone());
    desk.say(document, &card, "Typed by the other");
    desk.ask(close.clone());
    assert_eq!(desk.try_ask(close).unwrap_err()["code"], "not_found");
    assert!(std::fs::read_to_string(&path).unwrap().contains("Typed by the other"));
}

#[test]
fn an_unnamed_map_is_found_again_by_a_page_that_was_loaded_anew() {
    let desk = Desk::new();
    let opened = desk.ask(json!({"request": "new", "template": "blank", "title": "Draft"}));
    assert!(desk.offers().is_empty(), "nothing was typed yet");
    let document = opened["info"]["document"].as_u64().unwrap();
    desk.show(document);
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": {
        "command": "set_fields", "record": opened["info"]["journey"], "fields": {"owner": "Ana"}
    }}));
    let offers = desk.offers();
    assert_eq!((offers.len(), &offers[0]["title"], &offers[0]["edits"]), (1, &json!("Draft"), &json!(1)));
    let again = desk.ask(json!({"request": "recover", "key": offers[0]["key"]}));
    assert_eq!((&again["info"]["document"], &again["info"]["owner"]), (&json!(document), &json!("Ana")));
}

#[test]
fn each_telling_of_a_document_has_a_higher_number_than_those_before() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let ask = || desk.ask(json!({"request": "info", "document": document}))["told"].as_u64().unwrap();
    let before = ask();
    let edited = desk.say(document, &first_card(&path), "Another text");
    let told = edited["info"]["told"].as_u64().unwrap();
    assert!(before < told && told < ask());
    eventually("the save is told after the edit", || {
        let events = desk.events.lock().unwrap();
        events.iter().any(|event| matches!(event, Event::Document { info } if info.told > told))
    });
}

#[test]
fn a_file_that_two_open_at_once_is_one_document() {
    for _ in 0..8 {
        let desk = Desk::new();
        let path = desk.bank();
        let numbers: Vec<u64> = std::thread::scope(|scope| {
            let openers: Vec<_> = (0..4).map(|_| scope.spawn(|| desk.open(&path))).collect();
            openers.into_iter().map(|opener| opener.join().unwrap()).collect()
        });
        assert!(numbers.iter().all(|number| *number == numbers[0]), "{numbers:?}");
    }
}

#[test]
fn an_edit_of_a_compared_state_changes_the_comparison_like_any_view() {
    let desk = Desk::new();
    let document = desk.open(&desk.bank());
    let states = desk.info(document)["states"].clone();
    let id = |kind: &str| {
        let state = states.as_array().unwrap().iter().find(|state| state["kind"] == kind);
        state.expect("the sample has both states")["id"].clone()
    };
    let comparison = json!({"from": {"state": id("current")}, "to": {"state": id("future")}});
    let scene = desk.ask(json!({"request": "scene", "document": document, "view": 1,
        "options": {"theme": "light", "comparison": comparison}}));
    let groups = scene["groups"].as_array().unwrap();
    let unchanged = groups.iter().find(|group| {
        group["role"] == "card"
            && group["compared"]["layer"] == "both"
            && group["compared"]["change"].is_null()
    });
    let card = &unchanged.expect("something stayed")["record"]["id"];
    let edited = desk.say(document, card, "Said otherwise in the future");
    let told = edited["scene"]["groups"].as_array().unwrap();
    let now = told.iter().find(|group| group["record"]["id"] == *card).expect("the card is told anew");
    assert_eq!(now["compared"]["change"], "changed");
    assert_eq!(edited["scene"]["full"], false);
}

#[test]
fn a_state_is_compared_with_one_of_another_open_file() {
    let desk = Desk::new();
    let (path, other) = (desk.bank(), desk.in_subfolder("other"));
    let (document, other) = (desk.open(&path), desk.open(&other));
    let state = desk.info(document)["states"][0]["id"].clone();
    let asked = |state: &serde_json::Value| {
        json!({"request": "scene", "document": document, "view": 1, "options": {"theme": "light",
            "comparison": {"from": {"state": state}, "to": {"document": other, "state": state}}}})
    };
    let scene = desk.ask(asked(&state));
    let changes = |scene: &serde_json::Value| {
        let groups = scene["groups"].as_array().unwrap();
        groups.iter().filter(|group| !group["compared"]["change"].is_null()).count()
    };
    assert_eq!(changes(&scene), 0, "a copy differs in nothing");
    let card = first_card(&path);
    desk.say(other, &card, "Only in the other file");
    assert_eq!(changes(&desk.ask(asked(&state))), 1);
    let unknown = desk.try_ask(asked(&json!("00000000-0000-0000-0000-000000000001"))).unwrap_err();
    assert_eq!(unknown["code"], "not_found");
    assert!(unknown["message"].as_str().unwrap().starts_with("There is no state"));
}
