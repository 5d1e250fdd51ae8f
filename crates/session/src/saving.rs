//! Saving, closing, and living with other programs that write the same file.
//!
//! The open documents are locked while bytes are taken from one and while it learns what came of
//! them, never while the disk is waited for.

use std::path::{Path, PathBuf};
use std::sync::{MutexGuard, PoisonError, Weak};
use std::time::Duration;

use throughline_storage::{Sighting, Watch};

use crate::api::{ApiError, DiskChoice, DocumentInfo, DocumentNumber, Done, ErrorCode, Event};
use crate::document::{OpenDocument, Writing};
use crate::session::{OpenDocuments, Session};

/// How often it is looked whether a document should be saved.
const LOOK_EVERY: Duration = Duration::from_millis(200);

impl Session {
    /// Saves a document to its file.
    pub(crate) fn save(&self, number: DocumentNumber) -> Result<DocumentInfo, ApiError> {
        let info = self.write(number, OpenDocument::begin_save)?;
        self.remember_recent(&info);
        Ok(info)
    }

    /// Saves a document under another name, which it has from then on.
    pub(crate) fn save_as(&self, number: DocumentNumber, path: &Path) -> Result<DocumentInfo, ApiError> {
        let info = self.write(number, |open| open.begin_save_as(path, &self.folders))?;
        self.remember_recent(&info);
        Ok(info)
    }

    /// Settles what becomes of a document whose file was changed by another program.
    pub(crate) fn resolve_disk_change(
        &self,
        number: DocumentNumber,
        choice: DiskChoice,
    ) -> Result<DocumentInfo, ApiError> {
        match choice {
            DiskChoice::KeepMine => self.write(number, OpenDocument::begin_keep_mine),
            DiskChoice::TakeTheirs => self.take_theirs(number),
        }
    }

    /// Closes a document for one who opened it. The last one ends it: what is unsaved is saved
    /// first, unless it is to be discarded.
    pub(crate) fn close(&self, number: DocumentNumber, discard: bool) -> Result<Done, ApiError> {
        {
            let mut open = self.documents();
            let document = open.find(number)?;
            if document.openers > 1 {
                document.openers -= 1;
                return Ok(Done {});
            }
        }
        self.end(number, discard)
    }

    fn end(&self, number: DocumentNumber, discard: bool) -> Result<Done, ApiError> {
        loop {
            let mut open = self.documents_at_rest(number);
            let document = open.find(number)?;
            if !discard && document.file_gone {
                return Err(file_gone(document));
            }
            if discard || !document.is_unsaved() {
                if let Some(document) = open.documents.remove(&number) {
                    document.close();
                }
                return Ok(Done {});
            }
            drop(open);
            self.save(number)?;
        }
    }

    /// Saves what has a name and ends the work that goes on by itself. What has no name, or cannot
    /// be saved, stays in its journal and is offered for recovery.
    pub fn shut_down(&self) {
        let numbers: Vec<DocumentNumber> = {
            let mut open = self.documents();
            open.ended = true;
            open.documents.keys().copied().collect()
        };
        for number in numbers {
            let _ = self.end(number, false);
        }
        self.documents().documents.clear();
    }

    /// Writes a document while others go on editing it, one save after the other.
    fn write(
        &self,
        number: DocumentNumber,
        begin: impl FnOnce(&mut OpenDocument) -> Result<Writing, ApiError>,
    ) -> Result<DocumentInfo, ApiError> {
        let writing = begin(self.documents_at_rest(number).find(number)?)?;
        let outcome = writing.write();
        let mut open = self.documents();
        let saved = open.find(number).and_then(|document| {
            let brought_in = document.end_save(writing, outcome)?;
            if document.watch.is_none() {
                self.watch(document);
            }
            self.settle_copies(&brought_in);
            Ok(document.info())
        });
        self.saved.notify_all();
        saved
    }

