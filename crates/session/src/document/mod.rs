//! One open document: its records, its history, its views, and how it stands to its file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use throughline_edit::{Command, History};
use throughline_model::{Change, Document, Id, RecordKind, RecordRef};
use throughline_scene::{Layouter, MapOptions, Scene};
use throughline_storage::{ContentHash, DocumentKey, Folders, Journal, Lock, StorageError, Watch, to_bytes};

use crate::api::{ApiError, DocumentInfo, DocumentNumber, Edited, ErrorCode, ScenePatch, ViewOptions};
use crate::{info, patch, system_fonts};

/// An open document.
pub(crate) struct OpenDocument {
    pub number: DocumentNumber,
    pub document: Document,
    history: History,
    /// Its file; none while it has no name.
    pub path: Option<PathBuf>,
    /// What the file held when it was last read or written.
    pub hash: Option<ContentHash>,
    /// Why it may not be written.
    pub read_only: Option<String>,
    pub save_error: Option<String>,
    pub changed_on_disk: bool,
    /// When it was last changed, if since the last save.
    pub unsaved_since: Option<Instant>,
    /// The right to write; none for a document that is only looked at.
    lock: Option<Lock>,
    journal: Option<Journal>,
    pub watch: Option<Watch>,
    views: BTreeMap<u32, View>,
    layouter: Layouter,
    /// Whether the installed fonts were added to the bundled ones.
    installed_fonts: bool,
}

/// What a caller sees of a document, as it was last told.
struct View {
    options: ViewOptions,
    scene: Scene,
}

impl OpenDocument {
    /// A document that is looked at, not written.
    pub fn read_only(number: DocumentNumber, document: Document, path: PathBuf, reason: String) -> Self {
        OpenDocument { path: Some(path), read_only: Some(reason), ..OpenDocument::plain(number, document) }
    }

    /// A document without a name, whose changes are kept in a journal from its first moment.
    ///
    /// # Errors
    /// Where the program's own folder cannot be written.
    pub fn unnamed(
        number: DocumentNumber,
        document: Document,
        folders: &Folders,
    ) -> Result<Self, StorageError> {
        let lock = Lock::acquire(folders, DocumentKey::Unnamed(document.journey.id))?;
        let mut open = OpenDocument::plain(number, document);
        open.keep_journal(lock)?;
        Ok(open)
    }

    /// A document of a file that nobody else writes.
    ///
    /// # Errors
    /// Where the program's own folder cannot be written.
    pub fn named(
        number: DocumentNumber,
        document: Document,
        path: PathBuf,
        hash: ContentHash,
        lock: Lock,
    ) -> Result<Self, StorageError> {
        let mut open =
            OpenDocument { path: Some(path), hash: Some(hash), ..OpenDocument::plain(number, document) };
        open.keep_journal(lock)?;
        Ok(open)
    }

    fn plain(number: DocumentNumber, document: Document) -> Self {
        OpenDocument {
            number,
            document,
            history: History::default(),
            path: None,
            hash: None,
            read_only: None,
            save_error: None,
            changed_on_disk: false,
            unsaved_since: None,
            lock: None,
            journal: None,
            watch: None,
            views: BTreeMap::new(),
            layouter: Layouter::new(system_fonts::bundled()),
            installed_fonts: false,
        }
    }

    fn keep_journal(&mut self, lock: Lock) -> Result<(), StorageError> {
        let base = to_bytes(&self.document, self.name_for_errors())?;
        self.journal = Some(Journal::start(&lock, &base)?);
        self.lock = Some(lock);
        Ok(())
    }

    /// Takes over changes that a former program did not save: they are in this document's journal
    /// from now on, and can be taken back in one step.
    ///
    /// # Errors
    /// Where the journal cannot be written.
    pub fn take_over(&mut self, recovered: Document) -> Result<(), StorageError> {
        let change = Change::between(&self.document, &recovered);
        change.apply(&mut self.document);
        self.history.push("Recovered changes", change.clone());
        self.note(&change)
    }

    /// Whether a person's work would be lost if it were closed now.
    pub fn is_unsaved(&self) -> bool {
        self.unsaved_since.is_some()
    }

    /// Lays a view out and remembers it.
    ///
    /// # Errors
    /// Where the state does not exist.
    pub fn show(&mut self, view: u32, options: ViewOptions) -> Result<ScenePatch, ApiError> {
        let scene = self.lay_out(&options)?;
        let answer = patch::full(&scene);
        self.views.insert(view, View { options, scene });
        Ok(answer)
    }

