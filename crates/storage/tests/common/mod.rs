//! What several suites of this crate need.
#![allow(dead_code, reason = "each suite uses its part of this")]

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use throughline_model::testing::random_document;
use throughline_model::{Change, Document, Record, Transaction};
use throughline_storage::{Folders, Opened, StorageError, read, to_bytes};

/// The name that errors about bytes without a file give.
pub fn somewhere() -> &'static Path {
    Path::new("some.journey")
}

pub fn bytes_of(document: &Document) -> Vec<u8> {
    to_bytes(document, somewhere()).unwrap()
}

pub fn text_of(document: &Document) -> String {
    String::from_utf8(bytes_of(document)).unwrap()
}

pub fn read_text(text: &str) -> Result<Opened, StorageError> {
    read(text.as_bytes(), somewhere())
}

/// Reads what must be readable, and in need of no repair.
pub fn read_sound(text: &str) -> Document {
    let opened = read_text(text).unwrap();
    assert_eq!(opened.repairs, []);
    opened.document
}

/// A folder of the test's own, gone when it ends.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Desk { folder: TempDir::new().unwrap() }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A path in a subfolder, so that the folder holds documents only.
    pub fn file(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join("documents");
        std::fs::create_dir_all(&folder).unwrap();
        folder.join(name)
    }

    pub fn folders(&self) -> Folders {
        Folders::at(self.folder.path().join("data"))
    }

    /// The names in the folder of documents.
    pub fn names(&self) -> Vec<String> {
        names_in(&self.folder.path().join("documents"))
    }
}

pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The same document with another title.
pub fn retitled(document: &Document, title: &str) -> (Document, Change) {
    let mut document = document.clone();
    let mut journey = document.journey.clone();
    journey.title = title.into();
    let mut transaction = Transaction::new(&mut document);
    transaction.put(Record::from(journey));
    let change = transaction.finish();
    (document, change)
}

pub fn small_document() -> Document {
    random_document(1, 12)
}

/// A file as plain values, to break by hand.
pub fn values(document: &Document) -> serde_json::Value {
    serde_json::from_str(&text_of(document)).unwrap()
}

/// Opens a file with these bytes; the file must be the same afterwards.
pub fn open_bytes(bytes: &[u8]) -> Result<Opened, StorageError> {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    std::fs::write(&path, bytes).unwrap();
    let opened = throughline_storage::open(&path);
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    assert_eq!(desk.names(), ["bank.journey"]);
    if let Err(error) = &opened {
        let said = error.to_string();
        assert!(said.contains("bank.journey"), "{said}");
        assert!(said.len() < 1000, "{} characters", said.len());
    }
    opened
}
