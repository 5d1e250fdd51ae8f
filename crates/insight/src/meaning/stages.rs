//! Which stages are touched, and by how many changes of each kind.

use serde::{Deserialize, Serialize};
use throughline_diff::{Difference, What};
use throughline_model::{Id, RecordKind, RecordRef};
use ts_rs::TS;

use crate::both::{Both, Records};
use crate::names::name;
use crate::union::union;
use crate::{ChangeKind, Line};

/// How many changes there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Counts {
    /// Records that are new.
    pub added: usize,
    /// Records that are gone.
    pub removed: usize,
    /// Records that stand elsewhere.
    pub moved: usize,
    /// Records that say something else.
    pub changed: usize,
}

impl Counts {
    /// Counts lines by their kind.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a Line>) -> Self {
        let mut counts = Counts::default();
        for line in lines {
            *match line.change {
                ChangeKind::Added => &mut counts.added,
                ChangeKind::Removed => &mut counts.removed,
                ChangeKind::Moved => &mut counts.moved,
                ChangeKind::Changed => &mut counts.changed,
            } += 1;
        }
        counts
    }

    /// All of them.
    pub fn total(&self) -> usize {
        self.added + self.removed + self.moved + self.changed
    }
}

/// A stage of either side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct StageChange {
    /// The stage on the first side; none is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<Id>,
    /// The stage on the second side; none is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<Id>,
    /// What it is called.
    pub name: String,
    /// The changes in it, its own among them.
    pub counts: Counts,
    /// How many records have left it for elsewhere; they are counted where they stand now.
    pub left: usize,
    /// The stage and what changes in it.
    pub records: Records,
}

impl StageChange {
    /// Whether anything in it changes.
    pub fn is_touched(&self) -> bool {
        self.counts.total() + self.left > 0
    }
}

pub(super) fn changes(both: &Both, lines: &[Line]) -> Vec<StageChange> {
    let stages =
        |side: &crate::both::One| -> Vec<Id> { side.outline.stages.iter().map(|it| it.stage.id).collect() };
    union(&stages(&both.a), &stages(&both.b), |id| both.image(id))
        .into_iter()
        .map(|place| {
            let own: Vec<&Line> = lines.iter().filter(|line| line.stage == Some(place.id())).collect();
            let record = |id: Option<Id>| id.map(|id| RecordRef { kind: RecordKind::Stage, id });
            let mut records = Records {
                a: record(place.a).into_iter().collect(),
                b: record(place.b).into_iter().collect(),
            };
            own.iter().for_each(|line| records.add(&line.records()));
            let left: Vec<&Difference> = place.a.map(|stage| left(both, stage)).unwrap_or_default();
            for difference in &left {
                let record = |id: Option<Id>| id.map(|id| RecordRef { kind: difference.kind, id });
                let one = Records {
                    a: record(difference.a).into_iter().collect(),
                    b: record(difference.b).into_iter().collect(),
                };
                records.add(&one);
            }
            let document = if place.b.is_some() { both.b.document } else { both.a.document };
            StageChange {
                a: place.a,
                b: place.b,
                name: name(document, RecordRef { kind: RecordKind::Stage, id: place.id() }),
                counts: Counts::of(own),
                left: left.len(),
                records,
            }
        })
        .collect()
}

/// What stood in a stage of the first side and stands elsewhere now.
fn left<'a>(both: &Both<'a>, stage: Id) -> Vec<&'a Difference> {
    let differences = both.comparison.differences.iter();
    let left = differences.filter(|difference| match &difference.what {
        What::Moved { from, to } => from.stage == Some(stage) && to.stage != both.image(stage),
        _ => false,
    });
    left.collect()
}
