//! Editing an open document: commands, undo and redo, each noted in the journal before it is told.

use std::time::Instant;

use throughline_edit::{Command, Named};
use throughline_model::{Change, Id, RecordKind, RecordRef};
use throughline_scene::Scene;

use super::{OpenDocument, Others, Unsaved};
use crate::api::{ApiError, Edited, ErrorCode, Permission, ScenePatch, ViewOptions};
use crate::info;

impl OpenDocument {
    /// Lays a view out and remembers it.
    ///
    /// # Errors
    /// Where a state does not exist.
    pub fn show(&mut self, view: u32, options: ViewOptions, others: Others) -> Result<ScenePatch, ApiError> {
        self.views.show(&self.document, view, options, others)
    }

    /// What a view shows, laid out anew in the colours of print.
    ///
    /// # Errors
    /// Where the view does not exist.
    pub fn on_paper(&mut self, view: u32) -> Result<Scene, ApiError> {
        self.views.on_paper(&self.document, view)
    }

    /// The height that a card has with another text.
    ///
    /// # Errors
    /// Where the view or the card does not exist.
    pub fn card_height(&mut self, view: u32, card: Id, text: &str) -> Result<f64, ApiError> {
        self.views.card_height(&self.document, view, card, text)
    }

    /// Says whether a command may run, and if not, why not.
    pub fn permit(&mut self, command: &Command) -> Permission {
        let reason = match &self.read_only {
            Some(reason) => Some(reason.clone()),
            None => {
                throughline_edit::permit(&mut self.document, command).err().map(|refusal| refusal.to_string())
            }
        };
        Permission { allowed: reason.is_none(), reason }
    }

    /// Runs a command as one step of undo and answers what changed in the view.
    ///
    /// # Errors
    /// The reason for which it is refused; the document is then as it was.
    pub fn apply(&mut self, view: u32, command: &Command) -> Result<Edited, ApiError> {
        self.check_editable(view)?;
        self.check_side(view, command)?;
        let label = command.label(&self.document);
        let change = throughline_edit::run(&mut self.document, command)?;
        self.record(view, label, change)
    }

    /// Remembers what was done to the document as one step of undo, and tells of it.
    pub(super) fn record(&mut self, view: u32, label: String, change: Change) -> Result<Edited, ApiError> {
        self.history.push(label.clone(), change.clone());
        self.edited(view, label, &change)
    }

    /// Takes the last action back.
    ///
    /// # Errors
    /// Where the document may not be written.
    pub fn undo(&mut self, view: u32) -> Result<Edited, ApiError> {
        self.check_editable(view)?;
        let undone = self.history.undo(&mut self.document);
        let (label, change) = undone.map(|undone| (undone.label, undone.change)).unwrap_or_default();
        self.edited(view, label, &change)
    }

    /// Does again what was taken back.
    ///
    /// # Errors
    /// Where the document may not be written.
    pub fn redo(&mut self, view: u32) -> Result<Edited, ApiError> {
        self.check_editable(view)?;
        let redone = self.history.redo(&mut self.document);
        let (label, change) = redone.map(|redone| (redone.label, redone.change)).unwrap_or_default();
        self.edited(view, label, &change)
    }

    /// In a comparison the earlier state is looked at: what is gone from the later one stands in it
    /// still, and would be changed there unseen. What serves all states may be changed.
    fn check_side(&self, view: u32, command: &Command) -> Result<(), ApiError> {
        use RecordKind as K;
        let Some(from) = self.views.compared_from(view) else { return Ok(()) };
        if matches!(command, Command::PairRecords(_) | Command::PartRecords(_)) {
            return Ok(());
        }
        let mut after = self.document.clone();
        let change = throughline_edit::run(&mut after, command)?;
        let serves_all = |it: RecordRef| {
            matches!(it.kind, K::Journey | K::State | K::Persona | K::Channel | K::Department)
        };
        let is_there = |it| info::is_part_of(&self.document, it, from) || info::is_part_of(&after, it, from);
        if change.references().any(serves_all) || !change.references().any(is_there) {
            return Ok(());
        }
        let state = Named::of(&self.document, RecordRef { kind: K::State, id: from });
        let sentence = format!(
            "This stands in the {state}, which the map is compared with. Show that state to change it."
        );
        Err(ApiError::new(ErrorCode::Refused, sentence))
    }

    /// Everything that could fail is asked before the edit: what is answered with an error was not
    /// done.
    pub(super) fn check_editable(&self, view: u32) -> Result<(), ApiError> {
        self.check_writable()?;
        self.views.check(view)
    }

    fn edited(&mut self, view: u32, label: String, change: &Change) -> Result<Edited, ApiError> {
        self.note(change);
        self.follow_merges(change);
        self.shown_anew(view, label, change)
    }

    /// Tells of a change that is noted already.
    pub(super) fn shown_anew(
        &mut self,
        view: u32,
        label: String,
        change: &Change,
    ) -> Result<Edited, ApiError> {
        let label = if change.is_empty() { String::new() } else { label };
        let scene = self.views.refresh(&self.document, view)?;
        Ok(Edited { info: self.info(), scene, touched: change.references().collect(), label })
    }

    /// Notes that the document was changed, so that it is saved and nothing is lost until then.
    pub(super) fn note(&mut self, change: &Change) {
        if change.is_empty() {
            return;
        }
        let now = Instant::now();
        let first = self.unsaved.map_or(now, |unsaved| unsaved.first);
        self.unsaved = Some(Unsaved { first, last: now });
        self.edits += 1;
        self.note_in_journal(change);
    }

    /// Adds a change to the journal; answers whether that holds all changes.
    pub(super) fn note_in_journal(&mut self, change: &Change) -> bool {
        if change.is_empty() {
            return true;
        }
        let noted = self.journal.as_mut().map_or(Ok(()), |journal| journal.append(change));
        if let Err(error) = &noted {
            // The edit stands and will be saved; only a sudden end of the program could lose it.
            self.save_error = Some(error.to_string());
        }
        noted.is_ok()
    }
}
