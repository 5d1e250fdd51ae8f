//! A program that is killed while somebody types: what was answered is there at the next start.
//!
//! The test runs itself again as the program that is killed.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::{Value, json};
use throughline_session::Session;
use throughline_storage::Folders;

/// Set for the run that is killed: the folder it works in.
const INSIDE: &str = "THROUGHLINE_TEST_INSIDE";
const NAME: &str = "every_answered_edit_survives_a_kill";
/// Kills, quick and in a long run.
const KILLS: (usize, usize) = (12, 500);

struct Desk {
    session: std::sync::Arc<Session>,
    document: Value,
    journey: Value,
    title: Value,
}

impl Desk {
    fn open(folder: &Path) -> Desk {
        let session = Session::start_in(Folders::at(folder.join("data")), Box::new(|_| {}));
        let mut desk = Desk { session, document: json!(0), journey: json!(0), title: json!("") };
        let info = desk.ask(json!({"request": "open", "path": folder.join("shop.journey")}))["info"].clone();
        desk.document = info["document"].clone();
        desk.journey = info["journey"].clone();
        desk.title = info["title"].clone();
        desk.ask(
            json!({"request": "scene", "document": desk.document, "view": 1, "options": {"theme": "light"}}),
        );
        desk
    }

    fn ask(&self, request: Value) -> Value {
        let answer = self.session.handle_json(&request.to_string()).unwrap();
        serde_json::from_str(&answer).unwrap()
    }

    fn entitle(&self, title: &str) {
        self.ask(json!({"request": "apply", "document": self.document, "view": 1, "command": {
            "command": "set_fields", "record": self.journey, "fields": {"title": title}
        }}));
    }
}

/// Types and saves until it is killed, and says what was answered.
fn type_until_killed(folder: &Path) {
    let desk = Desk::open(folder);
    let mut out = std::io::stdout().lock();
    for number in 1.. {
        desk.entitle(&format!("Edit {number}"));
        writeln!(out, "answered {number}").unwrap();
        out.flush().unwrap();
        if number % 5 == 0 {
            desk.ask(json!({"request": "save", "document": desk.document}));
        }
    }
}

#[test]
fn every_answered_edit_survives_a_kill() {
    if let Some(folder) = env::var_os(INSIDE) {
        return type_until_killed(Path::new(&folder));
    }
    let kills = if env::var_os("THROUGHLINE_SOAK").is_some() { KILLS.1 } else { KILLS.0 };
    for kill in 0..kills {
        let folder = tempfile::tempdir().unwrap();
        let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/retail-checkout.journey");
        fs::copy(sample, folder.path().join("shop.journey")).unwrap();
        let mut program = Command::new(env::current_exe().unwrap())
            .args(["--exact", NAME, "--nocapture"])
            .env(INSIDE, folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map_while(Result::ok);
        let number = |line: String| line.strip_prefix("answered ").and_then(|it| it.parse::<u32>().ok());
        let mut answered = 0;
        while answered < 1 + kill as u32 {
            answered = lines.by_ref().find_map(number).expect("it types until it is killed");
        }
        program.kill().unwrap();
        program.wait().unwrap();
        answered = lines.filter_map(number).last().unwrap_or(answered);

        let desk = Desk::open(folder.path());
        let found: u32 = desk.title.as_str().unwrap().strip_prefix("Edit ").unwrap().parse().unwrap();
        assert!(
            found == answered || found == answered + 1,
            "killed after edit {answered} was answered, and edit {found} is what came back"
        );
    }
}
