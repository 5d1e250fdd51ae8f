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
    let current = original.document.first_state().unwrap().id;
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
