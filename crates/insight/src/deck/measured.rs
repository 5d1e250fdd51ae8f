//! The metrics as two slides tell them: now, target, the way between, owner, date.

use throughline_model::{Card, Id, LaneKind, Metric, RecordKind, RecordRef};

use super::facts::{Facts, card};
use super::sources::Cited;
use super::words::on_one_line;
use crate::both::One;
use crate::lines::reading;
use crate::meaning::metrics_in_order;
use crate::names;
use crate::{Delta, Reading};

/// A metric with what is to become of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The metric as it is measured today, or the future state's where that alone has it.
    pub metric: Id,
    /// What it is called.
    pub name: String,
    /// What it measures: the step, stage, card, state or journey.
    pub on: String,
    /// The newest reading; none is not measured.
    pub now: Option<Reading>,
    /// The number to reach, with its unit; empty where there is none.
    pub target: String,
    /// The number to reach.
    pub target_value: Option<f64>,
    /// What is left to the target; none where it is reached, or cannot be said.
    pub change: Option<Delta>,
    /// Who owns what is measured; empty where nobody does.
    pub owner: String,
    /// When it is looked at again, as the record has it.
    pub by: String,
    /// The reading of the future state, such as a pilot's, in a sentence; empty where there is none.
    pub pilot: String,
    /// What is left as a share of the greater number.
    pub share: f64,
    /// Where the reading comes from.
    pub source: String,
    /// The metric, its readings, and who owns it.
    pub records: Vec<RecordRef>,
}

impl Measure {
    /// Whether there is a way left to a target.
    pub fn is_open(&self) -> bool {
        self.change.is_some()
    }

    /// Whether there is a reading at its target or beyond.
    pub fn is_reached(&self) -> bool {
        self.now.is_some() && self.target_value.is_some() && self.change.is_none()
    }

    /// A number of this metric with a sign where the numbers lie on both sides of zero.
    pub(super) fn with_sign(&self, text: &str, value: f64) -> String {
        let is_signed = self.now.as_ref().is_some_and(|now| now.value < 0.0)
            || self.target_value.is_some_and(|target| target < 0.0);
        if is_signed && value > 0.0 { format!("+{text}") } else { text.to_owned() }
    }

    /// The reading, and where it comes from.
    pub(super) fn cited(&self) -> Cited {
        Cited {
            record: RecordRef { kind: RecordKind::Metric, id: self.metric },
            source: self.source.clone(),
            sample_size: self.now.as_ref().and_then(|now| now.sample_size),
            period: self.now.as_ref().map(|now| now.period.clone()).unwrap_or_default(),
        }
    }

    /// What a speaker says of it.
    pub(super) fn told(&self, facts: &Facts) -> Vec<String> {
        let number = match (&self.now, self.target.as_str()) {
            (Some(now), "") => format!("{} now, no target", now.text),
            (Some(now), target) => format!("{} now, {target} to reach", now.text),
            (None, "") => "not measured, no target".to_owned(),
            (None, target) => format!("not measured, {target} to reach"),
        };
        let cited = self.cited();
        let mut lines = vec![match self.now {
            Some(_) => super::sources::told(facts, &cited, &format!("{number} ({})", self.on)),
            None => format!("{}: {number} ({}).", self.name, self.on),
        }];
        if !self.pilot.is_empty() {
            lines.push(self.pilot.clone());
        }
        lines.extend(super::sources::evidence_told(facts, cited.record));
        lines
    }
}

/// Every metric of today's state in the order of the map, then those that only the future one has.
pub(super) fn all(facts: &Facts) -> Vec<Measure> {
    let later = |metric: &Metric| {
        let future = facts.future.as_ref()?;
        let pair = future.comparison.pairs.of_a(metric.id)?;
        facts.document.metrics.get(&pair.b)
    };
    let today = metrics_in_order(&facts.today);
    let mut all: Vec<Measure> =
        today.into_iter().map(|metric| measure(facts, Some(metric), later(metric))).collect();
    if let Some(future) = &facts.future {
        let new = metrics_in_order(&future.side);
        let new = new.into_iter().filter(|metric| future.comparison.pairs.of_b(metric.id).is_none());
        all.extend(new.map(|metric| measure(facts, None, Some(metric))));
    }
    tell_apart(&mut all);
    all
}

/// Metrics of one name say what they measure.
fn tell_apart(all: &mut [Measure]) {
    let names: Vec<String> = all.iter().map(|it| it.name.clone()).collect();
    for measure in all {
        if names.iter().filter(|name| **name == measure.name).count() > 1 {
            measure.name = format!("{}, {}", measure.name, on_one_line(&measure.on));
        }
    }
}

