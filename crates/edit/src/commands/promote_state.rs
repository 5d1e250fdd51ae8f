//! Makes a state the current one, when it has been built; what was current becomes a past state.

use throughline_model::{Document, State, StateKind, Transaction};

use super::Action;
use crate::rules::found;
use crate::{PromoteState, Refusal};

impl Action for PromoteState {
    fn permit(&self, document: &Document) -> Result<(), Refusal> {
        found(&document.states, self.state).map(|_| ())
    }

    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        let promoted = found(&transaction.document().states, self.state)?.clone();
        let states = transaction.document().states.values();
        let former: Vec<State> =
            states.filter(|it| it.kind == StateKind::Current && it.id != self.state).cloned().collect();
        for state in former {
            transaction.put(State { kind: StateKind::Past, ..state });
        }
        transaction.put(State { kind: StateKind::Current, ..promoted });
        Ok(())
    }

    fn label(&self, _: &Document) -> String {
        "Make state current".into()
    }
}
