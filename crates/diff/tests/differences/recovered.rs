//! What is reported is what was done: about as many changes, and moves as moves.

use std::collections::BTreeMap;

use throughline_diff::{Comparison, Decisions, Difference, Side, What};
use throughline_model::{Document, Id, OrderKey, RecordKind, RecordRef};

use crate::scripts::{Deed, Writer, document, forked, rounds, today};

#[derive(Default)]
struct Tally {
    deeds: usize,
    reported: usize,
    moves: usize,
    seen_moves: usize,
    undone: usize,
}

impl Tally {
    /// Counts a script that was written on `before` and led to `after`.
    fn count(&mut self, deeds: &[Deed], comparison: &Comparison, before: &Document, after: &Document) {
        let seen = |record: &RecordRef| {
            comparison
                .differences
                .iter()
                .any(|it| is_move(it) && it.kind == record.kind && it.b == Some(record.id))
        };
        let mut moves: Vec<RecordRef> = deeds.iter().filter_map(moved).collect();
        let written = moves.len();
        for record in moves.clone() {
            if !seen(&record) && leaves_no_trace(record, &moves, before, after) {
                moves.retain(|it| *it != record);
            }
        }
        self.undone += written - moves.len();
        self.deeds += deeds.len() - (written - moves.len());
        self.reported += comparison.differences.len();
        self.moves += moves.len();
        self.seen_moves += moves.iter().filter(|record| seen(record)).count();
    }

    fn check(&self) {
        let share = self.seen_moves as f64 / self.moves as f64;
        let length = self.reported as f64 / self.deeds as f64;
        println!(
            "{} deeds, {} reported ({length:.3} times as many); {} moves, {share:.4} of them seen, {} undone by others",
            self.deeds, self.reported, self.moves, self.undone
        );
        assert!(length <= 1.1, "reported {length} times as much as was done");
        assert!(share >= 0.98, "only {share} of the moves were seen");
    }
}

fn is_move(difference: &Difference) -> bool {
    matches!(difference.what, What::Moved { .. } | What::Reordered { .. })
}

fn moved(deed: &Deed) -> Option<RecordRef> {
    match deed {
        Deed::Moved(record) => Some(*record),
        Deed::Other(_) => None,
    }
}

/// Whether a move among siblings cannot be told from none: the record has its old parent, and those
/// siblings that nobody moved stand in the same order with it as without.
fn leaves_no_trace(record: RecordRef, moves: &[RecordRef], before: &Document, after: &Document) -> bool {
    let (then, now) = (siblings(before, record), siblings(after, record));
    let moved = |id: Id| moves.iter().any(|it| it.id == id && *it != record);
    let still = |row: &[Id], other: &[Id]| -> Vec<Id> {
        row.iter().copied().filter(|id| other.contains(id) && !moved(*id)).collect()
    };
    then.contains(&record.id) && now.contains(&record.id) && still(&then, &now) == still(&now, &then)
}

/// The records with the same parent, in order.
fn siblings(document: &Document, record: RecordRef) -> Vec<Id> {
    let mut rows: BTreeMap<(Id, Id), Vec<(&OrderKey, Id)>> = BTreeMap::new();
    match record.kind {
        RecordKind::Stage => document
            .stages
            .values()
            .for_each(|it| rows.entry((it.state, it.state)).or_default().push((&it.order, it.id))),
        RecordKind::Lane => document
            .lanes
            .values()
            .for_each(|it| rows.entry((it.state, it.state)).or_default().push((&it.order, it.id))),
        RecordKind::Step => document.steps.values().for_each(|it| {
            rows.entry((it.place.stage, it.place.stage)).or_default().push((&it.place.order, it.id));
        }),
        _ => document.cards.values().for_each(|it| {
            if let Some(place) = &it.place {
                rows.entry((place.lane, place.column)).or_default().push((&place.order, it.id));
            }
        }),
    }
    let row = rows.into_values().find(|row| row.iter().any(|(_, id)| *id == record.id));
    let mut row = row.unwrap_or_default();
    row.sort();
    row.into_iter().map(|(_, id)| id).collect()
}

#[test]
fn a_script_on_a_fork_is_recovered() {
    let mut tally = Tally::default();
    for seed in 0..rounds(100, 1_000) {
        let mut document = document(seed, 120);
        let origin = today(&document);
        let fork = forked(&mut document);
        let before = document.clone();
        let deeds = Writer::new(&mut document, fork, seed).write(25);
        let (a, b) = (Side::of_state(&document, origin), Side::of_state(&document, fork));
        let comparison = Comparison::between(a, b, &Decisions::default()).expect("both states exist");
        tally.count(&deeds, &comparison, &before, &document);
    }
    tally.check();
}

#[test]
fn a_script_on_a_newer_version_is_recovered() {
    let mut tally = Tally::default();
    for seed in 0..rounds(100, 1_000) {
        let mut document = document(seed, 120);
        let before = document.clone();
        let state = today(&document);
        let deeds = Writer::new(&mut document, state, seed).write(25);
        let (a, b) = (Side::whole(&before), Side::whole(&document));
        let comparison = Comparison::between(a, b, &Decisions::default()).expect("whole documents compare");
        tally.count(&deeds, &comparison, &before, &document);
    }
    tally.check();
}
