//! The exact difference: which ids become which, and a change; and back again.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use throughline_model::{Change, Document, Id, Record, RecordEdit};

use crate::{Pairs, Side};

/// What makes the second side's [projection](Side::projection) out of the first side's, to the
/// last field.
#[derive(Clone, Debug, PartialEq)]
pub struct Patch {
    /// Whose id becomes which. A permutation: renaming by it and by its inverse loses nothing, not
    /// even where an id of the other side is named already.
    renames: BTreeMap<Id, Id>,
    change: Change,
    /// The parts of the file that no version knows, before and after.
    extra: (Map<String, Value>, Map<String, Value>),
}

impl Patch {
    /// The patch that the pairs describe.
    pub fn between(a: Side, b: Side, pairs: &Pairs) -> Patch {
        let renames = permutation(pairs);
        let (from, to) = (renamed(&a.projection(), &renames), b.projection());
        let change = Change::between(&from, &to);
        Patch { renames, change, extra: (from.extra, to.extra) }
    }

    /// The patch that leads back.
    pub fn inverse(&self) -> Patch {
        let renames: BTreeMap<Id, Id> = self.renames.iter().map(|(from, to)| (*to, *from)).collect();
        let back = |record: &Option<Record>| record.clone().map(|record| renamed_record(record, &renames));
        let edits = self.change.edits.iter();
        let edits = edits.map(|edit| RecordEdit { before: back(&edit.after), after: back(&edit.before) });
        // The inverse renames first, as every patch does: its change speaks of the ids after that.
        Patch {
            change: Change { edits: edits.collect() },
            renames,
            extra: (self.extra.1.clone(), self.extra.0.clone()),
        }
    }

    /// Whether the sides differ in nothing but ids.
    pub fn is_empty(&self) -> bool {
        self.change.is_empty() && self.extra.0 == self.extra.1
    }

    /// The touched records, after the renaming.
    pub fn change(&self) -> &Change {
        &self.change
    }

    /// Makes the second side out of the first.
    pub fn apply(&self, document: &Document) -> Document {
        let mut document = renamed(document, &self.renames);
        self.change.apply(&mut document);
        document.extra = self.extra.1.clone();
        document
    }
}

/// The renaming of the pairs, its chains closed into rings: the last of a chain takes the id that
/// its first one gave up.
fn permutation(pairs: &Pairs) -> BTreeMap<Id, Id> {
    let mut renames: BTreeMap<Id, Id> =
        pairs.iter().filter(|pair| pair.a != pair.b).map(|pair| (pair.a, pair.b)).collect();
    let given: BTreeMap<Id, Id> = renames.iter().map(|(from, to)| (*to, *from)).collect();
    for last in given.keys().filter(|id| !renames.contains_key(id)).copied().collect::<Vec<_>>() {
        let mut first = last;
        while let Some(before) = given.get(&first) {
            first = *before;
        }
        renames.insert(last, first);
    }
    renames
}

fn renamed(document: &Document, renames: &BTreeMap<Id, Id>) -> Document {
    if renames.is_empty() {
        return document.clone();
    }
    let records = document.references().into_iter().filter_map(|reference| document.get(reference));
    let edits = records.map(|it| RecordEdit { before: None, after: Some(renamed_record(it, renames)) });
    let mut renamed = Document { extra: document.extra.clone(), ..Document::default() };
    Change { edits: edits.collect() }.apply(&mut renamed);
    renamed
}

fn renamed_record(mut record: Record, renames: &BTreeMap<Id, Id>) -> Record {
    record.each_id(|id| {
        if let Some(new) = renames.get(id) {
            *id = *new;
        }
    });
    record
}
