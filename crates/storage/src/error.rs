//! What can go wrong with a file, each as a sentence: what, where, what is safe, what to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;
use throughline_model::RecordRef;

use crate::{Limit, Place, VERSION};

/// Why a file could not be opened, saved, locked or watched. Whatever is reported here, the file
/// on disk is as it was.
#[derive(Debug, Error)]
#[allow(missing_docs, reason = "the sentences say what each part is")]
pub enum StorageError {
    #[error("There is no file {path}. Check its name, or whether it was moved.")]
    Missing { path: PathBuf },
    #[error("{path} is a folder, not a file. Choose the name of a file.")]
    IsFolder { path: PathBuf },
    #[error("{path} is a device or a pipe, not a file. Choose the name of a file.")]
    NotAFile { path: PathBuf },
    #[error("You are not permitted to read {path}. Ask its owner for access.")]
    NotReadable { path: PathBuf },
    #[error(
        "{path} is marked read-only or belongs to somebody else, so it was not saved; the file is as it was. \
         Save under another name, or make it writable."
    )]
    NotWritable { path: PathBuf },
    #[error(
        "The folder of {path} is read-only or belongs to somebody else, so nothing was saved; \
         what stands there is as it was. Save into another folder."
    )]
    FolderNotWritable { path: PathBuf },
    #[error("The folder of {path} does not exist, so nothing was saved. Save into another folder.")]
    FolderMissing { path: PathBuf },
    #[error(
        "The disk is too full to save {path}; the file there is as it was. \
         Free some space, or save to another disk."
    )]
    DiskFull { path: PathBuf },
    #[error("{path} cannot be the name of a file here. Choose a shorter or simpler name.")]
    BadName { path: PathBuf },
    #[error("{path} is empty: it holds no journey. Look for a copy or a backup of it.")]
    Empty { path: PathBuf },
    #[error(
        "{path} is not a text file in UTF-8 (at {place}), so it is no journey. \
         Choose a file that ends in .journey."
    )]
    NotText { path: PathBuf, place: Place },
    #[error("{path} is damaged at {place}: {reason}. Look for a copy or a backup of it.")]
    NotJson { path: PathBuf, place: Place, reason: String },
    #[error("{path} is not a journey file: {found}. Choose a file that ends in .journey.")]
    NotAJourney { path: PathBuf, found: String },
    #[error("{path} does not say in which version of the format it is: {found}.")]
    NoVersion { path: PathBuf, found: String },
    #[error(
        "{path} does not fit the journey format at {place}: {reason}. Correct it there in a text editor."
    )]
    Misfit { path: PathBuf, place: Place, reason: String },
    #[error("{path} is more than this program takes in: {limit}, at {place}.")]
    TooMuch { path: PathBuf, limit: Limit, place: Place },
    #[error(
        "{path} was not saved, for it could not be opened again: {limit}, at {place}. \
         Shorten or remove what is too much."
    )]
    TooMuchToSave { path: PathBuf, limit: Limit, place: Place },
    #[error("{path} was not saved: a number of the {record} is not finite. Correct or remove it.")]
    NotFinite { path: PathBuf, record: RecordRef },
    #[error(
        "Another program has changed {path} since it was opened, so it was not saved over. \
         Open it anew, or save under another name."
    )]
    ChangedOnDisk { path: PathBuf },
    #[error(
        "{path} is in version {version} of the format; this program writes version {VERSION} and left it as it is. \
         Save under another name, or use a newer program."
    )]
    NewerVersion { path: PathBuf, version: u64 },
    #[error(
        "A newer version of this program left unsaved changes in {path} (version {version}). \
         Open the map with that program first, or open a copy."
    )]
    NewerJournal { path: PathBuf, version: u64 },
    #[error("{what} is already open in another window or program. Open it to read, or open a copy.")]
    AlreadyOpen { what: String },
    #[error(
        "This program could not write {path}, where it keeps unsaved changes safe from a crash: {reason}. \
         Mend that, or set THROUGHLINE_DATA to another folder."
    )]
    OwnData { path: PathBuf, reason: String },
    #[error("The folder for this program's own data is not known. Set THROUGHLINE_DATA to a folder.")]
    NoDataFolder,
    #[error("{path} could not be {doing}: {source}.")]
    Io { path: PathBuf, doing: &'static str, source: io::Error },
}

impl StorageError {
    /// Why reading failed.
    pub(crate) fn reading(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => StorageError::Missing { path },
            ErrorKind::PermissionDenied => StorageError::NotReadable { path },
            ErrorKind::IsADirectory => StorageError::IsFolder { path },
            ErrorKind::InvalidFilename => StorageError::BadName { path },
            _ => StorageError::Io { path, doing: "read", source },
        }
    }

    /// Why writing the program's own data failed.
    pub(crate) fn own_data(path: &Path, source: &io::Error) -> Self {
        let reason = match source.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "its folder is read-only or belongs to somebody else".into()
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full".into(),
            _ => source.to_string(),
        };
        StorageError::OwnData { path: path.to_owned(), reason }
    }

    /// Why writing failed, where the trouble lies with the folder or the disk.
    pub fn writing(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => StorageError::FolderMissing { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                StorageError::FolderNotWritable { path }
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                StorageError::DiskFull { path }
            }
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => StorageError::BadName { path },
            _ => StorageError::Io { path, doing: "written", source },
        }
    }
}
