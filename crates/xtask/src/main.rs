//! The commands of this repository: set up, run, test, measure, generate and keep in order.
//!
//! `cargo xtask` lists them. Each command is one file; what they share is
//! `workspace` (where things are), `process` (running programs), `steps`
//! (named, timed steps), `packages` (what the system must have), `interface`
//! (npm) and `headless` (a display where there is none).

mod app;
mod bench;
mod bench_window;
mod bundle;
mod checkers;
mod end_to_end;
mod failure;
mod generate;
mod headless;
mod interface;
mod packages;
mod process;
mod soak;
mod steps;
mod test;
mod tidy;
mod workspace;

use std::process::ExitCode;

use failure::{Failure, Outcome};
use workspace::Workspace;

const HELP: &str = "\
The commands of this repository:

  cargo xtask app         install what is missing, build, open the editor on the sample journey
  cargo xtask test        install what the tests need and pass them all
  cargo xtask test PART   one part: tidy, rust, ui, window or browser
  cargo xtask tidy        the checks of form: dependencies, docs, formatting, linters, types
  cargo xtask generate    write ui/src/generated from the Rust types (--check: only compare)
  cargo xtask soak        the Rust tests with far larger numbers; takes hours
  cargo xtask bench       measure a release build and print medians and ratios
  cargo xtask bench window    the same of the real window: start, a drag, panning
  cargo xtask bundle      build the installer of this system (.deb, .dmg or .exe)
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["app"] => app::app(&Workspace::find()?),
        ["test"] => test::everything(&Workspace::find()?),
        ["test", part] => test::part(&Workspace::find()?, part),
        ["tidy"] => tidy::tidy(&Workspace::find()?),
        ["generate"] => generate::write(&Workspace::find()?),
        ["generate", "--check"] => generate::check(&Workspace::find()?),
        ["soak"] => soak::soak(&Workspace::find()?),
        ["bench", "window"] => bench_window::bench(&Workspace::find()?),
        ["bench", options @ ..] => bench::bench(&Workspace::find()?, options),
        ["bundle"] => bundle::bundle(&Workspace::find()?),
        unknown => Err(Failure::new(format!(
            "There is no command \"{}\". `cargo xtask` lists the commands.",
            unknown.join(" ")
        ))),
    }
}
