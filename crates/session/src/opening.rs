//! Opening: files, templates, samples, and documents that a killed program left unsaved.

use std::path::Path;

use throughline_model::{Change, Document, RecordKind, RecordRef, Repair, repair};
use throughline_storage::{DocumentKey, Journal, Lock, Standing, abandoned, discard, recoverable, to_bytes};

use crate::api::{ApiError, DocumentInfo, Done, ErrorCode, OpenMode, Opened};
use crate::document::{OpenDocument, read_only_reason};
use crate::files::new_id;
use crate::session::{Session, locked};
use crate::start::key_text;
use crate::templates;

/// What an error calls a document without a name.
const UNNAMED: &str = "The unsaved map";
const TAKEN_OVER: &str =
    "The program ended before the last changes were saved. They are back; undo takes them away again.";
const BOTH_CHANGED: &str = "The program ended before the last changes were saved, and another program has changed the file since. \
     Your changes are shown, and the file is as it was left: bring both together, or decide for one.";
const SET_ASIDE: &str = "The program ended before the last changes were saved, and the file was changed since. \
     The map with those changes is kept: the start screen offers it.";

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
        match mode {
            OpenMode::Edit => self.edit_file(path),
            OpenMode::ReadOnly => {
                let file = throughline_storage::open(path)?;
                let reason = read_only_reason(file.read_only_reason);
                let asked = || "This map was opened to look at. Open a copy to change it.".into();
                self.look_at(path, file, reason.unwrap_or_else(asked))
            }
            OpenMode::Copy => {
                let file = throughline_storage::open(path)?;
                let mut document = templates::with_fresh_ids(&file.document, &mut new_id);
                document.journey.title = format!("{} copy", document.journey.title);
                self.open_unnamed(document, file.repairs)
            }
        }
    }

    /// Opens a file to edit it, or to look at where it may not be written. What a killed program
    /// left unsaved of it is taken over, also where another program has changed the file since; it
    /// is kept as a map of its own where the file holds another journey by now.
    fn edit_file(&self, path: &Path) -> Result<Opened, ApiError> {
        let _opening = locked(&self.opening);
        let key = DocumentKey::of_file(path).ok();
        if let Some(opened) = self.already_open(|open| key.is_some() && open.key() == key.as_ref()) {
            return Ok(opened);
        }
        // From here on nobody else changes what is read.
        let lock = key.map(|key| Lock::acquire_or_stand_in(&self.folders, key)).transpose();
        let file = throughline_storage::open(path)?;
        if let Some(reason) = read_only_reason(file.read_only_reason) {
            return self.look_at(path, file, reason);
        }
        let lock = match lock? {
            Some(lock) => lock,
            None => Lock::acquire_or_stand_in(&self.folders, DocumentKey::of_file(path)?)?,
        };
        let mut told = file.repairs;
        let journey = RecordRef { kind: RecordKind::Journey, id: file.document.journey.id };
        let number = self.documents().next_number();
        // Without the right to it, what was left there stays where it is.
        let left = if lock.is_held() { recoverable(&lock)? } else { None };
        let document = match left {
            Some(recovery) if recovery.standing == Standing::Newer => {
                told.push(recovered(journey, TAKEN_OVER));
                OpenDocument::recovered(number, recovery, lock)?
            }
            Some(recovery) if recovery.base.journey.id == file.document.journey.id => {
                told.push(recovered(journey, BOTH_CHANGED));
                let base = recovery.base_hash;
                let mut document = OpenDocument::recovered(number, recovery, lock)?;
                document.changed_on_disk = true;
                let info = self.take_in(document.of_file(path.to_owned(), base));
                return Ok(Opened { info, repairs: told });
            }
            Some(recovery) => {
                self.set_aside(&recovery.document)?;
                told.push(recovered(journey, SET_ASIDE));
                OpenDocument::new(number, file.document, &file.bytes, lock)
            }
            None => OpenDocument::new(number, file.document, &file.bytes, lock),
        };
        let info = self.take_in(document.of_file(path.to_owned(), file.hash));
        Ok(Opened { info, repairs: told })
    }

    fn look_at(
        &self,
        path: &Path,
        file: throughline_storage::Opened,
        reason: String,
    ) -> Result<Opened, ApiError> {
        let (number, repairs) = (self.documents().next_number(), file.repairs.clone());
        let info = self.take_in(OpenDocument::read_only(number, file, path.to_owned(), reason));
        Ok(Opened { info, repairs })
    }

    /// Takes a document among the open ones.
    fn take_in(&self, mut document: OpenDocument) -> DocumentInfo {
        self.watch(&mut document);
        let info = document.info();
        self.documents().documents.insert(document.number, document);
        self.look_for_copies(info.document);
        self.remember_recent(&info);
        info
    }

    /// Opens a document together with what was not saved of it.
    pub(crate) fn recover(&self, key: &str) -> Result<Opened, ApiError> {
        if let Some(opened) = self.already_open(|open| open.key().is_some_and(|own| key_text(own) == key)) {
            return Ok(opened);
        }
        let lock = self.lock_abandoned(key)?;
        let recovery = recoverable(&lock)?.ok_or_else(nothing_to_recover)?;
        match (recovery.standing, lock.key().path().map(Path::to_owned)) {
            (Standing::NeverSaved, _) | (_, None) => {
                let number = self.documents().next_number();
                let info = self.take_in(OpenDocument::recovered(number, recovery, lock)?);
                Ok(Opened { info, repairs: Vec::new() })
            }
            (Standing::Newer, Some(path)) => {
                drop(lock);
                self.edit_file(&path)
            }
            (Standing::FileChanged, Some(path)) if is_version_of(&path, &recovery.base) => {
                drop(lock);
                self.edit_file(&path)
            }
            // The file cannot be read, holds something else by now, or is gone: what was recovered
            // becomes a document of its own, and the file is left alone.
            (Standing::FileChanged | Standing::FileGone, Some(_)) => {
                let aside = self.set_aside(&recovery.document)?;
                discard(&lock)?;
                self.recover(&key_text(&aside))
            }
        }
    }

    /// Keeps what a killed program left as an unnamed document of its own, for recovery.
    fn set_aside(&self, left: &Document) -> Result<DocumentKey, ApiError> {
        let mut document = templates::with_fresh_ids(left, &mut new_id);
        document.journey.title = format!("{} (recovered)", left.journey.title);
        let lock = Lock::acquire(&self.folders, DocumentKey::Unnamed(document.journey.id))?;
        // All of it is unsaved, so the journal begins with nothing.
        let mut nothing = Document::default();
        repair(&mut nothing);
        let mut journal = Journal::start(&lock, &to_bytes(&nothing, UNNAMED.as_ref())?)?;
        journal.append(&Change::between(&nothing, &document))?;
        Ok(lock.key().clone())
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
        let bytes = to_bytes(&document, UNNAMED.as_ref())?;
        let lock = Lock::acquire_or_stand_in(&self.folders, DocumentKey::Unnamed(document.journey.id))?;
        let number = self.documents().next_number();
        let info = self.take_in(OpenDocument::new(number, document, &bytes, lock));
        Ok(Opened { info, repairs })
    }

    /// A document that is open here already, for one who opens it once more.
    fn already_open(&self, is_meant: impl Fn(&OpenDocument) -> bool) -> Option<Opened> {
        let mut open = self.documents();
        let document = open.documents.values_mut().find(|document| is_meant(document))?;
        document.openers += 1;
        Some(Opened { info: document.info(), repairs: Vec::new() })
    }
}

/// Whether a file can be edited and holds the same journey.
fn is_version_of(path: &Path, base: &Document) -> bool {
    throughline_storage::open(path)
        .is_ok_and(|file| file.read_only_reason.is_none() && file.document.journey.id == base.journey.id)
}

/// What to tell about unsaved changes that a killed program left.
fn recovered(record: RecordRef, message: &str) -> Repair {
    Repair { rule: "unsaved-changes", record, message: message.into() }
}

fn nothing_to_recover() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "There is nothing left to recover here.")
}
