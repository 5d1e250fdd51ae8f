//! What a comparison means: its changes, a line each, and what can be claimed from them; and what an
//! executive deck says of a journey. No I/O.
//!
//! Nothing here is estimated or made up. Every claim names the records that it was counted from,
//! and where there is no number it says "not measured".

mod both;
pub mod deck;
mod fields;
mod lines;
mod meaning;
mod names;
mod scores;
mod union;

pub use both::Records;
pub use fields::said as field_said;
pub use lines::{ChangeKind, Delta, Line, lines, lines_and_metrics};
pub use meaning::*;
pub use union::{Union, union};
