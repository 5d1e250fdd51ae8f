//! The recovery journal: every acknowledged change of a document since it was last saved.
//!
//! One file for each open document, in the program's own folder: a header, the document as it was
//! last saved, then a line for each change, undone and redone ones included. With the whole base
//! in it, a document comes back even where its file has been changed or removed meanwhile.
//!
//! A change is in the journal once the system has taken it, so the end of the program, however
//! sudden, loses nothing that was acknowledged. Against the loss of power a thread synchronises
//! the file with the disk within a second; waiting for the disk at each change would cost more
//! than the millisecond that a change may take.

mod flusher;
mod lines;
mod recovery;

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use throughline_model::Change;

use crate::atomic::{Durability, replace, sweep};
use crate::{DocumentKey, Folders, Lock, StorageError};

use flusher::Flusher;
use lines::Header;
pub use recovery::{Recovery, Standing, abandoned, discard, recoverable};

/// The journal of an open document. Dropping it keeps the file, for recovery; [`Journal::end`]
/// removes it.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: Arc<File>,
    /// Bytes up to the end of the last whole line.
    length: u64,
    /// Whether bytes of a failed line may stand after that.
    torn: bool,
    flusher: Flusher,
}

impl Journal {
    /// Starts the journal of a document, from the bytes that were opened or just saved, or from the
    /// canonical bytes of a document that was never saved. A journal that a former process left is
    /// replaced: [`Journal::resume`] it instead where [`recoverable`] finds something in it.
    ///
    /// # Errors
    /// Where the program's own folder cannot be written.
    pub fn start(lock: &Lock, base: &[u8]) -> Result<Self, StorageError> {
        let folder = lock.folders().journals();
        Folders::make(&folder)?;
        sweep(&folder);
        let path = path_of(lock.folders(), lock.key());
        let begun = begin(&path, lock.key(), base, &[]);
        let (file, length) = begun.map_err(|error| StorageError::own_data(&path, &error))?;
        Ok(Journal::over(path, file, length))
    }

    /// Goes on with the journal that a killed program left, behind its last whole change. What is
    /// in it stays recoverable all the while.
    ///
    /// # Errors
    /// Where it can no longer be written.
    pub fn resume(lock: &Lock, recovery: &Recovery) -> Result<Self, StorageError> {
        let path = path_of(lock.folders(), lock.key());
        let open = || {
            let file = File::options().append(true).open(&path)?;
            file.set_len(recovery.whole_bytes)?;
            Ok(file)
        };
        let file = open().map_err(|error| StorageError::own_data(&path, &error))?;
        Ok(Journal::over(path, file, recovery.whole_bytes))
    }

    fn over(path: PathBuf, file: File, length: u64) -> Self {
        Journal { path, file: Arc::new(file), length, torn: false, flusher: Flusher::start() }
    }

    /// The bytes that the journal starts from: the file as it was last read or written. None where
    /// they can no longer be read whole.
    pub fn base(&self) -> Option<Vec<u8>> {
        let mut journal = BufReader::new(File::open(&self.path).ok()?);
        let header = lines::read_header(&mut journal)?;
        lines::read_base(&mut journal, &header)
    }

    /// Where the next change will stand: note it when a document's bytes are taken for a save.
    pub fn position(&self) -> u64 {
        self.length
    }

    /// Adds a change. When this returns, the change survives the end of the program.
    ///
    /// # Errors
    /// Where it could not be written: the changes before it still stand, and the next one may be
    /// added. Saving the document makes up for what is missing.
    pub fn append(&mut self, change: &Change) -> Result<(), StorageError> {
        let line =
            lines::line_of(change).map_err(|error| StorageError::own_data(&self.path, &error.into()))?;
        self.write(&line).map_err(|error| StorageError::own_data(&self.path, &error))
    }

    /// After a save: what was saved is the new base. The changes from a [`Journal::position`] on
    /// were made while the save was under way, and stay. Under another lock the journal moves
    /// along: the document has another name.
    ///
    /// # Errors
    /// Where the new journal could not be written; the old one then still stands and goes on.
    pub fn rebase(&mut self, lock: &Lock, base: &[u8], since: u64) -> Result<(), StorageError> {
        let path = path_of(lock.folders(), lock.key());
        let begun = self.lines(since).and_then(|later| begin(&path, lock.key(), base, &later));
        let (file, length) = begun.map_err(|error| StorageError::own_data(&path, &error))?;
        if path != self.path {
            // What stands there is in the file, too: at worst it is looked at again and removed.
            let _ = std::fs::remove_file(&self.path);
        }
        self.path = path;
        self.file = Arc::new(file);
        self.length = length;
        self.torn = false;
        Ok(())
    }

    /// The whole lines from a position on.
    fn lines(&self, since: u64) -> io::Result<Vec<u8>> {
        let wanted = self.length.saturating_sub(since);
        let mut lines = Vec::new();
        if wanted > 0 {
            let mut file = File::open(&self.path)?;
            file.seek(SeekFrom::Start(since))?;
            file.take(wanted).read_to_end(&mut lines)?;
        }
        Ok(lines)
    }

    /// Removes the journal: the document was closed, and nothing is left to recover.
    ///
    /// # Errors
    /// Where it cannot be removed.
    pub fn end(self) -> Result<(), StorageError> {
        let path = self.path.clone();
        // Some systems do not remove what is still open.
        drop(self);
        std::fs::remove_file(&path).map_err(|source| StorageError::Io { path, doing: "removed", source })
    }

    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        if self.torn {
            self.file.set_len(self.length)?;
            self.torn = false;
        }
        self.torn = true;
        (&*self.file).write_all(line)?;
        self.torn = false;
        self.length += line.len() as u64;
        self.flusher.flush_soon(&self.file);
        Ok(())
    }
}

/// Puts a journal in place, whole or not at all, and opens it for appending; `later` are the lines
/// of the changes that it begins with.
fn begin(path: &Path, key: &DocumentKey, base: &[u8], later: &[u8]) -> io::Result<(File, u64)> {
    let mut bytes = Header::of(key, base).with_base(base)?;
    bytes.extend_from_slice(later);
    replace(path, Durability::Cached, |mut file| file.write_all(&bytes), || Ok::<(), io::Error>(()))?;
    let file = File::options().append(true).open(path)?;
    Ok((file, bytes.len() as u64))
}

fn path_of(folders: &Folders, key: &DocumentKey) -> PathBuf {
    folders.journals().join(key.file_stem()).with_extension("journal")
}
