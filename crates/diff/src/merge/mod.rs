//! Three versions of a journey become one: field by field, texts by words, nothing lost.

mod deleted;
mod fields;
mod resolve;
mod settle;
mod spans;
mod values;
mod without_base;

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use thiserror::Error;
use throughline_model::{Change, Conflict, Document, Id, RecordEdit, RecordKind, RecordRef, repair};

pub use resolve::{Choice, Resolution, ResolveError, resolve};
pub use without_base::merge_without_base;

/// The field of a [`Conflict`] about a whole record, which one side deleted and the other wrote to.
pub const WHOLE_RECORD: &str = "record";

/// What became of three versions.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The journey with what both sides did. What is not decided is as it was before either, and
    /// stands in [`Document::conflicts`] with both sides' values.
    pub document: Document,
    /// What this merge left to decide: ids of conflicts in the document.
    pub conflicts: Vec<Id>,
}

/// Three files that are no versions of one.
#[derive(Debug, Error, PartialEq)]
pub enum MergeError {
    /// The common ancestor holds another journey than the two sides.
    #[error(
        "the three files are not versions of one journey: \u{201c}{base}\u{201d}, \u{201c}{ours}\u{201d} and \u{201c}{theirs}\u{201d}"
    )]
    Unrelated {
        /// The title of the supposed common ancestor.
        base: String,
        /// The title on this side.
        ours: String,
        /// The title on the other side.
        theirs: String,
    },
}

/// Brings together what two sides made of one journey.
///
/// Where one side changed something, or both changed different fields or words, both are kept
/// without a question. Swapping the sides gives the same document, with the sides of its conflicts
/// swapped.
///
/// # Errors
/// Where the three are no versions of one journey.
pub fn merge(base: &Document, ours: &Document, theirs: &Document) -> Result<Merged, MergeError> {
    if base.journey.id != ours.journey.id || base.journey.id != theirs.journey.id {
        let [base, ours, theirs] = [base, ours, theirs].map(|it| it.journey.title.clone());
        return Err(MergeError::Unrelated { base, ours, theirs });
    }
    let sides = Sides { base, ours, theirs };
    let mut merging = Merging {
        sides,
        by_us: base.differing(ours).into_iter().collect(),
        by_them: base.differing(theirs).into_iter().collect(),
        document: ours.clone(),
        found: Vec::new(),
    };
    merging.take_over();
    merging.document.extra = fields::merged(&base.extra, &ours.extra, &theirs.extra);
    deleted::restore(&mut merging);
    settle::settle(&mut merging);
    spans::settle(&mut merging);
    Ok(merging.finish())
}

/// The three versions.
#[derive(Clone, Copy)]
struct Sides<'a> {
    base: &'a Document,
    ours: &'a Document,
    theirs: &'a Document,
}

/// A merge on its way.
struct Merging<'a> {
    sides: Sides<'a>,
    /// What our side touched.
    by_us: BTreeSet<RecordRef>,
    /// What their side touched.
    by_them: BTreeSet<RecordRef>,
    document: Document,
    found: Vec<Conflict>,
}

impl Merging<'_> {
    /// Writes their side's changes into ours.
    fn take_over(&mut self) {
        let Sides { base, ours, theirs } = self.sides;
        let mut edits = Vec::new();
        for reference in &self.by_them {
            let (mine, other) = (ours.get(*reference), theirs.get(*reference));
            let after = match (&mine, &other) {
                _ if !self.by_us.contains(reference) => other,
                (Some(mine), Some(other)) => {
                    let base = base.get(*reference);
                    let (record, open) = fields::merged_record(self.sides, base.as_ref(), mine, other);
                    self.found.extend(open.into_iter().map(|open| open.on(*reference)));
                    Some(record)
                }
                // Deleted here, written to there: decided below, once everything is known.
                (None, None) | (Some(_), None) | (None, Some(_)) => continue,
            };
            edits.push(RecordEdit { before: mine, after });
        }
        Change { edits }.apply(&mut self.document);
    }

    /// Adds the conflicts to a document that keeps all invariants.
    fn finish(mut self) -> Merged {
        self.found.retain(|it| self.document.contains(it.on));
        let conflicts = self.found.iter().map(|it| it.id).collect();
        let edits = self.found.into_iter().map(|it| RecordEdit { before: None, after: Some(it.into()) });
        Change { edits: edits.collect() }.apply(&mut self.document);
        repair(&mut self.document);
        Merged { document: self.document, conflicts }
    }

    /// Everything that either side touched.
    fn touched(&self) -> BTreeSet<RecordRef> {
        self.by_us.union(&self.by_them).copied().collect()
    }
}

/// A field with two new values, neither of which may be lost.
struct Open {
    field: String,
    base: Option<Value>,
    ours: Option<Value>,
    theirs: Option<Value>,
}

impl Open {
    /// The conflict about a record's field. Its id is the same for the same disagreement, whichever
    /// side is called ours.
    fn on(self, on: RecordRef) -> Conflict {
        let Open { field, base, ours, theirs } = self;
        let text = |value: &Option<Value>| value.as_ref().map(Value::to_string).unwrap_or_default();
        let mut sides = [text(&ours), text(&theirs)];
        sides.sort();
        let id =
            on.id.derive_named(&[&field, &text(&base), &sides[0], &sides[1]].map(String::as_str).join("\n"));
        Conflict { id, on, field, base, ours, theirs, extra: Map::new() }
    }
}

fn of(kind: RecordKind, id: Id) -> RecordRef {
    RecordRef { kind, id }
}
