//! How maps were exported last, and a person's own presets, kept in the program's own folder: an
//! export changes no map.

use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::own_list::OwnList;
use crate::{DocumentKey, Folders, StorageError};

/// Of how many maps it is kept.
const MOST_MAPS: usize = 200;
/// How many presets are kept.
const MOST_PRESETS: usize = 100;

/// A map with how it was exported last.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Last<T> {
    path: PathBuf,
    choice: T,
}

/// A choice under a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Preset<T> {
    name: String,
    choice: T,
}

/// What was chosen for exports; `T` is a choice as the caller writes it. One that a newer version
/// has written and this one does not understand is passed over.
#[derive(Clone, Debug)]
pub struct ExportMemory<T> {
    last: OwnList<Last<T>>,
    presets: OwnList<Preset<T>>,
}

impl<T: Clone + Serialize + DeserializeOwned> ExportMemory<T> {
    /// What is kept in the program's own folder.
    pub fn new(folders: &Folders) -> Self {
        ExportMemory {
            last: OwnList::new(folders, folders.last_exports(), MOST_MAPS),
            presets: OwnList::new(folders, folders.export_presets(), MOST_PRESETS),
        }
    }

    /// How a map was exported last; none where it never was, or cannot be read.
    pub fn last(&self, map: &Path) -> Option<T> {
        let path = own_path(map)?;
        self.last.list().into_iter().find(|last| last.path == path).map(|last| last.choice)
    }

    /// Remembers how a map was exported.
    ///
    /// # Errors
    /// Where it cannot be written; what was kept is then as it was.
    pub fn remember(&self, map: &Path, choice: &T) -> Result<(), StorageError> {
        let Some(path) = own_path(map) else { return Ok(()) };
        self.last.update(|list| {
            list.retain(|last| last.path != path);
            list.insert(0, Last { path, choice: choice.clone() });
        })
    }

    /// The presets with their names, newest first.
    pub fn presets(&self) -> Vec<(String, T)> {
        self.presets.list().into_iter().map(|preset| (preset.name, preset.choice)).collect()
    }

    /// Keeps a preset in the place of one that had its name.
    ///
    /// # Errors
    /// Where it cannot be written; what was kept is then as it was.
    pub fn keep_preset(&self, name: &str, choice: &T) -> Result<(), StorageError> {
        self.presets.update(|list| {
            list.retain(|preset| preset.name != name);
            list.insert(0, Preset { name: name.to_owned(), choice: choice.clone() });
        })
    }

    /// Forgets a preset.
    ///
    /// # Errors
    /// Where it cannot be written; what was kept is then as it was.
    pub fn forget_preset(&self, name: &str) -> Result<(), StorageError> {
        self.presets.update(|list| list.retain(|preset| preset.name != name))
    }
}

/// The path under which a map is known, however it was reached.
fn own_path(map: &Path) -> Option<PathBuf> {
    DocumentKey::of_file(map).ok()?.path().map(Path::to_owned)
}
