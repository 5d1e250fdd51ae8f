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
