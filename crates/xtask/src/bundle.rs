//! `cargo xtask bundle`: the installer of this system, with the editor and the command line in it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::interface::{self, UI};
use crate::packages::{self, Need};
use crate::process;
use crate::workspace::{Profile, Workspace};

/// The installer's kind, which is also its folder and the end of its name
/// (but for Windows, where an NSIS installer is an .exe).
const KIND: &str = if cfg!(target_os = "windows") {
    "nsis"
} else if cfg!(target_os = "macos") {
    "dmg"
} else {
    "deb"
};

/// Where Debian's shells look for completions.
const COMPLETIONS: &[(&str, &str)] = &[
    ("bash", "/usr/share/bash-completion/completions/throughline"),
    ("zsh", "/usr/share/zsh/vendor-completions/_throughline"),
    ("fish", "/usr/share/fish/vendor_completions.d/throughline.fish"),
];

/// Builds the interface and both programs, packs them, and says where the
/// installer is.
pub fn bundle(workspace: &Workspace) -> Outcome {
    interface::require_node()?;
    packages::install(&[Need::Build])?;
    interface::install(workspace, UI)?;
    interface::script(workspace, UI, "build")?;
    workspace.build(Profile::Release, &["throughline-desktop", "throughline"])?;
    let beside = beside_the_editor(workspace)?;
    // The bundler looks for the configuration in the folder where it runs.
    let bundler = workspace.root.join(UI).join("node_modules/@tauri-apps/cli/tauri.js");
    let mut tauri = workspace.command("node");
    // It packs what is built. Built by it, the programs would be another selection of features.
    tauri.arg(bundler).args(["bundle", "--bundles", KIND, "--config"]).arg(beside.to_string());
    process::run(&mut tauri)?;
    for installer in installers(workspace)? {
        println!("The installer is {}", installer.display());
    }
    Ok(())
}

/// Says in the bundler's words what is packed beside the editor: the command line, so that `throughline` is on the search path, and where the system has places for them
/// its manual pages and completions. The build folder is known here only, so these words cannot
/// stand in `tauri.conf.json`.
fn beside_the_editor(workspace: &Workspace) -> Outcome<Value> {
    let program = workspace.program(Profile::Release, "throughline");
    let folder = workspace.target.join("release/beside");
    // Pages of commands that no longer exist would be packed, too.
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| not_written(&folder, &error))?;
    }
    fs::create_dir_all(folder.join("man1")).map_err(|error| not_written(&folder, &error))?;

    // The bundler wants the name of the system at the end of the name, and takes it off again.
    let system = process::output(workspace.command("rustc").args(["--print", "host-tuple"]))?;
    let named = format!("throughline-{}{}", system.trim(), std::env::consts::EXE_SUFFIX);
    let copy = folder.join(named);
    fs::copy(&program, &copy).map_err(|error| not_written(&copy, &error))?;
    let mut bundle = json!({ "externalBin": [folder.join("throughline")] });

    if KIND == "deb" {
        process::run(workspace.command(&program).arg("man").arg(folder.join("man1")))?;
        let mut files = json!({ "/usr/share/man/man1": folder.join("man1") });
        for (shell, place) in COMPLETIONS {
            let script = folder.join(shell);
            let text = process::output(workspace.command(&program).args(["completions", shell]))?;
            fs::write(&script, text).map_err(|error| not_written(&script, &error))?;
            files[*place] = json!(script);
        }
        bundle["linux"] = json!({ "deb": { "files": files } });
    }
    Ok(json!({ "bundle": bundle }))
}

fn not_written(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be written: {error}.", path.display()))
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
