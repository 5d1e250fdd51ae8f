//! `cargo xtask bench`: measures a release build and prints medians and ratios.

use crate::failure::Outcome;
use crate::process;
use crate::workspace::{Profile, Workspace};

/// Builds the command line and the benchmarks with optimisation and runs the
/// latter; `options` go to them as they are.
pub fn bench(workspace: &Workspace, options: &[&str]) -> Outcome {
    let mut build = workspace.cargo();
    build.args(["build", "--release", "--package", "throughline-cli"]);
    process::run(build.args(["--package", "throughline-tests"]))?;
    let mut bench = workspace.command(workspace.program(Profile::Release, "bench"));
    bench.env("THROUGHLINE_CLI", workspace.program(Profile::Release, "throughline"));
    process::run(bench.args(options))
}
