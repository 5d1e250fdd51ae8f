//! The session: every open document, and the one door through which requests come in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};

use throughline_model::Document;
use throughline_storage::Folders;

use crate::answer::Answer;
use crate::api::{
    ApiError, AssetData, CardHeight, ComparisonView, DocumentNumber, Done, Edited, ErrorCode, Event,
    ExportOptions, ExportReport, Request, ScenePatch, SideRef, ViewOptions,
};
use crate::document::{OpenDocument, Others};
use crate::exporting::preview::Previews;
use crate::exporting::{ComparedWith, Progress};
use crate::inspect::inspect;
use crate::{conflicts, deck, exporting, folder, nested, saving};

/// Told of everything that happens by itself; called from any thread.
pub type Listener = Box<dyn Fn(Event) + Send + Sync>;

/// Open documents and the API over them. Shared by all callers of one program.
pub struct Session {
    pub(crate) folders: Folders,
    open: Mutex<OpenDocuments>,
    /// Held while a file is opened: of two who ask at once, as a page that is loaded again while it
    /// still opens does, the second finds it open.
    pub(crate) opening: Mutex<()>,
    /// Told at the end of each save.
    pub(crate) saved: Condvar,
    /// Numbers of long work that was asked to stop.
    cancelled: Mutex<BTreeSet<u32>>,
    /// The files that were exported: these alone a shell may open.
    written: Mutex<BTreeSet<PathBuf>>,
    /// Exports that were laid out to be looked at.
    pub(crate) previews: Mutex<Previews>,
    pub(crate) listener: Listener,
    pub(crate) itself: Weak<Session>,
}

/// The open documents by number.
#[derive(Default)]
pub(crate) struct OpenDocuments {
    pub documents: BTreeMap<DocumentNumber, OpenDocument>,
    last_number: u32,
    /// Whether the session was shut down.
    pub ended: bool,
}

impl OpenDocuments {
    /// A number that no document has had yet.
    pub fn next_number(&mut self) -> DocumentNumber {
        self.last_number += 1;
        DocumentNumber(self.last_number)
    }

