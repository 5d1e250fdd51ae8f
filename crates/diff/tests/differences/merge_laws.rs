//! What holds for any two sets of concurrent edits.

use std::collections::BTreeSet;

use serde_json::Value;
use throughline_diff::{Merged, merge};
use throughline_edit::{Command, SpanCard, run};
use throughline_model::testing::Dice;
use throughline_model::{Change, Conflict, Document, Id, Outline, RecordRef, violations};

use crate::scripts::{Writer, document, each, rounds, today};

/// The words of all texts of a document, those of undecided conflicts among them.
fn words(document: &Document) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    document.references().into_iter().for_each(|it| words.extend(words_of(document, it)));
    words
}

/// The words of one record's texts.
fn words_of(document: &Document, reference: RecordRef) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (field, value) in document.get(reference).map(|it| it.to_fields()).unwrap_or_default() {
        if !matches!(field.as_str(), "id" | "order" | "lineage") {
            collect(&value, &mut words);
        }
    }
    words
}

fn collect(value: &Value, words: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            // Ids are no words.
            let written = text.split_whitespace().filter(|word| word.parse::<Id>().is_err());
            words.extend(written.map(str::to_owned));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, words)),
        Value::Object(entries) => entries
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "order" | "id"))
            .for_each(|(_, item)| collect(item, words)),
        _ => {}
    }
}

/// A document with two sides that wrote to it at once. The current state, on which both write, has
/// two fifths of the cards.
fn versions(seed: u64, cards: usize, edits: usize) -> (Document, Document, Document, usize, usize) {
    let base = document(seed, cards);
    let state = today(&base);
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    let write = |side: &mut Document, seed: u64| {
        let written = Writer::new(side, state, seed).write(edits).len();
        written + stretch(side, state, seed, edits / 20)
    };
    let (mine, others) = (write(&mut ours, 2 * seed), write(&mut theirs, 2 * seed + 1));
    let touched = |side: &Document| base.differing(side).into_iter().collect::<BTreeSet<_>>();
    let (by_us, by_them) = (touched(&ours), touched(&theirs));
    let shared = by_us.intersection(&by_them).count() * 100 / by_us.len().min(by_them.len()).max(1);
    (base, ours, theirs, mine + others, shared)
}

/// Stretches some cards of a state; answers how many.
fn stretch(document: &mut Document, state: Id, seed: u64, count: usize) -> usize {
    let mut dice = Dice::new(seed);
    let cards: Vec<Id> = document.cards.values().filter(|it| it.state == state).map(|it| it.id).collect();
    let columns = Outline::without_cards(document, state).columns;
    let mut tries = (0..count).map(|_| SpanCard {
        card: dice.pick(&cards),
        first: None,
        last: (!dice.chance(20)).then(|| dice.pick(&columns)),
    });
    tries.by_ref().filter(|it| run(document, &Command::SpanCard(it.clone())).is_ok()).count()
}

fn swapped(merged: &Merged) -> Vec<Conflict> {
    let conflicts = merged.conflicts.iter().map(|id| merged.document.conflicts[id].clone());
    conflicts.map(|it| Conflict { ours: it.theirs.clone(), theirs: it.ours.clone(), ..it }).collect()
}

fn own(merged: &Merged) -> Vec<Conflict> {
    merged.conflicts.iter().map(|id| merged.document.conflicts[id].clone()).collect()
}

/// The document without what the merge left open.
fn decided(merged: &Merged) -> Document {
    let mut document = merged.document.clone();
    document.conflicts.retain(|id, _| !merged.conflicts.contains(id));
    document
}

/// What a merge of two sides took.
#[derive(Default)]
struct Tally {
    edits: usize,
    questions: usize,
    shared: usize,
}

/// Merges both ways round: nothing is lost, and which side is called ours does not matter.
fn merge_both_ways(seed: u64) -> Tally {
    let (base, ours, theirs, edits, shared) = versions(seed, 560, 110);
    let merged = merge(&base, &ours, &theirs).expect("versions of one journey");
    let other = merge(&base, &theirs, &ours).expect("versions of one journey");
    let differing = decided(&merged).differing(&decided(&other));
    assert_eq!(differing, [], "seed {seed}");
    let sorted = |mut conflicts: Vec<Conflict>| {
        conflicts.sort_by_key(|it| it.id);
        conflicts
    };
    let pairs = sorted(own(&merged)).into_iter().zip(sorted(swapped(&other)));
    let unlike: Vec<_> = pairs.filter(|(one, other)| one != other).collect();
    assert!(unlike.is_empty(), "seed {seed}: {unlike:?}");
    assert_eq!(merged.conflicts.len(), other.conflicts.len(), "seed {seed}");
    assert_eq!(violations(&merged.document), [], "seed {seed}");

    let (was, kept) = (words(&base), words(&merged.document));
    let (mine, others) = (words(&ours), words(&theirs));
    let lost: Vec<&String> =
        mine.union(&others).filter(|it| !was.contains(*it) && !kept.contains(*it)).collect();
    assert_eq!(lost, [] as [&String; 0], "seed {seed}: new words");
    for record in ours.references() {
        let (mine, others) = (words_of(&ours, record), words_of(&theirs, record));
        let lost: Vec<&String> = mine.intersection(&others).filter(|it| !kept.contains(*it)).collect();
        assert_eq!(lost, [] as [&String; 0], "seed {seed}: words of the {record} that both sides left");
    }
    Tally { edits, questions: merged.conflicts.len(), shared }
}

#[test]
fn concurrent_edits_lose_no_word_and_merge_alike_in_both_orders() {
    let tallies = each(0..rounds(30, 20_000), merge_both_ways);
    let sum = |of: fn(&Tally) -> usize| tallies.iter().map(of).sum::<usize>();
    let edits = sum(|it| it.edits);
    let unasked = 1.0 - sum(|it| it.questions) as f64 / edits as f64;
    println!(
        "{} merges of {edits} edits, {} % of a side's records touched by the other too, {unasked:.4} without a question",
        tallies.len(),
        sum(|it| it.shared) / tallies.len()
    );
    assert!(unasked >= 0.95, "only {unasked} of the edits merged without a question");
}

#[test]
fn edits_in_a_step_that_the_other_side_deleted_with_its_stage_merge_alike_in_both_orders() {
    merge_both_ways(190);
}

#[test]
fn two_points_that_meet_in_one_column_are_asked_about_alike_in_both_orders() {
    merge_both_ways(102);
}

#[test]
fn a_card_that_both_move_and_that_spans_no_more_ends_alike_in_both_orders() {
    merge_both_ways(15_232);
}

#[test]
fn a_side_that_did_nothing_changes_nothing() {
    for seed in 0..20 {
        let (base, ours, _, _, _) = versions(seed, 60, 30);
        for merged in [merge(&base, &ours, &base), merge(&base, &base, &ours), merge(&base, &ours, &ours)] {
            let merged = merged.expect("versions of one journey");
            assert_eq!(merged.conflicts, [] as [Id; 0]);
            assert_eq!(Change::between(&ours, &merged.document), Change::default());
            assert_eq!(ours, merged.document);
        }
    }
}
