//! A list in the program's own folder that several windows add to.

use std::fs::File;
use std::io::{self, Write};
use std::marker::PhantomData;
use std::path::PathBuf;

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::atomic::{Durability, replace};
use crate::open::read_whole;
use crate::{Folders, StorageError};

/// A file that holds a list, newest first.
#[derive(Clone, Debug)]
pub(crate) struct OwnList<T> {
    folders: Folders,
    path: PathBuf,
    most: usize,
    entries: PhantomData<T>,
}

impl<T: Serialize + DeserializeOwned> OwnList<T> {
    /// The list in a file of the program's own folder, of which at most so many entries are kept.
    pub fn new(folders: &Folders, path: PathBuf, most: usize) -> Self {
        OwnList { folders: folders.clone(), path, most, entries: PhantomData }
    }

    /// The entries, newest first. A list that is missing or damaged is an empty one, and an entry
    /// that is not understood is passed over: neither is worth a question to anybody.
    pub fn list(&self) -> Vec<T> {
        let bytes = read_whole(&self.path).unwrap_or_default();
        let entries: Vec<Value> = serde_json::from_slice(&bytes).unwrap_or_default();
        let understood = entries.into_iter().filter_map(|entry| serde_json::from_value(entry).ok());
        understood.take(self.most).collect()
    }

    /// Changes the list.
    ///
    /// # Errors
    /// Where it cannot be written; it is then as it was.
    pub fn update(&self, change: impl FnOnce(&mut Vec<T>)) -> Result<(), StorageError> {
        Folders::make(self.folders.data())?;
        let path = &self.path;
        let writing = |error: io::Error| StorageError::own_data(path, &error);
        // Two windows may write at the same moment; neither may drop the other's entry.
        let turn = File::options().write(true).create(true).truncate(false).open(path.with_extension("lock"));
        let turn = turn.map_err(writing)?;
        turn.lock().map_err(writing)?;
        let mut list = self.list();
        change(&mut list);
        list.truncate(self.most);
        let text = serde_json::to_vec_pretty(&list).map_err(|error| writing(error.into()))?;
        replace(path, Durability::Cached, |mut file| file.write_all(&text), || Ok(())).map_err(writing)
    }
}
