//! By how much a number changed, and whether that is better.

use serde::{Deserialize, Serialize};
use throughline_diff::{Difference, What};
use throughline_model::numbers::{decimal, decimals_of};
use throughline_model::{Direction, Document, Id, Metric, RecordKind};
use ts_rs::TS;

use crate::both::Both;
use crate::scores;

/// A difference between two numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Delta {
    /// With its sign and, where it has one, its unit: "+2.4", "−9.6 days".
    pub text: String,
    /// Whether that is better; none is neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<bool>,
}

impl Delta {
    /// The difference between two scores; none where they are the same as written.
    pub(crate) fn of_scores(before: f64, after: f64) -> Option<Delta> {
        let by = scores::rounded(after) - scores::rounded(before);
        let better = (scores::rounded(by) != 0.0).then_some(by > 0.0)?;
        Some(Delta { text: signed(by, 1), better: Some(better) })
    }

    /// The difference between two readings of a metric.
    pub(crate) fn of_readings(metric: &Metric, before: f64, after: f64) -> Option<Delta> {
        let by = after - before;
        if !by.is_finite() || by == 0.0 {
            return None;
        }
        let decimals = decimals_of(before).max(decimals_of(after));
        let number = signed(by, decimals);
        let text = match metric.unit.trim() {
            "%" => format!("{number} points"),
            unit if unit.is_empty() || unit.starts_with('/') => number,
            unit if unit.starts_with('%') => format!("{number} points {}", unit[1..].trim()),
            unit => {
                let bare = decimal(by.abs(), decimals);
                let sign = if by < 0.0 { "\u{2212}" } else { "+" };
                format!("{sign}{}", throughline_model::numbers::with_unit(&bare, unit))
            }
        };
        let better = match metric.direction {
            Direction::Higher => by > 0.0,
            Direction::Lower => by < 0.0,
        };
        Some(Delta { text, better: Some(better) })
    }

    /// The way that is left to a target; none where it is reached.
    pub(crate) fn to_target(metric: &Metric, now: f64, target: f64) -> Option<Delta> {
        Delta::of_readings(metric, now, target).filter(|delta| delta.better == Some(true))
    }
}

/// A number with its sign, a true minus; what rounds to zero has none.
pub(crate) fn signed(number: f64, decimals: usize) -> String {
    let written = decimal(number, decimals);
    let is_positive = number > 0.0 && written.chars().any(|digit| ('1'..='9').contains(&digit));
    if is_positive { format!("+{written}") } else { written }
}

/// By how much a difference changed a number.
pub(super) fn of(both: &Both, difference: &Difference) -> Option<Delta> {
    let metric = || metric_of(both.b.document, difference.b);
    match &difference.what {
        What::Felt { before, after } => {
            let (before, after) = (scores::said_as(both, before.score?), after.score?);
            Delta::of_scores(before, after)
        }
        What::Measured { before, after, .. } => {
            let metric = metric()?;
            match after {
                Some(after) => Delta::of_readings(metric, (*before)?, *after),
                None => Delta::to_target(metric, (*before)?, metric.target?),
            }
        }
        What::Retargeted { before, after } => {
            let delta = Delta::of_readings(metric()?, (*before)?, (*after)?)?;
            // Another aim is no progress.
            Some(Delta { better: None, ..delta })
        }
        What::Changed { fields } if difference.kind == RecordKind::Card => {
            let severity = fields.iter().find(|change| change.field == "severity")?;
            let (before, after) = (severity.before.as_f64()?, severity.after.as_f64()?);
            Some(Delta { text: signed(after - before, 0), better: Some(after < before) })
        }
        _ => None,
    }
}

fn metric_of(document: &Document, id: Option<Id>) -> Option<&Metric> {
    id.and_then(|id| document.metrics.get(&id))
}
