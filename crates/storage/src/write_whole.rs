//! Files that are no journeys, such as pictures: written whole or not at all.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::StorageError;
use crate::atomic::{self, Durability, folder_of};
use crate::open::is_writable;
use crate::save::target_of;

/// Writes a file by a function, whatever stands under its name: the file appears, or changes, when
/// the function has succeeded. A symbolic link stays and its target is replaced; the mode of an
/// existing file is kept.
///
/// # Errors
/// The function's own; and where the name is a folder, a device, marked read-only, or in a place
/// that refuses. What stood there is then as it was.
pub fn write_whole<T, E: From<StorageError>>(
    path: &Path,
    write: impl FnOnce(&File) -> Result<T, E>,
) -> Result<T, E> {
    let target = target_of(path)?;
    if let Ok(existing) = fs::metadata(&target) {
        let path = path.to_owned();
        if existing.is_dir() {
            return Err(StorageError::IsFolder { path }.into());
        }
        if !existing.is_file() {
            return Err(StorageError::NotAFile { path }.into());
        }
        if !is_writable(&target) {
            return Err(StorageError::NotWritable { path }.into());
        }
    }
    atomic::sweep(folder_of(&target));
    let write = |file: &File| write(file).map_err(Trouble::Own);
    atomic::replace(&target, Durability::Whole, write, || Ok(())).map_err(|trouble| match trouble {
        Trouble::Own(error) => error,
        Trouble::Io(error) => StorageError::writing(path, error).into(),
    })
}

enum Trouble<E> {
    Own(E),
    Io(io::Error),
}

impl<E> From<io::Error> for Trouble<E> {
    fn from(error: io::Error) -> Self {
        Trouble::Io(error)
    }
}
