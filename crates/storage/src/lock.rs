//! One writer at a time: a lock on each open document, which the system lifts when its holder ends.
//!
//! The lock's file lies in the program's own folder, not beside the document: a shared folder
//! would spread it to other machines, where it means nothing. It stays when the lock is lifted,
//! for a file that is removed under somebody's lock could be locked twice.

use std::fs::{File, TryLockError};

use crate::{DocumentKey, Folders, StorageError};

/// The right to write a document, held until it is dropped or its process ends.
#[derive(Debug)]
pub struct Lock {
    key: DocumentKey,
    folders: Folders,
    _file: File,
}

impl Lock {
    /// Takes the lock of a document.
    ///
    /// # Errors
    /// `AlreadyOpen` where somebody holds it, in this process or another.
    pub fn acquire(folders: &Folders, key: DocumentKey) -> Result<Self, StorageError> {
        let folder = folders.locks();
        Folders::make(&folder)?;
        let path = folder.join(key.file_stem()).with_extension("lock");
        let file = File::options().write(true).create(true).truncate(false).open(&path);
        let file = file.map_err(|error| StorageError::own_data(&path, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { key, folders: folders.clone(), _file: file }),
            Err(TryLockError::WouldBlock) => Err(StorageError::AlreadyOpen { what: key.to_string() }),
            Err(TryLockError::Error(source)) => Err(StorageError::Io { path, doing: "locked", source }),
        }
    }

    /// The document.
    pub fn key(&self) -> &DocumentKey {
        &self.key
    }

    /// Where the program keeps its own data.
    pub(crate) fn folders(&self) -> &Folders {
        &self.folders
    }
}
