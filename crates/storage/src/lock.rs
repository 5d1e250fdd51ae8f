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
    /// None for a stand-in.
    file: Option<File>,
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
            Ok(()) => Ok(Lock { key, folders: folders.clone(), file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(StorageError::AlreadyOpen { what: key.to_string() }),
            Err(TryLockError::Error(source)) => Err(StorageError::Io { path, doing: "locked", source }),
        }
    }

    /// The lock of a document, or a stand-in where the program's own folder cannot be written:
    /// people must be able to work there too. It keeps nobody away, so that only the comparison
    /// at each save keeps two programs from writing over each other.
    ///
    /// # Errors
    /// As [`Lock::acquire`], but for that.
    pub fn acquire_or_stand_in(folders: &Folders, key: DocumentKey) -> Result<Self, StorageError> {
        match Lock::acquire(folders, key.clone()) {
            Err(StorageError::OwnData { .. }) => Ok(Lock { key, folders: folders.clone(), file: None }),
            other => other,
        }
    }

    /// Whether it keeps others away.
    pub fn is_held(&self) -> bool {
        self.file.is_some()
    }

    /// Makes a stand-in the lock that it stands for, where that has become possible.
    pub fn hold(&mut self) -> bool {
        if self.file.is_none()
            && let Ok(lock) = Lock::acquire(&self.folders, self.key.clone())
        {
            *self = lock;
        }
        self.is_held()
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
