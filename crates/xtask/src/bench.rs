//! `cargo xtask bench`: measures a release build and prints medians and ratios.

use crate::failure::Outcome;
use crate::process;
use crate::workspace::{Profile, Workspace};

/// Measures what needs no window; `rows` choose some of it.
pub fn bench(workspace: &Workspace, rows: &[&str]) -> Outcome {
    build(workspace, "throughline-cli")?;
    build(workspace, "throughline-tests")?;
    let mut bench = workspace.command(workspace.program(Profile::Release, "bench"));
    bench.env("THROUGHLINE_CLI", workspace.program(Profile::Release, "throughline"));
    process::run(bench.args(rows))
}

/// One package at a time: together they would share the features that tests need.
fn build(workspace: &Workspace, package: &str) -> Outcome {
    process::run(workspace.cargo().args(["build", "--release", "--package", package]))
}
