//! `cargo xtask soak`: the Rust tests with numbers that find what a quick run cannot.

use crate::failure::Outcome;
use crate::packages::{self, Need};
use crate::process;
use crate::steps::{self, Step};
use crate::workspace::{Profile, WHOLE_HOUSE, Workspace};

/// Random command sequences per property; `PROPTEST_CASES` overrides it.
const PROPERTY_CASES: &str = "20000";

/// Runs the same suites as `cargo xtask test rust`: property tests with many
/// more cases, and those that look for `THROUGHLINE_SOAK` with tens of
/// thousands of kills or pairs.
pub fn soak(workspace: &Workspace) -> Outcome {
    steps::perform(vec![
        Step::new("system packages", || packages::install(&[Need::Build, Need::Test])),
        Step::new("Rust tests, long", || {
            workspace.build(Profile::Dev, &["throughline"])?;
            let mut test = workspace.cargo();
            test.arg("test").args(WHOLE_HOUSE);
            test.env("THROUGHLINE_CLI", workspace.program(Profile::Dev, "throughline"));
            test.env("THROUGHLINE_SOAK", "1");
            if !process::is_set("PROPTEST_CASES") {
                test.env("PROPTEST_CASES", PROPERTY_CASES);
            }
            process::run(&mut test)
        }),
    ])
}
