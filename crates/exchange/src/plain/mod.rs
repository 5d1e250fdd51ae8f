//! A state as nested, readable values for other programs: stages, their steps, lanes, cards.

mod records;
mod shape;

pub use shape::{
    PlainCard, PlainComment, PlainEmotion, PlainEvidence, PlainLane, PlainLink, PlainMap, PlainMetric,
    PlainPersona, PlainReach, PlainReading, PlainScale, PlainStage, PlainState, PlainStep,
};

pub(crate) use records::plain;
