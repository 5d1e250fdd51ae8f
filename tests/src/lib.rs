//! Suites and measurements that use the built programs as a person or a script would.

pub mod checkers;
pub mod pptx;
