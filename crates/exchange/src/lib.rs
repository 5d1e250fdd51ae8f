//! A journey, a comparison, and what merges left open, as text that people and other programs read. No I/O.

mod comparison;
mod journey;
mod names;
mod questions;
mod values;

pub use comparison::{Change, FieldOf, Report, SideOf, Standing, StateOf, Summary};
pub use journey::journey_text;
pub use names::record_name;
pub use questions::{Question, questions, questions_text};
