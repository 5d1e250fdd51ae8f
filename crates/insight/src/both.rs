//! The two sides of a comparison with what every claim asks of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use throughline_diff::{Comparison, Pairs, Side};
use throughline_model::{Document, EvidenceKind, Id, LaneKind, Measurement, Outline, RecordRef};
use ts_rs::TS;

/// The records that a claim was counted from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Records {
    /// Those of the first side.
    pub a: Vec<RecordRef>,
    /// Those of the second side.
    pub b: Vec<RecordRef>,
}

impl Records {
    /// Adds other records, each once.
    pub(crate) fn add(&mut self, other: &Records) {
        for (mine, theirs) in [(&mut self.a, &other.a), (&mut self.b, &other.b)] {
            for record in theirs {
                if !mine.contains(record) {
                    mine.push(*record);
                }
            }
        }
    }
}

/// Both sides, their skeletons and their pairs.
pub(crate) struct Both<'a> {
    pub a: One<'a>,
    pub b: One<'a>,
    pub comparison: &'a Comparison,
}

/// One side.
pub(crate) struct One<'a> {
    pub document: &'a Document,
    /// The state's skeleton; where whole journeys are compared, that of its first state.
    pub outline: Outline<'a>,
    /// The surest evidence for each record that has any.
    evidence: BTreeMap<Id, EvidenceKind>,
}

impl<'a> Both<'a> {
    pub fn of(a: Side<'a>, b: Side<'a>, comparison: &'a Comparison) -> Self {
        Both { a: One::of(a), b: One::of(b), comparison }
    }

    pub fn pairs(&self) -> &'a Pairs {
        &self.comparison.pairs
    }

    /// What a record of the first side is on the second.
    pub fn image(&self, a: Id) -> Option<Id> {
        self.pairs().of_a(a).map(|pair| pair.b)
    }

    /// A record of the first side as the second calls it, or as it is where it is gone.
    pub fn said(&self, a: Id) -> Id {
        self.image(a).unwrap_or(a)
    }

    /// A column of the first side as the second calls it, or as it is where it is gone.
    pub fn column(&self, a: Id) -> Id {
        self.pairs().column(a).unwrap_or(a)
    }

    /// The surest evidence for a record of either side.
    pub fn evidence(&self, a: Option<Id>, b: Option<Id>) -> Option<EvidenceKind> {
        let of = |side: &One, id: Option<Id>| id.and_then(|id| side.evidence.get(&id).copied());
        of(&self.b, b).into_iter().chain(of(&self.a, a)).max_by_key(|kind| surety(*kind))
    }
}

impl<'a> One<'a> {
    pub fn of(side: Side<'a>) -> Self {
        let document = side.document;
        let state = side.state.or(document.first_state().map(|state| state.id)).unwrap_or_default();
        let mut evidence: BTreeMap<Id, EvidenceKind> = BTreeMap::new();
        for one in document.evidence.values() {
            let known = evidence.entry(one.on.id).or_insert(one.kind);
            if surety(one.kind) > surety(*known) {
                *known = one.kind;
            }
        }
        // A number that says where it comes from is measured, unless its evidence says otherwise.
        let sourced =
            |it: &&Measurement| it.value.is_some() && (it.sample_size.is_some() || !it.source.is_empty());
        for reading in document.measurements.values().filter(sourced) {
            for id in [reading.id, reading.metric] {
                evidence.entry(id).or_insert(EvidenceKind::Measured);
            }
        }
        One { document, outline: Outline::of(document, state), evidence }
    }

    /// The kind of lane in which a card stands; none lies in the tray.
    pub fn lane_kind(&self, card: Id) -> Option<LaneKind> {
        let place = self.document.cards.get(&card)?.place.as_ref()?;
        self.document.lanes.get(&place.lane).map(|lane| lane.kind)
    }
}

/// How sure a kind of evidence is: what was made up to show something proves the least.
pub(crate) fn surety(kind: EvidenceKind) -> u8 {
    match kind {
        EvidenceKind::Illustrative => 0,
        EvidenceKind::Assumption => 1,
        EvidenceKind::Interview => 2,
        EvidenceKind::Measured => 3,
    }
}
