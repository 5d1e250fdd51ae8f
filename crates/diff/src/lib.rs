//! What differs between two journeys, and how three versions of one become one. No I/O.
//!
//! Everything begins with [`Pairs`]: which record of one side is which of the other. The exact
//! [`Patch`] and the [`Comparison`] that a person reads are both derived from them.

mod changes;
mod containers;
mod matching;
mod merge;
mod pairs;
mod patch;
mod rising;
mod side;
mod spans;
mod words;

pub use changes::{Comparison, Difference, Feeling, FieldChange, Place, What};
pub use merge::{
    Choice, MergeError, Merged, Resolution, ResolveError, WHOLE_RECORD, merge, merge_without_base, resolve,
};
pub use pairs::{Decisions, Known, Pair, Pairs};
pub use patch::Patch;
pub use side::{Side, SideError};
pub use words::{Run, words};
