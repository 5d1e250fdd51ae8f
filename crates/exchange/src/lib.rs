//! A journey, a comparison, and what merges left open, as text and tables that people and other programs
//! read. No I/O.

mod comparison;
mod csv;
mod grid;
mod journey;
mod left_out;
mod map;
mod markdown;
mod mermaid;
mod names;
mod plain;
mod questions;
mod table;
mod values;
mod written;
mod xlsx;

pub use comparison::{Change, FieldOf, Report, SideOf, Standing, StateOf, Summary};
pub use journey::journey_text;
pub use map::StateMap;
pub use names::record_name;
pub use plain::*;
pub use questions::{Question, questions, questions_text};
pub use written::{TableForm, Written, plain_schema};
pub use xlsx::{LaneColours, SheetColours, Workbook, WorkbookError};
