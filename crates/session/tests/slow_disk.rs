//! A disk that takes its time: who edits does not wait for it.
//!
//! The test runs itself again under `strace`, which holds up each write to the disk for seconds.
#![cfg(target_os = "linux")]

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{env, fs, thread};

use serde_json::{Value, json};
use throughline_session::Session;
use throughline_storage::Folders;

const INSIDE: &str = "THROUGHLINE_TEST_INSIDE";
const DELAY: &str = "inject=fsync:delay_enter=3000000";

#[test]
fn edits_are_answered_while_a_save_waits_for_the_disk() {
    if env::var_os(INSIDE).is_none() {
        let status = Command::new("strace")
            .args(["--follow-forks", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync", "-e", DELAY])
            .arg(env::current_exe().unwrap())
            .args(["--exact", "edits_are_answered_while_a_save_waits_for_the_disk", "--nocapture"])
            .env(INSIDE, "1")
            .status()
            .expect("this test needs strace; install it");
        assert!(status.success());
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.journey");
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/retail-checkout.journey");
    fs::copy(sample, &path).unwrap();
    let session = Session::start_in(Folders::at(folder.path().join("data")), Box::new(|_| {}));
    let ask = |request: Value| -> Value {
        serde_json::from_str(&session.handle_json(&request.to_string()).unwrap()).unwrap()
    };
    let info = ask(json!({"request": "open", "path": path}))["info"].clone();
    let document = &info["document"];
    ask(json!({"request": "scene", "document": document, "view": 1, "options": {"theme": "light"}}));
    let entitle = |title: &str| {
        ask(json!({"request": "apply", "document": document, "view": 1, "command": {
            "command": "set_fields", "record": info["journey"], "fields": {"title": title}
        }}))
    };
    entitle("On its way to the disk");
    let is_saved = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            ask(json!({"request": "save", "document": document}));
            is_saved.store(true, Ordering::SeqCst);
        });
        let folder_holds_a_temporary_file = || {
            let names = fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name());
            names.into_iter().any(|name| name.to_string_lossy().ends_with(".tmp"))
        };
        while !folder_holds_a_temporary_file() {
            assert!(!is_saved.load(Ordering::SeqCst), "the save is seen while it is under way");
            thread::yield_now();
        }
        assert_eq!(entitle("Typed meanwhile")["info"]["unsaved"], true);
        assert!(!is_saved.load(Ordering::SeqCst), "the edit was answered before the save was");
    });
    let info = ask(json!({"request": "info", "document": document}));
    assert_eq!((&info["unsaved"], &info["title"]), (&json!(true), &json!("Typed meanwhile")));
    assert!(fs::read_to_string(&path).unwrap().contains("On its way to the disk"));
    ask(json!({"request": "close", "document": document, "discard": false}));
    assert!(fs::read_to_string(&path).unwrap().contains("Typed meanwhile"));
}
