//! How an open document stands to its file: what a save takes from it, and what it learns from one.
//!
//! A save has three parts, so that nobody who edits waits for the disk: [`OpenDocument::begin_save`]
//! takes the bytes, [`Writing::write`] writes them while editing goes on, and
//! [`OpenDocument::end_save`] notes what came of it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use throughline_edit::History;
use throughline_storage::{
    ContentHash, DocumentKey, Folders, Journal, Lock, Opened, StorageError, read_whole, to_bytes, write,
};

use super::merging::Merges;
use super::views::Views;
use super::{OpenDocument, Unsaved, read_only_reason};
use crate::api::{ApiError, ErrorCode};

/// How long a person must pause before their changes are saved by themselves.
const AUTOSAVE_AFTER: Duration = Duration::from_millis(800);
/// How long changes wait at most for such a pause.
const AUTOSAVE_WITHIN: Duration = Duration::from_secs(10);
/// How long after a save that failed another one is tried.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// The bytes of a document at one moment, on their way to a file.
pub(crate) struct Writing {
    path: PathBuf,
    bytes: Vec<u8>,
    /// What must stand there; none overwrites whatever does.
    expected: Option<ContentHash>,
    /// The right to write under another name.
    lock: Option<Lock>,
    /// How many edits the bytes hold.
    edits: u64,
    /// Where the journal's next change stood when they were taken.
    position: u64,
}

impl Writing {
    /// Writes the bytes; takes as long as the disk does.
    pub fn write(&self) -> Result<ContentHash, StorageError> {
        write(&self.path, &self.bytes, self.expected)
    }
}

/// A journal from these bytes on. There is none without the lock: another program would take what
/// it holds for abandoned.
pub(super) fn begin_journal(lock: &mut Lock, bytes: &[u8]) -> Option<Journal> {
    lock.hold().then(|| Journal::start(lock, bytes).ok())?
}

