//! What differs between two sides: exactly, and as a person reads it.

mod exact;
mod recovered;
mod scripts;
mod stage_and_steps;
