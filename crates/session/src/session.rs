//! The session: every open document, and the one door through which requests come in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use throughline_storage::{Folders, Sighting, Watch};

use crate::answer::Answer;
use crate::api::{
    ApiError, AssetData, CardHeight, DiskChoice, DocumentInfo, DocumentNumber, Done, ErrorCode, Event,
    ExportOptions, ExportReport, Permission, Request,
};
use crate::document::OpenDocument;
use crate::inspect::inspect;
use crate::{exporting, folder};

/// How long a person must pause before their changes are saved by themselves.
const AUTOSAVE_AFTER: Duration = Duration::from_millis(800);
/// How long after a save that failed another one is tried.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// Told of everything that happens by itself; called from any thread.
pub type Listener = Box<dyn Fn(Event) + Send + Sync>;

/// Open documents and the API over them. Shared by all callers of one program.
pub struct Session {
    pub(crate) folders: Folders,
    open: Mutex<OpenDocuments>,
    /// Numbers of long work that was asked to stop.
    cancelled: Mutex<BTreeSet<u32>>,
    listener: Listener,
    itself: Weak<Session>,
}

/// The open documents by number.
#[derive(Default)]
pub(crate) struct OpenDocuments {
    pub documents: BTreeMap<DocumentNumber, OpenDocument>,
    last_number: u32,
    ended: bool,
}

impl OpenDocuments {
    /// A number that no document has had yet.
    pub fn next_number(&mut self) -> DocumentNumber {
        self.last_number += 1;
        DocumentNumber(self.last_number)
    }

    fn find(&mut self, number: DocumentNumber) -> Result<&mut OpenDocument, ApiError> {
        self.documents
            .get_mut(&number)
            .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "This map is no longer open."))
    }
}

impl Session {
    /// A session that keeps its own data in the user's folder.
    pub fn start(listener: Listener) -> Arc<Session> {
        let folders = Folders::of_user().unwrap_or_else(|_| {
            // Without a home there is still a place that lasts until the machine is started anew.
            Folders::at(std::env::temp_dir().join("throughline"))
        });
        Session::start_in(folders, listener)
    }

    /// A session that keeps its own data in a folder of one's choice.
    pub fn start_in(folders: Folders, listener: Listener) -> Arc<Session> {
        let session = Arc::new_cyclic(|itself| Session {
            folders,
            open: Mutex::default(),
            cancelled: Mutex::default(),
            listener,
            itself: itself.clone(),
        });
        let weak = Arc::downgrade(&session);
        std::thread::spawn(move || autosave(&weak));
        session
    }

    /// Answers a request given as JSON.
    ///
    /// # Errors
    /// Where it is no request, or fails.
    pub fn handle_json(&self, request: &str) -> Result<String, ApiError> {
        let json = serde_json::from_str(request)
            .map_err(|error| ApiError::new(ErrorCode::Failed, format!("The request is no JSON: {error}.")))?;
        self.handle(Request::from_json(json)?)?.to_json()
    }

