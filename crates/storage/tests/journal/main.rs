//! The recovery journal: whatever was acknowledged comes back, and only where it is newer.

#[path = "../common/mod.rs"]
mod common;
mod keeping;
mod open;
mod recovering;