    /// The open documents, once the save of one of them that is under way has ended.
    pub(crate) fn documents_at_rest(&self, number: DocumentNumber) -> MutexGuard<'_, OpenDocuments> {
        let being_saved =
            |open: &mut OpenDocuments| open.documents.get(&number).is_some_and(OpenDocument::is_being_saved);
        self.saved.wait_while(self.documents(), being_saved).unwrap_or_else(PoisonError::into_inner)
    }

    fn take_theirs(&self, number: DocumentNumber) -> Result<DocumentInfo, ApiError> {
        let info = taken_theirs(self.documents_at_rest(number).find(number)?)?;
        self.look_for_copies(number);
        (self.listener)(Event::Changed { info: Box::new(info.clone()), by: None });
        Ok(info)
    }

    /// Watches a document's file for other programs.
    pub(crate) fn watch(&self, document: &mut OpenDocument) {
        let (Some(path), Some(hash)) = (&document.path, document.hash) else { return };
        let (itself, number) = (self.itself.clone(), document.number);
        // Without a watch, the hash is still compared at each save.
        document.watch = Watch::start(path, hash, move |sighting| {
            if let Some(session) = itself.upgrade()
                && let Some(event) = session.sighted(number, sighting)
            {
                (session.listener)(event);
            }
        })
        .ok();
    }

    /// What is to be told of what another program has done to a document's file.
    fn sighted(&self, number: DocumentNumber, sighting: Sighting) -> Option<Event> {
        if sighting == Sighting::Copy {
            self.look_for_copies(number);
            return None;
        }
        let mut open = self.documents_at_rest(number);
        let document = open.find(number).ok()?;
        let was_gone = std::mem::replace(&mut document.file_gone, sighting == Sighting::Gone);
        if let Sighting::Changed(hash) = sighting {
            if !document.is_ours(hash) {
                document.changed_on_disk = true;
                // Who has nothing to lose sees the map as it is; who has edited it decides.
                if !document.is_unsaved()
                    && let Ok(info) = taken_theirs(document)
                {
                    // One that held the same as the map may hold something else by now.
                    self.look_for_copies(number);
                    return Some(Event::Changed { info: Box::new(info), by: None });
                }
            } else if !was_gone {
                return None;
            }
        }
        Some(Event::Document { info: Box::new(document.info()) })
    }
}

/// Why a document is not closed whose only copy it may be.
fn file_gone(document: &OpenDocument) -> ApiError {
    let file = document.path.as_deref().unwrap_or(Path::new("")).display();
    ApiError::new(
        ErrorCode::SaveFailed,
        format!("{file} is no longer there: it was deleted or moved. Saving makes it anew."),
    )
}

/// Takes what another program wrote; what was unsaved goes into a copy beside it.
fn taken_theirs(document: &mut OpenDocument) -> Result<DocumentInfo, ApiError> {
    let Some(path) = document.path.clone() else { return Ok(document.info()) };
    let theirs = throughline_storage::open(&path)?;
    if document.is_unsaved() {
        throughline_storage::save(&copy_beside(&path), &document.document, None)?;
    }
    document.take_theirs(theirs);
    Ok(document.info())
}

/// Saves documents a moment after their last change, for as long as somebody holds the session.
pub(crate) fn autosave(session: &Weak<Session>) {
    loop {
        std::thread::sleep(LOOK_EVERY);
        let Some(session) = session.upgrade() else { return };
        let due: Vec<DocumentNumber> = {
            let open = session.documents();
            if open.ended {
                return;
            }
            open.documents.values().filter(|document| document.is_due()).map(|open| open.number).collect()
        };
        for number in due {
            // The trouble is part of what is known of the document.
            let _ = session.write(number, OpenDocument::begin_save);
            if let Ok(info) = session.with(number, |open| Ok(open.info())) {
                (session.listener)(Event::Document { info: Box::new(info) });
            }
        }
    }
}

/// A free name beside a file for what was unsaved: "Bank (unsaved copy).journey".
fn copy_beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut number = 1;
    loop {
        let suffix = if number == 1 { String::new() } else { format!(" {number}") };
        let candidate = path.with_file_name(format!("{stem} (unsaved copy{suffix}).journey"));
        if !candidate.exists() {
            return candidate;
        }
        number += 1;
    }
}
