//! What can be claimed from a comparison, each claim with the records that it was counted from.

mod basis;
mod claims;
mod columns;
mod curves;
mod figures;
mod hand_offs;
mod headline;
mod meetings;
mod metrics;
mod pains;
mod plans;
mod stages;

use serde::{Deserialize, Serialize};
use throughline_diff::{Comparison, Side};
use ts_rs::TS;

use crate::both::{Both, Records};
use crate::lines::lines_of;
use crate::{Delta, Line};

pub use basis::Basis;
pub use columns::ColumnChange;
pub use curves::{CurveChange, CurvePoint, CurveSummary, Moment, Verdict};
pub use hand_offs::HandOffChange;
pub use meetings::MeetingChange;
pub use metrics::{MetricChange, Reached, Reading};
pub(crate) use metrics::{changes as metric_changes, in_order as metrics_in_order};
pub use pains::{Fate, PainChange};
pub use plans::Unowned;
pub use stages::{Counts, StageChange};

/// What a comparison means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Meaning {
    /// The whole in one sentence.
    pub headline: String,
    /// The few numbers to see first.
    pub figures: Vec<Figure>,
    /// Everything that can be said, topic by topic.
    pub claims: Vec<Claim>,
    /// Every stage of both sides in order, touched or not.
    pub stages: Vec<StageChange>,
    /// The columns that change, the greatest change first.
    pub columns: Vec<ColumnChange>,
    /// How each persona feels before and after.
    pub curves: Vec<CurveChange>,
    /// Every pain point of both sides.
    pub pains: Vec<PainChange>,
    /// Touchpoints that one side alone has.
    pub touchpoints: Vec<MeetingChange>,
    /// Channels that one side alone uses.
    pub channels: Vec<MeetingChange>,
    /// Every hand-off between departments of both sides.
    pub hand_offs: Vec<HandOffChange>,
    /// Every metric of both sides.
    pub metrics: Vec<MetricChange>,
    /// What the second side plans and nobody owns.
    pub unowned: Vec<Unowned>,
    /// What the changes rest on.
    pub basis: Basis,
}

/// One of the numbers to see first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Figure {
    /// What it is about.
    pub topic: Topic,
    /// What is counted, such as "Lowest moment".
    pub title: String,
    /// Before, or "not measured"; empty where the figure has no before.
    pub before: String,
    /// After, or "not measured".
    pub after: String,
    /// By how much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta: Option<Delta>,
    /// What stands below: where, whose, how many.
    pub note: String,
    /// What it was counted from.
    pub records: Records,
}

/// One thing that can be said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Claim {
    /// What it is about.
    pub topic: Topic,
    /// The sentence.
    pub sentence: String,
    /// Whether it is good news for the second side; none is neither, or cannot be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<bool>,
    /// What it was counted from.
    pub records: Records,
    /// What those records rest on.
    pub basis: Basis,
}

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Stages and steps.
    Stages,
    /// The lowest moment.
    Lowest,
    /// How a persona feels on the whole.
    Feeling,
    /// Pain points.
    Pains,
    /// What answers them.
    Answers,
    /// Touchpoints.
    Touchpoints,
    /// Channels.
    Channels,
    /// Hand-offs between departments.
    HandOffs,
    /// Metrics.
    Metrics,
    /// Who owns what is planned.
    Owners,
    /// What everything rests on.
    Evidence,
}

impl Meaning {
    /// What a comparison of two sides means.
    pub fn of(a: Side, b: Side, comparison: &Comparison) -> Meaning {
        let both = Both::of(a, b, comparison);
        Meaning::within(&both, &lines_of(&both))
    }

    fn within(both: &Both, lines: &[Line]) -> Meaning {
        let mut meaning = Meaning {
            headline: String::new(),
            figures: Vec::new(),
            claims: Vec::new(),
            stages: stages::changes(both, lines),
            columns: Vec::new(),
            curves: curves::changes(both),
            pains: pains::changes(both),
            touchpoints: meetings::touchpoints(both),
            channels: meetings::channels(both),
            hand_offs: hand_offs::changes(both),
            metrics: metrics::changes(both),
            unowned: plans::unowned(both),
            basis: basis::of_lines(lines),
        };
        meaning.columns = columns::changes(both, lines, &meaning);
        meaning.headline = headline::said(both, lines, &meaning);
        meaning.figures = figures::of(both, lines, &meaning);
        meaning.claims = claims::of(both, lines, &meaning);
        meaning
    }
}
