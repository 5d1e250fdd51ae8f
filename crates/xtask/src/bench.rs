//! `cargo xtask bench`: measures a release build and prints medians and ratios.

use crate::failure::Outcome;
use crate::interface::{self, BPMN};
use crate::process;
use crate::workspace::{Profile, Workspace};

/// Measures what needs no window; `rows` choose some of it.
pub fn bench(workspace: &Workspace, rows: &[&str]) -> Outcome {
    if rows.is_empty() || rows.contains(&"bpmn") {
        interface::require_node()?;
        interface::install(workspace, BPMN)?;
    }
    workspace.build(Profile::Release, &["throughline", "bench"])?;
    let mut bench = workspace.command(workspace.program(Profile::Release, "bench"));
    bench.env("THROUGHLINE_CLI", workspace.program(Profile::Release, "throughline"));
    bench.env("THROUGHLINE_BPMN", workspace.root.join(BPMN));
    process::run(bench.args(rows))
}
