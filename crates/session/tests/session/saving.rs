//! Saving: by itself, by hand, under another name, and beside programs that write the same file.

use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, thread};

use serde_json::{Value, json};
use throughline_session::api::Event;

use crate::desk::*;

#[test]
fn a_named_document_saves_itself_a_moment_after_the_last_edit() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    desk.say(document, &first_card(&path), "Saved by itself");
    eventually("the file holds the edit", || {
        std::fs::read_to_string(&path).unwrap().contains("Saved by itself")
    });
    eventually("the window is told", || {
        desk.events
            .lock()
            .unwrap()
            .iter()
            .any(|event| matches!(event, Event::Document { info } if !info.unsaved))
    });
}

#[test]
fn what_another_program_wrote_is_noticed_and_never_written_over_unseen() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let document = desk.open(&path);
    let theirs = std::fs::read_to_string(&path).unwrap().replace("Opening an everyday account", "Theirs");
    desk.say(document, &card, "Mine");
    std::fs::write(&path, &theirs).unwrap();
    eventually("the change is noticed", || desk.info(document)["changed_on_disk"] == true);
    let refused = desk.try_ask(json!({"request": "save", "document": document})).unwrap_err();
    assert_eq!(refused["code"], "changed_on_disk");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    let info =
        desk.ask(json!({"request": "resolve_disk_change", "document": document, "choice": "take_theirs"}));
    assert_eq!(info["title"], "Theirs");
    let copy = path.with_file_name("bank (unsaved copy).journey");
    assert!(
        std::fs::read_to_string(copy).unwrap().contains("Mine"),
        "what was typed is kept beside the file"
    );
}

#[test]
fn what_another_program_wrote_is_shown_at_once_where_nothing_is_unsaved() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    desk.say(document, &first_card(&path), "Mine");
    desk.ask(json!({"request": "save", "document": document}));
    let theirs = fs::read_to_string(&path).unwrap().replace("Opening an everyday account", "Theirs");
    fs::write(&path, &theirs).unwrap();
    eventually("the window is told to show it anew", || {
        let events = desk.events.lock().unwrap();
        events
            .iter()
            .any(|event| matches!(event, Event::Changed { info, by: None } if info.title == "Theirs"))
    });
    let info = desk.info(document);
    assert!(info["changed_on_disk"] == false && info["unsaved"] == false, "{info}");
    assert!(info.get("undo").is_none(), "what was done before belongs to another map");
    desk.show(document);
    desk.say(document, &first_card(&path), "Mine again");
    desk.ask(json!({"request": "save", "document": document}));
    let saved = fs::read_to_string(&path).unwrap();
    assert!(saved.contains("Theirs") && saved.contains("Mine again"));
}

#[test]
fn what_another_program_broke_is_not_taken() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    fs::write(&path, "torn").unwrap();
    eventually("the change is told", || desk.info(document)["changed_on_disk"] == true);
    assert_eq!(desk.info(document)["title"], "Opening an everyday account");
}

#[test]
fn a_deleted_file_is_told_and_the_next_save_makes_it_anew() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    eventually("the loss is told", || {
        let events = desk.events.lock().unwrap();
        events.iter().any(|event| matches!(event, Event::Document { info } if info.file_gone))
    });
    let close = json!({"request": "close", "document": document, "discard": false});
    let refused = desk.try_ask(close.clone()).unwrap_err();
    assert_eq!(refused["code"], "save_failed", "the map may be the only copy left");
    let info = desk.ask(json!({"request": "save", "document": document}));
    assert_eq!(info["file_gone"], false);
    assert_eq!(fs::read(&path).unwrap(), bytes);
    desk.ask(close);
}

#[test]
fn a_file_that_comes_back_as_it_was_is_no_longer_missed() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let away = path.with_extension("away");
    fs::rename(&path, &away).unwrap();
    eventually("the loss is told", || desk.info(document)["file_gone"] == true);
    fs::rename(&away, &path).unwrap();
    eventually("the return is told", || desk.info(document)["file_gone"] == false);
}

#[test]
fn an_unnamed_document_asks_for_a_name_and_has_it_after_save_as() {
    let desk = Desk::new();
    let opened = desk.ask(json!({"request": "new", "template": "five-stage"}));
    let document = opened["info"]["document"].as_u64().unwrap();
    assert_eq!(
        desk.try_ask(json!({"request": "save", "document": document})).unwrap_err()["code"],
        "unnamed"
    );
    let path = desk.folder.path().join("mine.journey");
    let info = desk.ask(json!({"request": "save_as", "document": document, "path": path}));
    assert_eq!(info["unsaved"], false);
    assert!(path.is_file());
    let start = desk.ask(json!({"request": "start"}));
    assert_eq!(start["recents"][0]["path"], json!(path));
}

#[test]
fn a_save_that_failed_is_told_until_one_succeeds_and_loses_nothing() {
    let desk = Desk::new();
    let path = desk.in_subfolder("documents");
    let document = desk.open(&path);
    let (folder, away) = (path.parent().unwrap(), desk.folder.path().join("away"));
    fs::rename(folder, &away).unwrap();
    let card = first_card(&away.join("bank.journey"));
    desk.say(document, &card, "Typed while the disk was away");
    eventually("the failed save is told", || desk.info(document)["save_error"].is_string());
    let edited = desk.say(document, &card, "Typed after that");
    assert!(edited["info"]["save_error"].is_string(), "an edit does not take the message away");
    let refused =
        desk.try_ask(json!({"request": "close", "document": document, "discard": false})).unwrap_err();
    assert_eq!(refused["code"], "save_failed");
    assert_eq!(desk.info(document)["unsaved"], true, "it is still open");

    fs::rename(&away, folder).unwrap();
    eventually("it is tried again by itself", || desk.info(document).get("save_error").is_none());
    assert!(fs::read_to_string(&path).unwrap().contains("Typed after that"));
    assert_eq!(desk.info(document)["unsaved"], false);
}

