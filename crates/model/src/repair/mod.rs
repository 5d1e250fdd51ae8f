//! The invariants of a document, and how each is restored where a file breaks it.
//!
//! One list serves both: an invariant holds when its repair has nothing to do. Repairs never lose
//! text: a card without a place goes to the tray, a missing parent is made again under its id.

mod orders;
mod parents;
mod references;
mod states;
mod values;

use serde::Serialize;
use ts_rs::TS;

use crate::{Document, Id, RecordKind, RecordRef};

/// What was wrong with one record, and what was done about it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Repair {
    /// The invariant, such as `place-exists`.
    pub rule: &'static str,
    /// The record.
    pub record: RecordRef,
    /// One sentence for a person.
    pub message: String,
}

/// Restores every invariant and lists what was done; a sound document is left as it is.
pub fn repair(document: &mut Document) -> Vec<Repair> {
    let mut repairs = Vec::new();
    // The order matters: parents first, then what stands in them, then how they are sorted.
    states::repair(document, &mut repairs);
    parents::repair(document, &mut repairs);
    references::repair(document, &mut repairs);
    values::repair(document, &mut repairs);
    orders::repair(document, &mut repairs);
    repairs
}

/// The invariants that a document breaks, as the repairs it would need.
pub fn violations(document: &Document) -> Vec<Repair> {
    repair(&mut document.clone())
}

/// Takes down a repair: its rule, the record's kind and id, and a sentence.
type Note<'a> = &'a mut dyn FnMut(&'static str, RecordKind, Id, String);

/// The beginning of a text, enough to recognise it by.
fn short(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}
