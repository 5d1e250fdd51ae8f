//! Opening: files, templates, samples, and documents that a killed program left unsaved.

use std::path::Path;

use throughline_model::{Document, Repair};
use throughline_storage::{DocumentKey, Lock, ReadOnlyReason, Standing, abandoned, discard, recoverable};

use crate::api::{ApiError, Done, ErrorCode, OpenMode, Opened};
use crate::document::OpenDocument;
use crate::files::new_id;
use crate::session::Session;
use crate::start::key_text;
use crate::templates;

impl Session {
    /// A new unnamed document from a template.
    pub(crate) fn new_document(&self, template: &str, title: Option<&str>) -> Result<Opened, ApiError> {
        let document = templates::instantiate(template, title, &mut new_id).ok_or_else(|| {
            ApiError::new(ErrorCode::NotFound, format!("There is no template \u{201c}{template}\u{201d}."))
        })?;
        self.open_unnamed(document, Vec::new())
    }

    /// A sample as an unnamed document, so that nobody writes over it.
    pub(crate) fn open_sample(&self, name: &str) -> Result<Opened, ApiError> {
        if !templates::SAMPLES.iter().any(|sample| sample.name == name) {
            return Err(ApiError::new(
                ErrorCode::NotFound,
                format!("There is no sample \u{201c}{name}\u{201d}."),
            ));
        }
        self.new_document(name, None)
    }

    /// Opens a file. One that is open in this session already is answered with its number.
    pub(crate) fn open_file(&self, path: &Path, mode: OpenMode) -> Result<Opened, ApiError> {
        let key = DocumentKey::of_file(path).ok();
        if mode == OpenMode::Edit
            && let Some(opened) = self.already_open_here(key.as_ref())
        {
            return Ok(opened);
        }
        let file = throughline_storage::open(path)?;
        if mode == OpenMode::Copy {
            let mut document = templates::with_fresh_ids(&file.document, &mut new_id);
            document.journey.title = format!("{} copy", document.journey.title);
            return self.open_unnamed(document, file.repairs);
        }
        let reason = match (mode, file.read_only_reason) {
            (_, Some(ReadOnlyReason::NewerVersion)) => Some(
                "A newer version of the program wrote this map. It can be read and exported, not changed.",
            ),
            (_, Some(ReadOnlyReason::NotWritable)) => {
                Some("This file is read-only. Save a copy under another name to change it.")
            }
            (OpenMode::ReadOnly, None) => Some("This map was opened to look at. Open a copy to change it."),
            (_, None) => None,
        };
        let mut open = self.documents();
        let number = open.next_number();
        let mut document = match reason {
            Some(reason) => OpenDocument::read_only(number, file.document, path.to_owned(), reason.into()),
            None => {
                let lock = Lock::acquire(&self.folders, DocumentKey::of_file(path)?)?;
                // What a killed program left for this file is taken over, not written over.
                let recovery = recoverable(&lock).ok().flatten();
                let mut document =
                    OpenDocument::named(number, file.document, path.to_owned(), file.hash, lock)?;
                if let Some(recovery) = recovery.filter(|recovery| recovery.standing == Standing::Newer) {
                    document.take_over(recovery.document)?;
                }
                document
            }
        };
        self.watch(&mut document);
        let info = document.info();
        open.documents.insert(number, document);
        drop(open);
        self.remember_recent(&info);
        Ok(Opened { info, repairs: file.repairs })
    }

    /// Opens a document together with what was not saved of it.
    pub(crate) fn recover(&self, key: &str) -> Result<Opened, ApiError> {
        let lock = self.lock_abandoned(key)?;
        let recovery = recoverable(&lock)?.ok_or_else(nothing_to_recover)?;
        match (recovery.standing, lock.key().path().map(Path::to_owned)) {
            (Standing::Newer, Some(path)) => {
                drop(lock);
                self.open_file(&path, OpenMode::Edit)
            }
            // The file is another one by now, or gone: what was recovered becomes a document of
            // its own, and the file is left alone.
            _ => {
                let title = recovery.document.journey.title.clone();
                let mut document = recovery.document;
                if recovery.standing == Standing::FileChanged {
                    document = templates::with_fresh_ids(&document, &mut new_id);
                    document.journey.title = format!("{title} (recovered)");
                }
                discard(&lock)?;
                drop(lock);
                let opened = self.open_unnamed(document, Vec::new())?;
                Ok(opened)
            }
        }
    }

    /// Throws away what was not saved.
    pub(crate) fn discard_recovery(&self, key: &str) -> Result<Done, ApiError> {
        discard(&self.lock_abandoned(key)?)?;
        Ok(Done {})
    }

    fn lock_abandoned(&self, key: &str) -> Result<Lock, ApiError> {
        let key = abandoned(&self.folders)
            .into_iter()
            .find(|known| key_text(known) == key)
            .ok_or_else(nothing_to_recover)?;
        Ok(Lock::acquire(&self.folders, key)?)
    }

    fn open_unnamed(&self, document: Document, repairs: Vec<Repair>) -> Result<Opened, ApiError> {
        let mut open = self.documents();
        let number = open.next_number();
        let document = OpenDocument::unnamed(number, document, &self.folders)?;
        let info = document.info();
        open.documents.insert(number, document);
        Ok(Opened { info, repairs })
    }

    fn already_open_here(&self, key: Option<&DocumentKey>) -> Option<Opened> {
        let path = key?.path()?;
        let open = self.documents();
        let document = open.documents.values().find(|document| {
            document.read_only.is_none()
                && document.path.as_deref().and_then(|known| known.canonicalize().ok()).as_deref()
                    == Some(path)
        })?;
        Some(Opened { info: document.info(), repairs: Vec::new() })
    }
}

fn nothing_to_recover() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "There is nothing left to recover here.")
}
