//! The few numbers to see first, before and after.

use throughline_model::numbers::{count, counted};

use super::curves::CurveChange;
use super::headline::lowest_moments;
use super::{Fate, Figure, Meaning, MetricChange, Reached, Topic};
use crate::Delta;
use crate::Line;
use crate::both::{Both, Records};
use crate::scores;

/// At most so many metrics are among the figures.
const METRICS: usize = 3;
const NOT_MEASURED: &str = "not measured";

pub(super) fn of(both: &Both, lines: &[Line], meaning: &Meaning) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    figures.extend(lowest(both, meaning));
    figures.extend(mean(both, meaning));
    figures.extend(greatest(&meaning.metrics).into_iter().map(metric));
    figures.extend(pains(meaning));
    figures.extend(evidence(lines, meaning));
    figures
}

fn lowest(both: &Both, meaning: &Meaning) -> Option<Figure> {
    let [before, after] = lowest_moments(meaning);
    before.or(after)?;
    let number = |moment: Option<(&super::Moment, &str)>| {
        moment.map_or(NOT_MEASURED.into(), |it| scores::written(both, it.0.score))
    };
    let place = |(moment, persona): (&super::Moment, &str)| format!("{}, {persona}", moment.name);
    let note = match (before, after) {
        (Some(was), Some(is)) if place(was) != place(is) => format!("{}; now {}", place(was), place(is)),
        (was, is) => was.or(is).map(place).unwrap_or_default(),
    };
    let mut records = Records::default();
    meaning.curves.iter().for_each(|curve| records.add(&curve.records));
    Some(Figure {
        topic: Topic::Lowest,
        title: "Lowest moment".into(),
        before: number(before),
        after: number(after),
        delta: before.zip(after).and_then(|(was, is)| Delta::of_scores(was.0.score, is.0.score)),
        note,
        records,
    })
}

/// The mean of the first persona who was measured on both sides, the others in the note.
fn mean(both: &Both, meaning: &Meaning) -> Option<Figure> {
    let measured = |curve: &&CurveChange| curve.before.is_some() && curve.after.is_some();
    let first = meaning.curves.iter().find(measured).or(meaning.curves.first())?;
    let others = meaning.curves.iter().filter(|curve| curve.persona != first.persona);
    let others = others.map(|curve| match mean_delta(curve) {
        Some(delta) => format!("{} {}", curve.name, delta.text),
        None if measured(&curve) => format!("{} unchanged", curve.name),
        None => format!("{} {NOT_MEASURED}", curve.name),
    });
    let note: Vec<String> = std::iter::once(first.name.clone()).chain(others).collect();
    let number = |summary: Option<&super::CurveSummary>| {
        summary.map_or(NOT_MEASURED.into(), |it| scores::written(both, it.mean))
    };
    Some(Figure {
        topic: Topic::Feeling,
        title: "Mean emotion".into(),
        before: number(first.before.as_ref()),
        after: number(first.after.as_ref()),
        delta: mean_delta(first),
        note: note.join("; "),
        records: first.records.clone(),
    })
}

/// By how much a persona feels better on the whole.
pub(super) fn mean_delta(curve: &CurveChange) -> Option<Delta> {
    Delta::of_scores(curve.before.as_ref()?.mean, curve.after.as_ref()?.mean)
}

/// The metrics that change most, better or worse, in the order of the map.
fn greatest(metrics: &[MetricChange]) -> Vec<&MetricChange> {
    let mut changed: Vec<(usize, &MetricChange)> =
        metrics.iter().enumerate().filter(|(_, metric)| metric.delta.is_some()).collect();
    changed.sort_by(|one, next| next.1.share.total_cmp(&one.1.share).then(one.0.cmp(&next.0)));
    changed.truncate(METRICS);
    changed.sort_by_key(|(place, _)| *place);
    changed.into_iter().map(|(_, metric)| metric).collect()
}

fn metric(metric: &MetricChange) -> Figure {
    let sample = metric.now.as_ref().and_then(|now| now.sample_size);
    let today = sample.map(|sample| format!(", n {} before", count(sample))).unwrap_or_default();
    let (after, note) = match &metric.reached {
        Reached::Measured(reading) => {
            let own = reading.sample_size.map(|sample| format!(", n {}", count(sample))).unwrap_or_default();
            (reading.text.clone(), format!("measured{own}{today}"))
        }
        Reached::Target => (metric.target.clone(), format!("target{today}")),
        Reached::Nothing => (NOT_MEASURED.into(), today.trim_start_matches(", ").to_owned()),
    };
    Figure {
        topic: Topic::Metrics,
        title: metric.name.clone(),
        before: metric.now.as_ref().map_or(NOT_MEASURED.into(), |now| now.text.clone()),
        after,
        delta: metric.delta.clone(),
        note,
        records: metric.records.clone(),
    }
}

fn pains(meaning: &Meaning) -> Option<Figure> {
    let of = |fate: Fate| meaning.pains.iter().filter(|pain| pain.fate == fate).count();
    let (closed, open, new) = (of(Fate::Closed), of(Fate::Open), of(Fate::New));
    if meaning.pains.is_empty() {
        return None;
    }
    let stays = match open {
        1 => "1 stays open".to_owned(),
        open => format!("{open} stay open"),
    };
    let new = if new == 0 { String::new() } else { format!(", {new} new") };
    let mut records = Records::default();
    meaning.pains.iter().for_each(|pain| records.add(&pain.own()));
    Some(Figure {
        topic: Topic::Pains,
        title: "Pain points closed".into(),
        before: String::new(),
        after: format!("{closed} of {}", closed + open),
        delta: None,
        note: stays + &new,
        records,
    })
}

fn evidence(lines: &[Line], meaning: &Meaning) -> Option<Figure> {
    if lines.is_empty() {
        return None;
    }
    let basis = meaning.basis;
    let proved = basis.measured + basis.interview;
    let rest = [
        (basis.assumption, counted(basis.assumption, "rests on an assumption", "rest on assumptions")),
        (basis.illustrative, format!("{} illustrative", count(basis.illustrative as u64))),
        (basis.none, counted(basis.none, "has no evidence", "have no evidence")),
    ];
    let note: Vec<String> =
        rest.into_iter().filter(|(number, _)| *number > 0).map(|(_, said)| said).collect();
    let mut records = Records::default();
    lines.iter().for_each(|line| records.add(&line.records()));
    Some(Figure {
        topic: Topic::Evidence,
        title: "Changes with evidence".into(),
        before: String::new(),
        after: format!("{} of {}", count(proved as u64), count(basis.total() as u64)),
        delta: None,
        note: note.join(", "),
        records,
    })
}
