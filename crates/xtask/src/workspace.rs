//! Where things are: the checkout, the build folder, and Cargo's word on both.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, Outcome};
use crate::process;

/// The journey that `cargo xtask app` opens.
pub const SAMPLE: &str = "examples/bank-account-opening.journey";

/// The selection for tests, programs, measurements, installer, generated files
/// and linter alike: with another set of packages or features Cargo would compile
/// what they share once more.
pub const WHOLE_HOUSE: [&str; 3] = ["--workspace", "--features", "custom-protocol"];

/// One checkout and its build folder.
pub struct Workspace {
    /// The folder of the root manifest.
    pub root: PathBuf,
    /// Where Cargo puts what it builds.
    pub target: PathBuf,
    /// `cargo metadata --no-deps`: the packages of this workspace.
    pub metadata: Value,
}

/// How a program is built, named as its folder under the build folder.
#[derive(Clone, Copy)]
pub enum Profile {
    Dev,
    Release,
}

impl Workspace {
    /// Asks Cargo about the checkout that this program was built from.
    pub fn find() -> Outcome<Self> {
        let mut command = cargo_in(Path::new(env!("CARGO_MANIFEST_DIR")));
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        let metadata: Value = serde_json::from_str(&process::output(&mut command)?)
            .map_err(|error| Failure::new(format!("`cargo metadata` is no JSON: {error}.")))?;
        let folder = |key: &str| match metadata[key].as_str() {
            Some(folder) => Ok(PathBuf::from(folder)),
            None => Err(Failure::new(format!("`cargo metadata` names no {key}."))),
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")?, metadata })
    }

    /// The same Cargo that started this program, in the root folder.
    pub fn cargo(&self) -> Command {
        cargo_in(&self.root)
    }

    /// Builds programs of this workspace.
    pub fn build(&self, profile: Profile, programs: &[&str]) -> Outcome {
        let mut build = self.cargo();
        build.arg("build").args(WHOLE_HOUSE);
        if matches!(profile, Profile::Release) {
            build.arg("--release");
        }
        for program in programs {
            build.args(["--bin", program]);
        }
        process::run(&mut build)
    }

    /// A program in the root folder.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Where Cargo leaves a built program.
    pub fn program(&self, profile: Profile, name: &str) -> PathBuf {
        let folder = match profile {
            Profile::Dev => "debug",
            Profile::Release => "release",
        };
        self.target.join(folder).join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// The files that are, or would be, under version control: paths from the
    /// root, with forward slashes.
    pub fn files(&self) -> Outcome<Vec<String>> {
        let mut command = self.command("git");
        command.args(["ls-files", "-z", "--cached", "--others"]);
        command.arg("--exclude-standard");
        let listing = process::output(&mut command)?;
        let mut files: Vec<String> = listing
            .split_terminator('\0')
            // A file that is deleted but not yet committed is still listed.
            .filter(|path| self.root.join(path).is_file())
            .map(str::to_owned)
            .collect();
        files.sort();
        files.dedup();
        Ok(files)
    }

    /// A file's text, or nothing when it is no text.
    pub fn text(&self, path: &str) -> Outcome<Option<String>> {
        let bytes = std::fs::read(self.root.join(path))
            .map_err(|error| Failure::new(format!("{path} cannot be read: {error}.")))?;
        Ok(String::from_utf8(bytes).ok())
    }
}

fn cargo_in(folder: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder);
    command
}
