//! `cargo xtask app`: from a fresh checkout to the editor with a journey in it.

use crate::failure::Outcome;
use crate::headless::{self, Headless};
use crate::interface::{self, UI};
use crate::packages::{self, Need};
use crate::process;
use crate::workspace::{Profile, SAMPLE, Workspace};

/// Installs what is missing, builds the release program, and opens it on the
/// sample journey until its window is closed. Without a display the window is
/// opened on an invisible one, photographed and closed.
pub fn app(workspace: &Workspace) -> Outcome {
    interface::require_node()?;
    if headless::has_display() {
        packages::install(&[Need::Build])?;
    } else {
        packages::install(&[Need::Build, Need::Headless])?;
    }
    interface::install(workspace, UI)?;
    interface::script(workspace, UI, "build")?;
    // A debug build starts too slowly for someone who wants to see the editor.
    workspace.build(Profile::Release, &["throughline-desktop"])?;

    let mut editor = workspace.command(workspace.program(Profile::Release, "throughline-desktop"));
    editor.arg(workspace.root.join(SAMPLE));
    if headless::has_display() {
        return process::run(&mut editor);
    }
    println!("There is no display here, so the window opens on an invisible one.");
    let display = Headless::start()?;
    display.hosts(&mut editor);
    let screenshot = workspace.target.join("throughline-window.png");
    let mut running = process::start(&mut editor)?;
    display.photograph(&mut running, &screenshot)?;
    println!("The editor opened {SAMPLE}; its window is in");
    println!("{}", screenshot.display());
    Ok(())
}
