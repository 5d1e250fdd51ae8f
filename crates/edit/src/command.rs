//! The commands: everything that a person can do to a journey, as plain data.
//!
//! Commands name records and placements ("before this card, in that lane"), never pixels or bare
//! indexes. Those that create carry the new id, so that running one twice gives the same bytes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use throughline_model::{Id, LaneKind, RecordKind, RecordRef};
use ts_rs::TS;

/// One action of a person; run whole or refused whole, and one step of undo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    /// Adds a stage.
    AddStage(AddStage),
    /// Adds a step to a stage; the first one takes over what stood in the stage's column.
    AddStep(AddStep),
    /// Adds a lane.
    AddLane(AddLane),
    /// Adds a card to a cell or to the tray.
    AddCard(AddCard),
    /// Adds a record that has no place on the map: a state, persona, channel, department, metric,
    /// measurement, evidence, link, comment, milestone, prompt, view, deck or asset.
    AddRecord(AddRecord),
    /// Moves a stage among the stages.
    MoveStage(MoveStage),
    /// Moves a step within its stage or to another.
    MoveStep(MoveStep),
    /// Moves a lane among the lanes.
    MoveLane(MoveLane),
    /// Moves a card to a cell, a place within it, or the tray; a spanning card keeps its extent.
    MoveCard(MoveCard),
    /// Moves a persona, channel, department, state or metric among its likes.
    MoveRecord(MoveRecord),
    /// Lets a card span to another column, or stand in one again.
    SpanCard(SpanCard),
    /// Gives a lane another kind; its cards stay and take the new kind's look.
    RetypeLane(RetypeLane),
    /// Writes fields of a record: text, name, severity, scenario, …
    SetFields(SetFields),
    /// Sets, changes or clears how a persona feels in a column.
    SetEmotion(SetEmotion),
    /// Forks a state into a future one, whose records remember what they were.
    ForkState(ForkState),
    /// Makes a state the current one; the former current one becomes a past state.
    PromoteState(PromoteState),
    /// Says that a record is what another one is in another state.
    PairRecords(PairRecords),
    /// Says that a record is not what another one is in another state.
    PartRecords(PartRecords),
    /// Copies a stage, step, lane, card, persona, channel or department with what stands in it.
    Duplicate(Duplicate),
    /// Deletes records with what stands in or hangs on them.
    Delete(Delete),
    /// Runs several commands as one action: all or none.
    Batch(Batch),
}

/// Where a card goes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct CardTarget {
    /// The lane.
    pub lane: Id,
    /// The step, or the stage that has no steps.
    pub column: Id,
    /// The card of that cell that it goes before; none puts it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
}

/// See [`Command::AddStage`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct AddStage {
    /// The new stage's id.
    pub id: Id,
    /// The state.
    pub state: Id,
    /// Its name.
    pub name: String,
    /// The stage that it goes before; none puts it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
}

/// See [`Command::AddStep`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct AddStep {
    /// The new step's id.
    pub id: Id,
    /// The stage.
    pub stage: Id,
    /// Its name.
    pub name: String,
    /// The step that it goes before; none puts it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
}

/// See [`Command::AddLane`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct AddLane {
    /// The new lane's id.
    pub id: Id,
    /// The state.
    pub state: Id,
    /// What it holds.
    pub kind: LaneKind,
    /// A name of its own; empty takes the kind's.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub name: String,
    /// The lane that it goes before; none puts it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
}

/// See [`Command::AddCard`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct AddCard {
    /// The new card's id.
    pub id: Id,
    /// The state.
    pub state: Id,
    /// The cell; none puts it into the tray.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<CardTarget>,
    /// What it says.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub text: String,
    /// Further fields by name.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>", optional)]
    pub fields: Map<String, Value>,
}

/// See [`Command::AddRecord`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AddRecord {
    /// The kind.
    pub kind: RecordKind,
    /// The new record's id.
    pub id: Id,
    /// Its fields by name. Order is chosen here: it goes last.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Map<String, Value>,
}

/// See [`Command::MoveStage`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct MoveStage {
    /// The stage.
    pub stage: Id,
    /// The stage that it goes before; none puts it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
}

/// See [`Command::MoveStep`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct MoveStep {
    /// The step.
    pub step: Id,
    /// The stage that it goes to, its own or another.
    pub stage: Id,
    /// The step that it goes before; none puts it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
}

/// See [`Command::MoveLane`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct MoveLane {
    /// The lane.
    pub lane: Id,
    /// The lane that it goes before; none puts it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
}

/// See [`Command::MoveCard`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct MoveCard {
    /// The card.
    pub card: Id,
    /// The cell; none puts it into the tray.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<CardTarget>,
}

/// See [`Command::MoveRecord`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct MoveRecord {
    /// The record.
    pub record: RecordRef,
    /// The record of its kind that it goes before; none puts it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
}

/// See [`Command::SpanCard`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct SpanCard {
    /// The card.
    pub card: Id,
    /// The first column; none keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Id>,
    /// The last column; the first one, or none, lets it stand in one column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Id>,
}

/// See [`Command::RetypeLane`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RetypeLane {
    /// The lane.
    pub lane: Id,
    /// What it holds from now on.
    pub kind: LaneKind,
}

/// See [`Command::SetFields`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SetFields {
    /// The record.
    pub record: RecordRef,
    /// New values by field name; `null` empties a field. Fields that say what a record is or
    /// where it stands (`id`, `state`, `place`, `order`, `lineage`, …) have commands of their own.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Map<String, Value>,
}

/// See [`Command::SetEmotion`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields)]
pub struct SetEmotion {
    /// The id of the point, used where the persona has none in this column yet.
    pub id: Id,
    /// The step, or the stage that has no steps.
    pub column: Id,
    /// Who feels it.
    pub persona: Id,
    /// The score in the journey's scale; none leaves a gap in the curve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The feeling in a word; none keeps the word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// See [`Command::ForkState`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ForkState {
    /// The state to begin from.
    pub state: Id,
    /// The new state's id; ids of what stands in it are derived from it.
    pub id: Id,
    /// What the new state is called.
    pub name: String,
}

/// See [`Command::PromoteState`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PromoteState {
    /// The state.
    pub state: Id,
}

/// See [`Command::PairRecords`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PairRecords {
    /// A stage, step, lane, card or metric, such as one of a future state.
    pub record: RecordRef,
    /// What it is in another state; that record stays as it is.
    pub was: Id,
}

/// See [`Command::PartRecords`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartRecords {
    /// A stage, step, lane, card or metric.
    pub record: RecordRef,
    /// What it was taken for in another state.
    pub was: Id,
}

/// See [`Command::Duplicate`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Duplicate {
    /// The record.
    pub record: RecordRef,
    /// The copy's id; ids of what stands in it are derived from it.
    pub id: Id,
}

/// See [`Command::Delete`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Delete {
    /// The records.
    pub records: Vec<RecordRef>,
}

/// See [`Command::Batch`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Batch {
    /// What the action is called in the undo menu, such as "Move 3 cards".
    pub label: String,
    /// The commands, run in turn.
    pub commands: Vec<Command>,
}
