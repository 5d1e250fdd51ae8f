//! The tests in a real window and a real browser: told which programs to use, and heard out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::interface::{self, END_TO_END};
use crate::process;
use crate::workspace::{Profile, Workspace};

/// The tests of one folder.
pub struct EndToEnd {
    /// What runs them, to be given what else they need.
    pub command: Command,
    report: PathBuf,
}

impl EndToEnd {
    /// The tests of `window` or `browser`, with the programs as they were built for tests.
    pub fn of(workspace: &Workspace, folder: &str) -> EndToEnd {
        let report = workspace.target.join(format!("{folder}-tests.json"));
        let mut command = interface::npm(&workspace.root.join(END_TO_END));
        command.args(["test", "--silent", "--", folder, "--reporter=default", "--reporter=json"]);
        command.arg(format!("--outputFile.json={}", report.display()));
        command.env("THROUGHLINE_CLI", workspace.program(Profile::Dev, "throughline"));
        command.env("THROUGHLINE_DESKTOP", workspace.program(Profile::Dev, "throughline-desktop"));
        EndToEnd { command, report }
    }

    /// Runs them. Where some fail, the failure names each with the first line of why: what they
    /// print themselves is long.
    pub fn run(mut self) -> Outcome {
        // One of an earlier run would tell of that.
        let _ = fs::remove_file(&self.report);
        process::run(&mut self.command).map_err(|failure| match failed(&self.report) {
            Some(failed) if !failed.is_empty() => Failure::new(format!("{failure}\n{}", failed.join("\n"))),
            _ => failure,
        })
    }
}

/// Each failed test of a report, with the first line of why; none where there is no report.
fn failed(report: &Path) -> Option<Vec<String>> {
    let report: Value = serde_json::from_str(&fs::read_to_string(report).ok()?).ok()?;
    let mut lines = Vec::new();
    for file in report["testResults"].as_array()? {
        let tests = file["assertionResults"].as_array()?;
        let before = lines.len();
        for test in tests.iter().filter(|test| test["status"] == "failed") {
            let why = test["failureMessages"][0].as_str().unwrap_or_default();
            lines.push(line(test["fullName"].as_str().unwrap_or_default(), why));
        }
        // A file that fails before its first test.
        if file["status"] == "failed" && lines.len() == before {
            lines.push(line(
                file["name"].as_str().unwrap_or_default(),
                file["message"].as_str().unwrap_or_default(),
            ));
        }
    }
    Some(lines)
}

fn line(name: &str, why: &str) -> String {
    format!("  {name}: {}", why.lines().next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_test_is_named_with_the_first_line_of_why() {
        let path = std::env::temp_dir().join(format!("throughline-report-{}.json", std::process::id()));
        let report = r#"{"testResults": [
            {"name": "a.test.ts", "status": "failed", "message": "", "assertionResults": [
                {"fullName": "a card is dragged", "status": "failed", "failureMessages": ["no card\n  at line 3"]},
                {"fullName": "a card is typed", "status": "passed", "failureMessages": []}]},
            {"name": "b.test.ts", "status": "failed", "message": "no such import", "assertionResults": []}]}"#;
        fs::write(&path, report).unwrap();
        assert_eq!(failed(&path).unwrap(), ["  a card is dragged: no card", "  b.test.ts: no such import"]);
        fs::remove_file(&path).unwrap();
        assert_eq!(failed(&path), None, "there is no report");
    }
}
