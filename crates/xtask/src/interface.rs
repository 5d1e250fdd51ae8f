//! The interface and the end-to-end tests are npm packages: install them, run their scripts.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::Workspace;

/// The folder of the interface.
pub const UI: &str = "ui";
/// The folder of the tests in a real window and in a real browser.
pub const END_TO_END: &str = "tests/e2e";

/// Installs a folder's packages exactly as its lock file names them, unless
/// that has been done since the lock file last changed.
pub fn install(workspace: &Workspace, folder: &str) -> Outcome {
    let folder = workspace.root.join(folder);
    if is_fresh(&folder) {
        println!("  The packages of {} are installed.", folder.display());
        return Ok(());
    }
    process::run(npm(&folder).args(["ci", "--no-audit", "--no-fund"]))
}

/// Runs a script of a folder's `package.json`.
pub fn script(workspace: &Workspace, folder: &str, name: &str) -> Outcome {
    process::run(npm(&workspace.root.join(folder)).args(["run", "--silent", name]))
}

/// `npm` in this folder; fails in `process` when Node is not installed.
pub fn npm(folder: &Path) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder);
    command
}

/// Says what to install where there is no npm.
pub fn require_node() -> Outcome {
    match process::printed(npm(Path::new(".")).arg("--version")) {
        Ok(version) if !version.trim().is_empty() => Ok(()),
        _ => Err(Failure::new("npm was not found. Install Node.js 20 or newer, then run this again.")),
    }
}

fn is_fresh(folder: &Path) -> bool {
    let changed = |path: &str| folder.join(path).metadata().and_then(|it| it.modified());
    match (
        changed("package-lock.json"),
        // npm writes its own copy of the lock file last.
        changed("node_modules/.package-lock.json"),
    ) {
        (Ok(lock), Ok(installed)) => installed >= lock,
        _ => false,
    }
}
