//! `cargo xtask tidy`: what can be said about the source without running it.

mod dependencies;
mod lock_files;
mod module_docs;
mod purity;
mod words;

use crate::failure::{Failure, Outcome};
use crate::interface::{self, END_TO_END, UI};
use crate::packages::{self, Need};
use crate::steps::{self, Step};
use crate::workspace::{WHOLE_HOUSE, Workspace};
use crate::{generate, process};

/// All checks, with what the linters need.
pub fn tidy(workspace: &Workspace) -> Outcome {
    let mut all = form(workspace);
    all.push(Step::new("system packages", || packages::install(&[Need::Build])));
    all.push(Step::new("packages of the interface and the end-to-end tests", || {
        interface::require_node()?;
        interface::install(workspace, UI)?;
        interface::install(workspace, END_TO_END)
    }));
    all.extend(linters(workspace));
    steps::perform(all)
}

/// The checks alone, the quick ones first.
pub fn steps(workspace: &Workspace) -> Vec<Step<'_>> {
    let mut all = form(workspace);
    all.extend(linters(workspace));
    all
}

fn form(workspace: &Workspace) -> Vec<Step<'_>> {
    vec![
        Step::new("tidy: dependency table", || {
            let architecture = workspace.text("ARCHITECTURE.md")?.unwrap_or_default();
            settle(dependencies::complaints(&architecture, &workspace.metadata))
        }),
        Step::new("tidy: module docs", || each_text(workspace, module_docs::complaint)),
        Step::new("tidy: pure crates", || each_text(workspace, purity::complaint)),
        Step::new("tidy: words and places", || each_text(workspace, words::complaint)),
        Step::new("tidy: lock files of npm", || each_text(workspace, lock_files::complaint)),
        Step::new("tidy: formatting", || process::run(workspace.cargo().args(["fmt", "--all", "--check"]))),
    ]
}

fn linters(workspace: &Workspace) -> Vec<Step<'_>> {
    vec![
        Step::new("tidy: types of the interface", || interface::script(workspace, UI, "check")),
        Step::new("tidy: types of the end-to-end tests", || {
            interface::script(workspace, END_TO_END, "check")
        }),
        Step::new("tidy: lint of the interface", || interface::script(workspace, UI, "lint")),
        Step::new("tidy: clippy", || {
            let mut clippy = workspace.cargo();
            clippy.arg("clippy").args(WHOLE_HOUSE).arg("--all-targets");
            process::run(clippy.args(["--", "--deny", "warnings"]))
        }),
        Step::new("tidy: generated types", || generate::check(workspace)),
    ]
}

/// Shows every text under version control to a check.
fn each_text(workspace: &Workspace, check: fn(&str, &str) -> Option<String>) -> Outcome {
    let mut complaints = Vec::new();
    for path in workspace.files()? {
        if let Some(text) = workspace.text(&path)? {
            complaints.extend(check(&path, &text));
        }
    }
    settle(complaints)
}

fn settle(complaints: Vec<String>) -> Outcome {
    if complaints.is_empty() { Ok(()) } else { Err(Failure::new(format!("\n  {}", complaints.join("\n  ")))) }
}
