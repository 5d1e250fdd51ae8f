//! `cargo xtask soak`: the Rust tests with numbers that find what a quick run cannot.

use std::process::Command;

use crate::failure::Outcome;
use crate::packages::{self, Need};
use crate::process;
use crate::steps::{self, Step};
use crate::workspace::{Profile, WHOLE_HOUSE, Workspace};

/// Random command sequences per property; `PROPTEST_CASES` overrides it.
const PROPERTY_CASES: &str = "20000";

/// The package whose suite compares and merges more maps than a build without
/// optimisation gets through in a day.
const COMPARING: &str = "throughline-diff";

/// Runs the same suites as `cargo xtask test rust`: property tests with many
/// more cases, and those that look for `THROUGHLINE_SOAK` with tens of
/// thousands of kills, pairs or merges.
pub fn soak(workspace: &Workspace) -> Outcome {
    steps::perform(vec![
        Step::new("system packages", || packages::install(&[Need::Build, Need::Test])),
        Step::new("maps compared and merged", || {
            let mut test = long_test(workspace);
            process::run(test.args(["--release", "--package", COMPARING]))
        }),
        Step::new("the other Rust tests, long", || {
            workspace.build(Profile::Dev, &["throughline"])?;
            let mut test = long_test(workspace);
            test.args(WHOLE_HOUSE).args(["--exclude", COMPARING]);
            test.env("THROUGHLINE_CLI", workspace.program(Profile::Dev, "throughline"));
            process::run(&mut test)
        }),
    ])
}

/// A run of tests with the large numbers.
fn long_test(workspace: &Workspace) -> Command {
    let mut test = workspace.cargo();
    test.arg("test").env("THROUGHLINE_SOAK", "1");
    if !process::is_set("PROPTEST_CASES") {
        test.env("PROPTEST_CASES", PROPERTY_CASES);
    }
    test
}
