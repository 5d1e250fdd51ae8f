//! The changes as comma-separated values, for spreadsheets and scripts.

use throughline_model::Id;

use super::{Change, Report, Standing, word};
use crate::values::one_line;

const HEAD: [&str; 15] = [
    "change",
    "what",
    "name",
    "state",
    "stage",
    "step",
    "lane",
    "moved from",
    "what became of it",
    "difference",
    "better",
    "evidence",
    "confidence",
    "id before",
    "id",
];

pub(super) fn written(report: &Report) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // A vector takes every byte, and each row has as many cells as the head.
    let _ = writer.write_record(HEAD);
    for change in &report.changes {
        let _ = writer.write_record(row(change).map(|cell| harmless(&cell)));
    }
    writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn row(change: &Change) -> [String; 15] {
    let standing = change.standing().cloned().unwrap_or_default();
    let moved = change.from.as_ref().filter(|from| change.to.as_ref().is_some_and(|to| to != *from));
    let delta = change.delta.as_ref();
    let better = delta.and_then(|delta| delta.better);
    [
        word(change.change).into(),
        change.label.clone(),
        change.name.clone(),
        standing.state.unwrap_or_default(),
        standing.stage.unwrap_or_default(),
        standing.step.unwrap_or_default(),
        standing.lane.unwrap_or_default(),
        moved.map(path).unwrap_or_default(),
        change.why.clone(),
        delta.map(|delta| delta.text.clone()).unwrap_or_default(),
        better.map_or("", |better| if better { "yes" } else { "no" }).into(),
        change.evidence.map_or("", |kind| kind.label()).into(),
        change.confidence.map(|it| format!("{it:.2}")).unwrap_or_default(),
        change.id_before.as_ref().map(Id::to_string).unwrap_or_default(),
        change.to.as_ref().map(|_| change.id.to_string()).unwrap_or_default(),
    ]
}

/// "Wait, Card printed, Actions".
fn path(standing: &Standing) -> String {
    let parts = [&standing.stage, &standing.step, &standing.lane];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

/// A cell that no spreadsheet takes for a formula: one that begins like a formula, and is no number,
/// gets an apostrophe before it.
fn harmless(cell: &str) -> String {
    let cell = one_line(cell);
    let begins = cell.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    let is_number = cell.parse::<f64>().is_ok_and(f64::is_finite);
    if begins && !is_number { format!("'{cell}") } else { cell }
}
