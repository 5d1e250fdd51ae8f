//! States on their own: saved as files that still know where they come from.

use serde_json::{Value, json};
use throughline_diff::{Comparison, Decisions, Side};
use throughline_model::{Id, StateKind};

use crate::desk::*;

fn future(path: &std::path::Path) -> Id {
    let file = throughline_storage::open(path).unwrap();
    file.document.states.values().find(|state| state.kind == StateKind::Future).unwrap().id
}

#[test]
fn a_state_saved_as_its_own_file_needs_no_repair_and_differs_from_the_original_in_nothing() {
    let desk = Desk::new();
    let path = desk.bank();
    let state = future(&path);
    let document = desk.open(&path);
    let own = desk.folder.path().join("future.journey");
    desk.ask(json!({"request": "save_state", "document": document, "state": state, "path": own}));
    let (original, saved) =
        (throughline_storage::open(&path).unwrap(), throughline_storage::open(&own).unwrap());
    assert_eq!(saved.repairs, []);
    assert_eq!(saved.document.states.keys().collect::<Vec<_>>(), [&state]);
    let side = Side::of_state(&saved.document, state);
    let same = Comparison::between(Side::of_state(&original.document, state), side, &Decisions::default());
    assert_eq!(same.unwrap().differences, []);
}

#[test]
fn a_state_in_its_own_file_is_still_compared_with_what_it_was_forked_from() {
    let desk = Desk::new();
    let path = desk.bank();
    let state = future(&path);
    let document = desk.open(&path);
    let own = desk.folder.path().join("future.journey");
    desk.ask(json!({"request": "save_state", "document": document, "state": state, "path": own}));
    let (original, saved) =
        (throughline_storage::open(&path).unwrap(), throughline_storage::open(&own).unwrap());
    let current = current(&path);
    let compared = |to| {
        let from = Side::of_state(&original.document, current);
        Comparison::between(from, Side::of_state(to, state), &Decisions::default()).unwrap().differences
    };
    assert!(!compared(&saved.document).is_empty());
    assert_eq!(compared(&saved.document), compared(&original.document));
}

#[test]
fn a_state_is_never_written_over_a_map_that_is_open() {
    let desk = Desk::new();
    let path = desk.bank();
    let before = std::fs::read(&path).unwrap();
    let document = desk.open(&path);
    let ask = |state: Value, path: &std::path::Path| {
        desk.try_ask(json!({"request": "save_state", "document": document, "state": state, "path": path}))
    };
    assert_eq!(ask(json!(future(&path)), &path).unwrap_err()["code"], "already_open");
    let missing = ask(json!("00000000-0000-4000-8000-000000000000"), &desk.folder.path().join("other"));
    assert_eq!(missing.unwrap_err()["code"], "not_found");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

fn current(path: &std::path::Path) -> Id {
    throughline_storage::open(path).unwrap().document.first_state().unwrap().id
}

/// The report on two states of one document.
fn report(desk: &Desk, document: u64, from: Id, to: Id) -> Value {
    desk.ask(json!({
        "request": "comparison", "document": document, "from": {"state": from}, "to": {"state": to}
    }))
}

#[test]
fn a_comparison_counts_each_changed_record_once_and_follows_every_edit() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let current = current(&path);
    let fork = Id::from_number(77);
    let forking = json!({"command": "fork_state", "state": current, "id": fork, "name": "Next"});
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": forking}));
    assert_eq!(report(&desk, document, current, fork)["lines"], json!([]));
    let card: Id = serde_json::from_value(first_card(&path)).unwrap();
    desk.say(document, &json!(fork.derive(card)), "Said anew");
    let told = report(&desk, document, current, fork);
    assert_eq!(told["lines"].as_array().unwrap().len(), 1, "{told:#}");
    assert_eq!(told["lines"][0]["change"], "changed");
    assert_eq!(told["lines"][0]["a"], json!(card));
    assert_eq!(told["lanes"].as_array().unwrap().len(), 1);
    desk.ask(json!({"request": "undo", "document": document, "view": 1}));
    assert_eq!(report(&desk, document, current, fork)["lines"], json!([]));
}

#[test]
fn a_state_of_another_open_file_is_compared_and_what_is_not_there_is_named() {
    let desk = Desk::new();
    let (path, other) = (desk.bank(), desk.in_subfolder("other"));
    let document = desk.open(&path);
    let opened = desk.ask(json!({"request": "open", "path": other, "mode": "read_only"}));
    let state = current(&path);
    let ask = |from: Value| {
        desk.try_ask(json!({
            "request": "comparison", "document": document, "from": from, "to": {"state": state}
        }))
    };
    let same = ask(json!({"document": opened["info"]["document"], "state": state})).unwrap();
    assert_eq!(same["lines"], json!([]));
    assert_eq!(same["from"]["document"], opened["info"]["document"]);
    assert_eq!(ask(json!({"document": 99, "state": state})).unwrap_err()["code"], "not_found");
    let gone = ask(json!({"state": Id::from_number(5)})).unwrap_err();
    assert!(gone["message"].as_str().unwrap().starts_with("There is no state"), "{gone}");
}

#[test]
fn a_comparison_edits_the_later_state_and_leaves_the_earlier_one_alone() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let (current, fork) = (current(&path), Id::from_number(77));
    let forking = json!({"command": "fork_state", "state": current, "id": fork, "name": "Next"});
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": forking}));
    desk.ask(json!({"request": "scene", "document": document, "view": 1, "options": {
        "theme": "light", "state": fork, "comparison": {"from": {"state": current}, "to": {"state": fork}}
    }}));
    let card: Id = serde_json::from_value(first_card(&path)).unwrap();
    let refused = desk.try_ask(saying(document, 1, &json!(card), "Unseen")).unwrap_err();
    assert_eq!(refused["code"], "refused");
    assert!(refused["message"].as_str().unwrap().contains("compared with"), "{refused}");
    desk.say(document, &json!(fork.derive(card)), "Seen");
    let pair = json!({"command": "part_records", "was": card,
        "record": {"kind": "card", "id": fork.derive(card)}});
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": pair}));
    let told = report(&desk, document, current, fork);
    let changes: Vec<&Value> = told["lines"].as_array().unwrap().iter().map(|line| &line["change"]).collect();
    assert!(changes.contains(&&json!("added")) && changes.contains(&&json!("removed")), "{changes:?}");
}

#[test]
fn what_is_said_of_a_pair_of_two_files_is_known_when_they_are_compared_again() {
    let desk = Desk::new();
    let (path, other) = (desk.bank(), desk.in_subfolder("other"));
    let document = desk.open(&path);
    let state = current(&path);
    let card = first_card(&path);
    let compare = |desk: &Desk| {
        let opened = desk.ask(json!({"request": "open", "path": other, "mode": "read_only"}));
        let from = json!({"document": opened["info"]["document"], "state": state});
        let to = json!({"state": state});
        let told = desk.ask(json!({"request": "comparison", "document": document, "from": from, "to": to}));
        (from, to, told["lines"].as_array().unwrap().len())
    };
    let (from, to, before) = compare(&desk);
    assert_eq!(before, 0);
    let unsaid = json!({"request": "decide_pair", "document": document, "from": from, "to": to,
        "pair": [card, card], "are_same": false});
    desk.ask(unsaid);
    assert!(compare(&desk).2 >= 2, "the card is gone from one and new in the other");
}
