//! `throughline completions`: a completion script for a shell.

use clap::CommandFactory;

use crate::arguments::{Arguments, Completions};
use crate::output::{Answer, Outcome, print};

pub fn run(arguments: &Completions) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "throughline", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Answer::Done)
}
