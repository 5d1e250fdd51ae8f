//! The folder for the program's own data: journals, locks, recent files, comparisons.

use std::env;
use std::fs::DirBuilder;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::StorageError;

/// The variable that names another folder: for tests, and for keeping the program on a stick.
const OVERRIDE: &str = "THROUGHLINE_DATA";

/// Where the program keeps what belongs to it and not to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    data: PathBuf,
}

impl Folders {
    /// The user's folder as the system has it, or the one that `THROUGHLINE_DATA` names.
    ///
    /// # Errors
    /// Where the system names none, such as for a user without a home.
    pub fn of_user() -> Result<Self, StorageError> {
        if let Some(data) = env::var_os(OVERRIDE).filter(|data| !data.is_empty()) {
            return Ok(Folders::at(PathBuf::from(data)));
        }
        let folders = ProjectDirs::from("", "", "Throughline").ok_or(StorageError::NoDataFolder)?;
        Ok(Folders::at(folders.data_local_dir()))
    }

    /// A folder of one's own choice.
    pub fn at(data: impl Into<PathBuf>) -> Self {
        Folders { data: data.into() }
    }

    /// The folder itself.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The file that lists recent files.
    pub(crate) fn recents(&self) -> PathBuf {
        self.data.join("recents.json")
    }

    /// The file that lists the conflicted copies that were brought together with their maps.
    pub(crate) fn settled_copies(&self) -> PathBuf {
        self.data.join("settled-copies.json")
    }

    /// The file of what was said about the pairs of two files.
    pub(crate) fn comparisons(&self) -> PathBuf {
        self.data.join("comparisons.json")
    }

    /// The file of how maps were exported last.
    pub(crate) fn last_exports(&self) -> PathBuf {
        self.data.join("last-exports.json")
    }

    /// The file of the person's own presets for exports.
    pub(crate) fn export_presets(&self) -> PathBuf {
        self.data.join("export-presets.json")
    }

    /// The folder of what is handed to another program to be printed, made where it is missing.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn printed(&self) -> Result<PathBuf, StorageError> {
        let folder = self.data.join("printed");
        Folders::make(&folder)?;
        Ok(folder)
    }

    /// The folder of the recovery journals.
    pub(crate) fn journals(&self) -> PathBuf {
        self.data.join("journals")
    }

    /// The folder of the locks.
    pub(crate) fn locks(&self) -> PathBuf {
        self.data.join("locks")
    }

    /// Makes a folder, and those around it, for the user alone: journals hold whole documents.
    pub(crate) fn make(folder: &Path) -> Result<(), StorageError> {
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|error| StorageError::own_data(folder, &error))
    }
}
