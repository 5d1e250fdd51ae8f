//! Bringing a document back from the journal that a killed program left.

use std::fs::{self, File};
use std::io::{BufReader, ErrorKind, Seek};
use std::path::Path;

use serde::Serialize;
use throughline_model::{Change, Document, repair};
use ts_rs::TS;

use super::lines::{Header, read_base, read_change, read_header};
use super::path_of;
use crate::open::{read, read_whole};
use crate::{ContentHash, DocumentKey, Folders, Lock, StorageError, to_bytes};

/// How a recovered document stands to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The file is as it was when the changes were made: they can simply go on.
    Newer,
    /// The file has been changed since: what was recovered is a copy beside it.
    FileChanged,
    /// The file is gone.
    FileGone,
    /// There never was a file.
    NeverSaved,
}

/// A document that a killed program left unsaved.
#[derive(Debug)]
pub struct Recovery {
    /// How it stands to its file.
    pub standing: Standing,
    /// The document as it was opened or last saved.
    pub base: Document,
    /// The hash of the file at that time: what a save expects to find, where the standing is
    /// [`Standing::Newer`].
    pub base_hash: ContentHash,
    /// What was done since, undone and redone included, in order. Applied to the base they give
    /// [`Recovery::document`].
    pub changes: Vec<Change>,
    /// The document as it was at the last change.
    pub document: Document,
    /// When that was, where the system knows.
    pub changed: Option<std::time::SystemTime>,
    /// How much of the journal is whole: what it takes to go on with it.
    pub(super) whole_bytes: u64,
}

/// What there is to recover of a document: nothing where no journal was left, where nothing was
/// changed since the last save, or where the file already holds it all.
///
/// Whoever holds the lock may be sure that the program that wrote the journal has ended.
///
/// # Errors
/// Where the journal is there and cannot be read, or is that of a newer program.
pub fn recoverable(lock: &Lock) -> Result<Option<Recovery>, StorageError> {
    let path = path_of(lock.folders(), lock.key());
    let file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StorageError::reading(&path, error)),
    };
    let changed = file.metadata().and_then(|metadata| metadata.modified()).ok();
    let mut journal = BufReader::new(file);
    let Some(header) = read_header(&mut journal) else { return Ok(None) };
    if let Some(version) = header.newer_version() {
        return Err(StorageError::NewerJournal { path, version });
    }
    let recovery = recover(journal, &header, &path, lock.key());
    Ok(recovery.map(|recovery| Recovery { changed, ..recovery }))
}

fn recover(
    mut journal: BufReader<File>,
    header: &Header,
    path: &Path,
    key: &DocumentKey,
) -> Option<Recovery> {
    let base = read_base(&mut journal, header)?;
    let mut whole_bytes = journal.stream_position().ok()?;
    let mut changes = Vec::new();
    while let Some(change) = read_change(&mut journal) {
        changes.push(change);
        whole_bytes = journal.stream_position().ok()?;
    }
    let base = read(base, path).ok()?.document;
    let mut document = base.clone();
    for change in &changes {
        change.apply(&mut document);
    }
    if document == base {
        return None;
    }
    let standing = match key.path().map(read_whole) {
        None => Standing::NeverSaved,
        Some(Err(StorageError::Missing { .. })) => Standing::FileGone,
        Some(Err(_)) => Standing::FileChanged,
        Some(Ok(file)) => {
            let hash = ContentHash::of(&file);
            // The program may have ended between the save and the journal's new beginning.
            if to_bytes(&document, path).is_ok_and(|bytes| ContentHash::of(&bytes) == hash) {
                return None;
            }
            if hash == header.base { Standing::Newer } else { Standing::FileChanged }
        }
    };
    // Changes were checked when they were made; what a damaged disk made of them is not trusted.
    repair(&mut document);
    Some(Recovery { standing, base, base_hash: header.base, changes, document, changed: None, whole_bytes })
}

/// Removes what a killed program left of a document: somebody has decided against it.
///
/// # Errors
/// Where the journal is there and cannot be removed.
pub fn discard(lock: &Lock) -> Result<(), StorageError> {
    let path = path_of(lock.folders(), lock.key());
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(StorageError::Io { path, doing: "removed", source: error })
        }
        _ => Ok(()),
    }
}

/// The documents whose program has ended and that have something to recover: take the lock of
/// each and ask [`recoverable`]. Journals that turn out to hold nothing are removed.
pub fn abandoned(folders: &Folders) -> Vec<DocumentKey> {
    let Ok(entries) = fs::read_dir(folders.journals()) else { return Vec::new() };
    let mut keys: Vec<DocumentKey> = entries
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "journal"))
        .filter_map(|entry| {
            let header = read_header(&mut BufReader::new(File::open(entry.path()).ok()?))?;
            let key = header.key()?;
            (path_of(folders, &key) == entry.path()).then_some(key)
        })
        .filter(|key| Lock::acquire(folders, key.clone()).is_ok_and(|lock| has_work(&lock)))
        .collect();
    keys.sort();
    keys
}

fn has_work(lock: &Lock) -> bool {
    match recoverable(lock) {
        Ok(None) => {
            // What cannot be removed now is looked at again at the next start.
            let _ = discard(lock);
            false
        }
        found => found.is_ok(),
    }
}
