//! A document from opening to closing, through the API that window and browser use.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use throughline_session::Session;
use throughline_session::api::Event;

struct Desk {
    session: Arc<Session>,
    events: Arc<Mutex<Vec<Event>>>,
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Desk::in_folder(tempfile::tempdir().expect("a temporary folder"))
    }

    fn in_folder(folder: tempfile::TempDir) -> Self {
        let (session, events) = start(folder.path());
        Desk { session, events, folder }
    }

    /// Ends the session as a killed program does, without a word, and starts another over the same
    /// data.
    fn killed_and_started_again(self) -> Self {
        let Desk { session, folder, .. } = self;
        let ended = Arc::downgrade(&session);
        drop(session);
        eventually("nobody holds the session any more", || ended.strong_count() == 0);
        Desk::in_folder(folder)
    }

    fn ask(&self, request: Value) -> Value {
        self.try_ask(request).expect("the request is answered")
    }

    fn try_ask(&self, request: Value) -> Result<Value, Value> {
        match self.session.handle_json(&request.to_string()) {
            Ok(answer) => Ok(serde_json::from_str(&answer).expect("answers are JSON")),
            Err(error) => Err(json!(error)),
        }
    }

    fn bank(&self) -> PathBuf {
        let path = self.folder.path().join("bank.journey");
        let sample =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bank-account-opening.journey");
        std::fs::copy(sample, &path).expect("the sample is there");
        path
    }

    /// Opens a file and lays out view 1; answers the document's number.
    fn open(&self, path: &Path) -> u64 {
        let opened = self.ask(json!({"request": "open", "path": path}));
        let document = opened["info"]["document"].as_u64().expect("a number");
        self.show(document);
        document
    }

    fn show(&self, document: u64) -> Value {
        self.ask(json!({"request": "scene", "document": document, "view": 1, "options": {"theme": "light"}}))
    }

    fn say(&self, document: u64, card: &Value, text: &str) -> Value {
        self.ask(json!({"request": "apply", "document": document, "view": 1, "command": {
            "command": "set_fields", "record": {"kind": "card", "id": card}, "fields": {"text": text}
        }}))
    }
}

fn start(folder: &Path) -> (Arc<Session>, Arc<Mutex<Vec<Event>>>) {
    let events: Arc<Mutex<Vec<Event>>> = Arc::default();
    let heard = events.clone();
    let listener = Box::new(move |event| heard.lock().unwrap().push(event));
    (Session::start_in(throughline_storage::Folders::at(folder.join("data")), listener), events)
}

fn first_card(path: &Path) -> Value {
    let file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let current = file["states"].as_array().unwrap().iter().find(|state| state["kind"] == "current").unwrap();
    let cards = file["cards"].as_array().unwrap();
    cards.iter().find(|card| card["state"] == current["id"] && card["place"].is_object()).unwrap()["id"]
        .clone()
}

fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

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
fn what_another_program_wrote_is_noticed_and_never_written_over_unseen() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = first_card(&path);
    let document = desk.open(&path);
    let theirs = std::fs::read_to_string(&path).unwrap().replace("Opening an everyday account", "Theirs");
    std::fs::write(&path, &theirs).unwrap();
    eventually("the change is noticed", || {
        desk.ask(json!({"request": "info", "document": document}))["changed_on_disk"] == true
    });
    desk.say(document, &card, "Mine");
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
    assert_eq!(desk.ask(json!({"request": "start"}))["recoveries"], json!([]));
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
