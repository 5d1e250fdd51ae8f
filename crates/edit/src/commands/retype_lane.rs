//! Gives a lane another kind; its cards keep all fields and take the new kind's look.

use throughline_model::{Document, Lane, LaneKind, Transaction};

use super::Action;
use super::add_lane::next_line;
use crate::rules::{found, lane_ref};
use crate::{Named, Refusal, RetypeLane};

impl Action for RetypeLane {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let lane = found(&document.lanes, self.lane)?;
        let has_cards =
            || document.cards.values().any(|it| it.place.as_ref().is_some_and(|place| place.lane == lane.id));
        let has_metrics = || document.metrics.values().any(|it| it.lane == Some(lane.id));
        let contents = if !self.kind.holds_cards() && has_cards() {
            "cards"
        } else if self.kind != LaneKind::Metric && has_metrics() {
            "metrics"
        } else {
            return Ok(());
        };
        Err(Refusal::LaneInUse { lane: Named::of(document, lane_ref(lane.id)), contents, kind: self.kind })
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let document = transaction.document();
        let lane = found(&document.lanes, self.lane)?.clone();
        let line = match self.kind {
            LaneKind::Line => lane.line.or_else(|| Some(next_line(document, lane.state))),
            _ => lane.line,
        };
        transaction.put(Lane { kind: self.kind, line, ..lane });
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Change kind of lane".into()
    }
}
