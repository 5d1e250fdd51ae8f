//! The deck as the export dialog sees and edits it: plain commands, undone like all else.

use serde_json::{Value, json};

use crate::desk::*;

fn outline(desk: &Desk, document: u64) -> Value {
    desk.ask(json!({"request": "deck", "document": document}))
}

fn apply(desk: &Desk, document: u64, command: Value) -> Value {
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": command}))
}

fn kinds(outline: &Value) -> Vec<&str> {
    outline["slides"].as_array().unwrap().iter().map(|slide| slide["kind"].as_str().unwrap()).collect()
}

#[test]
fn slides_are_hidden_moved_and_titled_in_one_step_that_undo_takes_back() {
    let desk = Desk::new();
    let document = desk.open(&desk.bank());
    let before = outline(&desk, document);
    assert_eq!(
        kinds(&before),
        ["ask", "curve", "pains", "future", "value", "measures", "map", "stages", "evidence"]
    );
    assert!(before["slides"][1]["computed"].as_str().unwrap().starts_with("Priya Raman feels worst"));
    // The first two change places: each takes the other's key.
    let slides: Vec<Value> = before["slides"].as_array().unwrap().clone();
    let mut written: Vec<Value> = slides
        .iter()
        .map(
            |slide| json!({"kind": slide["kind"], "order": slide["order"], "hidden": slide["kind"] == "map"}),
        )
        .collect();
    (written[0]["order"], written[1]["order"]) = (slides[1]["order"].clone(), slides[0]["order"].clone());
    written[2]["title"] = json!("Three things hurt");
    let record = json!({"kind": "deck", "id": before["deck"]});
    apply(&desk, document, json!({"command": "set_fields", "record": record, "fields": {"slides": written}}));
    let after = outline(&desk, document);
    assert_eq!(kinds(&after)[..3], ["curve", "ask", "pains"]);
    assert_eq!(after["slides"][2]["title"], "Three things hurt");
    assert_eq!(after["slides"][6]["hidden"], true);
    desk.ask(json!({"request": "undo", "document": document, "view": 1}));
    assert_eq!(outline(&desk, document), before);
}

#[test]
fn what_is_not_known_of_the_ask_is_asked_for_once() {
    let desk = Desk::new();
    let opened = desk.ask(json!({"request": "new", "template": "blank"}));
    let document = opened["info"]["document"].as_u64().unwrap();
    let before = outline(&desk, document);
    assert_eq!(before["deck"], Value::Null);
    let fields = |outline: &Value| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let facts = outline["facts"].as_array().unwrap().iter();
        facts.map(|fact| (text(&fact["field"]), text(&fact["value"]))).collect()
    };
    let empty = ["ask", "decision", "cost", "risk", "next_step", "date"];
    assert_eq!(fields(&before), empty.map(|field| (field.to_owned(), String::new())));
    assert!(before["slides"][3]["missing"].as_str().unwrap().contains("no future state"));
    let id = "00000000-0000-4000-8000-000000000001";
    let command = json!({"command": "add_record", "kind": "deck", "id": id,
        "fields": {"ask": "Give us a team.", "date": "2026-12-10"}});
    desk.ask(json!({"request": "scene", "document": document, "view": 1, "options": {"theme": "light"}}));
    apply(&desk, document, command);
    let after = outline(&desk, document);
    assert_eq!(after["deck"], id);
    assert_eq!(after["slides"][0]["computed"], "Give us a team");
    assert_eq!(fields(&after)[5], ("date".to_owned(), "2026-12-10".to_owned()));
}
