//! Why a command is not run: one sentence that names the record and the reason.

use std::fmt;

use thiserror::Error;
use throughline_model::{Document, Id, LaneKind, Record, RecordKind, RecordRef};

/// A record as a sentence names it: by its kind and its name, or its id where it has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// Which record.
    pub reference: RecordRef,
    /// The beginning of its name or text; empty where it has none.
    pub name: String,
}

impl Named {
    /// Looks up what the record is called.
    pub fn of(document: &Document, reference: RecordRef) -> Self {
        let name = document.get(reference).map(|record| short(&name(&record))).unwrap_or_default();
        Named { reference, name }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            return self.reference.fmt(f);
        }
        write!(f, "{} \u{201c}{}\u{201d}", self.reference.kind.label(), self.name)
    }
}

/// The reason why a command may not run. The document is as it was.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Refusal {
    /// The record does not exist.
    #[error("There is no {record}.")]
    Unknown {
        /// What was asked for.
        record: RecordRef,
    },
    /// Neither a step nor a stage has this id.
    #[error("There is no step or stage {column}.")]
    UnknownColumn {
        /// What was asked for.
        column: Id,
    },
    /// A stage with steps is no column: its steps are.
    #[error("The {stage} is divided into steps; choose one of them.")]
    DividedStage {
        /// The stage.
        stage: Named,
    },
    /// The parts of a command belong to different states.
    #[error("The {record} belongs to another state.")]
    OtherState {
        /// What is of another state.
        record: Named,
    },
    /// What is paired stands in two states.
    #[error("The {record} stands in the same state; a pair is made of two.")]
    SameState {
        /// The other record.
        record: Named,
    },
    /// The lane keeps its contents from being changed.
    #[error("The {lane} is locked; unlock it to change what stands in it.")]
    Locked {
        /// The lane.
        lane: Named,
    },
    /// Lanes of this kind draw something else than cards.
    #[error("The {lane} holds no cards.")]
    HoldsNoCards {
        /// The lane.
        lane: Named,
    },
    /// What stands in a lane could not stand in one of the new kind.
    #[error("The {lane} has {contents}, which a lane of the kind \u{201c}{kind}\u{201d} cannot hold; move or delete them first.", kind = kind.label())]
    LaneInUse {
        /// The lane.
        lane: Named,
        /// What it has: "cards" or "metrics".
        contents: &'static str,
        /// The new kind.
        kind: LaneKind,
    },
    /// The record named by `before` has another parent.
    #[error("Nothing can go before the {before} there: it stands elsewhere.")]
    Elsewhere {
        /// The record named by `before`.
        before: Named,
    },
    /// A new record needs an id of its own.
    #[error("The id of the new record already belongs to the {owner}.")]
    IdInUse {
        /// The record that has the id.
        owner: Named,
    },
    /// A card in the tray covers no columns.
    #[error("The {card} lies in the tray; put it into a cell before it spans columns.")]
    InTray {
        /// The card.
        card: Named,
    },
    /// The last column of a span stands left of the first.
    #[error("The {card} cannot end left of where it begins.")]
    SpanBackwards {
        /// The card.
        card: Named,
    },
    /// A misspelt field, or one of another kind of record.
    #[error("The {kind} field \u{201c}{field}\u{201d} does not exist.", kind = kind.label())]
    UnknownField {
        /// The kind of record.
        kind: RecordKind,
        /// The field.
        field: String,
    },
    /// The field says what the record is or where it stands.
    #[error("The {kind} field \u{201c}{field}\u{201d} cannot be set like a text; a command of its own changes it, if any.", kind = kind.label())]
    NotSettable {
        /// The kind of record.
        kind: RecordKind,
        /// The field.
        field: String,
    },
    /// A new record lacks a field that it cannot do without.
    #[error("A new {kind} needs the field \u{201c}{field}\u{201d}.", kind = kind.label())]
    MissingField {
        /// The kind of record.
        kind: RecordKind,
        /// The field.
        field: String,
    },
    /// A number lies outside of what the field takes.
    #[error("The {kind} field \u{201c}{field}\u{201d} takes {lowest} to {highest}, not {value}.", kind = kind.label())]
    OutOfScale {
        /// The kind of record.
        kind: RecordKind,
        /// The field.
        field: String,
        /// The number.
        value: f64,
        /// The lowest number that it takes.
        lowest: f64,
        /// The highest number that it takes.
        highest: f64,
    },
    /// A value has the wrong type or form.
    #[error("The {kind} field \u{201c}{field}\u{201d} cannot hold this value: {reason}.", kind = kind.label())]
    BadValue {
        /// The kind of record.
        kind: RecordKind,
        /// The field.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
    /// `current` and `future` select states by kind.
    #[error("A state cannot be named \u{201c}{name}\u{201d}: that word selects a state by its kind.")]
    ReservedName {
        /// The name.
        name: String,
    },
    /// States are selected by name, so two cannot share one.
    #[error("Another state is already named \u{201c}{name}\u{201d}.")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// At most one state is the current one.
    #[error("The {current} is the current one; make it a past state first.")]
    CurrentTaken {
        /// The current state.
        current: Named,
    },
    /// A document has at least one state.
    #[error("The {state} is the only one that is left and cannot be deleted.")]
    LastState {
        /// The state.
        state: Named,
    },
    /// The kind of record is none that this command serves.
    #[error("The command \u{201c}{command}\u{201d} is not for records of the kind {kind}.", kind = kind.label())]
    WrongKind {
        /// The command's name.
        command: &'static str,
        /// The kind of record.
        kind: RecordKind,
    },
    /// One command of a batch was refused, and so the whole batch.
    #[error("Command {number} of {count}: {refusal}", number = index + 1)]
    InBatch {
        /// Which command, beginning at 0.
        index: usize,
        /// How many there are.
        count: usize,
        /// Why.
        refusal: Box<Refusal>,
    },
}

/// What a person calls the record.
fn name(record: &Record) -> String {
    let own_or = |name: &String, kind: &str| if name.is_empty() { kind.into() } else { name.clone() };
    match record {
        Record::Journey(journey) => journey.title.clone(),
        Record::State(state) => state.name.clone(),
        Record::Persona(persona) => persona.name.clone(),
        Record::Channel(channel) => channel.name.clone(),
        Record::Department(department) => department.name.clone(),
        Record::Stage(stage) => stage.name.clone(),
        Record::Step(step) => step.name.clone(),
        Record::Lane(lane) => own_or(&lane.name, lane.kind.label()),
        Record::Card(card) => card.text.clone(),
        Record::Metric(metric) => own_or(&metric.name, metric.kind.label()),
        Record::Milestone(milestone) => milestone.name.clone(),
        Record::View(view) => view.name.clone(),
        _ => String::new(),
    }
}

/// The beginning of the first line, enough to recognise it by.
pub(crate) fn short(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(40).collect();
    if line.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}
