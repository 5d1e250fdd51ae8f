//! Deleted on one side, needed on the other: brought back whole, and asked about once.

use std::collections::BTreeSet;

use serde_json::Value;
use throughline_model::{Change, Document, Id, Record, RecordEdit, RecordKind, RecordRef};

use super::fields::says_otherwise;
use super::{Merging, Open, WHOLE_RECORD, of};
use crate::containers::{DEEPEST, containers};

/// Brings back what one side deleted and the other wrote to, or wrote something into.
///
/// A deletion is taken as the person meant it: with all that went with it. So is bringing back, and
/// there is one question about it, on the outermost record.
pub(super) fn restore(merging: &mut Merging) {
    let mut deletions = [
        Deletions::of(merging.sides.ours, merging.sides.theirs, &merging.by_us, true),
        Deletions::of(merging.sides.theirs, merging.sides.ours, &merging.by_them, false),
    ];
    let touched = merging.touched();
    let on_both = merging.by_us.intersection(&merging.by_them).copied();
    let (mut wanted, unwanted): (BTreeSet<RecordRef>, BTreeSet<RecordRef>) = on_both
        .filter(|it| deletions.iter().any(|deletion| deletion.gone.contains(it)))
        .partition(|it| is_written_to(merging, *it));
    let removals = unwanted.iter().map(|it| RecordEdit { before: merging.document.get(*it), after: None });
    Change { edits: removals.collect() }.apply(&mut merging.document);
    let mut looked = false;
    loop {
        let mut brought_back = false;
        for reference in std::mem::take(&mut wanted) {
            for deletion in &mut deletions {
                brought_back |= deletion.bring_back(merging, reference);
            }
        }
        // Only now is it known which steps stay away.
        let redirected = redirect_to_stages(merging, &touched);
        if !brought_back && !redirected && looked {
            return;
        }
        looked = true;
        wanted.extend(touched.iter().flat_map(|it| missing(&merging.document, *it)).filter_map(|id| {
            deletions.iter().find_map(|deletion| deletion.gone.iter().find(|it| it.id == id)).copied()
        }));
    }
}

/// What one side deleted.
struct Deletions<'a> {
    /// The side that still has it.
    holder: &'a Document,
    gone: BTreeSet<RecordRef>,
    by_us: bool,
    brought_back: BTreeSet<RecordRef>,
}

impl<'a> Deletions<'a> {
    fn of(deleter: &Document, holder: &'a Document, touched: &BTreeSet<RecordRef>, by_us: bool) -> Self {
        let is_gone = |it: &&RecordRef| !deleter.contains(**it) && holder.contains(**it);
        let gone = touched.iter().filter(is_gone).copied().collect();
        Deletions { holder, gone, by_us, brought_back: BTreeSet::new() }
    }

    /// Brings back the whole of which a record was a part, and notes the question.
    fn bring_back(&mut self, merging: &mut Merging, reference: RecordRef) -> bool {
        if !self.gone.contains(&reference) {
            return false;
        }
        let root = self.root(self.holder, reference, DEEPEST);
        if !self.brought_back.insert(root) {
            return false;
        }
        let parts = self.gone.iter().filter(|it| self.root(self.holder, **it, DEEPEST) == root);
        let edits = parts.map(|it| RecordEdit { before: None, after: self.holder.get(*it) }).collect();
        Change { edits }.apply(&mut merging.document);
        if root == reference && self.root(merging.sides.base, root, DEEPEST) != root {
            // It went only because of what it stood in; the other side had put it elsewhere.
            return true;
        }
        let value = |document: &Document| document.get(root).map(|it| Value::Object(it.to_fields()));
        let (base, held) = (value(merging.sides.base), value(self.holder));
        let (ours, theirs) = if self.by_us { (None, held) } else { (held, None) };
        merging.found.push(Open { field: WHOLE_RECORD.into(), base, ours, theirs }.on(root));
        true
    }

    /// The outermost record that was deleted with this one.
    fn root(&self, within: &Document, reference: RecordRef, depth: usize) -> RecordRef {
        let Some(depth) = depth.checked_sub(1) else { return reference };
        let container = containers(within, reference).into_iter().find(|it| self.gone.contains(it));
        container.map_or(reference, |container| self.root(within, container, depth))
    }
}

/// Whether one side deleted the record and the other changed what it says or where it stands.
fn is_written_to(merging: &Merging, reference: RecordRef) -> bool {
    let sides = merging.sides;
    let (ours, theirs) = (sides.ours.get(reference), sides.theirs.get(reference));
    let (Some(base), Some(held)) = (sides.base.get(reference), ours.clone().xor(theirs)) else {
        return false;
    };
    let side = if ours.is_some() { sides.ours } else { sides.theirs };
    says_otherwise(sides, side, &base, &held)
}

/// Something put into a step that the other side deleted stands in the step's stage, where that is
/// whole again: there everything else in the step went. Answers whether anything was.
fn redirect_to_stages(merging: &mut Merging, touched: &BTreeSet<RecordRef>) -> bool {
    let document = &merging.document;
    let divided: BTreeSet<Id> = document.steps.values().map(|step| step.place.stage).collect();
    let stage_of = |column: Id| {
        let sides = [merging.sides.base, merging.sides.ours, merging.sides.theirs];
        let step = sides.into_iter().find_map(|side| side.steps.get(&column))?;
        let stage = step.place.stage;
        let whole = !document.steps.contains_key(&column)
            && document.stages.contains_key(&stage)
            && !divided.contains(&stage);
        whole.then_some(stage)
    };
    let mut edits = Vec::new();
    for reference in touched {
        let Some(mut record) = document.get(*reference) else { continue };
        let before = record.clone();
        match &mut record {
            Record::Card(card) => {
                if let Some(place) = &mut card.place {
                    place.column = stage_of(place.column).unwrap_or(place.column);
                }
                card.end_column = card.end_column.map(|end| stage_of(end).unwrap_or(end));
            }
            Record::Emotion(emotion) => emotion.column = stage_of(emotion.column).unwrap_or(emotion.column),
            Record::Metric(metric) if metric.on.kind == RecordKind::Step => {
                if let Some(stage) = stage_of(metric.on.id) {
                    metric.on = of(RecordKind::Stage, stage);
                }
            }
            _ => continue,
        }
        if record != before {
            edits.push(RecordEdit { before: Some(before), after: Some(record) });
        }
    }
    let redirected = !edits.is_empty();
    Change { edits }.apply(&mut merging.document);
    redirected
}

/// Ids that a record needs and that no record of the document has. Views and translations do
/// without; the last column of a span is settled later.
fn missing(document: &Document, reference: RecordRef) -> Vec<Id> {
    let Some(mut record) = document.get(reference) else { return Vec::new() };
    match &mut record {
        Record::View(_) | Record::Journey(_) | Record::State(_) | Record::Settings(_) => return Vec::new(),
        Record::Card(card) => card.end_column = None,
        _ => {}
    }
    let mut missing = Vec::new();
    record.each_id(|id| {
        if document.find(*id).is_none() {
            missing.push(*id);
        }
    });
    missing
}