#[test]
fn a_copy_that_could_not_be_written_leaves_a_saved_document_saved() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let nowhere = desk.folder.path().join("nowhere/copy.journey");
    let save_as = json!({"request": "save_as", "document": document, "path": nowhere});
    assert_eq!(desk.try_ask(save_as).unwrap_err()["code"], "save_failed");
    let info = desk.info(document);
    assert!(info.get("save_error").is_none() && info["path"] == json!(path), "{info}");

    let opened = desk.ask(json!({"request": "new", "template": "blank"}));
    let unnamed = opened["info"]["document"].as_u64().unwrap();
    let save_as = json!({"request": "save_as", "document": unnamed, "path": nowhere});
    assert_eq!(desk.try_ask(save_as).unwrap_err()["code"], "save_failed");
    assert!(desk.info(unnamed)["save_error"].is_string(), "nothing holds it yet");
}

#[test]
fn edits_made_while_a_save_is_under_way_are_saved_by_the_next() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let document = desk.open(&path);
    let editing = AtomicBool::new(true);
    thread::scope(|scope| {
        scope.spawn(|| {
            while editing.load(Ordering::Relaxed) {
                desk.ask(json!({"request": "save", "document": document}));
            }
        });
        for number in 0..40 {
            desk.say(document, &card, &format!("Edit {number}"));
        }
        editing.store(false, Ordering::Relaxed);
    });
    desk.ask(json!({"request": "save", "document": document}));
    assert!(fs::read_to_string(&path).unwrap().contains("Edit 39"));
    assert_eq!(desk.info(document)["unsaved"], false);
    assert_eq!(desk.info(document)["changed_on_disk"], false, "its own saves are no news");
}

#[test]
fn after_save_as_changes_are_kept_for_the_new_name() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let before = fs::read(&path).unwrap();
    let document = desk.open(&path);
    let other = desk.folder.path().join("other.journey");
    desk.say(document, &card, "Before the new name");
    desk.ask(json!({"request": "save_as", "document": document, "path": other}));
    assert_eq!(fs::read(&path).unwrap(), before, "the former file is left as it was");
    desk.say(document, &card, "After the new name");
    let desk = desk.killed_and_started_again();
    let offers = desk.offers();
    assert_eq!((offers.len(), &offers[0]["path"]), (1, &json!(other)));
    let opened = desk.ask(json!({"request": "recover", "key": offers[0]["key"]}));
    let document = opened["info"]["document"].as_u64().unwrap();
    desk.ask(json!({"request": "save", "document": document}));
    assert!(fs::read_to_string(&other).unwrap().contains("After the new name"));
}

#[test]
fn keeping_mine_writes_over_what_was_decided_against() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let document = desk.open(&path);
    let theirs = fs::read_to_string(&path).unwrap().replace("Opening an everyday account", "Theirs");
    desk.say(document, &card, "Mine");
    fs::write(&path, theirs).unwrap();
    eventually("the change is noticed", || desk.info(document)["changed_on_disk"] == true);
    desk.ask(json!({"request": "resolve_disk_change", "document": document, "choice": "keep_mine"}));
    let kept = fs::read_to_string(&path).unwrap();
    assert!(kept.contains("Mine") && !kept.contains("Theirs"));
    let info = desk.info(document);
    assert!(info["changed_on_disk"] == false && info["unsaved"] == false, "{info}");
}

#[test]
fn a_map_that_is_only_looked_at_follows_its_file() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let writing = desk.open(&path);
    let (other, events) = start(desk.folder.path());
    let ask = |request: Value| -> Value {
        serde_json::from_str(&other.handle_json(&request.to_string()).unwrap()).unwrap()
    };
    let opened = ask(json!({"request": "open", "path": path, "mode": "read_only"}));
    let looking = opened["info"]["document"].clone();
    desk.say(writing, &card, "Seen from elsewhere");
    desk.ask(json!({"request": "save", "document": writing}));
    eventually("the other window is told", || {
        events.lock().unwrap().iter().any(|event| matches!(event, Event::Changed { by: None, .. }))
    });
    let card = json!({"kind": "card", "id": card});
    let shown = ask(json!({"request": "inspect", "document": looking, "record": card}));
    assert!(shown.to_string().contains("Seen from elsewhere"));
    let info = ask(json!({"request": "info", "document": looking}));
    assert!(info["read_only"].is_string() && info["changed_on_disk"] == false, "{info}");
}

#[test]
fn shutting_down_saves_what_has_a_name_and_keeps_what_has_none() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    desk.say(document, &first_card(&path), "Typed just before the end");
    let opened = desk.ask(json!({"request": "new", "template": "blank", "title": "Draft"}));
    let draft = opened["info"]["document"].as_u64().unwrap();
    desk.show(draft);
    desk.ask(json!({"request": "apply", "document": draft, "view": 1, "command": {
        "command": "set_fields", "record": opened["info"]["journey"], "fields": {"owner": "Ana"}
    }}));
    desk.session.shut_down();
    assert!(fs::read_to_string(&path).unwrap().contains("Typed just before the end"));
    let desk = desk.killed_and_started_again();
    let offers = desk.offers();
    assert_eq!((offers.len(), &offers[0]["title"]), (1, &json!("Draft")));
}
