//! The program `throughline`: without a window what the window does, for scripts and checks.
//!
//! Results go to standard output, messages and progress to standard error. Exit codes: 0 done,
//! 1 the answer is "no", 2 trouble.

mod arguments;
mod commands;
mod input;
mod interrupt;
mod output;
mod usage;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
use output::{Outcome, report};

fn main() -> ExitCode {
    match Arguments::try_parse() {
        Ok(arguments) => report(run(arguments.command)),
        Err(error) => usage::report(&error),
    }
}

fn run(command: Command) -> Outcome {
    match command {
        Command::New(arguments) => commands::new::run(&arguments),
        Command::Templates(arguments) => commands::templates::run(&arguments),
        Command::Info(arguments) => commands::info::run(&arguments),
        Command::Check(arguments) => commands::check::run(&arguments),
        Command::Fmt(arguments) => commands::fmt::run(&arguments),
        Command::Apply(arguments) => commands::apply::run(&arguments),
        Command::Fork(arguments) => commands::fork::run(&arguments),
        Command::Diff(arguments) => commands::diff::run(&arguments),
        Command::Merge(arguments) => commands::merge::run(&arguments),
        Command::Text(arguments) => commands::text::run(&arguments),
        Command::Export(arguments) => commands::export::run(&arguments),
        Command::Generate(arguments) => commands::generate::run(&arguments),
        Command::Schema(arguments) => commands::schema::run(&arguments),
        Command::Serve(arguments) => commands::serve::run(&arguments),
        Command::Completions(arguments) => commands::completions::run(&arguments),
        Command::Man(arguments) => commands::man::run(&arguments),
    }
}
