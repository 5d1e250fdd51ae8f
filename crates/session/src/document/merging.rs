//! Bringing an open document together with what others wrote, as one step of undo.
//!
//! With the document's own file it is a merge of three: the journal still holds what the file was
//! when it was last read or written. A copy that lies beside it has no such base.

use throughline_diff::{Choice, MergeError, Merged, Resolution, merge, merge_without_base, resolve};
use throughline_edit::{Command, Delete, Named};
use throughline_model::{Change, Document, Id, repair};
use throughline_storage::{ContentHash, Journal, Opened, ReadOnlyReason, read};

use super::OpenDocument;
use crate::api::{ApiError, Edited, ErrorCode};

/// What undo calls it.
const LABEL: &str = "Bring together";

/// The merges that no save has written yet.
#[derive(Default)]
pub(super) struct Merges {
    made: Vec<Merge>,
    /// Those that undo took back, and redo may make again.
    taken_back: Vec<Merge>,
}

/// What was brought in.
struct Merge {
    change: Change,
    with: With,
    /// How many edits were made by then, this one included.
    edits: u64,
}

/// What it was brought together with.
enum With {
    /// The document's own file: the bytes that it held for this program, and those it holds.
    File { before: Vec<u8>, now: Vec<u8> },
    /// A copy that holds this.
    Copy(ContentHash),
}

impl Merges {
    /// Whether there is something that only a person may save.
    pub fn wait(&self) -> bool {
        !self.made.is_empty()
    }

    /// Whether a copy was brought in that holds this.
    pub fn hold(&self, copy: ContentHash) -> bool {
        self.made.iter().any(|merge| matches!(merge.with, With::Copy(hash) if hash == copy))
    }

    /// A save wrote so many edits: answers the copies among them. Nothing brings the file back
    /// from now on to what it was before.
    pub fn saved(&mut self, edits: u64) -> Vec<ContentHash> {
        self.taken_back.clear();
        let (written, waiting) = std::mem::take(&mut self.made).into_iter().partition(|it| it.edits <= edits);
        self.made = waiting;
        let written: Vec<Merge> = written;
        let copy = |merge: Merge| match merge.with {
            With::Copy(hash) => Some(hash),
            With::File { .. } => None,
        };
        written.into_iter().filter_map(copy).collect()
    }
}

impl OpenDocument {
    /// Brings the document together with what another program wrote to its file. The document is
    /// then that file's, with changes that a person saves. Where a copy beside it holds what the
    /// file was, that was no common beginning, and every difference is to be decided.
    ///
    /// # Errors
    /// Where they cannot be brought together; the document is then as it was.
    pub fn merge_file(
        &mut self,
        view: u32,
        theirs: Opened,
        copies: &[ContentHash],
    ) -> Result<Edited, ApiError> {
        self.check_editable(view)?;
        if theirs.read_only_reason == Some(ReadOnlyReason::NewerVersion) {
            return Err(refused(
                "A newer version of the program wrote the file, so this one cannot write to it",
            ));
        }
        let path = self.path.clone().unwrap_or_default();
        let before = self.journal.as_ref().and_then(Journal::base);
        let base = before.as_ref().and_then(|bytes| read(bytes.clone(), &path).ok());
        let (Some(before), Some(base)) = (before, base) else {
            return Err(refused("It is not known what the file held before, for no journal could be kept"));
        };
        let merged = if copies.contains(&base.hash) {
            merge_without_base(&self.document, &theirs.document)
        } else {
            merge(&base.document, &self.document, &theirs.document)
        };
        let change = self.become_merged(merged)?;
        self.note(&change);
        self.stand_on(&theirs.bytes, &theirs.document);
        self.changed_on_disk = false;
        self.merged(view, change, With::File { before, now: theirs.bytes })
    }

    /// Brings the document together with a copy of it. What both were before they parted is not
    /// known, so every difference is to be decided, and what only one of them has is kept.
    ///
    /// # Errors
    /// Where they cannot be brought together; the document is then as it was.
    pub fn merge_copy(&mut self, view: u32, copy: &Opened) -> Result<Edited, ApiError> {
        self.check_editable(view)?;
        if copy.newer {
            return Err(refused(
                "A newer version of the program wrote the copy, and this one would lose a part of it",
            ));
        }
        let merged = merge_without_base(&self.document, &copy.document);
        let change = self.become_merged(merged)?;
        self.note(&change);
        self.merged(view, change, With::Copy(copy.hash))
    }

