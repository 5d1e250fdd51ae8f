//! Noticing that another program has written the file of an open document.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::atomic::folder_of;
use crate::copies::is_conflicted_copy;
use crate::open::read_whole;
use crate::save::target_of;
use crate::{ContentHash, StorageError};

/// How long a file must lie still before it is read: programs write in several steps.
const STILL: Duration = Duration::from_millis(200);

/// What was seen at the place of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// It holds something else than this program opened or wrote, or is back after it was gone.
    Changed(ContentHash),
    /// It is gone.
    Gone,
    /// A file stirred beside it that is named as its conflicted copy.
    Copy,
}

/// A watch on one file, until it is dropped.
///
/// It is the folder that is watched: a watch on the file ends with the first atomic save.
#[derive(Debug)]
pub struct Watch {
    expected: Arc<Mutex<ContentHash>>,
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches a file that now has the `expected` hash, and calls `sighted` from another thread
    /// when it reads otherwise: once for each new content; and whenever a conflicted copy stirs.
    ///
    /// # Errors
    /// Where the system refuses to watch the folder.
    pub fn start(
        path: &Path,
        expected: ContentHash,
        sighted: impl Fn(Sighting) + Send + 'static,
    ) -> Result<Self, StorageError> {
        let target = target_of(path)?;
        let (stirred, stirs) = mpsc::channel();
        let watched = target.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            for stir in stirs_of(event, &watched) {
                // The receiver is gone when the watch has just ended.
                let _ = stirred.send(stir);
            }
        });
        let refused = |error: notify::Error| {
            let source = std::io::Error::other(error);
            StorageError::Io { path: path.to_owned(), doing: "watched", source }
        };
        let mut watcher = watcher.map_err(refused)?;
        watcher.watch(folder_of(&target), RecursiveMode::NonRecursive).map_err(refused)?;
        let expected = Arc::new(Mutex::new(expected));
        let shared = Arc::clone(&expected);
        thread::spawn(move || look_when_still(&stirs, &target, &shared, sighted));
        Ok(Watch { expected, _watcher: watcher })
    }

    /// Tells the watch what this program has just written, so that it is no news.
    pub fn expect(&self, hash: ContentHash) {
        *self.expected.lock().unwrap_or_else(PoisonError::into_inner) = hash;
    }
}

/// What moved in the folder.
#[derive(Clone, Copy, PartialEq)]
enum Stir {
    File,
    Copy,
}

fn stirs_of(event: notify::Result<Event>, target: &Path) -> Vec<Stir> {
    // Without a path, or with an error, an event may mean anything: better look once more.
    let Ok(event) = event else { return vec![Stir::File] };
    if is_mere_reading(event.kind) {
        return Vec::new();
    }
    if event.paths.is_empty() {
        return vec![Stir::File];
    }
    let stir = |path: &PathBuf| match path.file_name() == target.file_name() {
        true => Some(Stir::File),
        false => is_conflicted_copy(target, path).then_some(Stir::Copy),
    };
    event.paths.iter().filter_map(stir).collect()
}

/// Reading the file is an event too, and we read it at every other event.
fn is_mere_reading(kind: EventKind) -> bool {
    kind.is_access() && kind != EventKind::Access(AccessKind::Close(AccessMode::Write))
}

/// Reads the file whenever it has stirred and lies still again. Ends with the watcher.
fn look_when_still(
    stirs: &Receiver<Stir>,
    target: &Path,
    expected: &Mutex<ContentHash>,
    sighted: impl Fn(Sighting),
) {
    let mut told = None;
    while let Ok(first) = stirs.recv() {
        let mut stirred = vec![first];
        loop {
            match stirs.recv_timeout(STILL) {
                Ok(stir) => stirred.push(stir),
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        if stirred.contains(&Stir::Copy) {
            sighted(Sighting::Copy);
        }
        if !stirred.contains(&Stir::File) {
            continue;
        }
        let sighting = match read_whole(target) {
            Ok(bytes) => Sighting::Changed(ContentHash::of(&bytes)),
            Err(StorageError::Missing { .. }) => Sighting::Gone,
            // Locked or unreadable for the moment: the next event brings another look.
            Err(_) => continue,
        };
        let ours = *expected.lock().unwrap_or_else(PoisonError::into_inner);
        if sighting == Sighting::Changed(ours) {
            if told.take() == Some(Sighting::Gone) {
                sighted(sighting);
            }
        } else if told != Some(sighting) {
            told = Some(sighting);
            sighted(sighting);
        }
    }
}
