//! Each command of the program, run as a script runs it: one file a command.

mod hand;
mod served;

mod apply;
mod check;
mod completions;
mod diff;
mod export;
mod export_places;
mod fmt;
mod fork;
mod generate;
mod git;
mod info;
mod merge;
mod new;
mod schema;
mod serve;
mod text;
mod usage;