    /// Runs a command as one step of undo and answers what changed in the view.
    ///
    /// # Errors
    /// The reason for which it is refused; the document is then as it was.
    pub fn apply(&mut self, view: u32, command: &Command) -> Result<Edited, ApiError> {
        self.check_writable()?;
        let label = command.label(&self.document);
        let change = throughline_edit::run(&mut self.document, command)?;
        self.history.push(label.clone(), change.clone());
        self.changed(view, label, &change)
    }

    /// Takes the last action back.
    ///
    /// # Errors
    /// Where the document may not be written.
    pub fn undo(&mut self, view: u32) -> Result<Edited, ApiError> {
        self.check_writable()?;
        let undone = self.history.undo(&mut self.document);
        let (label, change) = undone.map(|undone| (undone.label, undone.change)).unwrap_or_default();
        self.changed(view, label, &change)
    }

    /// Does again what was taken back.
    ///
    /// # Errors
    /// Where the document may not be written.
    pub fn redo(&mut self, view: u32) -> Result<Edited, ApiError> {
        self.check_writable()?;
        let redone = self.history.redo(&mut self.document);
        let (label, change) = redone.map(|redone| (redone.label, redone.change)).unwrap_or_default();
        self.changed(view, label, &change)
    }

    /// The height that a card has with another text.
    ///
    /// # Errors
    /// Where the view or the card does not exist.
    pub fn card_height(&mut self, view: u32, card: Id, text: &str) -> Result<f64, ApiError> {
        let options = self.views.get(&view).map(|view| view.options.clone()).ok_or_else(no_view)?;
        let options = map_options(&self.document, &options)?;
        self.layouter
            .card_height(&self.document, &options, card, text)
            .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "The card is not on the map."))
    }

    /// Writes the document to its file.
    ///
    /// # Errors
    /// Where it has no file, may not be written, or cannot be. The trouble is remembered until a
    /// save succeeds, and the document is as unsaved as before.
    pub fn save(&mut self) -> Result<(), ApiError> {
        let Some(path) = self.path.clone() else {
            return Err(ApiError::new(
                ErrorCode::Unnamed,
                "The map has no name yet. Choose where to save it.",
            ));
        };
        self.check_writable()?;
        if self.changed_on_disk {
            return Err(StorageError::ChangedOnDisk { path }.into());
        }
        match throughline_storage::save(&path, &self.document, self.hash) {
            Ok(hash) => {
                self.saved(hash);
                Ok(())
            }
            Err(error) => {
                self.changed_on_disk |= matches!(error, StorageError::ChangedOnDisk { .. });
                self.save_error = Some(error.to_string());
                Err(error.into())
            }
        }
    }

    /// Writes the document under another name, which it has from then on.
    ///
    /// # Errors
    /// Where somebody else has that file open, or it cannot be written; the document then keeps
    /// its name.
    pub fn save_as(&mut self, path: &Path, folders: &Folders) -> Result<(), ApiError> {
        let key = DocumentKey::of_file(path)?;
        let same = self.lock.as_ref().is_some_and(|lock| *lock.key() == key);
        let lock = if same { None } else { Some(Lock::acquire(folders, key)?) };
        let hash = match throughline_storage::save(path, &self.document, None) {
            Ok(hash) => hash,
            Err(error) => {
                self.save_error = Some(error.to_string());
                return Err(error.into());
            }
        };
        self.path = Some(path.to_owned());
        self.read_only = None;
        self.changed_on_disk = false;
        self.watch = None;
        if let Some(lock) = lock {
            self.end_journal();
            self.lock = None;
            self.keep_journal(lock)?;
        }
        self.saved(hash);
        Ok(())
    }

    /// Writes the document over a file that another program has changed.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn keep_mine(&mut self) -> Result<(), ApiError> {
        self.changed_on_disk = false;
        self.hash = None;
        self.save()
    }

    /// Shows what another program wrote instead.
    pub fn take_theirs(&mut self, document: Document, hash: ContentHash) {
        self.document = document;
        self.history = History::default();
        self.changed_on_disk = false;
        self.views.clear();
        self.saved(hash);
    }

    /// Lets go of the file: nothing is left to recover.
    pub fn close(mut self) {
        self.end_journal();
    }

    /// What is known of it.
    pub fn info(&self) -> DocumentInfo {
        let document = &self.document;
        let scale = document.journey.emotion_scale;
        DocumentInfo {
            document: self.number,
            journey: RecordRef { kind: RecordKind::Journey, id: document.journey.id },
            title: document.journey.title.clone(),
            owner: document.journey.owner.clone(),
            path: self.path.as_ref().map(|path| path.to_string_lossy().into_owned()),
            unsaved: self.is_unsaved(),
            read_only: self.read_only.clone(),
            save_error: self.save_error.clone(),
            changed_on_disk: self.changed_on_disk,
            undo: self.history.undo_label().map(Into::into),
            redo: self.history.redo_label().map(Into::into),
            states: info::states(document),
            personas: info::personas(document),
            channels: info::channels(document),
            departments: info::departments(document),
            emotion_scale: (scale.lowest, scale.highest),
        }
    }

    fn saved(&mut self, hash: ContentHash) {
        self.hash = Some(hash);
        self.save_error = None;
        self.unsaved_since = None;
        if let Some(watch) = &self.watch {
            watch.expect(hash);
        }
        if let (Some(journal), Ok(base)) =
            (&mut self.journal, to_bytes(&self.document, self.path.as_deref().unwrap_or(Path::new(""))))
        {
            // The old journal still stands then, and recovering from it changes nothing: the file
            // holds it all.
            let _ = journal.reset(&base);
        }
    }

    fn end_journal(&mut self) {
        if let Some(journal) = self.journal.take() {
            // A journal that cannot be removed holds nothing that the file does not hold.
            let _ = journal.end();
        }
    }

    fn check_writable(&self) -> Result<(), ApiError> {
        match &self.read_only {
            Some(reason) => Err(ApiError::new(ErrorCode::ReadOnly, reason.clone())),
            None => Ok(()),
        }
    }

    fn note(&mut self, change: &Change) -> Result<(), StorageError> {
        if change.is_empty() {
            return Ok(());
        }
        self.unsaved_since = Some(Instant::now());
        self.journal.as_mut().map_or(Ok(()), |journal| journal.append(change))
    }

    fn changed(&mut self, view: u32, label: String, change: &Change) -> Result<Edited, ApiError> {
        if let Err(error) = self.note(change) {
            // The edit stands and will be saved; only a sudden end of the program could lose it.
            self.save_error = Some(error.to_string());
        }
        let label = if change.is_empty() { String::new() } else { label };
        let scene = self.refresh(view)?;
        Ok(Edited { info: self.info(), scene, touched: change.references().collect(), label })
    }

    /// Lays a view out again and answers what has changed in it.
    fn refresh(&mut self, view: u32) -> Result<ScenePatch, ApiError> {
        let mut known = self.views.remove(&view).ok_or_else(no_view)?;
        if known.options.state.is_some_and(|state| !self.document.states.contains_key(&state)) {
            // Undo may have taken the state away that was on show.
            known.options.state = None;
        }
        let scene = self.lay_out(&known.options)?;
        let answer = patch::between(&known.scene, &scene);
        self.views.insert(view, View { options: known.options, scene });
        Ok(answer)
    }

    fn lay_out(&mut self, options: &ViewOptions) -> Result<Scene, ApiError> {
        let options = map_options(&self.document, options)?;
        let scene = self.layouter.map(&self.document, &options);
        if scene.missing_characters.is_empty() || self.installed_fonts {
            return Ok(scene);
        }
        self.installed_fonts = true;
        self.layouter = Layouter::new(system_fonts::with_installed());
        Ok(self.layouter.map(&self.document, &options))
    }

    fn name_for_errors(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new("The unsaved map"))
    }
}

fn no_view() -> ApiError {
    ApiError::new(ErrorCode::NotFound, "This view was never laid out. Ask for its scene first.")
}

fn map_options(document: &Document, options: &ViewOptions) -> Result<MapOptions, ApiError> {
    let state = match options.state {
        Some(id) => document.states.get(&id),
        None => document.first_state(),
    };
    let state = state.ok_or_else(|| ApiError::new(ErrorCode::NotFound, "There is no such state."))?;
    Ok(MapOptions {
        state: state.id,
        density: options.density,
        theme: options.theme,
        focused_persona: options.focused_persona,
        personas: options.personas.clone(),
        folded_stages: options.folded_stages.clone(),
        folded_lanes: options.folded_lanes.clone(),
        ..MapOptions::default()
    })
}
