//! The Python programs of `tests/checkers`, run on files that were exported.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// Runs `tests/checkers/NAME.py` with these arguments; what it prints is one JSON value.
///
/// # Panics
/// Where the environment is missing, or the checker finds a fault of its own accord (it exits with
/// a message and another code than 0).
pub fn check(name: &str, arguments: &[&Path]) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("checkers").join(format!("{name}.py"));
    let output = Command::new(python()).arg(&script).args(arguments).output().expect("Python starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}.py {arguments:?}: {said}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{name}.py prints no JSON: {error}"))
}

/// Python with the checkers' packages, in the build folder that this test was built into.
fn python() -> PathBuf {
    let program = std::env::current_exe().expect("a program knows where it is");
    let inside = if cfg!(windows) { "checkers/Scripts/python.exe" } else { "checkers/bin/python" };
    let found = program.ancestors().map(|folder| folder.join(inside)).find(|python| python.exists());
    found.expect("the checkers are installed by `cargo xtask test rust`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checkers_packages_are_those_that_are_asked_for() {
        let wanted = include_str!("../checkers/requirements.txt");
        let output = Command::new(python()).args(["-m", "pip", "freeze"]).output().expect("Python starts");
        let installed = String::from_utf8_lossy(&output.stdout).to_lowercase();
        for line in wanted.lines().filter(|line| !line.starts_with('#')) {
            assert!(installed.lines().any(|one| one == line), "{line} is not among\n{installed}");
        }
    }
}
