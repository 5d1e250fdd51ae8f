//! Each command of the program, run as a script runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn throughline(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_throughline")).args(arguments).output().expect("the program starts")
}

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("standard output is one JSON value")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    fn with_bank(&self) -> String {
        let path = self.path("bank.journey");
        std::fs::copy(example("bank-account-opening.journey"), &path).expect("the sample is there");
        path
    }
}

#[test]
fn a_new_journey_comes_from_each_listed_template_and_is_sound_and_canonical() {
    let folder = Folder::new();
    let listed = json(&throughline(&["templates", "--json"]));
    let names: Vec<&str> = listed.as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["eight-stage", "five-stage", "service-blueprint", "blank"]);
    for name in names {
        let path = folder.path(&format!("{name}.journey"));
        assert!(throughline(&["new", &path, "--template", name, "--title", "Mine"]).status.success());
        assert_eq!(json(&throughline(&["info", &path, "--json"]))["title"], "Mine");
        assert!(throughline(&["fmt", "--check", &path]).status.success(), "{name} is canonical");
    }
}

#[test]
fn new_leaves_a_file_that_exists_alone() {
    let folder = Folder::new();
    let path = folder.with_bank();
    let before = std::fs::read(&path).unwrap();
    let output = throughline(&["new", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("exists already"));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn info_counts_states_and_what_they_hold() {
    let folder = Folder::new();
    let info = json(&throughline(&["info", &folder.with_bank(), "--json"]));
    assert_eq!(info["format"], "throughline-journey");
    let states = info["states"].as_array().unwrap();
    assert_eq!(
        states.iter().map(|state| state["kind"].as_str().unwrap()).collect::<Vec<_>>(),
        ["current", "future"]
    );
    assert!(states.iter().all(|state| state["cards"].as_u64().unwrap() > 50));
}

#[test]
fn check_says_no_with_a_finding_where_a_step_has_no_owner() {
    let folder = Folder::new();
    let output = throughline(&["check", &folder.with_bank(), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let findings = json(&output);
    let rules: Vec<&str> =
        findings.as_array().unwrap().iter().filter_map(|one| one["rule"].as_str()).collect();
    assert!(rules.contains(&"step-without-owner"), "{rules:?}");
    assert!(rules.contains(&"illustrative-figures"), "{rules:?}");
}

#[test]
fn fmt_restores_the_canonical_form_and_check_only_tells() {
    let folder = Folder::new();
    let path = folder.with_bank();
    let canonical = std::fs::read_to_string(&path).unwrap();
    let crowded: Value = serde_json::from_str(&canonical).unwrap();
    std::fs::write(&path, crowded.to_string()).unwrap();
    assert_eq!(throughline(&["fmt", "--check", &path]).status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), crowded.to_string());
    assert!(throughline(&["fmt", &path]).status.success());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), canonical);
}

#[test]
fn apply_runs_all_commands_or_none() {
    let folder = Folder::new();
    let path = folder.with_bank();
    let before = std::fs::read(&path).unwrap();
    let file: Value = serde_json::from_slice(&before).unwrap();
    let card = file["cards"][0]["id"].as_str().unwrap();
    let rename = serde_json::json!({
        "command": "set_fields", "record": {"kind": "card", "id": card}, "fields": {"text": "Said anew"}
    });
    let nobody = serde_json::json!({
        "command": "move_card", "card": "00000000-0000-4000-8000-000000000000"
    });
    let commands = folder.path("commands.json");

    std::fs::write(&commands, serde_json::json!([rename, nobody]).to_string()).unwrap();
    let refused = throughline(&["apply", &path, &commands]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("Command 1 was refused"), "{}", text(&refused.stderr));
    assert_eq!(std::fs::read(&path).unwrap(), before, "nothing was written");

    std::fs::write(&commands, serde_json::json!([rename]).to_string()).unwrap();
    assert!(throughline(&["apply", &path, &commands]).status.success());
    let after = std::fs::read_to_string(&path).unwrap();
    let changed = after.lines().zip(text(&before).lines()).filter(|(new, old)| new != old).count();
    assert_eq!(changed, 1, "one field of one card is one line");
}

#[test]
fn export_writes_png_pdf_and_svg_of_the_size_asked_for() {
    let folder = Folder::new();
    let path = folder.with_bank();
    let png = folder.path("bank.png");
    let report = throughline(&["export", &path, "-o", &png, "--width", "1000", "--json"]);
    assert_eq!(json(&report)["width"], 1000.0);
    let picture = std::fs::read(&png).unwrap();
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(picture[16..20], 1000_u32.to_be_bytes());

    let pdf = folder.path("bank.pdf");
    assert!(throughline(&["export", &path, "-o", &pdf, "--state", "future"]).status.success());
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));

    let svg = folder.path("bank.svg");
    assert!(throughline(&["export", &path, "-o", &svg, "--theme", "dark"]).status.success());
    assert!(std::fs::read_to_string(&svg).unwrap().contains("<svg"));
}

#[test]
fn an_exported_pdf_holds_the_text_of_every_card_of_its_state() {
    let folder = Folder::new();
    let path = folder.with_bank();
    let pdf = folder.path("bank.pdf");
    assert!(throughline(&["export", &path, "-o", &pdf]).status.success());
    let output = Command::new("pdftotext")
        .args([&pdf, "-"])
        .output()
        .expect("pdftotext of poppler-utils is installed");
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(ToOwned::to_owned).collect() };
    let page = words(&text(&output.stdout)).join(" ");
    let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let current =
        &file["states"].as_array().unwrap().iter().find(|state| state["kind"] == "current").unwrap()["id"];
    let missing: Vec<String> = file["cards"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|card| card["state"] == *current && card["place"].is_object())
        .filter_map(|card| card["text"].as_str())
        .flat_map(words)
        .filter(|word| !page.contains(word.trim_matches(['\u{201c}', '\u{201d}'])))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn exports_that_cannot_be_made_leave_what_stands_there() {
    let folder = Folder::new();
    let path = folder.with_bank();
    let target = folder.path("old.png");
    std::fs::write(&target, "old").unwrap();
    for arguments in [
        vec!["export", &path, "-o", &target, "--state", "yesterday"],
        vec!["export", &path, "-o", &target, "--persona", "Nobody"],
        vec!["export", &path, "-o", &target, "--scale", "1000"],
        vec!["export", &path, "-o", &target, "--scale", "0"],
    ] {
        let output = throughline(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "old");
    }
    let unknown = folder.path("bank.docx");
    assert_eq!(throughline(&["export", &path, "-o", &unknown]).status.code(), Some(2));
    assert!(!Path::new(&unknown).exists());
}

#[test]
fn generate_gives_the_same_journey_for_a_seed() {
    let size = ["--cards", "250", "--stages", "8", "--lanes", "10", "-o", "-"];
    let first = throughline(&[&["generate", "--seed", "7"], &size[..]].concat());
    let again = throughline(&[&["generate", "--seed", "7"], &size[..]].concat());
    let other = throughline(&[&["generate", "--seed", "8"], &size[..]].concat());
    assert!(first.status.success());
    assert!(first.stdout == again.stdout && first.stdout != other.stdout);
}

#[test]
fn schemas_are_json_schemas_of_what_they_name() {
    let document = json(&throughline(&["schema", "document"]));
    assert!(document.get("$schema").is_some());
    let commands = json(&throughline(&["schema", "commands"])).to_string();
    assert!(commands.contains("move_card"));
    let api = json(&throughline(&["schema", "api"])).to_string();
    assert!(api.contains("card_height"));
}
