//! Which record of one side is which of the other, how that is known, and how surely.

mod by_id;
mod columns;
mod hanging;
mod lineage;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use throughline_model::{Document, Id, RecordKind, RecordRef, StateKind};

use crate::matching;
use crate::side::Scope;
use crate::{Side, SideError};
pub(crate) use by_id::IdMap;

/// How it is known that two records are the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Known {
    /// A person said so.
    Decided,
    /// They have one id: two versions of one file.
    Id,
    /// They share lineage: two states of one journey.
    Lineage,
    /// They stand at the same place of paired records: the only journey, a persona's point in a
    /// column, a metric's reading for a period.
    Place,
    /// They say about the same at about the same place.
    Content,
}

/// Two records that are the same thing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// Their kind.
    pub kind: RecordKind,
    /// The record on the first side.
    pub a: Id,
    /// The record on the second side.
    pub b: Id,
    /// How it is known.
    pub known: Known,
    /// How surely, from 0 to 1; below 1 only where the contents say so.
    pub confidence: f64,
}

/// What a person has said about pairs: kept as lineage within a file, beside the comparison's
/// settings across files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decisions {
    /// A record of the first side and one of the second that are the same.
    pub same: BTreeSet<(Id, Id)>,
    /// Those that are not.
    pub different: BTreeSet<(Id, Id)>,
}

/// Who is who between two sides. Each record is in one pair at most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pairs {
    all: Vec<Pair>,
    by_a: IdMap<usize>,
    by_b: IdMap<usize>,
    split: BTreeMap<Id, Vec<Id>>,
    merged: BTreeMap<Id, Vec<Id>>,
    columns: IdMap<Id>,
}

impl Pairs {
    /// Finds out who is who.
    ///
    /// # Errors
    /// Where a state does not exist, or a state is to be compared with a whole journey.
    pub fn between(a: Side, b: Side, decisions: &Decisions) -> Result<Pairs, SideError> {
        Side::check(a, b)?;
        let [a, b] = Scope::of_both(a, b);
        Ok(Pairs::within(&a, &b, decisions))
    }

    /// Finds out who is who between two sides that can be compared.
    pub(crate) fn within(a: &Scope, b: &Scope, decisions: &Decisions) -> Pairs {
        let alone = lineage::standing_alone(a, b);
        let mut pairing = Pairing { a, b, decisions, pairs: Pairs::default(), kin: BTreeSet::new(), alone };
        let most = a.references.len().min(b.references.len());
        pairing.pairs.all.reserve(most);
        pairing.pairs.by_a.reserve(most);
        pairing.pairs.by_b.reserve(most);
        pairing.decided();
        pairing.equal_ids();
        pairing.only_ones();
        for (state_a, state_b) in pairing.states() {
            if a.side.state.is_some() {
                lineage::add(&mut pairing, a, b);
                continue;
            }
            let (a, b) = (a.side.document, b.side.document);
            let [a, b] = Scope::of_both(Side::of_state(a, state_a), Side::of_state(b, state_b));
            lineage::add(&mut pairing, &a, &b);
        }
        names::add(&mut pairing);
        for (state_a, state_b) in pairing.states() {
            matching::add(&mut pairing, state_a, state_b);
        }
        columns::add(&mut pairing);
        hanging::add(&mut pairing);
        pairing.pairs
    }

    /// The pair of a record of the first side.
    pub fn of_a(&self, a: Id) -> Option<&Pair> {
        self.by_a.get(&a).and_then(|index| self.all.get(*index))
    }

    /// The pair of a record of the second side.
    pub fn of_b(&self, b: Id) -> Option<&Pair> {
        self.by_b.get(&b).and_then(|index| self.all.get(*index))
    }

    /// All pairs: the surest first, then as they stand in a file.
    pub fn iter(&self) -> impl Iterator<Item = &Pair> {
        self.all.iter()
    }

    /// The further records of the second side that came out of a record of the first, beside the
    /// one that it is paired with.
    pub fn split_from(&self, a: Id) -> &[Id] {
        self.split.get(&a).map_or(&[], Vec::as_slice)
    }

    /// The further records of the first side that went into a record of the second.
    pub fn merged_into(&self, b: Id) -> &[Id] {
        self.merged.get(&b).map_or(&[], Vec::as_slice)
    }

    /// The column of the second side in which what stood in a column of the first is at home: its
    /// pair, the step that took over from the stage, or the stage that got back what its steps held.
    pub fn column(&self, a: Id) -> Option<Id> {
        self.columns.get(&a).copied()
    }

    /// Records that were split, with the further parts.
    pub(crate) fn splits(&self) -> impl Iterator<Item = (Id, &[Id])> {
        self.split.iter().map(|(a, parts)| (*a, parts.as_slice()))
    }

    /// Records that others were merged into, with those others.
    pub(crate) fn mergers(&self) -> impl Iterator<Item = (Id, &[Id])> {
        self.merged.iter().map(|(b, parts)| (*b, parts.as_slice()))
    }

    /// The second side's id of a record of the first.
    pub(crate) fn b_of(&self, a: Id) -> Option<Id> {
        self.of_a(a).map(|pair| pair.b)
    }
}

