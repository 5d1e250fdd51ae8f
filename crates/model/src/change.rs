//! A change: every touched record before and after. Undo, journal, redraw and merge live on it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Document, Record, RecordRef};

/// One record before and after; at least one of the two is there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordEdit {
    /// As it was; none for a new record.
    pub before: Option<Record>,
    /// As it is; none for a deleted record.
    pub after: Option<Record>,
}

impl RecordEdit {
    /// Which record; none only for an edit read from a damaged file.
    pub fn reference(&self) -> Option<RecordRef> {
        self.after.as_ref().or(self.before.as_ref()).map(Record::reference)
    }
}

/// What one action of a person touched, each record once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The touched records, sorted by kind and id.
    pub edits: Vec<RecordEdit>,
}

impl Change {
    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// The touched records.
    pub fn references(&self) -> impl Iterator<Item = RecordRef> + '_ {
        self.edits.iter().filter_map(RecordEdit::reference)
    }

    /// The change that takes this one back.
    pub fn inverse(&self) -> Change {
        let edits = self
            .edits
            .iter()
            .map(|edit| RecordEdit { before: edit.after.clone(), after: edit.before.clone() })
            .collect();
        Change { edits }
    }

    /// What it takes to get from one document to another.
    pub fn between(from: &Document, to: &Document) -> Change {
        let edits = from
            .differing(to)
            .into_iter()
            .map(|reference| RecordEdit { before: from.get(reference), after: to.get(reference) })
            .collect();
        Change { edits }
    }

    /// Writes the change into a document as it stands, whatever the document held before.
    pub fn apply(&self, document: &mut Document) {
        for edit in &self.edits {
            match (&edit.before, &edit.after) {
                (_, Some(after)) => document.put(after.clone()),
                (Some(before), None) => document.remove(before.reference()),
                (None, None) => {}
            }
        }
    }

    /// Writes only those fields that still hold what the change found before: what somebody else
    /// changed since is left alone. Returns what was really changed.
    ///
    /// Taking an action back is applying its [inverse](Change::inverse) this way.
    pub fn apply_where_untouched(&self, document: &mut Document) -> Change {
        let mut transaction = Transaction::new(document);
        for edit in &self.edits {
            let Some(reference) = edit.reference() else { continue };
            let now = transaction.document().get(reference);
            match (&edit.before, &edit.after, now) {
                (Some(before), Some(after), Some(now)) => {
                    if let Some(record) = rewritten(before, after, &now) {
                        transaction.put(record);
                    }
                }
                // A deletion takes the record away unless somebody else wrote to it since.
                (Some(before), None, Some(now)) if *before == now => transaction.remove(reference),
                (None, Some(after), None) => transaction.put(after.clone()),
                _ => {}
            }
        }
        transaction.finish()
    }
}

/// `now` with the fields that differ between `before` and `after` set to `after`'s value, where
/// `now` still agrees with `before`.
fn rewritten(before: &Record, after: &Record, now: &Record) -> Option<Record> {
    if now == before {
        return Some(after.clone());
    }
    let (before, after, mut fields) = (before.to_fields(), after.to_fields(), now.to_fields());
    for name in changed_fields(&before, &after) {
        if fields.get(&name) != before.get(&name) {
            continue;
        }
        match after.get(&name) {
            Some(value) => fields.insert(name, value.clone()),
            None => fields.shift_remove(&name),
        };
    }
    Record::from_fields(now.reference().kind, fields).ok()
}

/// The names of the fields in which two records differ, in field order.
fn changed_fields(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let mut names: Vec<String> = before.keys().cloned().collect();
    names.extend(after.keys().filter(|name| !before.contains_key(*name)).cloned());
    names.retain(|name| before.get(name) != after.get(name));
    names
}

/// A document being written to, and what it held before: the only way to get a change.
#[derive(Debug)]
pub struct Transaction<'a> {
    document: &'a mut Document,
    before: BTreeMap<RecordRef, Option<Record>>,
}

impl<'a> Transaction<'a> {
    /// Starts writing to a document.
    pub fn new(document: &'a mut Document) -> Self {
        Transaction { document, before: BTreeMap::new() }
    }

    /// The document as it stands now.
    pub fn document(&self) -> &Document {
        self.document
    }

    /// Writes a record, new or not.
    pub fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.remember(record.reference());
        self.document.put(record);
    }

    /// Takes a record away; nothing happens where there is none.
    pub fn remove(&mut self, reference: RecordRef) {
        self.remember(reference);
        self.document.remove(reference);
    }

    /// Ends the writing and tells what was changed; records that ended as they began are left out.
    pub fn finish(self) -> Change {
        let document = self.document;
        let edits = self
            .before
            .into_iter()
            .map(|(reference, before)| RecordEdit { before, after: document.get(reference) })
            .filter(|edit| edit.before != edit.after)
            .collect();
        Change { edits }
    }

    /// Ends the writing and puts everything back.
    pub fn abandon(self) {
        for (reference, before) in self.before {
            match before {
                Some(record) => self.document.put(record),
                None => self.document.remove(reference),
            }
        }
    }

    fn remember(&mut self, reference: RecordRef) {
        if !self.before.contains_key(&reference) {
            self.before.insert(reference, self.document.get(reference));
        }
    }
}
