//! Arguments that cannot be understood: one sentence that says where the right ones are listed.

use std::process::ExitCode;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::arguments::Arguments;
use crate::output::{Trouble, report as report_outcome};

/// Prints help or version, if they were asked for, or what is wrong with the arguments.
pub fn report(error: &Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Help that nobody reads, as in `… --help | head -1`, is no trouble.
            let _ = error.print();
            ExitCode::from(if error.use_stderr() { 2 } else { 0 })
        }
        _ => report_outcome(Err(Trouble::new(sentence(error)))),
    }
}

/// The parser's first paragraph as one sentence, and what to do about it.
fn sentence(error: &Error) -> String {
    let said = error.render().to_string();
    let first = said.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.trim_start_matches("error:").split_whitespace().collect();
    let similar = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| error.get(kind))
        .map(|suggested| format!(" (did you mean {}?)", best(suggested)));
    format!(
        "{}{}; `{}` lists what there is.",
        capitalised(&words.join(" ")),
        similar.unwrap_or_default(),
        help_command()
    )
}

/// The likeliest of the parser's suggestions, which it puts last.
fn best(suggested: &ContextValue) -> String {
    match suggested {
        ContextValue::Strings(all) => all.last().cloned().unwrap_or_default(),
        one => one.to_string(),
    }
}

/// The help of the command that was asked for, or of the whole program.
fn help_command() -> String {
    let asked = std::env::args_os().nth(1).unwrap_or_default();
    let known = Arguments::command();
    match known.get_subcommands().find(|command| asked == command.get_name()) {
        Some(command) => format!("throughline {} --help", command.get_name()),
        None => "throughline help".into(),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
