//! Metrics: now, what is to be reached, and what is reached.

use serde::{Deserialize, Serialize};
use throughline_model::{Id, Measurement, Metric, RecordKind, RecordRef};
use ts_rs::TS;

use crate::Delta;
use crate::both::{Both, One, Records};
use crate::lines::reading;
use crate::names::{column, metric, name};

/// A metric of either side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct MetricChange {
    /// The metric on the first side; none is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<Id>,
    /// The metric on the second side; none is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<Id>,
    /// What it is called.
    pub name: String,
    /// What it measures: the step, stage, card, state or journey.
    pub on: String,
    /// The newest reading of the first side; none is not measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Reading>,
    /// The number to reach, with its unit; empty where there is none.
    pub target: String,
    /// What the second side has to show.
    pub reached: Reached,
    /// From now to the second side's own reading, or else what is left to its target; none where that
    /// is reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta: Option<Delta>,
    /// The difference as a share of the greatest of the numbers, for finding the greatest.
    pub share: f64,
    /// The metric and its readings.
    pub records: Records,
}

/// A number with where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Reading {
    /// The number with its unit.
    pub text: String,
    /// The number.
    pub value: f64,
    /// How many were asked or counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample_size: Option<u64>,
    /// The time it covers.
    pub period: String,
}

/// What the second side has to show for a metric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", content = "reading", rename_all = "snake_case")]
pub enum Reached {
    /// A reading of its own.
    Measured(Reading),
    /// A number to reach.
    Target,
    /// Nothing.
    Nothing,
}

pub(crate) fn changes(both: &Both) -> Vec<MetricChange> {
    let mut all: Vec<MetricChange> = Vec::new();
    for is in in_order(&both.b) {
        let was = both.pairs().of_b(is.id).and_then(|pair| both.a.document.metrics.get(&pair.a));
        all.push(change(both, was, Some(is)));
    }
    for was in in_order(&both.a).into_iter().filter(|was| both.image(was.id).is_none()) {
        all.push(change(both, Some(was), None));
    }
    all
}

/// The metrics of a side's state, in the order of the map: those of the journey and the state first.
pub(crate) fn in_order<'a>(side: &One<'a>) -> Vec<&'a Metric> {
    let outline = &side.outline;
    let place = |metric: &Metric| {
        let on = metric.on.id;
        let column = match metric.on.kind {
            RecordKind::Journey => return Some((0, 0)),
            RecordKind::State => return (on == outline.state).then_some((0, 1)),
            RecordKind::Card => {
                let card = side.document.cards.get(&on).filter(|card| card.state == outline.state)?;
                let Some(place) = &card.place else { return Some((usize::MAX, 0)) };
                place.column
            }
            _ => on,
        };
        // Beside its steps a stage has measures of its own.
        let first_of = |id: Id| {
            outline.stages.iter().find(|it| it.stage.id == id).and_then(|it| it.columns().first().copied())
        };
        let index = outline.column_index(column).or_else(|| outline.column_index(first_of(column)?))?;
        Some((index + 1, 0))
    };
    let mut placed: Vec<_> =
        side.document.metrics.values().filter_map(|it| Some((place(it)?, &it.order, it.id, it))).collect();
    placed.sort_by(|one, next| (one.0, one.1, one.2).cmp(&(next.0, next.1, next.2)));
    placed.into_iter().map(|it| it.3).collect()
}

fn change(both: &Both, was: Option<&Metric>, is: Option<&Metric>) -> MetricChange {
    let before = was.and_then(|it| both.a.document.newest_measurement(it.id));
    let after = is.and_then(|it| both.b.document.newest_measurement(it.id));
    // A fork takes its readings along: the same number for the same time is no reading of its own.
    let own = after.filter(|after| {
        before.is_none_or(|before| (&before.period, before.value) != (&after.period, after.value))
    });
    let of = |metric: Option<&Metric>, reading: Option<&Measurement>| Reading::of(metric?, reading?);
    let (now, reached) = (of(was, before), of(is, own));
    let target = is.or(was).and_then(|it| it.target).filter(|target| target.is_finite());
    let shown = is.or(was);
    let value = |reading: &Option<Reading>| reading.as_ref().map(|reading| reading.value);
    let delta = shown.zip(value(&now)).and_then(|(metric, from)| match value(&reached) {
        Some(to) => Some((Delta::of_readings(metric, from, to)?, to - from)),
        None => Some((Delta::to_target(metric, from, is.and(target)?)?, target? - from)),
    });
    let size = value(&now).into_iter().chain(value(&reached).or(target)).map(f64::abs).fold(0.0, f64::max);
    let refer = |metric: Option<&Metric>, reading: Option<&Measurement>| {
        let metric = metric.map(|it| RecordRef { kind: RecordKind::Metric, id: it.id });
        metric
            .into_iter()
            .chain(reading.map(|it| RecordRef { kind: RecordKind::Measurement, id: it.id }))
            .collect()
    };
    let (side, on) = match is {
        Some(is) => (&both.b, is.on),
        None => (&both.a, was.map(|it| it.on).unwrap_or_default()),
    };
    MetricChange {
        a: was.map(|it| it.id),
        b: is.map(|it| it.id),
        name: shown.map(metric).unwrap_or_default(),
        on: match on.kind {
            RecordKind::Step | RecordKind::Stage => column(side.document, on.id),
            _ => name(side.document, on),
        },
        target: target.map(|target| reading(shown, Some(target))).unwrap_or_default(),
        share: delta.as_ref().map_or(0.0, |(_, by)| by.abs() / size.max(f64::MIN_POSITIVE)),
        delta: delta.map(|(delta, _)| delta),
        records: Records { a: refer(was, before), b: refer(is, own) },
        reached: match (reached, target) {
            (Some(reading), _) => Reached::Measured(reading),
            (None, Some(_)) if is.is_some() => Reached::Target,
            _ => Reached::Nothing,
        },
        now,
    }
}

impl Reading {
    pub(crate) fn of(metric: &Metric, measurement: &Measurement) -> Option<Reading> {
        let value = measurement.value.filter(|value| value.is_finite())?;
        Some(Reading {
            text: reading(Some(metric), Some(value)),
            value,
            sample_size: measurement.sample_size,
            period: measurement.period.clone(),
        })
    }
}
