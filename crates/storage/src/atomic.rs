//! Replacing a file whole or not at all.
//!
//! The crates that do this were looked at and left: they derive the temporary name from the
//! file's, which fails for names near the longest allowed, replace a symbolic link instead of what
//! it points to, and offer no place for a last look at the file before it is replaced.

use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

const PREFIX: &str = ".throughline-";
const SUFFIX: &str = ".tmp";
/// How many entries of a folder are looked at for temporary files that a killed program left.
const MOST_SWEPT: usize = 10_000;

/// Whether a written file must survive a power cut from the moment it is in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Durability {
    /// It must: file and folder are synchronised with the disk.
    Synced,
    /// It may be missing then, for it can be made again; but whatever stands there is whole. The
    /// file is synchronised with the disk, and its folder in the system's own time.
    Whole,
    /// It need not: it survives the end of the program, which is all it is for.
    Cached,
}

/// Writes a file beside `target` by a function and moves it there. `target` is no symbolic link.
/// `last_look` runs when everything is written and may still call it off, as `write` may.
///
/// Mode and, where permitted, owner of an existing file are kept. On failure nothing is left
/// behind, and what stood there still does.
pub(crate) fn replace<T, E: From<io::Error>>(
    target: &Path,
    durability: Durability,
    write: impl FnOnce(&File) -> Result<T, E>,
    last_look: impl FnOnce() -> Result<(), E>,
) -> Result<T, E> {
    let folder = folder_of(target);
    let temporary = Temporary::beside(folder)?;
    if let Ok(existing) = fs::metadata(target) {
        keep_owner_and_mode(&temporary.file, &existing)?;
    }
    let written = write(&temporary.file)?;
    if durability != Durability::Cached {
        temporary.file.sync_all()?;
    }
    last_look()?;
    temporary.move_to(target)?;
    if durability == Durability::Synced {
        sync_folder(folder);
    }
    Ok(written)
}

/// The folder that a file stands in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Removes the temporary files of programs that were killed while they saved into a folder. A
/// program that is still writing holds a lock on its own.
pub(crate) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.take(MOST_SWEPT).flatten() {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let is_file = is_ours && entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file {
            continue;
        }
        let is_abandoned = File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
        if is_abandoned {
            // What cannot be removed now is tried again at the next save.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A file that is gone again unless it is moved to its target.
struct Temporary {
    file: File,
    path: PathBuf,
    moved: bool,
}

impl Temporary {
    fn beside(folder: &Path) -> io::Result<Self> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            // The name does not contain the target's: that one may already be as long as can be.
            let path = folder.join(format!("{PREFIX}{}-{count}{SUFFIX}", process::id()));
            match File::options().write(true).create_new(true).open(&path) {
                Ok(file) => {
                    let temporary = Temporary { file, path, moved: false };
                    return match temporary.file.try_lock() {
                        // Some network file systems know no locks: then nobody sweeps there either.
                        Ok(()) | Err(TryLockError::Error(_)) => Ok(temporary),
                        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::ResourceBusy.into()),
                    };
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn move_to(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.moved = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.moved {
            // The failure that led here is the one to report; the next save sweeps what is left.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn keep_owner_and_mode(file: &File, existing: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};

    let own = file.metadata()?;
    // Only root may give a file away; a group that one belongs to may be kept by anybody.
    if own.uid() != existing.uid() {
        let _ = fchown(file, Some(existing.uid()), None);
    }
    if own.gid() != existing.gid() {
        let _ = fchown(file, None, Some(existing.gid()));
    }
    file.set_permissions(existing.permissions())
}

#[cfg(not(unix))]
fn keep_owner_and_mode(file: &File, existing: &Metadata) -> io::Result<()> {
    file.set_permissions(existing.permissions())
}

/// Makes the rename itself survive a power cut. The file is in place whatever happens here, so a
/// failure is no failure of the save.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) {}