impl OpenDocument {
    /// Whether a person's work would be lost if it were closed now.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved.is_some()
    }

    /// Whether a save is under way; another one waits for its end.
    pub fn is_being_saved(&self) -> bool {
        self.being_written.is_some()
    }

    /// Whether it is time to save it without being asked.
    pub fn is_due(&self) -> bool {
        let waits_for_a_person =
            self.path.is_none() || self.read_only.is_some() || self.changed_on_disk || self.merges.wait();
        if waits_for_a_person || self.is_being_saved() {
            return false;
        }
        self.unsaved.is_some_and(|Unsaved { first, last }| match self.failed {
            Some(failed) => failed.elapsed() >= RETRY_AFTER,
            None => last.elapsed() >= AUTOSAVE_AFTER || first.elapsed() >= AUTOSAVE_WITHIN,
        })
    }

    /// Whether a hash is that of what this program has written, or is just writing.
    pub fn is_ours(&self, hash: ContentHash) -> bool {
        self.hash == Some(hash) || self.being_written == Some(hash)
    }

    /// Takes what is to be written to the document's file.
    ///
    /// # Errors
    /// Where it has no file, may not be written, or was changed by another program.
    pub fn begin_save(&mut self) -> Result<Writing, ApiError> {
        let Some(path) = self.path.clone() else {
            return Err(ApiError::new(
                ErrorCode::Unnamed,
                "The map has no name yet. Choose where to save it.",
            ));
        };
        self.check_writable()?;
        if self.changed_on_disk {
            return Err(StorageError::ChangedOnDisk { path }.into());
        }
        self.take(path, self.hash, None)
    }

    /// Takes what is to be written under another name.
    ///
    /// # Errors
    /// Where somebody else has that file open.
    pub fn begin_save_as(&mut self, path: &Path, folders: &Folders) -> Result<Writing, ApiError> {
        let held = self.lock.as_ref().map(Lock::key);
        let lock = DocumentKey::of_file(path).and_then(|key| {
            (held != Some(&key)).then(|| Lock::acquire_or_stand_in(folders, key)).transpose()
        });
        match lock {
            Ok(lock) => self.take(path.to_owned(), None, lock),
            Err(error) => Err(self.failed_to_save(path, error)),
        }
    }

    /// Takes what is to be written over a file that another program has changed. What that file
    /// holds now was decided against; what it may hold later was not.
    ///
    /// # Errors
    /// Where the file cannot be read, or the document may not be written.
    pub fn begin_keep_mine(&mut self) -> Result<Writing, ApiError> {
        if let Some(path) = &self.path {
            self.hash = match read_whole(path) {
                Ok(theirs) => Some(ContentHash::of(&theirs)),
                Err(StorageError::Missing { .. }) => None,
                Err(error) => return Err(error.into()),
            };
        }
        self.changed_on_disk = false;
        self.begin_save()
    }

    fn take(
        &mut self,
        path: PathBuf,
        expected: Option<ContentHash>,
        lock: Option<Lock>,
    ) -> Result<Writing, ApiError> {
        let bytes = match to_bytes(&self.document, &path) {
            Ok(bytes) => bytes,
            Err(error) => return Err(self.failed_to_save(&path, error)),
        };
        self.being_written = Some(ContentHash::of(&bytes));
        let position = self.journal.as_ref().map_or(0, Journal::position);
        Ok(Writing { path, bytes, expected, lock, edits: self.edits, position })
    }

    /// Notes what came of a save, and answers which copies were brought in by what it wrote. A
    /// failed one is remembered until one succeeds, and the document is then as unsaved as before,
    /// under the name that it had.
    ///
    /// # Errors
    /// The one that it was given.
    pub fn end_save(
        &mut self,
        writing: Writing,
        outcome: Result<ContentHash, StorageError>,
    ) -> Result<Vec<ContentHash>, ApiError> {
        self.being_written = None;
        let hash = match outcome {
            Ok(hash) => hash,
            Err(error) => return Err(self.failed_to_save(&writing.path, error)),
        };
        // The right to the former name is held until the journal has moved along.
        let _former = writing.lock.and_then(|lock| {
            self.read_only = None;
            self.lock.replace(lock)
        });
        if self.path.as_ref() != Some(&writing.path) {
            self.watch = None;
            self.path = Some(writing.path);
        }
        self.changed_on_disk = false;
        self.file_gone = false;
        self.failed = None;
        self.save_error = None;
        if self.edits == writing.edits {
            self.unsaved = None;
        }
        self.holds(hash, &writing.bytes, writing.position);
        Ok(self.merges.saved(writing.edits))
    }

    fn failed_to_save(&mut self, path: &Path, error: StorageError) -> ApiError {
        let own = self.path.as_deref() == Some(path);
        self.changed_on_disk |= own && matches!(error, StorageError::ChangedOnDisk { .. });
        // A document that is safe in its own file is not worse off for a copy that failed.
        if own || self.path.is_none() || self.is_unsaved() {
            self.failed = Some(Instant::now());
            self.save_error = Some(error.to_string());
        }
        error.into()
    }

    /// Shows what another program wrote instead. What was unsaved is gone: keep it first.
    pub fn take_theirs(&mut self, theirs: Opened) {
        if self.lock.is_some() {
            self.read_only = read_only_reason(theirs.read_only_reason);
        }
        self.document = theirs.document;
        self.history = History::default();
        self.merges = Merges::default();
        self.views = Views::new();
        self.changed_on_disk = false;
        self.file_gone = false;
        self.failed = None;
        self.save_error = None;
        self.unsaved = None;
        let end = self.journal.as_ref().map_or(0, Journal::position);
        self.holds(theirs.hash, &theirs.bytes, end);
    }

    /// Notes what the file holds now. The journal starts over from there, but for the changes from
    /// a position on.
    pub(super) fn holds(&mut self, hash: ContentHash, bytes: &[u8], position: u64) {
        self.hash = Some(hash);
        if let Some(watch) = &self.watch {
            watch.expect(hash);
        }
        let Some(lock) = &mut self.lock else { return };
        // Where this fails the old journal goes on, and recovering from it loses nothing.
        match &mut self.journal {
            Some(journal) => drop(journal.rebase(lock, bytes, position)),
            // One that begins anew knows nothing of what was done while the bytes were written.
            None if self.unsaved.is_none() => self.journal = begin_journal(lock, bytes),
            None => {}
        }
    }

    /// Fails where the document is only looked at.
    ///
    /// # Errors
    /// The reason.
    pub fn check_writable(&self) -> Result<(), ApiError> {
        match &self.read_only {
            Some(reason) => Err(ApiError::new(ErrorCode::ReadOnly, reason.clone())),
            None => Ok(()),
        }
    }
}
