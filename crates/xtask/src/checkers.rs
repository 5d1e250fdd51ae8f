//! The Python programs that read exported files as others would, in an environment of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::Workspace;

/// What is installed, a line each with its version.
const REQUIREMENTS: &str = "tests/checkers/requirements.txt";

/// Makes the environment in the build folder, unless it has been made since its requirements last
/// changed.
pub fn install(workspace: &Workspace) -> Outcome {
    let requirements = workspace.root.join(REQUIREMENTS);
    let asked = fs::read_to_string(&requirements)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}.", requirements.display())))?;
    let folder = workspace.target.join("checkers");
    let installed = folder.join("installed.txt");
    if fs::read_to_string(&installed).is_ok_and(|installed| installed == asked) {
        println!("  The checkers are installed.");
        return Ok(());
    }
    process::run(Command::new(system_python()?).args(["-m", "venv", "--clear"]).arg(&folder))?;
    process::run(
        Command::new(python(&folder))
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"])
            .arg(&requirements),
    )?;
    fs::write(&installed, asked)
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}.", installed.display())))
}

/// Python as the system has it.
fn system_python() -> Outcome<PathBuf> {
    ["python3", "python"].iter().find_map(|name| process::on_path(name)).ok_or_else(|| {
        Failure::new(
            "No Python was found on the search path. Install Python 3.10 or newer, then run this again.",
        )
    })
}

/// Python of the environment.
fn python(folder: &Path) -> PathBuf {
    if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") }
}
