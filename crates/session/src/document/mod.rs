//! One open document: its records, its history, its views, and how it stands to its file.

mod editing;
mod file;
mod merging;
mod views;

use std::cell::Cell;
use std::path::PathBuf;
use std::time::{Instant, SystemTime};

use throughline_edit::History;
use throughline_model::{Change, Document, RecordKind, RecordRef};
use throughline_storage::{
    ContentHash, DocumentKey, Journal, Lock, Opened, ReadOnlyReason, Recovery, StorageError, Watch,
};

use crate::api::{DocumentInfo, DocumentNumber, RecoveryOffer};
use crate::start::key_text;
use crate::{info, time};

pub(crate) use file::Writing;
use merging::Merges;
pub(crate) use views::Others;
use views::Views;

/// An open document.
pub(crate) struct OpenDocument {
    pub number: DocumentNumber,
    pub document: Document,
    /// How often it was told of.
    told: Cell<u64>,
    /// How many have opened it and not closed it again: tabs of one browser share a document.
    pub openers: u32,
    history: History,
    merges: Merges,
    /// Copies beside its file that hold something else.
    pub copies: Vec<CopyBeside>,
    views: Views,
    /// Its file; none while it has no name.
    pub path: Option<PathBuf>,
    /// What the file held when it was last read or written.
    pub hash: Option<ContentHash>,
    /// Why it may not be written.
    pub read_only: Option<String>,
    pub changed_on_disk: bool,
    /// Whether its file was deleted or moved away.
    pub file_gone: bool,
    /// Why the last save failed, or the last change could not be noted; until a save succeeds.
    save_error: Option<String>,
    /// When the last save failed.
    failed: Option<Instant>,
    unsaved: Option<Unsaved>,
    /// How many edits were made, recovered ones included: tells whether a save holds them all.
    edits: u64,
    /// What is just being written to its file.
    being_written: Option<ContentHash>,
    /// The right to write; none for a document that is only looked at.
    lock: Option<Lock>,
    journal: Option<Journal>,
    pub watch: Option<Watch>,
}

/// A conflicted copy of a document.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CopyBeside {
    pub path: PathBuf,
    pub hash: ContentHash,
    /// Whether somebody said that it can wait.
    pub put_off: bool,
}

/// When a document was first and last changed since the last save.
#[derive(Clone, Copy)]
struct Unsaved {
    first: Instant,
    last: Instant,
}

impl OpenDocument {
    /// A document that is looked at, not written.
    pub fn read_only(number: DocumentNumber, opened: Opened, path: PathBuf, reason: String) -> Self {
        OpenDocument {
            path: Some(path),
            hash: Some(opened.hash),
            read_only: Some(reason),
            ..OpenDocument::plain(number, opened.document)
        }
    }

    /// A document whose changes are kept in a journal from its first moment, from the bytes that it
    /// was read from; it has no name until it is given one. Where the program's own folder cannot
    /// be written it does without a journal, and says so.
    pub fn new(number: DocumentNumber, document: Document, bytes: &[u8], mut lock: Lock) -> Self {
        let journal = file::begin_journal(&mut lock, bytes);
        OpenDocument { journal, lock: Some(lock), ..OpenDocument::plain(number, document) }
    }

    /// A document as a former program left it unsaved: its journal goes on, and what was done in it
    /// can be taken back in one step.
    ///
    /// # Errors
    /// Where the journal can no longer be written.
    pub fn recovered(number: DocumentNumber, recovery: Recovery, lock: Lock) -> Result<Self, StorageError> {
        let journal = Some(Journal::resume(&lock, &recovery)?);
        let mut history = History::default();
        // What was set aside from another document began with nothing: no state to go back to.
        if recovery.base.journey.id == recovery.document.journey.id {
            history.push("Recovered changes", Change::between(&recovery.base, &recovery.document));
        }
        let now = Instant::now();
        Ok(OpenDocument {
            journal,
            lock: Some(lock),
            history,
            edits: recovery.changes.len() as u64,
            unsaved: Some(Unsaved { first: now, last: now }),
            ..OpenDocument::plain(number, recovery.document)
        })
    }

