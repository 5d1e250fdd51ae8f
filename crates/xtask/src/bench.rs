//! `cargo xtask bench`: measures a release build and prints medians and ratios.

use crate::failure::Outcome;
use crate::process;
use crate::workspace::{Profile, Workspace};

/// Measures what needs no window; `rows` choose some of it.
pub fn bench(workspace: &Workspace, rows: &[&str]) -> Outcome {
    workspace.build(Profile::Release, &["throughline", "bench"])?;
    let mut bench = workspace.command(workspace.program(Profile::Release, "bench"));
    bench.env("THROUGHLINE_CLI", workspace.program(Profile::Release, "throughline"));
    process::run(bench.args(rows))
}
