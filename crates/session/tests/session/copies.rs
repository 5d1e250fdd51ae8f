//! Conflicted copies that a sync service leaves beside a map.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::desk::*;

const MARK: &str = "bank (Ana's conflicted copy 2026-01-02).journey";

/// Writes a copy of a map beside it in which some words are others.
fn copy_with(path: &Path, name: &str, from: &str, to: &str) -> PathBuf {
    let copy = path.with_file_name(name);
    let file = fs::read_to_string(path).unwrap();
    fs::write(&copy, file.replace(from, to)).unwrap();
    copy
}

fn offered(desk: &Desk, document: u64) -> Vec<Value> {
    desk.info(document)["copies"].as_array().unwrap().clone()
}

fn bring_in(desk: &Desk, document: u64, copy: &Path) -> Value {
    desk.ask(json!({"request": "merge", "document": document, "view": 1, "copy": copy}))
}

#[test]
fn a_copy_with_other_changes_is_offered_on_opening_and_brought_in_with_every_difference_to_decide() {
    let desk = Desk::new();
    let path = desk.bank();
    let copy = copy_with(&path, MARK, "Opening an everyday account", "Theirs");
    let before = fs::read(&copy).unwrap();
    let document = desk.open(&path);
    eventually("it is offered", || offered(&desk, document) == [json!(copy)]);
    let mine = fs::read(&path).unwrap();
    let edited = bring_in(&desk, document, &copy);
    assert_eq!(
        (&edited["info"]["to_decide"], &edited["info"]["title"]),
        (&json!(1), &json!("Opening an everyday account"))
    );
    assert!(offered(&desk, document).is_empty(), "it is in the map by now");
    let list = desk.ask(json!({"request": "conflicts", "document": document}));
    let conflict = &list["conflicts"][0];
    assert_eq!(conflict["field"], "Title");
    assert_eq!(fs::read(&path).unwrap(), mine, "nothing is written before somebody asks");
    desk.ask(json!({
        "request": "resolve_conflict", "document": document, "view": 1, "conflict": conflict["id"], "choice": "theirs"
    }));
    desk.ask(json!({"request": "save", "document": document}));
    assert!(fs::read_to_string(&path).unwrap().contains("\"Theirs\""));
    assert_eq!(fs::read(&copy).unwrap(), before, "the copy is left alone");
}

#[test]
fn a_copy_that_was_brought_in_and_saved_is_not_offered_again_until_it_holds_something_else() {
    let desk = Desk::new();
    let path = desk.bank();
    let copy = copy_with(&path, MARK, "Landing page", "Theirs");
    let document = desk.open(&path);
    eventually("it is offered", || offered(&desk, document).len() == 1);
    bring_in(&desk, document, &copy);
    desk.ask(json!({"request": "undo", "document": document, "view": 1}));
    assert_eq!(offered(&desk, document).len(), 1, "what was taken back is offered again");
    bring_in(&desk, document, &copy);
    while let Some(conflict) =
        desk.ask(json!({"request": "conflicts", "document": document}))["conflicts"].get(0).cloned()
    {
        desk.ask(json!({"request": "resolve_conflict", "document": document, "view": 1,
            "conflict": conflict["id"], "choice": "ours"}));
    }
    desk.ask(json!({"request": "save", "document": document}));
    let desk = desk.killed_and_started_again();
    let document = desk.open(&path);
    copy_with(&path, "bank 2.journey", "Fee lists", "Theirs too");
    eventually("the other copy is offered", || !offered(&desk, document).is_empty());
    assert_eq!(offered(&desk, document), [json!(path.with_file_name("bank 2.journey"))]);
    copy_with(&path, MARK, "Fee lists", "Another thing");
    eventually("what is new in the first one, too", || offered(&desk, document).len() == 2);
}

#[test]
fn only_copies_of_this_map_that_hold_something_else_are_offered() {
    let desk = Desk::new();
    let path = desk.bank();
    let journey = desk.info(desk.open(&path))["journey"]["id"].as_str().unwrap().to_owned();
    copy_with(&path, "bank (1).journey", "", "");
    copy_with(&path, "bank (2).journey", &journey, "00000000-0000-4000-8000-000000000001");
    copy_with(&path, "bank-draft with spaces.journey", "Landing page", "By hand");
    fs::write(path.with_file_name("bank (3).journey"), "torn").unwrap();
    let newest = copy_with(&path, "bank-DESKTOP-7.journey", "Landing page", "Theirs");
    let document = desk.open(&path);
    eventually("one is offered", || !offered(&desk, document).is_empty());
    assert_eq!(offered(&desk, document), [json!(newest)]);
}

#[test]
fn a_copy_can_be_put_off_until_the_map_is_opened_again() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let copy = copy_with(&path, MARK, "Landing page", "Theirs");
    eventually("it is offered as soon as it appears", || offered(&desk, document) == [json!(copy)]);
    let info = desk.ask(json!({"request": "put_off_copy", "document": document, "copy": copy}));
    assert_eq!(info["copies"], json!([]));
    fs::write(path.with_file_name("bank (1).journey"), "stirs the folder").unwrap();
    desk.ask(json!({"request": "close", "document": document, "discard": false}));
    let document = desk.open(&path);
    eventually("it is offered again", || offered(&desk, document) == [json!(copy)]);
}

#[test]
fn a_copy_of_another_map_or_a_torn_one_is_not_brought_in() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let journey = desk.info(document)["journey"]["id"].as_str().unwrap().to_owned();
    let other = copy_with(&path, "other.journey", &journey, "00000000-0000-4000-8000-000000000001");
    let torn = path.with_file_name("torn.journey");
    fs::write(&torn, "torn").unwrap();
    for (copy, code) in [(&other, "refused"), (&torn, "unreadable")] {
        let request = json!({"request": "merge", "document": document, "view": 1, "copy": copy});
        assert_eq!(desk.try_ask(request).unwrap_err()["code"], code);
    }
    let info = desk.info(document);
    assert_eq!((&info["unsaved"], &info["to_decide"]), (&json!(false), &json!(0)));
}

#[test]
fn where_the_copy_holds_what_the_file_was_the_file_is_no_later_version_and_nothing_is_taken_for_undone() {
    let desk = Desk::new();
    let path = desk.bank();
    let old = fs::read_to_string(&path).unwrap();
    let document = desk.open(&path);
    let card = first_card(&path);
    desk.say(document, &card, "Mine, saved before");
    desk.ask(json!({"request": "save", "document": document}));
    desk.say(document, &card, "Mine, not saved");
    // What a sync service does: this machine's file steps aside for that of another.
    fs::rename(&path, path.with_file_name(MARK)).unwrap();
    fs::write(&path, old.replace("Opening an everyday account", "Theirs")).unwrap();
    eventually("the change is noticed", || desk.info(document)["changed_on_disk"] == true);
    let edited = desk.ask(json!({"request": "merge", "document": document, "view": 1}));
    assert_eq!(edited["info"]["to_decide"], 2, "the title and the card's text");
    desk.ask(json!({"request": "save", "document": document}));
    assert!(fs::read_to_string(&path).unwrap().contains("Mine, not saved"));
}