    /// Answers a request.
    ///
    /// # Errors
    /// Each request's own; nothing is half done.
    pub fn handle(&self, request: Request) -> Result<Answer, ApiError> {
        match request {
            Request::Start { theme } => Ok(self.start_screen(theme.unwrap_or_default()).into()),
            Request::ForgetRecent { path } => self.forget_recent(Path::new(&path)).map(Into::into),
            Request::New { template, title } => {
                self.new_document(&template, title.as_deref()).map(Into::into)
            }
            Request::Open { path, mode } => self.open_file(Path::new(&path), mode).map(Into::into),
            Request::OpenSample { name } => self.open_sample(&name).map(Into::into),
            Request::Recover { key } => self.recover(&key).map(Into::into),
            Request::DiscardRecovery { key } => self.discard_recovery(&key).map(Into::into),
            Request::Info { document } => self.with(document, |open| Ok(open.info())).map(Into::into),
            Request::Scene { document, view, options } => {
                self.with(document, |open| open.show(view, options)).map(Into::into)
            }
            Request::Apply { document, view, command } => {
                self.with(document, |open| open.apply(view, &command)).map(Into::into)
            }
            Request::Undo { document, view } => self.with(document, |open| open.undo(view)).map(Into::into),
            Request::Redo { document, view } => self.with(document, |open| open.redo(view)).map(Into::into),
            Request::Permit { document, command } => self
                .with(document, |open| {
                    let reason = match &open.read_only {
                        Some(reason) => Some(reason.clone()),
                        None => {
                            throughline_edit::permit(&open.document, &command).err().map(|no| no.to_string())
                        }
                    };
                    Ok(Permission { allowed: reason.is_none(), reason })
                })
                .map(Into::into),
            Request::CardHeight { document, view, card, text } => self
                .with(document, |open| {
                    open.card_height(view, card, &text).map(|height| CardHeight { height })
                })
                .map(Into::into),
            Request::Inspect { document, record } => self
                .with(document, |open| {
                    inspect(&open.document, record)
                        .ok_or_else(|| ApiError::new(ErrorCode::NotFound, format!("There is no {record}.")))
                })
                .map(Into::into),
            Request::Asset { document, asset } => self
                .with(document, |open| {
                    let found = open.document.assets.get(&asset);
                    let asset = found
                        .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "There is no such picture."))?;
                    Ok(AssetData { media_type: asset.media_type.clone(), data: asset.data.clone() })
                })
                .map(Into::into),
            Request::Save { document } => self.save(document).map(Into::into),
            Request::SaveAs { document, path } => self.save_as(document, Path::new(&path)).map(Into::into),
            Request::ResolveDiskChange { document, choice } => {
                self.resolve_disk_change(document, choice).map(Into::into)
            }
            Request::Export { document, path, options, task } => {
                self.export(document, Path::new(&path), &options, task).map(Into::into)
            }
            Request::Cancel { task } => {
                locked(&self.cancelled).insert(task);
                Ok(Done {}.into())
            }
            Request::Close { document, discard } => self.close(document, discard).map(Into::into),
            Request::ListFolder { path } => folder::list(path.as_deref().map(Path::new)).map(Into::into),
        }
    }

    /// Saves what has a name and ends the work that goes on by itself. What has no name stays in
    /// its journal and is offered for recovery.
    pub fn shut_down(&self) {
        let mut open = self.documents();
        open.ended = true;
        for document in open.documents.values_mut().filter(|document| document.is_unsaved()) {
            // What cannot be saved stays in its journal.
            let _ = document.save();
        }
        let saved = std::mem::take(&mut open.documents);
        for document in saved.into_values().filter(|document| !document.is_unsaved()) {
            document.close();
        }
    }

    /// The open documents, for the parts of the session that open and close them.
    pub(crate) fn documents(&self) -> MutexGuard<'_, OpenDocuments> {
        locked(&self.open)
    }

    /// Watches a document's file for other programs.
    pub(crate) fn watch(&self, document: &mut OpenDocument) {
        let (Some(path), Some(hash)) = (&document.path, document.hash) else { return };
        let (itself, number) = (self.itself.clone(), document.number);
        // Without a watch, the hash is still compared at each save.
        document.watch = Watch::start(path, hash, move |sighting| {
            if let Some(session) = itself.upgrade() {
                session.sighted(number, sighting);
            }
        })
        .ok();
    }

    fn sighted(&self, number: DocumentNumber, sighting: Sighting) {
        let info = {
            let mut open = self.documents();
            let Ok(document) = open.find(number) else { return };
            match sighting {
                Sighting::Changed(hash) if document.hash == Some(hash) => return,
                Sighting::Changed(_) => document.changed_on_disk = true,
                // The next save makes the file anew.
                Sighting::Gone => return,
            }
            document.info()
        };
        (self.listener)(Event::Document { info: Box::new(info) });
    }

    fn with<T>(
        &self,
        number: DocumentNumber,
        work: impl FnOnce(&mut OpenDocument) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        work(self.documents().find(number)?)
    }

    fn save(&self, number: DocumentNumber) -> Result<DocumentInfo, ApiError> {
        let info = self.with(number, |open| open.save().map(|()| open.info()))?;
        self.remember_recent(&info);
        Ok(info)
    }

    fn save_as(&self, number: DocumentNumber, path: &Path) -> Result<DocumentInfo, ApiError> {
        let info = self.with(number, |open| {
            open.save_as(path, &self.folders)?;
            self.watch(open);
            Ok(open.info())
        })?;
        self.remember_recent(&info);
        Ok(info)
    }

    fn resolve_disk_change(
        &self,
        number: DocumentNumber,
        choice: DiskChoice,
    ) -> Result<DocumentInfo, ApiError> {
        match choice {
            DiskChoice::KeepMine => self.with(number, |open| open.keep_mine().map(|()| open.info())),
            DiskChoice::TakeTheirs => {
                let info = self.with(number, |open| {
                    let Some(path) = open.path.clone() else { return Ok(open.info()) };
                    let theirs = throughline_storage::open(&path)?;
                    if open.is_unsaved() {
                        throughline_storage::save(&copy_beside(&path), &open.document, None)?;
                    }
                    open.take_theirs(theirs.document, theirs.hash);
                    Ok(open.info())
                })?;
                (self.listener)(Event::Reloaded { document: number });
                Ok(info)
            }
        }
    }

    /// Exports a copy of the document as it is now, so that editing goes on meanwhile.
    fn export(
        &self,
        number: DocumentNumber,
        path: &Path,
        options: &ExportOptions,
        task: u32,
    ) -> Result<ExportReport, ApiError> {
        locked(&self.cancelled).remove(&task);
        let document = self.with(number, |open| Ok(open.document.clone()))?;
        let mut progress = |done: f64| {
            (self.listener)(Event::Progress { task, done });
            if locked(&self.cancelled).contains(&task) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let report = exporting::export(&document, path, options, &mut progress);
        locked(&self.cancelled).remove(&task);
        report
    }

    fn close(&self, number: DocumentNumber, discard: bool) -> Result<Done, ApiError> {
        let mut open = self.documents();
        let document = open.find(number)?;
        if document.is_unsaved() && !discard {
            document.save()?;
        }
        if let Some(document) = open.documents.remove(&number) {
            document.close();
        }
        Ok(Done {})
    }
}

/// Saves documents a moment after their last change, for as long as somebody holds the session.
fn autosave(session: &Weak<Session>) {
    loop {
        std::thread::sleep(AUTOSAVE_AFTER / 4);
        let Some(session) = session.upgrade() else { return };
        let mut open = session.documents();
        if open.ended {
            return;
        }
        let mut saved = Vec::new();
        for document in open.documents.values_mut() {
            let wait = if document.save_error.is_some() { RETRY_AFTER } else { AUTOSAVE_AFTER };
            let due = document.unsaved_since.is_some_and(|since| since.elapsed() >= wait);
            if due && document.path.is_some() && document.read_only.is_none() && !document.changed_on_disk {
                if document.save().is_err() {
                    document.unsaved_since = Some(Instant::now());
                }
                saved.push(document.info());
            }
        }
        // Listeners may ask the session for something: not while it is locked.
        drop(open);
        for info in saved {
            (session.listener)(Event::Document { info: Box::new(info) });
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

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
