//! What several commands ask: does it exist, is it a column, may the lane be written to.

use throughline_model::{Document, Id, Lane, RecordData, RecordKind, RecordRef, Stage, Table};

use crate::siblings::Siblings;
use crate::{CardTarget, Named, Refusal};

/// The record, which must exist.
pub(crate) fn found<T: RecordData>(table: &Table<T>, id: Id) -> Result<&T, Refusal> {
    table.get(&id).ok_or(Refusal::Unknown { record: RecordRef { kind: T::KIND, id } })
}

/// The record's kind and id; it must exist.
pub(crate) fn exists(document: &Document, record: RecordRef) -> Result<(), Refusal> {
    if document.contains(record) { Ok(()) } else { Err(Refusal::Unknown { record }) }
}

/// No record of any kind may have the id yet.
pub(crate) fn free(document: &Document, id: Id) -> Result<(), Refusal> {
    match document.find(id) {
        None => Ok(()),
        Some(owner) => Err(Refusal::IdInUse { owner: Named::of(document, owner) }),
    }
}

/// The stage that a column belongs to; the id must be a step's, or a stage's that has no steps.
pub(crate) fn column(document: &Document, id: Id) -> Result<&Stage, Refusal> {
    if let Some(step) = document.steps.get(&id) {
        return found(&document.stages, step.place.stage);
    }
    let stage = document.stages.get(&id).ok_or(Refusal::UnknownColumn { column: id })?;
    if document.steps.values().any(|step| step.place.stage == id) {
        return Err(Refusal::DividedStage { stage: Named::of(document, stage_ref(id)) });
    }
    Ok(stage)
}

/// The column's stage, which must belong to the state.
pub(crate) fn column_of(document: &Document, id: Id, state: Id) -> Result<&Stage, Refusal> {
    let stage = column(document, id)?;
    same_state(document, stage_ref(stage.id), stage.state, state)?;
    Ok(stage)
}

/// The column as a record: a step, or else a stage.
pub(crate) fn column_ref(document: &Document, id: Id) -> RecordRef {
    let kind = if document.steps.contains_key(&id) { RecordKind::Step } else { RecordKind::Stage };
    RecordRef { kind, id }
}

/// `record`, which is of the state `own`, must be of the state `wanted`.
pub(crate) fn same_state(document: &Document, record: RecordRef, own: Id, wanted: Id) -> Result<(), Refusal> {
    if own == wanted { Ok(()) } else { Err(Refusal::OtherState { record: Named::of(document, record) }) }
}

/// The lane must not be locked.
pub(crate) fn unlocked(document: &Document, lane: &Lane) -> Result<(), Refusal> {
    if lane.locked {
        return Err(Refusal::Locked { lane: Named::of(document, lane_ref(lane.id)) });
    }
    Ok(())
}

/// A card of the state must be able to go there.
pub(crate) fn cell(document: &Document, state: Id, target: &CardTarget) -> Result<(), Refusal> {
    let lane = found(&document.lanes, target.lane)?;
    same_state(document, lane_ref(lane.id), lane.state, state)?;
    if !lane.kind.holds_cards() {
        return Err(Refusal::HoldsNoCards { lane: Named::of(document, lane_ref(lane.id)) });
    }
    unlocked(document, lane)?;
    column_of(document, target.column, state)?;
    Siblings::Cards { lane: target.lane, column: target.column }.check_before(document, target.before)
}

pub(crate) fn stage_ref(id: Id) -> RecordRef {
    RecordRef { kind: RecordKind::Stage, id }
}

pub(crate) fn lane_ref(id: Id) -> RecordRef {
    RecordRef { kind: RecordKind::Lane, id }
}

pub(crate) fn card_ref(id: Id) -> RecordRef {
    RecordRef { kind: RecordKind::Card, id }
}