fn measure(facts: &Facts, was: Option<&Metric>, is: Option<&Metric>) -> Measure {
    let document = facts.document;
    // One of the two is there.
    let shown = is.or(was).cloned().unwrap_or_default();
    let measurement = was.and_then(|it| document.newest_measurement(it.id));
    let now = was.zip(measurement).and_then(|(metric, it)| Reading::of(metric, it));
    let target_value = is.or(was).and_then(|it| it.target).filter(|target| target.is_finite());
    let change =
        now.as_ref().zip(target_value).and_then(|(now, target)| Delta::to_target(&shown, now.value, target));
    let size = now.iter().map(|now| now.value.abs()).chain(target_value.map(f64::abs)).fold(0.0, f64::max);
    let way = now.as_ref().zip(target_value).map_or(0.0, |(now, target)| (target - now.value).abs());
    let pilot = is.and_then(|it| document.newest_measurement(it.id)).filter(|pilot| {
        measurement.is_none_or(|now| (&now.period, now.value) != (&pilot.period, pilot.value))
    });
    let owner = is
        .zip(facts.future.as_ref())
        .and_then(|(metric, future)| owner(facts, &future.side, metric))
        .or_else(|| owner(facts, &facts.today, was?));
    let metric_record = |it: &Metric| RecordRef { kind: RecordKind::Metric, id: it.id };
    let reading_record = |id: Id| RecordRef { kind: RecordKind::Measurement, id };
    let mut records: Vec<RecordRef> = was.into_iter().chain(is).map(metric_record).collect();
    records.extend(measurement.map(|it| reading_record(it.id)));
    records.extend(pilot.map(|it| reading_record(it.id)));
    records.extend(owner.as_ref().map(|(_, record)| *record));
    let on = was.or(is).map(|it| it.on).unwrap_or_default();
    let pilot = pilot.zip(is).and_then(|(pilot, metric)| {
        let number = Reading::of(metric, pilot)?.text;
        let cited = Cited {
            record: metric_record(metric),
            source: pilot.source.clone(),
            sample_size: pilot.sample_size,
            period: pilot.period.clone(),
        };
        Some(format!("Already read in the future state: {}", super::sources::told(facts, &cited, &number)))
    });
    Measure {
        metric: was.or(is).map(|it| it.id).unwrap_or_default(),
        name: on_one_line(&names::metric(was.unwrap_or(&shown))),
        on: match on.kind {
            RecordKind::Step | RecordKind::Stage => names::column(document, on.id),
            _ => facts.name(on),
        },
        target: target_value.map(|it| reading(Some(&shown), Some(it))).unwrap_or_default(),
        share: if change.is_some() { way / size.max(f64::MIN_POSITIVE) } else { 0.0 },
        change,
        owner: owner.map(|(name, _)| on_one_line(&name)).unwrap_or_default(),
        by: shown.review_date.trim().to_owned(),
        pilot: pilot.unwrap_or_default(),
        source: measurement.map(|it| it.source.clone()).unwrap_or_default(),
        now,
        target_value,
        records,
    }
}

/// Who owns what a metric measures: a card's owner, the department of its column, or who keeps the
/// journey.
fn owner(facts: &Facts, side: &One, metric: &Metric) -> Option<(String, RecordRef)> {
    let on = metric.on;
    let own = |card: &Card| (!card.owner.trim().is_empty()).then(|| (card.owner.clone(), on));
    let column = match on.kind {
        RecordKind::Card => {
            let card = facts.document.cards.get(&on.id)?;
            if let Some(owner) = own(card) {
                return Some(owner);
            }
            card.place.as_ref()?.column
        }
        RecordKind::Journey | RecordKind::State => {
            let journey = &facts.document.journey;
            let record = RecordRef { kind: RecordKind::Journey, id: journey.id };
            return (!journey.owner.trim().is_empty()).then(|| (journey.owner.clone(), record));
        }
        _ => on.id,
    };
    let outline = &side.outline;
    let stage = outline.stages.iter().find(|it| it.stage.id == column);
    let column = stage.and_then(|it| it.columns().first().copied()).unwrap_or(column);
    let place = outline.column_index(column)?;
    let mut cards = Facts::cards(side, LaneKind::Owner).into_iter().map(|(_, card)| card);
    let covers =
        |card: &&Card| outline.span(card).is_some_and(|(first, last)| (first..=last).contains(&place));
    let found = cards.rfind(covers)?;
    Some((facts.name(card(found.id)), card(found.id)))
}
