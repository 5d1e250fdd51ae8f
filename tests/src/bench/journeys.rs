//! The reference journeys M and L and one of another shape, made when a row asks for them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Trouble, process};

/// A reference journey: its letter, and what it holds.
pub struct Size {
    letter: &'static str,
    cards: u32,
    stages: u32,
    lanes: u32,
}

pub const M: Size = Size { letter: "M", cards: 1_000, stages: 20, lanes: 15 };
/// As M in what it holds, and half as wide again as it is high.
pub const WIDE: Size = Size { letter: "W", cards: 840, stages: 50, lanes: 18 };
/// 120 steps: every fourth of its stages has two, the others are columns themselves. Steps and
/// feelings are what a user journey of Mermaid holds, so it has no cards.
pub const STEPS_120: Size = Size { letter: "J", cards: 0, stages: 96, lanes: 2 };
pub const L: Size = Size { letter: "L", cards: 10_000, stages: 50, lanes: 30 };

/// The program to measure, and a folder to work in that goes when this value goes.
pub struct Desk {
    program: PathBuf,
    folder: tempfile::TempDir,
}

impl Desk {
    /// Finds the command line: where `THROUGHLINE_CLI` says, else beside this program.
    pub fn new() -> Result<Self, Trouble> {
        let program = match env::var_os("THROUGHLINE_CLI") {
            Some(program) => program.into(),
            None => env::current_exe()?.with_file_name(format!("throughline{}", env::consts::EXE_SUFFIX)),
        };
        Ok(Desk { program, folder: tempfile::tempdir()? })
    }

    /// The command line, about to be given arguments.
    pub fn throughline(&self) -> Command {
        Command::new(&self.program)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The file of a reference journey.
    pub fn journey(&self, size: &Size) -> Result<PathBuf, Trouble> {
        let path = self.folder.path().join(format!("{}.journey", size.letter));
        if !path.exists() {
            let mut command = self.throughline();
            command.arg("generate").args(["--seed", "1"]);
            for (option, number) in
                [("--cards", size.cards), ("--stages", size.stages), ("--lanes", size.lanes)]
            {
                command.args([option, &number.to_string()]);
            }
            process::run(command.arg("-o").arg(&path))?;
        }
        Ok(path)
    }
}
