//! Synchronising the journal with the disk, a moment after each change and off everybody's way.

use std::fs::File;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How long a change may wait for the disk.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// A thread that synchronises; it ends when this is dropped, after a last time.
#[derive(Debug)]
pub(super) struct Flusher {
    written: Sender<Arc<File>>,
}

impl Flusher {
    pub(super) fn start() -> Self {
        let (written, files) = mpsc::channel();
        thread::spawn(move || flush_all(&files));
        Flusher { written }
    }

    /// Notes that a file was written to; it is synchronised within [`LONGEST_WAIT`].
    pub(super) fn flush_soon(&self, file: &Arc<File>) {
        // The thread ends only after this sender, so there is somebody to receive.
        let _ = self.written.send(Arc::clone(file));
    }
}

fn flush_all(files: &Receiver<Arc<File>>) {
    while let Ok(mut file) = files.recv() {
        let deadline = Instant::now() + LONGEST_WAIT;
        let ended = loop {
            match files.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                // After a reset the former file holds nothing that is still wanted.
                Ok(newer) => file = newer,
                Err(RecvTimeoutError::Timeout) => break false,
                Err(RecvTimeoutError::Disconnected) => break true,
            }
        };
        // A disk that fails here fails at the next save too, which is where a person is told.
        let _ = file.sync_data();
        if ended {
            return;
        }
    }
}
