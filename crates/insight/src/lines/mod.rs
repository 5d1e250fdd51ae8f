//! The changes, a line each, in the order of the map.

mod delta;
mod hanging;
mod order;
mod parts;
mod why;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use throughline_diff::{Comparison, Difference, Side, What};
use throughline_model::{EvidenceKind, Id, RecordKind, RecordRef};
use ts_rs::TS;

use crate::both::{Both, One, Records};
use crate::meaning::{MetricChange, metric_changes};
use crate::names;
use order::Order;

pub use delta::Delta;
pub(crate) use delta::signed;
pub(crate) use parts::listed;
pub(crate) use why::reading;

/// What happened to a record between two states.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// It stands elsewhere.
    Moved,
}

impl ChangeKind {
    /// All kinds, in the order in which they are counted.
    pub const ALL: [ChangeKind; 4] =
        [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Moved, ChangeKind::Changed];

    /// In a word, as it is read out: "added".
    pub fn word(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Changed => "changed",
            ChangeKind::Moved => "moved",
        }
    }
}

/// One changed record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Line {
    /// What the badge shows. A record that moved and changed as well has moved.
    pub change: ChangeKind,
    /// The kind of record.
    pub kind: RecordKind,
    /// The record on the first side; none where it was added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<Id>,
    /// The record on the second side; none where it was removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<Id>,
    /// What kind of thing it is, in words: "Step", "Pain point".
    pub label: String,
    /// What it is called, on the second side where it is there.
    pub name: String,
    /// What became of it and of the evidence and readings on it, in a sentence or two.
    pub why: String,
    /// By how much, where it is a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta: Option<Delta>,
    /// Its stage. This and the next two in the second side's ids, or in the first side's where they
    /// are gone; none stands beside the map, or in no stage, column or lane.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Id>,
    /// Its step, or its stage where that has no steps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<Id>,
    /// Its lane; that of the curves for an emotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lane: Option<Id>,
    /// Whom it concerns; nobody in particular where empty. In the second side's ids.
    pub personas: Vec<Id>,
    /// Which departments it concerns. In the second side's ids.
    pub departments: Vec<Id>,
    /// The surest evidence for it on either side; none rests on nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceKind>,
}

impl Line {
    /// The record on both sides.
    pub fn records(&self) -> Records {
        let record = |id: Option<Id>| id.map(|id| RecordRef { kind: self.kind, id }).into_iter().collect();
        Records { a: record(self.a), b: record(self.b) }
    }
}

/// The changes of a comparison, a line for each changed record; evidence and readings are told in the
/// line of the record that they hang on, where that changes as well. Stage by stage, column by column,
/// lane by lane, then the lanes themselves, then what stands beside the map.
pub fn lines(a: Side, b: Side, comparison: &Comparison) -> Vec<Line> {
    lines_of(&Both::of(a, b, comparison))
}

/// The changes and every metric of both sides at once, for whoever draws both.
pub fn lines_and_metrics(a: Side, b: Side, comparison: &Comparison) -> (Vec<Line>, Vec<MetricChange>) {
    let both = Both::of(a, b, comparison);
    (lines_of(&both), metric_changes(&both))
}

pub(crate) fn lines_of(both: &Both) -> Vec<Line> {
    let order = Order::of(both);
    let of_one = both
        .comparison
        .differences
        .chunk_by(|one, next| (one.kind, one.a, one.b) == (next.kind, next.a, next.b));
    let (hanging, own): (Vec<_>, Vec<_>) = of_one.partition(|of_one| hanging::hangs(of_one[0].kind));
    let mut lines: Vec<Line> = own.into_iter().map(|of_one| line(both, &order, of_one)).collect();
    for left in hanging::join(both, &mut lines, &hanging) {
        lines.push(line(both, &order, left));
    }
    lines.sort_by_cached_key(|line| order.key(both, line));
    lines
}

/// The line of one record.
fn line(both: &Both, order: &Order, differences: &[Difference]) -> Line {
    let Difference { kind, a, b, place, .. } = differences[0];
    let (side, id) = match (a, b) {
        (_, Some(b)) => (&both.b, b),
        (a, None) => (&both.a, a.unwrap_or_default()),
    };
    let record = RecordRef { kind, id };
    let why: Vec<String> = differences.iter().map(|difference| why::said(both, difference)).collect();
    Line {
        change: change(differences),
        kind,
        a,
        b,
        label: names::label(side.document, record),
        name: names::name(side.document, record),
        why: why.join(" "),
        delta: differences.iter().find_map(|difference| delta::of(both, difference)),
        stage: place.stage,
        column: place.column,
        lane: if kind == RecordKind::Emotion { order.curves } else { place.lane },
        personas: concerned(both, side, record, RecordKind::Persona),
        departments: concerned(both, side, record, RecordKind::Department),
        evidence: both.evidence(a, b),
    }
}

fn change(differences: &[Difference]) -> ChangeKind {
    let mut kind = ChangeKind::Changed;
    for difference in differences {
        kind = match difference.what {
            What::Added { .. } => ChangeKind::Added,
            What::Removed { .. } => ChangeKind::Removed,
            What::Moved { .. } | What::Reordered { .. } => ChangeKind::Moved,
            _ => kind,
        };
    }
    kind
}

/// The personas or departments that a record names, in the second side's ids.
fn concerned(both: &Both, side: &One, record: RecordRef, of: RecordKind) -> Vec<Id> {
    let document = side.document;
    let named: Vec<Id> = match (record.kind, of) {
        (kind, of) if kind == of => vec![record.id],
        (RecordKind::Card, RecordKind::Persona) => {
            document.cards.get(&record.id).map(|card| card.personas.clone()).unwrap_or_default()
        }
        (RecordKind::Card, _) => {
            document.cards.get(&record.id).map(|card| card.departments.clone()).unwrap_or_default()
        }
        (RecordKind::Emotion, RecordKind::Persona) => {
            document.emotions.get(&record.id).map(|it| it.persona).into_iter().collect()
        }
        _ => Vec::new(),
    };
    if std::ptr::eq(side, &both.b) { named } else { named.into_iter().map(|id| both.said(id)).collect() }
}
