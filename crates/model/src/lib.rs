//! The customer journey as a pure value. No I/O, no clock, no randomness.
//!
//! Glossary, in the field's own terms:
//!
//! - **journey**: what one document holds, seen in several states.
//! - **state**: the journey as it is (current), as it is meant to be (future), or was (past).
//! - **stage**: a chapter of the journey; **step**: one thing the customer does within it.
//! - **column**: a step, or a stage that has no steps. Cards and emotions stand in columns.
//! - **lane**: a row of one kind (actions, touchpoints, pain points, …) across all columns.
//! - **card**: one note where a lane and a column meet; without a place it lies in the tray.
//! - **emotion**: how one persona feels in one column; joined up they are the emotion curve.
//! - **lineage**: what says that two records of two states are the same thing, then and now.
//! - **change**: every touched record before and after; undo, journal and merge live on it.

mod change;
mod document;
mod id;
pub mod numbers;
mod order;
mod outline;
mod record;
pub mod records;
mod references;
mod repair;
mod table;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod vocabulary;

pub use change::{Change, RecordEdit, Transaction};
pub use document::{Document, StateError};
pub use id::Id;
pub use order::{OrderKey, Placement, place_before};
pub use outline::{Cell, Outline, OutlineStage};
pub use record::{FieldError, Record, RecordData, RecordKind, RecordRef};
pub use records::*;
pub use repair::{Repair, repair, violations};
pub use table::Table;
pub use vocabulary::*;