/// Pairs being found.
pub(crate) struct Pairing<'a> {
    pub a: &'a Scope<'a>,
    pub b: &'a Scope<'a>,
    pub decisions: &'a Decisions,
    pub pairs: Pairs,
    /// Parts of splits and sources of mergers: without a pair, and yet no strangers.
    kin: BTreeSet<Id>,
    /// Those of which a person has said that they are not what they were taken for.
    alone: BTreeSet<Id>,
}

impl Pairing<'_> {
    /// Whether neither is paired and nobody has said that they differ.
    pub fn may_pair(&self, a: Id, b: Id) -> bool {
        self.is_free_a(a)
            && self.is_free_b(b)
            && (self.kin.is_empty() || !self.kin.contains(&a) && !self.kin.contains(&b))
            && !self.decisions.different.contains(&(a, b))
    }

    /// Whether a record of the first side has no pair.
    pub fn is_free_a(&self, a: Id) -> bool {
        !self.pairs.by_a.contains_key(&a)
    }

    /// Whether a record of the second side has no pair.
    pub fn is_free_b(&self, b: Id) -> bool {
        !self.pairs.by_b.contains_key(&b)
    }

    /// Whether neither ids nor lineage have paired a record, nor made it part of a split or merger:
    /// its contents may say more.
    pub fn is_open(&self, id: Id) -> bool {
        let pair = self.pairs.of_a(id).or_else(|| self.pairs.of_b(id));
        let has_kin = || self.kin.contains(&id) || self.alone.contains(&id);
        pair.map_or_else(|| !has_kin(), |pair| pair.known == Known::Decided)
    }

    /// Makes a pair where both are free.
    pub fn pair(&mut self, kind: RecordKind, (a, b): (Id, Id), known: Known, confidence: f64) -> bool {
        let alone = known == Known::Content && (self.alone.contains(&a) || self.alone.contains(&b));
        let may = !alone && self.may_pair(a, b);
        if may {
            let index = self.pairs.all.len();
            self.pairs.all.push(Pair { kind, a, b, known, confidence });
            self.pairs.by_a.insert(a, index);
            self.pairs.by_b.insert(b, index);
        }
        may
    }

    pub fn add_part(&mut self, a: Id, part: Id) {
        self.kin.insert(part);
        self.pairs.split.entry(a).or_default().push(part);
    }

    pub fn add_source(&mut self, b: Id, source: Id) {
        self.kin.insert(source);
        self.pairs.merged.entry(b).or_default().push(source);
    }

    pub fn set_column(&mut self, a: Id, b: Id) {
        self.pairs.columns.insert(a, b);
    }

    fn decided(&mut self) {
        for (a, b) in &self.decisions.same {
            let (Some(of_a), Some(of_b)) = (held(self.a, *a), held(self.b, *b)) else { continue };
            if of_a.kind == of_b.kind {
                self.pair(of_a.kind, (*a, *b), Known::Decided, 1.0);
            }
        }
    }

    /// Records with the same kind and id. Points of curves are left to their place: one that was
    /// cleared and set again is the same point.
    fn equal_ids(&mut self) {
        if let (Some(a), Some(b)) = (self.a.side.state, self.b.side.state) {
            self.pair(RecordKind::State, (a, b), Known::Place, 1.0);
        }
        let other_state = self.a.side.state != self.b.side.state;
        let mut there = self.b.references.iter().peekable();
        for reference in &self.a.references {
            let RecordRef { kind, id } = *reference;
            if kind == RecordKind::Emotion || (other_state && !serves_all_states(kind)) {
                continue;
            }
            while there.next_if(|known| *known < reference).is_some() {}
            if there.next_if_eq(&reference).is_some() {
                self.pair(kind, (id, id), Known::Id, 1.0);
            }
        }
    }

    /// The journey and its settings, and the current state of each document.
    fn only_ones(&mut self) {
        let (a, b) = (self.a.side.document, self.b.side.document);
        self.pair(RecordKind::Journey, (a.journey.id, b.journey.id), Known::Place, 1.0);
        self.pair(RecordKind::Settings, (a.settings.id, b.settings.id), Known::Place, 1.0);
        let currents = current(a).zip(current(b)).filter(|_| self.a.side.state.is_none());
        if let Some(currents) = currents {
            self.pair(RecordKind::State, currents, Known::Place, 1.0);
        }
    }

    /// The pairs of states found so far.
    fn states(&self) -> Vec<(Id, Id)> {
        let states = self.pairs.iter().filter(|pair| pair.kind == RecordKind::State);
        states.map(|pair| (pair.a, pair.b)).collect()
    }
}

/// Whether records of a kind belong to the document rather than to one of its states.
fn serves_all_states(kind: RecordKind) -> bool {
    use RecordKind as K;
    matches!(
        kind,
        K::Journey | K::Settings | K::Persona | K::Channel | K::Department | K::Asset | K::Milestone
    )
}

fn current(document: &Document) -> Option<Id> {
    document.states_in_order().into_iter().find(|it| it.kind == StateKind::Current).map(|it| it.id)
}

fn held(scope: &Scope, id: Id) -> Option<RecordRef> {
    scope.side.document.find(id).filter(|reference| scope.holds(*reference))
}