    /// The document, which must be open.
    pub fn find(&mut self, number: DocumentNumber) -> Result<&mut OpenDocument, ApiError> {
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
            opening: Mutex::default(),
            saved: Condvar::new(),
            cancelled: Mutex::default(),
            written: Mutex::default(),
            previews: Mutex::default(),
            listener,
            itself: itself.clone(),
        });
        let weak = Arc::downgrade(&session);
        std::thread::spawn(move || saving::autosave(&weak));
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
            Request::Scene { document, view, options } => self.show(document, view, options).map(Into::into),
            Request::Apply { document, view, command } => {
                self.edit(document, view, |open| open.apply(view, &command)).map(Into::into)
            }
            Request::Undo { document, view } => {
                self.edit(document, view, |open| open.undo(view)).map(Into::into)
            }
            Request::Redo { document, view } => {
                self.edit(document, view, |open| open.redo(view)).map(Into::into)
            }
            Request::Permit { document, command } => {
                self.with(document, |open| Ok(open.permit(&command))).map(Into::into)
            }
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
            Request::Comparison { document, from, to } => self.comparison(document, from, to).map(Into::into),
            Request::Deck { document } => {
                self.with(document, |open| Ok(deck::outline(&open.document))).map(Into::into)
            }
            Request::DecidePair { document, from, to, pair, are_same } => {
                self.decide_pair(document, (from, to), pair, are_same).map(Into::into)
            }
            Request::NestedJourney { document, card } => {
                self.with(document, |open| nested::journey_behind(open, card)).map(Into::into)
            }
            Request::NameFile { document, path } => {
                self.with(document, |open| Ok(nested::named_from(open, Path::new(&path)))).map(Into::into)
            }
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
            Request::SaveState { document, state, path } => {
                self.save_state(document, state, Path::new(&path)).map(Into::into)
            }
            Request::ResolveDiskChange { document, choice } => {
                self.resolve_disk_change(document, choice).map(Into::into)
            }
            Request::Merge { document, view, copy } => {
                self.merge(document, view, copy.as_deref()).map(Into::into)
            }
            Request::PutOffCopy { document, copy } => self.put_off_copy(document, &copy).map(Into::into),
            Request::Conflicts { document } => {
                self.with(document, |open| Ok(conflicts::list(&open.document))).map(Into::into)
            }
            Request::ResolveConflict { document, view, conflict, choice } => self
                .edit(document, view, |open| open.resolve_conflict(view, conflict, choice))
                .map(Into::into),
            Request::Export { document, path, options, task } => {
                self.export(document, Path::new(&path), &options, task).map(Into::into)
            }
            Request::ExportDesk { document } => self.export_desk(document).map(Into::into),
            Request::KeepExportPreset { preset } => self.keep_export_preset(&preset).map(Into::into),
            Request::ForgetExportPreset { name } => self.forget_export_preset(&name).map(Into::into),
            Request::PreviewExport { document, choice } => {
                self.preview_export(document, choice).map(Into::into)
            }
            Request::PreviewPage { preview, page, width_px } => {
                self.preview_page(preview, page, width_px).map(Into::into)
            }
            Request::MeasureExport { document, choice, task } => {
                self.measure_export(document, &choice, task).map(Into::into)
            }
            Request::Picture { document, view, records } => {
                self.picture(document, view, &records).map(Into::into)
            }
            Request::EndPreviews { document } => Ok(self.end_previews(document).into()),
            Request::ReadExport { path } => self.read_export(Path::new(&path)).map(Into::into),
            Request::Print { document, options, task } => {
                self.print(document, &options, task).map(Into::into)
            }
            Request::Cancel { task } => {
                locked(&self.cancelled).insert(task);
                Ok(Done {}.into())
            }
            Request::Close { document, discard } => self.close(document, discard).map(Into::into),
            Request::ListFolder { path } => folder::list(path.as_deref().map(Path::new)).map(Into::into),
        }
    }

    /// The open documents, for the parts of the session that open and close them.
    pub(crate) fn documents(&self) -> MutexGuard<'_, OpenDocuments> {
        locked(&self.open)
    }

    /// Lays a view out. One that compares with another open document keeps a copy of that.
    fn show(&self, number: DocumentNumber, view: u32, options: ViewOptions) -> Result<ScenePatch, ApiError> {
        let mut documents = self.documents();
        let mut others = Others::default();
        if let Some(ComparisonView { from, to, .. }) = options.comparison {
            for other in [from, to].into_iter().filter_map(|side| side.document) {
                others.documents.push((other, Arc::new(documents.find(other)?.document.clone())));
            }
            others.decisions = self.decisions(&documents, number, from, to);
        }
        documents.find(number)?.show(view, options, others)
    }

    /// Edits a document, and tells the views that were not asked through.
    pub(crate) fn edit(
        &self,
        number: DocumentNumber,
        view: u32,
        work: impl FnOnce(&mut OpenDocument) -> Result<Edited, ApiError>,
    ) -> Result<Edited, ApiError> {
        let (edited, is_seen_elsewhere) =
            self.with(number, |open| work(open).map(|edited| (edited, open.has_other_views(view))))?;
        if is_seen_elsewhere && !edited.touched.is_empty() {
            let info = Box::new(edited.info.clone());
            (self.listener)(Event::Changed { info, by: Some(view) });
        }
        Ok(edited)
    }

    pub(crate) fn with<T>(
        &self,
        number: DocumentNumber,
        work: impl FnOnce(&mut OpenDocument) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        work(self.documents().find(number)?)
    }

    /// A copy of a document, and of what its export compares it with.
    pub(crate) fn exported(
        &self,
        number: DocumentNumber,
        options: &ExportOptions,
    ) -> Result<(Document, ComparedWith), ApiError> {
        let mut documents = self.documents();
        let document = documents.find(number)?.document.clone();
        let Some(comparison) = &options.comparison else { return Ok((document, ComparedWith::default())) };
        let mut other = |number: Option<DocumentNumber>| {
            number.map(|number| documents.find(number).map(|open| open.document.clone())).transpose()
        };
        let (from, to) = (other(comparison.from_document)?, other(comparison.to_document)?);
        let of = |asked: &str, document: Option<DocumentNumber>, of: &Document| {
            of.state(asked).map(|state| SideRef { document, state: state.id })
        };
        let sides = (
            of(&comparison.from, comparison.from_document, from.as_ref().unwrap_or(&document))?,
            of(&comparison.to, comparison.to_document, to.as_ref().unwrap_or(&document))?,
        );
        let decisions = self.decisions(&documents, number, sides.0, sides.1);
        Ok((document, ComparedWith { from, to, decisions }))
    }

    /// Exports a copy of the document as it is now, so that editing goes on meanwhile.
    fn export(
        &self,
        number: DocumentNumber,
        path: &Path,
        options: &ExportOptions,
        task: u32,
    ) -> Result<ExportReport, ApiError> {
        let report = self.write_export(number, path, options, task)?;
        self.remember_export(number, path, options);
        Ok(report)
    }

    /// Writes an export that nobody asks for again.
    pub(crate) fn write_export(
        &self,
        number: DocumentNumber,
        path: &Path,
        options: &ExportOptions,
        task: u32,
    ) -> Result<ExportReport, ApiError> {
        let (document, with) = self.exported(number, options)?;
        let report =
            self.long_work(task, |progress| exporting::export(&document, &with, path, options, progress))?;
        // Of several files the report names the first.
        locked(&self.written).insert(PathBuf::from(&report.path));
        Ok(report)
    }

    /// Whether a file was exported by this session.
    pub fn has_written(&self, path: &Path) -> bool {
        locked(&self.written).contains(path)
    }

    /// Does what takes long: says how far it is, and stops it where a person has asked to.
    pub(crate) fn long_work<T>(
        &self,
        task: u32,
        work: impl FnOnce(Progress) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let done = work(&mut |done| {
            (self.listener)(Event::Progress { task, done });
            if locked(&self.cancelled).contains(&task) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        locked(&self.cancelled).remove(&task);
        done
    }
}

pub(crate) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
