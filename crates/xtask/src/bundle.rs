//! `cargo xtask bundle`: the installer of this system.

use std::fs;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome};
use crate::interface::{self, UI};
use crate::packages::{self, Need};
use crate::process;
use crate::workspace::Workspace;

/// The installer's kind, which is also its folder and the end of its name
/// (but for Windows, where an NSIS installer is an .exe).
const KIND: &str = if cfg!(target_os = "windows") {
    "nsis"
} else if cfg!(target_os = "macos") {
    "dmg"
} else {
    "deb"
};

/// Builds the interface and the program, packs them, and says where the
/// installer is.
pub fn bundle(workspace: &Workspace) -> Outcome {
    interface::require_node()?;
    packages::install(&[Need::Build])?;
    interface::install(workspace, UI)?;
    interface::script(workspace, UI, "build")?;
    // The bundler looks for the configuration in the folder where it runs.
    let bundler = workspace.root.join(UI).join("node_modules/@tauri-apps/cli/tauri.js");
    let mut tauri = workspace.command("node");
    process::run(tauri.arg(bundler).args(["build", "--bundles", KIND]))?;
    for installer in installers(workspace)? {
        println!("The installer is {}", installer.display());
    }
    Ok(())
}

fn installers(workspace: &Workspace) -> Outcome<Vec<PathBuf>> {
    let extension = if KIND == "nsis" { "exe" } else { KIND };
    let folder = workspace.target.join("release/bundle").join(KIND);
    let entries = fs::read_dir(&folder)
        .map_err(|error| Failure::new(format!("{} cannot be read: {error}.", folder.display())))?;
    let found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|it| it == extension))
        .collect();
    if found.is_empty() {
        return Err(Failure::new(format!("The bundler left no installer in {}.", folder.display())));
    }
    Ok(found)
}
