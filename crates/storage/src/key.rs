//! By what a document is known to locks and journals: its file, or its id while it has none.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use throughline_model::Id;

use crate::atomic::folder_of;
use crate::save::target_of;
use crate::{ContentHash, StorageError};

/// One document, whoever asks and by whatever path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKey {
    /// A file, by its canonical path: without links, and absolute.
    File(PathBuf),
    /// A document that was never saved, by its journey's id.
    Unnamed(Id),
}

impl DocumentKey {
    /// The key of a file that exists or is about to.
    ///
    /// # Errors
    /// Where its folder does not exist.
    pub fn of_file(path: &Path) -> Result<Self, StorageError> {
        let target = target_of(path)?;
        if let Ok(canonical) = fs::canonicalize(&target) {
            return Ok(DocumentKey::File(canonical));
        }
        let folder =
            fs::canonicalize(folder_of(&target)).map_err(|error| StorageError::writing(path, error))?;
        let name = target.file_name().ok_or_else(|| StorageError::BadName { path: path.to_owned() })?;
        Ok(DocumentKey::File(folder.join(name)))
    }

    /// The file, if the document has one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            DocumentKey::File(path) => Some(path),
            DocumentKey::Unnamed(_) => None,
        }
    }

    /// A name for files about this document: short, and of plain characters.
    pub(crate) fn file_stem(&self) -> String {
        let bytes = match self {
            DocumentKey::File(path) => OsStr::as_encoded_bytes(path.as_os_str()).to_vec(),
            DocumentKey::Unnamed(id) => id.to_string().into_bytes(),
        };
        ContentHash::of(&bytes).to_string().split_off(32)
    }
}

impl fmt::Display for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DocumentKey::File(path) => path.display().fmt(f),
            DocumentKey::Unnamed(_) => f.write_str("The unsaved document"),
        }
    }
}
