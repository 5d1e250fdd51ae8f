//! Adds a lane.

use throughline_model::{BlueprintLine, Document, Id, Lane, LaneKind, Record, Transaction};

use super::Action;
use crate::rules::{found, free};
use crate::siblings::{Siblings, put_before};
use crate::{AddLane, Refusal, fields};

impl AddLane {
    fn lane(&self, document: &Document) -> Result<Record, Refusal> {
        let line = (self.kind == LaneKind::Line).then(|| next_line(document, self.state));
        let blank = Lane { id: self.id, state: self.state, kind: self.kind, line, ..Lane::default() };
        fields::rewritten(document, &blank.into(), &fields::text("name", &self.name))
    }
}

impl Action for AddLane {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        free(document, self.id)?;
        found(&document.states, self.state)?;
        Siblings::Lanes { state: self.state }.check_before(document, self.before)?;
        self.lane(document).map(|_| ())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let lane = self.lane(transaction.document())?;
        put_before(transaction, lane, self.before);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Add lane".into()
    }
}

/// The first of the three lines of a service blueprint that the state does not have yet.
pub(super) fn next_line(document: &Document, state: Id) -> BlueprintLine {
    let lanes = || document.lanes.values().filter(|lane| lane.state == state && lane.kind == LaneKind::Line);
    let free = BlueprintLine::ALL.iter().find(|line| lanes().all(|lane| lane.line != Some(**line)));
    free.copied().unwrap_or_default()
}
