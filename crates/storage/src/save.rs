//! Saving: a document becomes a file, whole or not at all, and never over what nobody has seen.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;
use throughline_model::Document;

use crate::atomic::{self, Durability, folder_of};
use crate::open::{is_writable, read_whole};
use crate::scan::header;
use crate::{ContentHash, FORMAT, StorageError, VERSION, to_bytes};

/// Saves a document and tells the hash of what now stands there.
///
/// `expected` is the hash of the file as it was opened or last saved: if it reads otherwise now,
/// nothing is written. Without it whatever stands there is replaced, which is for new files and
/// for names that a person has agreed to overwrite. A file that has gone meanwhile is made anew.
///
/// A symbolic link stays and its target is replaced. A file that already holds these bytes is not
/// written.
///
/// # Errors
/// Where it cannot be written; the file is then as it was.
pub fn save(
    path: &Path,
    document: &Document,
    expected: Option<ContentHash>,
) -> Result<ContentHash, StorageError> {
    write(path, &to_bytes(document, path)?, expected)
}

/// Saves the bytes that [`to_bytes`] gave for a document: for callers that take the bytes at one
/// moment and write them while the document goes on changing. Otherwise as [`save`].
///
/// # Errors
/// As [`save`].
pub fn write(path: &Path, bytes: &[u8], expected: Option<ContentHash>) -> Result<ContentHash, StorageError> {
    let hash = ContentHash::of(bytes);
    let target = target_of(path)?;
    let seen = look(path, &target)?;
    match (&seen, expected) {
        (Some(seen), _) if seen.hash == hash => return Ok(hash),
        (Some(seen), Some(expected)) if seen.hash != expected => {
            return Err(StorageError::ChangedOnDisk { path: path.to_owned() });
        }
        _ => {}
    }
    atomic::sweep(folder_of(&target));
    let last_look =
        || if stamp(&target) == seen.map(|seen| seen.stamp) { Ok(()) } else { Err(Trouble::Changed) };
    let write = |mut file: &File| Ok(file.write_all(bytes)?);
    atomic::replace(&target, Durability::Synced, write, last_look).map_err(|trouble| match trouble {
        Trouble::Changed => StorageError::ChangedOnDisk { path: path.to_owned() },
        Trouble::Io(error) => StorageError::writing(path, error),
    })?;
    Ok(hash)
}

enum Trouble {
    Changed,
    Io(io::Error),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Trouble::Io(error)
    }
}

/// A file as it was when it was looked at.
struct Seen {
    hash: ContentHash,
    stamp: Stamp,
}

/// What changes whenever a file is written or replaced: length, time of writing, and on Unix the
/// file's number.
type Stamp = (u64, Option<std::time::SystemTime>, u64);

/// What stands at the target now; nothing for a new file.
fn look(path: &Path, target: &Path) -> Result<Option<Seen>, StorageError> {
    let Some(before) = stamp(target) else {
        return Ok(None);
    };
    let bytes = match read_whole(target) {
        // Nobody opens a file as large as that here, so nobody means to keep what is in it.
        Err(StorageError::TooMuch { .. }) => Vec::new(),
        other => other?,
    };
    if !is_writable(target) {
        return Err(StorageError::NotWritable { path: path.to_owned() });
    }
    if let Some(version) = newer_version(&bytes) {
        return Err(StorageError::NewerVersion { path: path.to_owned(), version });
    }
    Ok(Some(Seen { hash: ContentHash::of(&bytes), stamp: before }))
}

fn stamp(target: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(target).ok()?;
    Some((metadata.len(), metadata.modified().ok(), number(&metadata)))
}

#[cfg(unix)]
fn number(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_metadata: &Metadata) -> u64 {
    0
}

/// The version of a file, where that is newer than what this program writes.
fn newer_version(bytes: &[u8]) -> Option<u64> {
    let header = header(bytes);
    let said = |range: Option<std::ops::Range<usize>>| serde_json::from_slice::<Value>(&bytes[range?]).ok();
    let version = said(header.version)?.as_u64()?;
    (said(header.format)? == FORMAT && version > VERSION).then_some(version)
}

/// The file that is really written: at the end of all symbolic links, whether it exists or not.
pub(crate) fn target_of(path: &Path) -> Result<PathBuf, StorageError> {
    const MOST_LINKS: usize = 40;
    if let Ok(target) = fs::canonicalize(path) {
        return Ok(target);
    }
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(StorageError::BadName { path: path.to_owned() })
}
