//! The program that is killed: it does one thing that writes, between two marks.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use throughline_model::StateKind;
use throughline_storage::*;

/// Says what the child is to do.
pub const TASK: &str = "THROUGHLINE_KILL_TASK";
/// The file that it does it to.
pub const TARGET: &str = "THROUGHLINE_KILL_TARGET";
/// The file that holds the new document.
pub const NEW: &str = "THROUGHLINE_KILL_NEW";
/// A look at this path is the mark before the save.
pub const BEGIN: &str = "/throughline-save-begins";
/// A look at this path is the mark after the save.
pub const END: &str = "/throughline-save-ends";

/// Does the task; fails where the task could not be done.
pub fn perform(task: &str) -> ExitCode {
    let path = |name| PathBuf::from(env::var_os(name).expect("the sweep sets it"));
    let target = path(TARGET);
    let done = match task {
        "save" => {
            let new = open(&path(NEW)).unwrap();
            let expected = fs::read(&target).ok().map(|bytes| ContentHash::of(&bytes));
            marked(|| save(&target, &new.document, expected).map(drop))
        }
        "rebase-journal" => {
            let folders = Folders::of_user().unwrap();
            let lock = Lock::acquire(&folders, DocumentKey::of_file(&target).unwrap()).unwrap();
            let left = recoverable(&lock).unwrap().expect("the sweep left a change");
            let mut journal = Journal::resume(&lock, &left).unwrap();
            let base = fs::read(&target).unwrap();
            marked(|| journal.rebase(&lock, &base, journal.position()))
        }
        "add-recent" => {
            let recents = Recents::new(&Folders::of_user().unwrap());
            let states = vec![StateKind::Current];
            let recent = Recent { path: target, title: "New".into(), opened: "2026-02-03".into(), states };
            marked(|| recents.add(recent))
        }
        other => panic!("no task is called {other}"),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn marked<T>(save: impl FnOnce() -> T) -> T {
    let _ = fs::metadata(BEGIN);
    let result = save();
    let _ = fs::metadata(END);
    result
}
