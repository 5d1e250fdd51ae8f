//! The files that were open most recently, for the start screen.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use throughline_model::StateKind;
use ts_rs::TS;

use crate::atomic::{Durability, replace};
use crate::open::read_whole;
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
    folders: Folders,
}

impl Recents {
    /// The list in the program's own folder.
    pub fn new(folders: &Folders) -> Self {
        Recents { folders: folders.clone() }
    }

    /// The recent files, newest first. A list that is missing or damaged is an empty one, and an
    /// entry that is not understood is passed over: neither is worth a question to anybody.
    pub fn list(&self) -> Vec<Recent> {
        let bytes = read_whole(&self.folders.recents()).unwrap_or_default();
        let entries: Vec<Value> = serde_json::from_slice(&bytes).unwrap_or_default();
        let understood = entries.into_iter().filter_map(|entry| serde_json::from_value(entry).ok());
        understood.take(MOST_RECENTS).collect()
    }

    /// Puts a file at the top.
    ///
    /// # Errors
    /// Where the list cannot be written; it is then as it was.
    pub fn add(&self, recent: Recent) -> Result<(), StorageError> {
        self.update(|list| {
            list.retain(|known| known.path != recent.path);
            list.insert(0, recent);
            list.truncate(MOST_RECENTS);
        })
    }

    /// Takes a file from the list; the file itself stays.
    ///
    /// # Errors
    /// Where the list cannot be written; it is then as it was.
    pub fn forget(&self, path: &Path) -> Result<(), StorageError> {
        self.update(|list| list.retain(|known| known.path != path))
    }

    fn update(&self, change: impl FnOnce(&mut Vec<Recent>)) -> Result<(), StorageError> {
        Folders::make(self.folders.data())?;
        let path = self.folders.recents();
        let writing = |error: io::Error| StorageError::own_data(&path, &error);
        // Two windows may open a file at the same moment; neither may drop the other's entry.
        let turn = File::options().write(true).create(true).truncate(false).open(path.with_extension("lock"));
        let turn = turn.map_err(writing)?;
        turn.lock().map_err(writing)?;
        let mut list = self.list();
        change(&mut list);
        let text = serde_json::to_vec_pretty(&list).map_err(|error| writing(error.into()))?;
        replace(&path, Durability::Cached, |mut file| file.write_all(&text), || Ok(())).map_err(writing)
    }
}