    /// Carries out what a person decided about something that a merge left open.
    ///
    /// # Errors
    /// Where it cannot be decided so; the document is then as it was.
    pub fn resolve_conflict(&mut self, view: u32, conflict: Id, choice: Choice) -> Result<Edited, ApiError> {
        self.check_editable(view)?;
        let resolution = resolve(&self.document, conflict, choice)
            .map_err(|error| ApiError::new(ErrorCode::Refused, sentence(&error)))?;
        let on = self.document.conflicts.get(&conflict).map(|it| Named::of(&self.document, it.on));
        let label = on.map(|on| format!("Decide about {on}")).unwrap_or_default();
        let change = match resolution {
            Resolution::Delete(record) => {
                let delete = Command::Delete(Delete { records: vec![record] });
                throughline_edit::run(&mut self.document, &delete)?
            }
            Resolution::Write(change) => {
                let mut decided = self.document.clone();
                change.apply(&mut decided);
                // The value may name what is gone by now.
                repair(&mut decided);
                self.become_document(decided)
            }
        };
        self.record(view, label, change)
    }

    /// Follows a step that was taken back or made again: where that was a merge with the file, the
    /// document stands on the file again as before.
    pub(super) fn follow_merges(&mut self, change: &Change) {
        if self.merges.made.last().is_some_and(|merge| merge.change.inverse() == *change) {
            let Some(merge) = self.merges.made.pop() else { return };
            if let With::File { before, .. } = &merge.with {
                self.stand_on_bytes(before);
                self.changed_on_disk = true;
            }
            self.merges.taken_back.push(merge);
        } else if self.merges.taken_back.last().is_some_and(|merge| merge.change == *change) {
            let Some(merge) = self.merges.taken_back.pop() else { return };
            if let With::File { now, .. } = &merge.with {
                self.changed_on_disk = !self.stand_on_bytes(now);
            }
            self.merges.made.push(Merge { edits: self.edits, ..merge });
        }
    }

    fn become_merged(&mut self, merged: Result<Merged, MergeError>) -> Result<Change, ApiError> {
        let Merged { document, .. } = merged.map_err(|MergeError::Unrelated { theirs, .. }| {
            refused(&format!("The file holds another journey, \u{201c}{theirs}\u{201d}"))
        })?;
        Ok(self.become_document(document))
    }

    fn become_document(&mut self, document: Document) -> Change {
        let change = Change::between(&self.document, &document);
        self.document = document;
        change
    }

    fn merged(&mut self, view: u32, change: Change, with: With) -> Result<Edited, ApiError> {
        self.history.push(LABEL, change.clone());
        if !change.is_empty() {
            self.merges.taken_back.clear();
            self.merges.made.push(Merge { change: change.clone(), with, edits: self.edits });
        }
        self.shown_anew(view, LABEL.into(), &change)
    }

    fn stand_on_bytes(&mut self, bytes: &[u8]) -> bool {
        let path = self.path.clone().unwrap_or_default();
        // They were read before, so they can be read again.
        let held = read(bytes, &path).ok();
        held.map(|held| self.stand_on(bytes, &held.document)).is_some()
    }

    /// Takes the file for one that holds these bytes: all that differs from them is unsaved.
    fn stand_on(&mut self, bytes: &[u8], held: &Document) {
        let unsaved = Change::between(held, &self.document);
        let position = self.journal.as_ref().map_or(0, Journal::position);
        // Noted behind what led here it changes nothing; behind the new beginning it is the whole.
        let hash = ContentHash::of(bytes);
        if self.note_in_journal(&unsaved) {
            self.holds(hash, bytes, position);
        } else {
            self.hash = Some(hash);
        }
        if unsaved.is_empty() {
            self.unsaved = None;
        }
    }
}

/// Why two versions were not brought together, what is safe, and what to do.
fn refused(why: &str) -> ApiError {
    let message = format!(
        "{why}. Nothing was brought together or overwritten, and this map is still here: save it under another name."
    );
    ApiError::new(ErrorCode::Refused, message)
}

/// An error of a part below, which begins as one part of a sentence, as a sentence.
pub(crate) fn sentence(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
