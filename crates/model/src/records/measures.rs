//! What is measured and how sure it is: metrics, measurements, evidence.

use super::record;
use crate::{Direction, EvidenceKind, Id, MetricKind, OrderKey, RecordRef};

record! {
    /// A measure of the journey, a state, a column or a card.
    Metric {
        /// Identity.
        id: Id,
        /// What it measures: the journey, a state, a stage, a step or a card.
        on: RecordRef,
        /// Which measure.
        kind: MetricKind,
        --
        /// The lane in which it is drawn, when it stands on a column.
        lane: Option<Id>,
        /// What it is called; empty takes the kind's name.
        name: String,
        /// The unit behind the number: "%", "days", "/ 7", or empty.
        unit: String,
        /// Which way it should go.
        direction: Direction,
        /// The number to reach.
        target: Option<f64>,
        /// When to look at it again, as `YYYY-MM-DD`.
        review_date: String,
        /// Place among the metrics of its cell.
        order: OrderKey,
        /// The same metric in other states.
        lineage: Vec<Id>,
    }
}

record! {
    /// One reading of a metric.
    Measurement {
        /// Identity.
        id: Id,
        /// The metric.
        metric: Id,
        --
        /// The time it covers, sortable: `2026-02`, `2026-Q1`, `2026-02-14`.
        period: String,
        /// The customers it covers; empty covers all.
        segment: String,
        /// The number.
        value: Option<f64>,
        /// How many were asked or counted.
        sample_size: Option<u64>,
        /// The interval that the true number lies in, lower and upper end.
        interval: Option<[f64; 2]>,
        /// How many gave each answer, lowest answer first.
        distribution: Vec<u64>,
        /// Where the number comes from.
        source: String,
    }
}

record! {
    /// What a claim rests on.
    Evidence {
        /// Identity.
        id: Id,
        /// The record that makes the claim.
        on: RecordRef,
        /// How sure it is.
        kind: EvidenceKind,
        --
        /// What was found.
        text: String,
        /// How many were asked or counted.
        sample_size: Option<u64>,
        /// When, as `YYYY-MM-DD` or a part of it.
        date: String,
        /// Where it comes from.
        source: String,
    }
}
