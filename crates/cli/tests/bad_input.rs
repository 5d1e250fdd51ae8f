//! What the program says to files that are no journeys, and to journeys that are damaged: a
//! sentence that names the file and the trouble, exit code 2, and the file as it was.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

/// Every command that reads a journey, with what it wants beside it.
fn commands(folder: &Path, file: &Path) -> Vec<Vec<String>> {
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let (file, picture, edits) =
        (text(file), text(&folder.join("out.svg")), text(&folder.join("edits.json")));
    let merged = text(&folder.join("out.journey"));
    fs::write(&edits, "[]").unwrap();
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    vec![
        own(&["info", &file]),
        own(&["check", &file]),
        own(&["fmt", &file]),
        own(&["apply", &file, &edits]),
        own(&["export", &file, "-o", &picture]),
        own(&["text", &file]),
        own(&["fork", &file, "--name", "Bolder"]),
        own(&["diff", &file]),
        own(&["merge", &file, &file, &file, "-o", &merged]),
    ]
}

fn run(arguments: &[String]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_throughline")).args(arguments).output().unwrap()
}

fn sample() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/retail-checkout.journey");
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

/// The sample with one thing changed.
fn with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut journey = sample();
    change(&mut journey);
    serde_json::to_vec_pretty(&journey).unwrap()
}

fn put(folder: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// The program refuses the file with a sentence that names it and holds these words.
fn refuses(folder: &TempDir, path: &Path, words: &str) {
    let stamp = |path: &Path| fs::metadata(path).map(|it| (it.len(), it.modified().unwrap())).ok();
    let before = stamp(path);
    for arguments in commands(folder.path(), path) {
        let output = run(&arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(said.contains(name) && said.contains(words), "{arguments:?} should say {words}: {said}");
        assert_eq!(said.trim_end().lines().count(), 1, "one sentence, no backtrace: {said}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(stamp(path), before, "the file is as it was");
    for name in ["out.svg", "out.journey"] {
        assert!(!folder.path().join(name).exists(), "no {name} is left half made");
    }
}

#[test]
fn torn_empty_and_binary_files_are_named_with_the_place() {
    let folder = TempDir::new().unwrap();
    let whole = serde_json::to_vec_pretty(&sample()).unwrap();
    let half = whole.len() / 2;
    refuses(&folder, &put(&folder, "torn.journey", &whole[..half]), "damaged at line");
    refuses(&folder, &put(&folder, "zero.journey", b""), "is empty");
    let mut hole = whole.clone();
    hole[half..half + 512].fill(0);
    refuses(&folder, &put(&folder, "hole.journey", hole), "not a text file");
    refuses(&folder, &put(&folder, "binary.journey", [0x89, b'P', b'N', b'G', 0, 159]), "not a text file");
}

#[test]
fn files_past_a_limit_are_refused_before_they_are_read() {
    let folder = TempDir::new().unwrap();
    let large = folder.path().join("large.journey");
    File::create(&large).unwrap().set_len(200_000_001).unwrap();
    refuses(&folder, &large, "larger than 200 MB");
    let deep = with(|journey| journey["later"] = json!("HERE"));
    let deep = String::from_utf8(deep).unwrap();
    let deep = deep.replace("\"HERE\"", &format!("{}{}", "[".repeat(5000), "]".repeat(5000)));
    refuses(&folder, &put(&folder, "deep.journey", deep), "nested deeper than 64 levels, at line");
}

#[test]
fn files_of_another_format_are_told_apart_from_damaged_ones() {
    let folder = TempDir::new().unwrap();
    refuses(&folder, &put(&folder, "list.journey", b"[]"), "not a journey file");
    refuses(&folder, &put(&folder, "other.journey", b"{\"format\": \"a letter\"}"), "a letter");
    let unversioned = with(|journey| journey["version"] = json!("one"));
    refuses(&folder, &put(&folder, "unversioned.journey", unversioned), "version");
}

#[test]
fn numbers_that_are_none_are_refused_with_their_line() {
    let folder = TempDir::new().unwrap();
    for word in ["NaN", "Infinity", "-Infinity", "1e999"] {
        let bytes = with(|journey| journey["emotions"][0]["score"] = json!("HERE"));
        let bytes = String::from_utf8(bytes).unwrap().replace("\"HERE\"", word);
        refuses(&folder, &put(&folder, "number.journey", bytes), "at line");
    }
}

#[test]
fn folders_and_files_that_are_not_there_are_named() {
    let folder = TempDir::new().unwrap();
    let inner = folder.path().join("maps.journey");
    fs::create_dir(&inner).unwrap();
    refuses(&folder, &inner, "is a folder");
    refuses(&folder, &folder.path().join("missing.journey"), "There is no file");
}

#[test]
fn a_newer_file_is_shown_with_a_warning_and_never_written() {
    let folder = TempDir::new().unwrap();
    let bytes = with(|journey| journey["version"] = json!(999));
    let path = put(&folder, "newer.journey", &bytes);
    let [info, check, fmt, apply, export, show, fork, diff, merge] =
        commands(folder.path(), &path).try_into().unwrap();
    assert_eq!(run(&info).status.code(), Some(0));
    assert!(String::from_utf8(run(&check).stdout).unwrap().contains("version 999"));
    assert_eq!(run(&export).status.code(), Some(0));
    assert_eq!(run(&show).status.code(), Some(0));
    assert!(folder.path().join("out.svg").exists());
    fs::write(
        &apply[2],
        json!([{"command": "set_fields", "record": {"kind": "journey", "id": sample()["journey"]["id"]},
            "fields": {"title": "Changed"}}])
        .to_string(),
    )
    .unwrap();
    for arguments in [fmt, apply, fork, diff, merge] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("version 999"), "{arguments:?}");
    }
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn damaged_records_are_repaired_and_listed_and_the_file_waits_for_a_save() {
    let folder = TempDir::new().unwrap();
    let nobody = "00000000-0000-4000-8000-00000000dead";
    for (name, bytes) in [
        ("dangling", with(|journey| journey["links"][0]["to"] = json!(nobody))),
        ("double", with(|journey| journey["cards"][1]["id"] = journey["cards"][0]["id"].clone())),
        ("order", with(|journey| journey["stages"][0]["order"] = json!("\u{0} not a key"))),
    ] {
        let path = put(&folder, &format!("{name}.journey"), &bytes);
        let arguments = ["check", path.to_str().unwrap(), "--json"].map(str::to_owned);
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(1), "{name}: there is something to tell");
        let findings: Value = serde_json::from_slice(&output.stdout).unwrap();
        let repairs = findings.as_array().unwrap().iter().filter(|it| it["severity"] == "repaired").count();
        assert!(repairs > 0, "{name}: {findings}");
        assert_eq!(fs::read(&path).unwrap(), bytes, "{name}");
    }
}
