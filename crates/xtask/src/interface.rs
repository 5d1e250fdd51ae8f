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
/// The folder of the comparison of BPMN that ours is measured against.
pub const BPMN: &str = "tests/bpmn";
/// The folder of the writer of slides that ours is measured against.
pub const SLIDES: &str = "tests/slides";

/// The folder of Mermaid's command line, whose drawing of a journey ours is measured against.
pub const MERMAID: &str = "tests/mermaid";

/// The oldest Node.js that builds and tests the interface.
const OLDEST_NODE: u32 = 20;

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

/// Says what to install where there is no npm, or a Node.js that is too old for the interface.
pub fn require_node() -> Outcome {
    let printed = |command: &mut Command| process::printed(command).unwrap_or_default();
    let npm = printed(npm(Path::new(".")).arg("--version"));
    let node = printed(Command::new("node").arg("--version"));
    match complaint(npm.trim(), node.trim()) {
        None => Ok(()),
        Some(what) => {
            Err(Failure::new(format!("{what} Install Node.js {OLDEST_NODE} or newer, then run this again.")))
        }
    }
}

/// What is wrong with what npm and Node.js say of their versions; nothing if all is well.
fn complaint(npm: &str, node: &str) -> Option<String> {
    if npm.is_empty() || node.is_empty() {
        return Some("npm or Node.js was not found.".into());
    }
    let major = node.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    major.is_some_and(|major| major < OLDEST_NODE).then(|| format!("Node.js {node} is too old."))
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_missing_or_old_node_is_a_complaint() {
        assert!(complaint("10.8.2", "v20.11.0").is_none());
        assert!(complaint("10.8.2", "v18.20.4").is_some_and(|it| it.contains("v18.20.4 is too old")));
        assert!(complaint("", "v20.11.0").is_some_and(|it| it.contains("not found")));
        assert!(complaint("10.8.2", "").is_some_and(|it| it.contains("not found")));
    }

    #[test]
    fn packages_are_installed_anew_when_the_lock_file_has_changed_since() {
        let folder = std::env::temp_dir().join(format!("throughline-fresh-{}", std::process::id()));
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        let lock = folder.join("package-lock.json");
        fs::write(&lock, "{}").unwrap();
        assert!(!is_fresh(&folder), "nothing is installed");
        fs::write(folder.join("node_modules/.package-lock.json"), "{}").unwrap();
        assert!(is_fresh(&folder));
        let later = SystemTime::now() + Duration::from_secs(60);
        fs::File::options().write(true).open(&lock).unwrap().set_modified(later).unwrap();
        assert!(!is_fresh(&folder), "the lock file is newer");
        fs::remove_dir_all(&folder).unwrap();
    }
}
