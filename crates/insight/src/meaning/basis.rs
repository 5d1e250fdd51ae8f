//! What claims rest on: how many of their records are measured, heard, assumed or without evidence.

use serde::{Deserialize, Serialize};
use throughline_model::{EvidenceKind, RecordKind, RecordRef};
use ts_rs::TS;

use crate::Line;
use crate::both::{Both, Records};

/// Records or changes by their surest evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Basis {
    /// Counted or measured.
    pub measured: usize,
    /// Heard from people.
    pub interview: usize,
    /// Believed, not yet asked.
    pub assumption: usize,
    /// Made up to show how a map reads.
    pub illustrative: usize,
    /// Without evidence.
    pub none: usize,
}

impl Basis {
    fn add(&mut self, kind: Option<EvidenceKind>) {
        *match kind {
            Some(EvidenceKind::Measured) => &mut self.measured,
            Some(EvidenceKind::Interview) => &mut self.interview,
            Some(EvidenceKind::Assumption) => &mut self.assumption,
            Some(EvidenceKind::Illustrative) => &mut self.illustrative,
            None => &mut self.none,
        } += 1;
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.measured + self.interview + self.assumption + self.illustrative + self.none
    }
}

/// What changes rest on.
pub(super) fn of_lines(lines: &[Line]) -> Basis {
    let mut basis = Basis::default();
    lines.iter().for_each(|line| basis.add(line.evidence));
    basis
}

/// What the records of a claim rest on: its cards, feelings and metrics. A pair of records counts
/// once.
pub(super) fn of_records(both: &Both, records: &Records) -> Basis {
    let mut basis = Basis::default();
    let image = |a: &RecordRef| both.image(a.id);
    let says_something = |record: &&RecordRef| {
        matches!(record.kind, RecordKind::Card | RecordKind::Emotion | RecordKind::Metric)
    };
    for record in records.a.iter().filter(says_something) {
        basis.add(both.evidence(Some(record.id), image(record)));
    }
    let paired: Vec<_> = records.a.iter().filter_map(image).collect();
    for record in records.b.iter().filter(says_something).filter(|record| !paired.contains(&record.id)) {
        let was = both.pairs().of_b(record.id).map(|pair| pair.a);
        basis.add(both.evidence(was, Some(record.id)));
    }
    basis
}
