//! What a person can do to a journey: commands, rules with reasons, undo and redo. No I/O.
//!
//! [`permit`] says whether a command may run and, if not, why not; [`run`] runs it whole or not at
//! all and returns the change; [`History`] takes changes back and makes them again.

mod columns;
mod command;
mod commands;
mod deletion;
mod fields;
mod hand_over;
mod history;
mod lineage;
mod locks;
mod refusal;
mod rules;
mod siblings;

pub use command::*;
pub use commands::{commands_schema, permit, run};
pub use history::{History, LONGEST_HISTORY, Undone};
pub use refusal::{Named, Refusal};
