//! Paired records of every kind: what their fields say, and splits and mergers.

use throughline_model::{Document, Id, RecordData, RecordKind, Table};

use super::fields::compare;
use super::{Report, What};

/// Reports what the fields of paired records say.
pub(super) fn add(report: &mut Report) {
    let (a, b) = (report.a.document, report.b.document);
    compare(report, &a.journey, &b.journey);
    if report.a.state.is_none() {
        compare(report, &a.settings, &b.settings);
        table(report, |it| &it.comments);
        table(report, |it| &it.prompts);
        table(report, |it| &it.views);
        table(report, |it| &it.decks);
    }
    table(report, |it| &it.states);
    table(report, |it| &it.personas);
    table(report, |it| &it.channels);
    table(report, |it| &it.departments);
    table(report, |it| &it.stages);
    table(report, |it| &it.steps);
    table(report, |it| &it.lanes);
    for (card, now) in report.cards.iter().copied() {
        compare(report, card, now);
    }
    table(report, |it| &it.emotions);
    table(report, |it| &it.metrics);
    table(report, |it| &it.milestones);
    table(report, |it| &it.evidence);
    table(report, |it| &it.links);
    table(report, |it| &it.assets);
    splits_and_mergers(report);
}

fn table<'a, T: RecordData + 'a>(report: &mut Report<'a>, table: impl Fn(&'a Document) -> &'a Table<T>) {
    let (a, b) = (table(report.a.document), table(report.b.document));
    for record in a.values() {
        let Some(other) = report.pairs.b_of(record.id()).and_then(|id| b.get(&id)) else { continue };
        compare(report, record, other);
    }
}

fn splits_and_mergers(report: &mut Report) {
    for (a, into) in report.pairs.splits() {
        if let Some(pair) = report.pairs.of_a(a) {
            forget_rewording(report, pair.kind, pair.b);
            report.both(pair.kind, (a, pair.b), What::Split { into: into.to_vec() });
        }
    }
    for (b, from) in report.pairs.mergers() {
        if let Some(pair) = report.pairs.of_b(b) {
            forget_rewording(report, pair.kind, b);
            report.both(pair.kind, (pair.a, b), What::Merged { from: from.to_vec() });
        }
    }
}

/// A text that was divided or joined up reads differently: that is no change beside.
fn forget_rewording(report: &mut Report, kind: RecordKind, b: Id) {
    report
        .differences
        .retain(|it| it.kind != kind || it.b != Some(b) || !matches!(it.what, What::Reworded { .. }));
}
