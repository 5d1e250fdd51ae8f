//! Curves and metrics: who feels otherwise, and what is measured better or worse.

use std::collections::BTreeMap;

use throughline_model::{Direction, Document, Emotion, Id, Measurement, Metric, RecordKind, RecordRef};

use super::cards::moved;
use super::fields::compare;
use super::{Feeling, Report, What};

/// Reports what is felt and measured otherwise.
pub(super) fn add(report: &mut Report) {
    emotions(report);
    metrics(report);
}

impl Feeling {
    pub(super) fn of(emotion: &Emotion) -> Self {
        Feeling { score: emotion.score, label: emotion.label.clone() }
    }
}

fn emotions(report: &mut Report) {
    let (a, b) = (report.a.document, report.b.document);
    for emotion in a.emotions.values() {
        let Some(now) = report.pairs.b_of(emotion.id).and_then(|id| b.emotions.get(&id)) else { continue };
        if (emotion.score, &emotion.label) != (now.score, &now.label) {
            let what = What::Felt { before: Feeling::of(emotion), after: Feeling::of(now) };
            report.both(RecordKind::Emotion, (emotion.id, now.id), what);
        }
    }
}

fn metrics(report: &mut Report) {
    let (a, b) = (report.a.document, report.b.document);
    let (newest_a, newest_b) = (newest_readings(a), newest_readings(b));
    for metric in a.metrics.values() {
        let Some(now) = report.pairs.b_of(metric.id).and_then(|id| b.metrics.get(&id)) else { continue };
        let pair = (metric.id, now.id);
        if !stands_there(report, metric, now) {
            moved(report, RecordKind::Metric, pair);
        }
        if metric.target != now.target {
            let what = What::Retargeted { before: metric.target, after: now.target };
            report.both(RecordKind::Metric, pair, what);
        }
        let value = |newest: &BTreeMap<Id, &Measurement>, id: Id| newest.get(&id).and_then(|it| it.value);
        let (before, after) = (value(&newest_a, metric.id), value(&newest_b, now.id));
        if before != after {
            let better = before.zip(after).map(|(before, after)| match now.direction {
                Direction::Higher => after > before,
                Direction::Lower => after < before,
            });
            report.both(RecordKind::Metric, pair, What::Measured { before, after, better });
        }
    }
    readings(report, &newest_a, &newest_b);
}

/// Readings that were corrected, unless the metric's own change says it.
fn readings(
    report: &mut Report,
    newest_a: &BTreeMap<Id, &Measurement>,
    newest_b: &BTreeMap<Id, &Measurement>,
) {
    let (a, b) = (report.a.document, report.b.document);
    for reading in a.measurements.values() {
        let Some(now) = report.pairs.b_of(reading.id).and_then(|id| b.measurements.get(&id)) else {
            continue;
        };
        let is_newest = |newest: &BTreeMap<Id, &Measurement>, it: &Measurement| {
            newest.get(&it.metric).is_some_and(|newest| newest.id == it.id)
        };
        let said = is_newest(newest_a, reading) && is_newest(newest_b, now);
        if said {
            compare(report, reading, &Measurement { value: reading.value, ..now.clone() });
        } else {
            compare(report, reading, now);
        }
    }
}

fn stands_there(report: &Report, metric: &Metric, now: &Metric) -> bool {
    let on = match metric.on.kind {
        RecordKind::Stage | RecordKind::Step => report.pairs.column(metric.on.id),
        _ => report.pairs.b_of(metric.on.id),
    };
    on == Some(now.on.id) && metric.lane.map(|lane| report.pairs.b_of(lane)) == now.lane.map(Some)
}

/// Each metric's newest reading for all customers: the last period, ties by id.
pub(super) fn newest_readings(document: &Document) -> BTreeMap<Id, &Measurement> {
    let mut newest: BTreeMap<Id, &Measurement> = BTreeMap::new();
    for reading in document.measurements.values().filter(|it| it.segment.is_empty()) {
        let known = newest.entry(reading.metric).or_insert(reading);
        if (&known.period, known.id) < (&reading.period, reading.id) {
            *known = reading;
        }
    }
    newest
}

/// Whether a reading that one side alone has is told by its metric's change already.
pub(super) fn is_told(report: &Report, reading: &Measurement, newest: &BTreeMap<Id, &Measurement>) -> bool {
    let newest = newest.get(&reading.metric).is_some_and(|it| it.id == reading.id);
    let reference = RecordRef { kind: RecordKind::Metric, id: reading.metric };
    newest
        && report.differences.iter().any(|it| {
            it.kind == reference.kind
                && (it.a == Some(reference.id) || it.b == Some(reference.id))
                && matches!(it.what, What::Measured { .. })
        })
}
