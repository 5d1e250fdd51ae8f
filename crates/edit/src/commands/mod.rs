//! What each command does, one file a command: its rule, its edit, its name in the undo menu.

mod add_card;
mod add_lane;
mod add_record;
mod add_stage;
mod add_step;
mod batch;
mod delete;
mod duplicate;
mod fork_state;
mod move_card;
mod move_lane;
mod move_record;
mod move_stage;
mod move_step;
mod pair_records;
mod part_records;
mod promote_state;
mod retype_lane;
mod set_emotion;
mod set_fields;
mod span_card;

use throughline_model::{Change, Document, Transaction};

use crate::{Command, Refusal};

/// Says whether a command may run, and if not, why not: it is run and put back, which touches no
/// more than the command does, so that it may be asked at every movement of a drag. The document
/// is then as it was.
///
/// # Errors
/// The reason, naming the record.
pub fn permit(document: &mut Document, command: &Command) -> Result<(), Refusal> {
    let mut transaction = Transaction::new(document);
    let answer = command.action().run(&mut transaction);
    transaction.abandon();
    answer
}

/// Runs a command whole and answers what it changed, which is nothing where the document already
/// was as the command wants it.
///
/// # Errors
/// The reason of [`permit`]; the document is then as it was.
pub fn run(document: &mut Document, command: &Command) -> Result<Change, Refusal> {
    let mut transaction = Transaction::new(document);
    match command.action().run(&mut transaction) {
        Ok(()) => Ok(transaction.finish()),
        Err(refusal) => {
            transaction.abandon();
            Err(refusal)
        }
    }
}

/// The JSON Schema of a list of commands.
pub fn commands_schema() -> serde_json::Value {
    schemars::schema_for!(Vec<Command>).to_value()
}

/// What every command can do.
trait Action {
    /// Says whether it may run on the document, and if not, why not.
    fn permit(&self, document: &Document) -> Result<(), Refusal>;

    /// Writes the edit into a document that permits it.
    fn perform(&self, transaction: &mut Transaction) -> Result<(), Refusal>;

    /// What it is called in the undo menu.
    fn label(&self, document: &Document) -> String;

    /// Asks, then writes.
    fn run(&self, transaction: &mut Transaction) -> Result<(), Refusal> {
        self.permit(transaction.document())?;
        self.perform(transaction)
    }
}

impl Command {
    /// What the command is called in the undo menu, such as "Move card". Ask before it runs: the
    /// name may depend on what the document holds.
    pub fn label(&self, document: &Document) -> String {
        self.action().label(document)
    }

    fn action(&self) -> &dyn Action {
        match self {
            Command::AddStage(command) => command,
            Command::AddStep(command) => command,
            Command::AddLane(command) => command,
            Command::AddCard(command) => command,
            Command::AddRecord(command) => command,
            Command::MoveStage(command) => command,
            Command::MoveStep(command) => command,
            Command::MoveLane(command) => command,
            Command::MoveCard(command) => command,
            Command::MoveRecord(command) => command,
            Command::SpanCard(command) => command,
            Command::RetypeLane(command) => command,
            Command::SetFields(command) => command,
            Command::SetEmotion(command) => command,
            Command::ForkState(command) => command,
            Command::PromoteState(command) => command,
            Command::PairRecords(command) => command,
            Command::PartRecords(command) => command,
            Command::Duplicate(command) => command,
            Command::Delete(command) => command,
            Command::Batch(command) => command,
        }
    }
}
