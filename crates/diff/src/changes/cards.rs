//! Cards, steps and metrics that stand elsewhere, and cards that cover other columns.

use serde_json::json;
use throughline_model::{Card, Id, RecordKind, RecordRef};

use super::{FieldChange, Place, Report, What};
use crate::spans::Columns;

/// Reports what was moved to another stage, cell or record.
pub(super) fn add(report: &mut Report) {
    steps(report);
    let (a, b) = (report.a.document, report.b.document);
    let (mut columns_a, mut columns_b) = (Columns::new(a), Columns::new(b));
    for (card, now) in report.cards.iter().copied() {
        if stands_elsewhere(report, card, now, &mut columns_a) {
            moved(report, RecordKind::Card, (card.id, now.id));
        } else if card.end_column.is_some() || now.end_column.is_some() {
            spans(report, card, now, &mut columns_a, &mut columns_b);
        }
    }
}

fn steps(report: &mut Report) {
    let (a, b) = (report.a.document, report.b.document);
    for step in a.steps.values() {
        let Some(now) = report.pairs.b_of(step.id).and_then(|id| b.steps.get(&id)) else { continue };
        if report.pairs.b_of(step.place.stage) != Some(now.place.stage) {
            moved(report, RecordKind::Step, (step.id, now.id));
        }
    }
}

pub(super) fn moved(report: &mut Report, kind: RecordKind, (a, b): (Id, Id)) {
    let from = Place::of(report.a.document, RecordRef { kind, id: a });
    let to = Place::of(report.b.document, RecordRef { kind, id: b });
    report.both(kind, (a, b), What::Moved { from, to });
}

/// Whether a card left its cell. It did not where its column was taken over, nor where the first
/// of several columns that it covers is gone.
fn stands_elsewhere(report: &Report, card: &Card, now: &Card, columns: &mut Columns) -> bool {
    match (&card.place, &now.place) {
        (None, None) => false,
        (Some(was), Some(is)) => {
            let home = match card.end_column {
                None => report.pairs.column(was.column),
                Some(_) => columns.covered(card).iter().find_map(|column| report.pairs.column(*column)),
            };
            report.pairs.b_of(was.lane) != Some(is.lane) || home != Some(is.column)
        }
        _ => true,
    }
}

/// Reports a card that was stretched: one that does not end where its columns have gone.
fn spans(report: &mut Report, card: &Card, now: &Card, columns_a: &mut Columns, columns_b: &mut Columns) {
    let covered: Vec<Option<Id>> =
        columns_a.covered(card).iter().map(|column| report.pairs.column(*column)).collect();
    let first = covered.iter().flatten().find_map(|column| columns_b.index(now.state, *column));
    let Some(first) = first else { return };
    let expected = columns_b.end(now.state, first, &covered);
    let is = now.end_column.and_then(|column| columns_b.index(now.state, column)).unwrap_or(first);
    if expected != is {
        let fields = vec![FieldChange {
            field: "end_column".into(),
            before: json!(card.end_column),
            after: json!(now.end_column),
        }];
        report.both(RecordKind::Card, (card.id, now.id), What::Changed { fields });
    }
}
