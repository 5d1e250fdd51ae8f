//! `cargo xtask generate`: the TypeScript types of the session API, written from the Rust types.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::{Profile, WHOLE_HOUSE, Workspace};

/// Where the generated files are checked in.
const GENERATED: &str = "ui/src/generated";

/// Files by their path under the generated folder, with forward slashes.
type Files = BTreeMap<String, String>;

/// Replaces the checked-in files.
pub fn write(workspace: &Workspace) -> Outcome {
    let fresh = generated(workspace)?;
    let folder = workspace.root.join(GENERATED);
    let checked_in = read_tree(&folder)?;
    for (path, text) in &fresh {
        if checked_in.get(path) != Some(text) {
            let file = folder.join(path);
            create_folder(file.parent().unwrap_or(&folder))?;
            fs::write(&file, text).map_err(|error| cannot("written", &file, &error))?;
        }
    }
    for path in checked_in.keys().filter(|path| !fresh.contains_key(*path)) {
        let file = folder.join(path);
        fs::remove_file(&file).map_err(|error| cannot("removed", &file, &error))?;
    }
    println!("{GENERATED} holds {} files of types.", fresh.len());
    Ok(())
}

/// Fails when the checked-in files are not what `write` would write.
pub fn check(workspace: &Workspace) -> Outcome {
    let fresh = generated(workspace)?;
    let checked_in = read_tree(&workspace.root.join(GENERATED))?;
    let stale = differences(&fresh, &checked_in);
    if stale.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{GENERATED} is not what the Rust types say; run `cargo xtask generate`. It differs in:\n  {}",
        stale.join("\n  ")
    )))
}

fn generated(workspace: &Workspace) -> Outcome<Files> {
    let mut build = workspace.cargo();
    build.args(["build", "--quiet"]).args(WHOLE_HOUSE);
    process::run(build.args(["--example", "typescript"]))?;
    let folder = workspace.target.join("generated-typescript");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| cannot("cleared", &folder, &error))?;
    }
    create_folder(&folder)?;
    let writer = workspace.program(Profile::Dev, "examples/typescript");
    process::run(workspace.command(writer).arg(&folder))?;
    let files = read_tree(&folder)?;
    if files.is_empty() {
        return Err(Failure::new("The writer of the TypeScript types wrote nothing."));
    }
    Ok(files)
}

fn differences(fresh: &Files, checked_in: &Files) -> Vec<String> {
    let mut stale = Vec::new();
    for (path, text) in fresh {
        match checked_in.get(path) {
            None => stale.push(format!("{path} (missing)")),
            Some(old) if old != text => stale.push(path.clone()),
            Some(_) => {}
        }
    }
    let left_over = checked_in.keys().filter(|path| !fresh.contains_key(*path));
    stale.extend(left_over.map(|path| format!("{path} (left over)")));
    stale
}

fn read_tree(folder: &Path) -> Outcome<Files> {
    let mut files = Files::new();
    let mut waiting: Vec<PathBuf> = vec![folder.to_owned()];
    while let Some(current) = waiting.pop() {
        if !current.is_dir() {
            continue;
        }
        let entries = fs::read_dir(&current).map_err(|error| cannot("read", &current, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| cannot("read", &current, &error))?.path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).map_err(|error| cannot("read", &path, &error))?;
            let name = path.strip_prefix(folder).unwrap_or(&path);
            files.insert(name.to_string_lossy().replace('\\', "/"), text);
        }
    }
    Ok(files)
}

fn create_folder(folder: &Path) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| cannot("created", folder, &error))
}

fn cannot(done: &str, path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} could not be {done}: {error}.", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn changed_missing_and_left_over_files_are_stale() {
        let fresh = files(&[("Card.ts", "new"), ("Lane.ts", "same"), ("Step.ts", "")]);
        let checked_in = files(&[("Card.ts", "old"), ("Lane.ts", "same"), ("Node.ts", "")]);
        assert_eq!(differences(&fresh, &checked_in), ["Card.ts", "Step.ts (missing)", "Node.ts (left over)"]);
    }
}
