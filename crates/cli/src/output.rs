//! How results and trouble leave the program.

use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use serde::Serialize;
use throughline_session::files::{self, Opened};
use throughline_session::model::Document;

/// How a command ended.
pub type Outcome = Result<Answer, Trouble>;

/// What a command has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Done; exit code 0.
    Done,
    /// The answer is "no"; exit code 1.
    No,
}

/// One sentence that names the file, the place and what to do; exit code 2.
#[derive(Debug)]
pub struct Trouble(String);

impl Trouble {
    /// Trouble with a sentence of its own.
    pub fn new(sentence: impl Into<String>) -> Self {
        Trouble(sentence.into())
    }
}

impl<E: Display> From<E> for Trouble {
    fn from(error: E) -> Self {
        Trouble(error.to_string())
    }
}

/// Prints trouble, and turns the outcome into an exit code.
pub fn report(outcome: Outcome) -> ExitCode {
    match outcome {
        Ok(Answer::Done) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Err(Trouble(sentence)) => {
            tell(&format!("throughline: {sentence}"));
            ExitCode::from(2)
        }
    }
}

/// Prints a message to standard error. Where nobody listens any more, as in `… 2>&1 | head`, the
/// work goes on.
pub fn tell(message: &str) {
    let _ = writeln!(io::stderr(), "{message}");
}

/// Writes a journey to a file, whatever stands there; `-` writes to standard output.
pub fn write_journey(out: &Path, document: &Document) -> Result<(), Trouble> {
    if files::is_standard(out) {
        print(&files::to_text(document)?)
    } else {
        files::replace(out, document)?;
        Ok(())
    }
}

/// Writes a journey where a command was asked to: to `out`, else over the file that it was read
/// from; `-` writes to standard output.
pub fn write_over(
    file: &Path,
    out: Option<&Path>,
    opened: &Opened,
    document: &Document,
) -> Result<(), Trouble> {
    match out {
        Some(out) => write_journey(out, document),
        None if files::is_standard(file) => write_journey(file, document),
        None => {
            files::overwrite(file, opened, document)?;
            Ok(())
        }
    }
}

/// Says on standard error what had to be repaired on reading.
pub fn tell_repairs(opened: &Opened) {
    for repair in &opened.repairs {
        tell(&format!("repaired: {}", repair.message));
    }
}

/// Prints one JSON value.
pub fn print_json(value: &impl Serialize) -> Result<(), Trouble> {
    print(&format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Prints text to standard output. A reader that has gone away, as in `… | head`, is no trouble.
pub fn print(text: &str) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Trouble(format!("Standard output could not be written: {error}."))),
        Ok(()) => Ok(()),
    }
}
