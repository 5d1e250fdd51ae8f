//! The files that were open most recently, for the start screen.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use throughline_model::StateKind;
use ts_rs::TS;

use crate::own_list::OwnList;
use crate::{Folders, StorageError};

/// How many are kept.
const MOST_RECENTS: usize = 50;

/// A file that was open. It may be gone by now; whoever shows it finds out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recent {
    /// Where it is.
    pub path: PathBuf,
    /// The journey's title.
    pub title: String,
    /// When it was last opened or saved, as `YYYY-MM-DDTHH:MM:SSZ`.
    pub opened: String,
    /// Which states it holds, in their order.
    pub states: Vec<StateKind>,
}

/// The list of recent files.
#[derive(Clone, Debug)]
pub struct Recents {
    list: OwnList<Recent>,
}

impl Recents {
    /// The list in the program's own folder.
    pub fn new(folders: &Folders) -> Self {
        Recents { list: OwnList::new(folders, folders.recents(), MOST_RECENTS) }
    }

    /// The recent files, newest first.
    pub fn list(&self) -> Vec<Recent> {
        self.list.list()
    }

    /// Puts a file at the top.
    ///
    /// # Errors
    /// Where the list cannot be written; it is then as it was.
    pub fn add(&self, recent: Recent) -> Result<(), StorageError> {
        self.list.update(|list| {
            list.retain(|known| known.path != recent.path);
            list.insert(0, recent);
        })
    }

    /// Takes a file from the list; the file itself stays.
    ///
    /// # Errors
    /// Where the list cannot be written; it is then as it was.
    pub fn forget(&self, path: &Path) -> Result<(), StorageError> {
        self.list.update(|list| list.retain(|known| known.path != path))
    }
}
