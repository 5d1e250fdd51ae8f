//! Moves a lane among the lanes of its state.

use throughline_model::{Document, Transaction};

use super::Action;
use crate::rules::found;
use crate::siblings::{Siblings, put_before};
use crate::{MoveLane, Refusal};

impl Action for MoveLane {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        let lane = found(&document.lanes, self.lane)?;
        Siblings::Lanes { state: lane.state }.check_before(document, self.before)
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let lane = found(&transaction.document().lanes, self.lane)?.clone();
        put_before(transaction, lane.into(), self.before);
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Move lane".into()
    }
}
