//! An open document with its journal, and the end of the program that had it open.

use std::fs;
use std::path::PathBuf;

use throughline_model::Document;
use throughline_storage::*;

use crate::common::*;

/// An open document as the session keeps one: a file, its lock and its journal.
pub struct Open {
    pub desk: Desk,
    pub path: PathBuf,
    pub lock: Lock,
    pub journal: Journal,
    pub document: Document,
}

pub fn opened(desk: Desk) -> Open {
    let path = desk.file("bank.journey");
    let document = small_document();
    save(&path, &document, None).unwrap();
    let lock = Lock::acquire(&desk.folders(), DocumentKey::of_file(&path).unwrap()).unwrap();
    let journal = Journal::start(&lock, &fs::read(&path).unwrap()).unwrap();
    Open { desk, path, lock, journal, document }
}

impl Open {
    pub fn retitle(&mut self, title: &str) {
        let (document, change) = retitled(&self.document, title);
        self.document = document;
        self.journal.append(&change).unwrap();
    }

    pub fn save(&mut self) {
        let position = self.journal.position();
        save(&self.path, &self.document, None).unwrap();
        self.journal.rebase(&self.lock, &bytes_of(&self.document), position).unwrap();
    }

    pub fn journal_file(&self) -> PathBuf {
        let folder = self.desk.path().join("data/journals");
        let names = names_in(&folder);
        assert_eq!(names.len(), 1, "one document, one journal: {names:?}");
        folder.join(&names[0])
    }

    /// What a killed program leaves: the file, the journal, and no lock.
    pub fn killed(self) -> (Desk, PathBuf, Document) {
        drop((self.journal, self.lock));
        (self.desk, self.path, self.document)
    }
}

pub fn recover(desk: &Desk, path: &std::path::Path) -> Option<Recovery> {
    let lock = Lock::acquire(&desk.folders(), DocumentKey::of_file(path).unwrap()).unwrap();
    recoverable(&lock).unwrap()
}
