//! Records that one side alone has: added or removed, or parts of what was.

use std::collections::{BTreeMap, BTreeSet};

use throughline_model::{Id, RecordKind, RecordRef};

use super::measures::{is_told, newest_readings};
use super::{Feeling, Report, What};
use crate::containers::{DEEPEST, containers};
use crate::side::Scope;

/// Reports what was added and removed, each with its parts.
pub(super) fn add(report: &mut Report, [scope_a, scope_b]: &[Scope; 2]) {
    let pairs = report.pairs;
    let merged: BTreeSet<Id> = pairs.mergers().flat_map(|(_, sources)| sources).copied().collect();
    let split: BTreeSet<Id> = pairs.splits().flat_map(|(_, parts)| parts).copied().collect();
    let columns = pairs.iter().filter(|it| matches!(it.kind, RecordKind::Stage | RecordKind::Step));
    let images: BTreeSet<Id> = columns.filter_map(|column| pairs.column(column.a)).collect();
    let gone = Alone {
        scope: scope_a,
        is_paired: &|id| pairs.of_a(id).is_some(),
        continues: &merged,
        keeps_contents: &|column| pairs.column(column).is_some(),
    };
    let new = Alone {
        scope: scope_b,
        is_paired: &|id| pairs.of_b(id).is_some(),
        continues: &split,
        keeps_contents: &|column| images.contains(&column),
    };
    let (gone, new) = (gone.roots(), new.roots());
    let (newest_a, newest_b) = (newest_readings(report.a.document), newest_readings(report.b.document));
    for (root, parts) in gone {
        let (a, id) = (report.a.document, root.id);
        let what = match root.kind {
            RecordKind::Emotion if is_absorbed(report, id) => continue,
            RecordKind::Measurement if is_told(report, &a.measurements[&id], &newest_a) => continue,
            RecordKind::Emotion => {
                What::Felt { before: Feeling::of(&a.emotions[&id]), after: Feeling::default() }
            }
            _ => What::Removed { parts },
        };
        report.add(root.kind, Some(id), None, what);
    }
    for (root, parts) in new {
        let (b, id) = (report.b.document, root.id);
        let what = match root.kind {
            RecordKind::Measurement if is_told(report, &b.measurements[&id], &newest_b) => continue,
            RecordKind::Emotion => {
                What::Felt { before: Feeling::default(), after: Feeling::of(&b.emotions[&id]) }
            }
            _ => What::Added { parts },
        };
        report.add(root.kind, None, Some(id), what);
    }
}

/// Whether the persona has a point where this one would be: two columns became one.
fn is_absorbed(report: &Report, emotion: Id) -> bool {
    let Some(emotion) = report.a.document.emotions.get(&emotion) else { return false };
    let place = report.pairs.column(emotion.column).zip(report.pairs.b_of(emotion.persona));
    place.is_some_and(|(column, persona)| {
        report.b.document.emotions.values().any(|it| it.column == column && it.persona == persona)
    })
}

/// What one side alone has.
struct Alone<'a> {
    scope: &'a Scope<'a>,
    is_paired: &'a dyn Fn(Id) -> bool,
    /// Unpaired records that the other side holds in another: parts of a split, sources of a merger.
    continues: &'a BTreeSet<Id>,
    /// Whether the contents of a column are at home on both sides, paired or not.
    keeps_contents: &'a dyn Fn(Id) -> bool,
}

impl Alone<'_> {
    /// The outermost unpaired records, each with the unpaired ones that stand in it or hang on it.
    fn roots(&self) -> BTreeMap<RecordRef, Vec<RecordRef>> {
        let mut roots: BTreeMap<RecordRef, Vec<RecordRef>> = BTreeMap::new();
        for reference in self.scope.references.iter().copied() {
            if (self.is_paired)(reference.id) || !self.is_reported(reference.kind) {
                continue;
            }
            let root = self.root(reference, DEEPEST);
            if self.continues.contains(&root.id) {
                continue;
            }
            let parts = roots.entry(root).or_default();
            if root != reference {
                parts.push(reference);
            }
        }
        roots
    }

    /// Remarks and guidance belong to one state; between versions of a whole file they are told.
    fn is_reported(&self, kind: RecordKind) -> bool {
        use RecordKind as K;
        self.scope.side.state.is_none() || !matches!(kind, K::Comment | K::Prompt | K::Conflict)
    }

    fn root(&self, reference: RecordRef, depth: usize) -> RecordRef {
        let Some(depth) = depth.checked_sub(1) else { return reference };
        let unpaired = |it: &RecordRef| !(self.is_paired)(it.id) && *it != reference;
        let column = |it: &RecordRef| !matches!(it.kind, RecordKind::Step | RecordKind::Stage);
        let stands = |it: &RecordRef| {
            column(it) || reference.kind == RecordKind::Step || !(self.keeps_contents)(it.id)
        };
        let container =
            containers(self.scope.side.document, reference).into_iter().find(|it| unpaired(it) && stands(it));
        container.map_or(reference, |container| self.root(container, depth))
    }
}
