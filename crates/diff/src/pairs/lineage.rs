//! Pairs by shared lineage, and the splits and mergers that show in it.

use std::collections::BTreeSet;

use throughline_model::{Card, Id, Lane, Metric, RecordData, Stage, Step};

use super::{Known, Pairing};
use crate::side::Scope;

/// A record that says what it was in other states.
trait Kin: RecordData {
    /// What it shares with its likes.
    fn kin(&self) -> &[Id];
    /// Whether it names itself among that: it is nothing that merely reads alike.
    fn stands_alone(&self) -> bool;
    /// What it says.
    fn says(&self) -> &str;
}

macro_rules! kin {
    ($($kind:ident $text:ident),*) => {$(
        impl Kin for $kind {
            fn kin(&self) -> &[Id] { self.lineage() }
            fn stands_alone(&self) -> bool { self.lineage.contains(&self.id) }
            fn says(&self) -> &str { &self.$text }
        }
    )*};
}
kin!(Stage name, Step name, Lane name, Card text, Metric name);

/// The records of two sides of one journey that a person has parted from what they were taken for.
pub(super) fn standing_alone(a: &Scope, b: &Scope) -> BTreeSet<Id> {
    let mut alone = BTreeSet::new();
    if a.side.document.journey.id != b.side.document.journey.id {
        return alone;
    }
    for side in [a, b] {
        let of = side.side.document;
        add_alone(&mut alone, side.of_table(&of.stages));
        add_alone(&mut alone, side.of_table(&of.steps));
        add_alone(&mut alone, side.of_table(&of.lanes));
        add_alone(&mut alone, side.cards.iter().map(|(_, card)| *card));
        add_alone(&mut alone, side.of_table(&of.metrics));
    }
    alone
}

fn add_alone<'a, T: Kin + 'a>(alone: &mut BTreeSet<Id>, records: impl Iterator<Item = &'a T>) {
    alone.extend(records.filter(|it| it.stands_alone()).map(|it| it.id()));
}

/// Pairs what shares lineage between two states.
pub(super) fn add(pairing: &mut Pairing, a: &Scope, b: &Scope) {
    let (of_a, of_b) = (a.side.document, b.side.document);
    of_kind(pairing, a.of_table(&of_a.stages).collect(), b.of_table(&of_b.stages).collect());
    of_kind(pairing, a.of_table(&of_a.steps).collect(), b.of_table(&of_b.steps).collect());
    of_kind(pairing, a.of_table(&of_a.lanes).collect(), b.of_table(&of_b.lanes).collect());
    let (cards_a, cards_b) = (a.cards.iter().map(|it| it.1), b.cards.iter().map(|it| it.1));
    of_kind(pairing, cards_a.collect(), cards_b.collect());
    of_kind(pairing, a.of_table(&of_a.metrics).collect(), b.of_table(&of_b.metrics).collect());
}

fn of_kind<T: Kin>(pairing: &mut Pairing, a: Vec<&T>, b: Vec<&T>) {
    let free_a: Vec<&T> = a.iter().copied().filter(|it| pairing.is_free_a(it.id())).collect();
    let free_b: Vec<&T> = b.iter().copied().filter(|it| pairing.is_free_b(it.id())).collect();
    if free_a.is_empty() && free_b.is_empty() {
        return;
    }
    let (index_a, index_b) = (index(&a), index(&b));
    one_to_one(pairing, &index_a, &index_b);
    // Then those with several relatives, by what they say.
    let mut choosing = Vec::new();
    for one in free_a.iter().filter(|it| pairing.is_free_a(it.id())).collect::<Vec<_>>() {
        match relatives(pairing, &index_b, *one, |a, b| (a, b)).as_slice() {
            [] => {}
            [only] if relatives(pairing, &index_a, *only, |b, a| (a, b)).len() == 1 => {
                pairing.pair(T::KIND, (one.id(), only.id()), Known::Lineage, 1.0);
            }
            _ => choosing.push(*one),
        }
    }
    for one in choosing {
        let relatives = relatives(pairing, &index_b, one, |a, b| (a, b));
        let free = relatives.iter().filter(|it| pairing.is_free_b(it.id()));
        if let Some(nearest) =
            free.max_by_key(|it| (shared_words(one.says(), it.says()), std::cmp::Reverse(it.id())))
        {
            pairing.pair(T::KIND, (one.id(), nearest.id()), Known::Lineage, 1.0);
        }
    }
    for part in free_b.iter().filter(|it| pairing.is_free_b(it.id())).collect::<Vec<_>>() {
        let relatives = relatives(pairing, &index_a, *part, |b, a| (a, b));
        if let Some(whole) = relatives.iter().find(|it| !pairing.is_free_a(it.id())) {
            pairing.add_part(whole.id(), part.id());
        }
    }
    for source in free_a.iter().filter(|it| pairing.is_free_a(it.id())).collect::<Vec<_>>() {
        let relatives = relatives(pairing, &index_b, *source, |a, b| (a, b));
        if let Some(whole) = relatives.iter().find(|it| !pairing.is_free_b(it.id())) {
            pairing.add_source(whole.id(), source.id());
        }
    }
}

/// Pairs those that share the only lineage that they have with each other and nobody else: nearly
/// all, found by walking both rows at once.
fn one_to_one<T: Kin>(pairing: &mut Pairing, a: &[(Id, &T)], b: &[(Id, &T)]) {
    let (mut at_a, mut at_b) = (0, 0);
    while let (Some((kin_a, one)), Some((kin_b, other))) = (a.get(at_a), b.get(at_b)) {
        if kin_a != kin_b {
            if kin_a < kin_b {
                at_a += 1
            } else {
                at_b += 1
            }
            continue;
        }
        let count =
            |row: &[(Id, &T)], from: usize| row[from..].iter().take_while(|it| it.0 == *kin_a).count();
        let (count_a, count_b) = (count(a, at_a), count(b, at_b));
        if count_a == 1 && count_b == 1 && one.kin().len() == 1 && other.kin().len() == 1 {
            pairing.pair(T::KIND, (one.id(), other.id()), Known::Lineage, 1.0);
        }
        at_a += count_a;
        at_b += count_b;
    }
}

/// The records by what they share with their likes, sorted.
fn index<'a, T: Kin>(records: &[&'a T]) -> Vec<(Id, &'a T)> {
    let mut index: Vec<(Id, &T)> =
        records.iter().flat_map(|it| it.kin().iter().map(move |kin| (*kin, *it))).collect();
    index.sort_unstable_by_key(|(kin, it)| (*kin, it.id()));
    index
}

/// Those that share lineage with a record, unless a person has said that they differ.
fn relatives<'a, T: Kin>(
    pairing: &Pairing,
    index: &[(Id, &'a T)],
    of: &T,
    as_pair: impl Fn(Id, Id) -> (Id, Id),
) -> Vec<&'a T> {
    let mut found: Vec<&'a T> = Vec::new();
    for kin in of.kin() {
        let first = index.partition_point(|(known, _)| known < kin);
        for (_, it) in index[first..].iter().take_while(|(known, _)| known == kin) {
            let broken = pairing.decisions.different.contains(&as_pair(of.id(), it.id()));
            if !broken && found.iter().all(|other| other.id() != it.id()) {
                found.push(it);
            }
        }
    }
    found
}

fn shared_words(a: &str, b: &str) -> usize {
    let words: Vec<&str> = b.split_whitespace().collect();
    a.split_whitespace().filter(|word| words.contains(word)).count()
}
