//! `cargo xtask bench window`: measures the real window of a release build.

use crate::failure::Outcome;
use crate::headless::Headless;
use crate::interface::{self, END_TO_END, UI};
use crate::packages::{self, Need};
use crate::process;
use crate::workspace::{Profile, Workspace};

/// Builds the programs with optimisation, as the installer has them, and lets
/// the measurements of the end-to-end package use them.
pub fn bench(workspace: &Workspace) -> Outcome {
    interface::require_node()?;
    packages::install(&[Need::Build, Need::Headless, Need::Test])?;
    interface::install(workspace, UI)?;
    interface::install(workspace, END_TO_END)?;
    interface::script(workspace, UI, "build")?;
    workspace.build(Profile::Release, &["throughline-desktop", "throughline"])?;
    let display = Headless::start()?;
    let mut measure = interface::npm(&workspace.root.join(END_TO_END));
    measure.args(["run", "--silent", "measure"]);
    measure.env("THROUGHLINE_CLI", workspace.program(Profile::Release, "throughline"));
    measure.env("THROUGHLINE_DESKTOP", workspace.program(Profile::Release, "throughline-desktop"));
    display.hosts(&mut measure);
    process::run(&mut measure)
}