    /// The same document as that of a file, which holds what the hash says.
    pub fn of_file(self, path: PathBuf, hash: ContentHash) -> Self {
        OpenDocument { path: Some(path), hash: Some(hash), ..self }
    }

    fn plain(number: DocumentNumber, document: Document) -> Self {
        OpenDocument {
            number,
            document,
            told: Cell::new(0),
            openers: 1,
            history: History::default(),
            merges: Merges::default(),
            copies: Vec::new(),
            views: Views::new(),
            path: None,
            hash: None,
            read_only: None,
            changed_on_disk: false,
            file_gone: false,
            save_error: None,
            failed: None,
            unsaved: None,
            edits: 0,
            being_written: None,
            lock: None,
            journal: None,
            watch: None,
        }
    }

    /// How often it was told of: grows with every change.
    pub fn told(&self) -> u64 {
        self.told.get()
    }

    /// By what its lock knows it; none for a document that is only looked at.
    pub fn key(&self) -> Option<&DocumentKey> {
        self.lock.as_ref().map(Lock::key)
    }

    /// What there is to offer of it to somebody who does not see it: it has no name to open it by,
    /// and changes that would be lost.
    pub fn offer(&self) -> Option<RecoveryOffer> {
        let unsaved = self.unsaved.filter(|_| self.path.is_none())?;
        Some(RecoveryOffer {
            key: key_text(self.key()?),
            title: self.document.journey.title.clone(),
            path: None,
            edits: self.edits as usize,
            time: time::of(SystemTime::now() - unsaved.last.elapsed()),
        })
    }

    /// The copies about which somebody should be asked.
    fn offered_copies(&self) -> Vec<String> {
        let offered = self.copies.iter().filter(|copy| !copy.put_off && !self.merges.hold(copy.hash));
        offered.map(|copy| copy.path.to_string_lossy().into_owned()).collect()
    }

    /// Whether a sudden end of the program would lose what is unsaved: nothing keeps a journal.
    fn lacks_journal(&self) -> bool {
        self.lock.is_some() && self.journal.is_none()
    }

    /// Whether somebody else looks at it than through this view.
    pub fn has_other_views(&self, view: u32) -> bool {
        self.views.others(view)
    }

    /// Lets go of the file: nothing is left to recover.
    pub fn close(self) {
        if let Some(journal) = self.journal {
            // A journal that cannot be removed holds nothing that the file does not hold.
            let _ = journal.end();
        }
    }

    /// What is known of it.
    pub fn info(&self) -> DocumentInfo {
        let document = &self.document;
        let scale = &document.journey.emotion_scale;
        DocumentInfo {
            document: self.number,
            told: self.told.replace(self.told.get() + 1),
            journey: RecordRef { kind: RecordKind::Journey, id: document.journey.id },
            title: document.journey.title.clone(),
            owner: document.journey.owner.clone(),
            path: self.path.as_ref().map(|path| path.to_string_lossy().into_owned()),
            unsaved: self.is_unsaved(),
            read_only: self.read_only.clone(),
            save_error: self.save_error.clone(),
            changed_on_disk: self.changed_on_disk,
            file_gone: self.file_gone,
            no_journal: self.lacks_journal(),
            brought_together: self.merges.wait(),
            to_decide: document.conflicts.len(),
            copies: self.offered_copies(),
            undo: self.history.undo_label().map(Into::into),
            redo: self.history.redo_label().map(Into::into),
            states: info::states(document),
            personas: info::personas(document),
            channels: info::channels(document),
            departments: info::departments(document),
            emotion_scale: (scale.lowest, scale.highest),
        }
    }
}

/// Why a file as it was read may not be written, in a sentence.
pub(crate) fn read_only_reason(reason: Option<ReadOnlyReason>) -> Option<String> {
    let sentence = match reason? {
        ReadOnlyReason::NewerVersion => {
            "A newer version of the program wrote this map. It can be read and exported, not changed."
        }
        ReadOnlyReason::NotWritable => "This file is read-only. Save a copy under another name to change it.",
    };
    Some(sentence.into())
}
