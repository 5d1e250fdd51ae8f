//! The changes as a table, a row each, for spreadsheets and scripts.

use throughline_model::Id;

use super::{Change, Report, Standing, word};
use crate::table::{Cell, Head, Table};
use crate::values::one_line;

const HEADS: [(&str, f64); 15] = [
    ("change", 10.0),
    ("what", 16.0),
    ("name", 40.0),
    ("state", 14.0),
    ("stage", 18.0),
    ("step", 22.0),
    ("lane", 18.0),
    ("moved from", 30.0),
    ("what became of it", 52.0),
    ("difference", 16.0),
    ("better", 9.0),
    ("evidence", 13.0),
    ("confidence", 12.0),
    ("id before", 12.0),
    ("id", 12.0),
];

pub(super) fn changes(report: &Report) -> Table {
    Table {
        name: "Comparison",
        heads: HEADS.into_iter().map(|(name, width)| Head::new(name, width)).collect(),
        rows: report.changes.iter().map(|change| row(change).to_vec()).collect(),
    }
}

fn row(change: &Change) -> [Cell; 15] {
    let standing = change.standing().cloned().unwrap_or_default();
    let moved = change.from.as_ref().filter(|from| change.to.as_ref().is_some_and(|to| to != *from));
    let delta = change.delta.as_ref();
    let better = delta.and_then(|delta| delta.better);
    let text = |text: &str| Cell::text(&one_line(text));
    let name = |name: Option<String>| text(&name.unwrap_or_default());
    [
        text(word(change.change)),
        text(&change.label),
        text(&change.name),
        name(standing.state),
        name(standing.stage),
        name(standing.step),
        name(standing.lane),
        text(&moved.map(path).unwrap_or_default()),
        text(&change.why),
        text(delta.map_or("", |delta| &delta.text)),
        text(better.map_or("", |better| if better { "yes" } else { "no" })),
        text(change.evidence.map_or("", |kind| kind.label())),
        Cell::number(change.confidence.map(|it| (it * 100.0).round() / 100.0)),
        text(&change.id_before.as_ref().map(Id::to_string).unwrap_or_default()),
        text(&change.to.as_ref().map(|_| change.id.to_string()).unwrap_or_default()),
    ]
}

/// "Wait, Card printed, Actions".
fn path(standing: &Standing) -> String {
    let parts = [&standing.stage, &standing.step, &standing.lane];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}
