//! A desk to work at: a session over a folder of its own, asked as the window asks it.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use throughline_session::Session;
use throughline_session::api::Event;

pub struct Desk {
    pub session: Arc<Session>,
    pub events: Arc<Mutex<Vec<Event>>>,
    pub folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Desk::in_folder(tempfile::tempdir().expect("a temporary folder"))
    }

    pub fn in_folder(folder: tempfile::TempDir) -> Self {
        let (session, events) = start(folder.path());
        Desk { session, events, folder }
    }

    /// Ends the session as a killed program does, without a word, and starts another over the same
    /// data.
    pub fn killed_and_started_again(self) -> Self {
        let Desk { session, folder, .. } = self;
        let ended = Arc::downgrade(&session);
        drop(session);
        eventually("nobody holds the session any more", || ended.strong_count() == 0);
        Desk::in_folder(folder)
    }

    pub fn ask(&self, request: Value) -> Value {
        self.try_ask(request).expect("the request is answered")
    }

    pub fn try_ask(&self, request: Value) -> Result<Value, Value> {
        match self.session.handle_json(&request.to_string()) {
            Ok(answer) => Ok(serde_json::from_str(&answer).expect("answers are JSON")),
            Err(error) => Err(json!(error)),
        }
    }

    pub fn bank(&self) -> PathBuf {
        self.in_subfolder("")
    }

    /// The sample in a folder of its own.
    pub fn in_subfolder(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        std::fs::create_dir_all(&folder).expect("a folder for documents");
        let path = folder.join("bank.journey");
        let sample =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bank-account-opening.journey");
        std::fs::copy(sample, &path).expect("the sample is there");
        path
    }

    /// Opens a file and lays out view 1; answers the document's number.
    pub fn open(&self, path: &Path) -> u64 {
        let opened = self.ask(json!({"request": "open", "path": path}));
        let document = opened["info"]["document"].as_u64().expect("a number");
        self.show(document);
        document
    }

    pub fn show(&self, document: u64) -> Value {
        self.ask(json!({"request": "scene", "document": document, "view": 1, "options": {"theme": "light"}}))
    }

    pub fn say(&self, document: u64, card: &Value, text: &str) -> Value {
        self.ask(saying(document, 1, card, text))
    }

    /// What is known of a document.
    pub fn info(&self, document: u64) -> Value {
        self.ask(json!({"request": "info", "document": document}))
    }

    /// What the start screen offers to recover.
    pub fn offers(&self) -> Vec<Value> {
        self.ask(json!({"request": "start"}))["recoveries"].as_array().unwrap().clone()
    }
}

/// The request that gives a card another text through a view.
pub fn saying(document: u64, view: u32, card: &Value, text: &str) -> Value {
    json!({"request": "apply", "document": document, "view": view, "command": {
        "command": "set_fields", "record": {"kind": "card", "id": card}, "fields": {"text": text}
    }})
}

pub fn start(folder: &Path) -> (Arc<Session>, Arc<Mutex<Vec<Event>>>) {
    let events: Arc<Mutex<Vec<Event>>> = Arc::default();
    let heard = events.clone();
    let listener = Box::new(move |event| heard.lock().unwrap().push(event));
    (Session::start_in(throughline_storage::Folders::at(folder.join("data")), listener), events)
}

pub fn first_card(path: &Path) -> Value {
    let file: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let current = file["states"].as_array().unwrap().iter().find(|state| state["kind"] == "current").unwrap();
    let cards = file["cards"].as_array().unwrap();
    cards.iter().find(|card| card["state"] == current["id"] && card["place"].is_object()).unwrap()["id"]
        .clone()
}

pub fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let began = Instant::now();
    while !holds() {
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
