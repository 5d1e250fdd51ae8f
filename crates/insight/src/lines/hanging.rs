//! Evidence and readings: told in the line of what they hang on.

use std::collections::BTreeMap;

use throughline_diff::{Difference, What};
use throughline_model::numbers::counted;
use throughline_model::{Document, EvidenceKind, Id, RecordKind};

use super::Line;
use super::parts::listed;
use crate::both::Both;

/// Whether records of a kind are told with what they hang on.
pub(super) fn hangs(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Evidence | RecordKind::Measurement)
}

/// Tells what hangs on records in the lines of those records; returns the differences of what hangs
/// on a record that has no line.
pub(super) fn join<'d>(
    both: &Both,
    lines: &mut [Line],
    hanging: &[&'d [Difference]],
) -> Vec<&'d [Difference]> {
    let hosts: BTreeMap<Id, usize> = lines
        .iter()
        .enumerate()
        .flat_map(|(index, line)| line.a.into_iter().chain(line.b).map(move |id| (id, index)))
        .collect();
    let mut joined: BTreeMap<usize, Vec<&[Difference]>> = BTreeMap::new();
    let mut left = Vec::new();
    for of_one in hanging {
        match host(both, &of_one[0]).and_then(|host| hosts.get(&host)) {
            Some(index) => joined.entry(*index).or_default().push(of_one),
            None => left.push(*of_one),
        }
    }
    for (index, differences) in joined {
        let mut said = vec![std::mem::take(&mut lines[index].why)];
        said.extend(evidence(both, &differences));
        said.extend(readings(&differences));
        lines[index].why = said.join(" ");
    }
    left
}

/// What a record hangs on, on the side where it is.
fn host(both: &Both, difference: &Difference) -> Option<Id> {
    let of = |document: &Document, id: Id| match difference.kind {
        RecordKind::Evidence => document.evidence.get(&id).map(|it| it.on.id),
        _ => document.measurements.get(&id).map(|it| it.metric),
    };
    match (difference.a, difference.b) {
        (_, Some(b)) => of(both.b.document, b),
        (a, None) => of(both.a.document, a?),
    }
}

/// "Evidence assumption becomes measured.", "Evidence gone: interview.", "Other words of evidence."
fn evidence(both: &Both, differences: &[&[Difference]]) -> Option<String> {
    let kind =
        |document: &Document, id: Option<Id>| id.and_then(|id| document.evidence.get(&id)).map(|it| it.kind);
    let word = |kind: EvidenceKind| kind.label().to_lowercase();
    let said: Vec<String> = differences
        .iter()
        .map(|of_one| &of_one[0])
        .filter(|difference| difference.kind == RecordKind::Evidence)
        .filter_map(|difference| {
            let kinds = (kind(both.a.document, difference.a), kind(both.b.document, difference.b));
            match kinds {
                (Some(was), Some(is)) if was != is => Some(format!("{} becomes {}", word(was), word(is))),
                (Some(_), None) if matches!(difference.what, What::Removed { .. }) => {
                    kinds.0.map(|was| format!("{} is gone", word(was)))
                }
                (None, Some(is)) => Some(format!("{} is new", word(is))),
                _ => None,
            }
        })
        .collect();
    let any = differences.iter().any(|of_one| of_one[0].kind == RecordKind::Evidence);
    match listed(&said) {
        Some(said) => Some(format!("Evidence: {said}.")),
        None => any.then(|| "Its evidence says something else.".to_owned()),
    }
}

/// "Readings: 4 are gone and 1 is new."
fn readings(differences: &[&[Difference]]) -> Option<String> {
    let count = |is: fn(&What) -> bool| {
        let readings = differences.iter().map(|of_one| &of_one[0]);
        readings.filter(|it| it.kind == RecordKind::Measurement && is(&it.what)).count()
    };
    let gone = count(|what| matches!(what, What::Removed { .. }));
    let new = count(|what| matches!(what, What::Added { .. }));
    let other = count(|what| !matches!(what, What::Removed { .. } | What::Added { .. }));
    let said =
        [(gone, "is gone", "are gone"), (new, "is new", "are new"), (other, "is changed", "are changed")];
    let said: Vec<String> = said
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, several)| counted(number, one, several))
        .collect();
    listed(&said).map(|said| format!("Further readings: {said}."))
}
