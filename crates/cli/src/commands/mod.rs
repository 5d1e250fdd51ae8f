//! One module a command, each with one function.

pub mod apply;
pub mod check;
pub mod completions;
pub mod diff;
pub mod export;
pub mod fmt;
pub mod fork;
pub mod generate;
pub mod info;
pub mod man;
pub mod merge;
pub mod new;
pub mod schema;
pub mod serve;
pub mod templates;
pub mod text;
