//! `cargo xtask bench`: measures a release build and prints medians and ratios.

use crate::failure::Outcome;
use crate::interface::{self, BPMN, MERMAID, SLIDES};
use crate::packages::BROWSERS;
use crate::process;
use crate::workspace::{Profile, Workspace};

/// Measures what needs no window; `rows` choose some of it.
pub fn bench(workspace: &Workspace, rows: &[&str]) -> Outcome {
    for (row, folder) in [("bpmn", BPMN), ("mermaid", MERMAID), ("pptxgenjs", SLIDES)] {
        if rows.is_empty() || rows.contains(&row) {
            interface::require_node()?;
            interface::install(workspace, folder)?;
        }
    }
    workspace.build(Profile::Release, &["throughline", "bench"])?;
    let mut bench = workspace.command(workspace.program(Profile::Release, "bench"));
    bench.env("THROUGHLINE_CLI", workspace.program(Profile::Release, "throughline"));
    bench.env("THROUGHLINE_BPMN", workspace.root.join(BPMN));
    bench.env("THROUGHLINE_MERMAID", workspace.root.join(MERMAID));
    if let Some(browser) = BROWSERS.iter().find_map(|name| process::on_path(name)) {
        bench.env("THROUGHLINE_CHROMIUM", browser);
    }
    bench.env("THROUGHLINE_SLIDES", workspace.root.join(SLIDES));
    process::run(bench.args(rows))
}
