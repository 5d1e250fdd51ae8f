//! What the tests share: the program, a folder, the samples, and how its words are read.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub use serde_json::{Value, json};

/// The program.
pub fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_throughline"))
}

/// Runs the program as a script does.
pub fn throughline(arguments: &[&str]) -> Output {
    program().args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

/// Runs the program with something on its standard input.
pub fn throughline_reading(input: &[u8], arguments: &[&str]) -> Output {
    let mut child = program()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it was piped");
    let input = input.to_vec();
    // Beside the reading, or both would wait for each other once the pipe is full.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer does not panic");
    output
}

/// The one sentence that a command in trouble says, without the program's name.
pub fn trouble(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    let said = text(&output.stderr);
    assert_eq!(said.lines().count(), 1, "{said}");
    let sentence = said.trim_end().strip_prefix("throughline: ").expect("the program names itself");
    assert!(sentence.ends_with('.'), "a whole sentence: {sentence}");
    assert!(!sentence.starts_with(char::is_lowercase) || sentence.contains('/'), "sentence case: {sentence}");
    sentence.to_owned()
}

pub fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("standard output is one JSON value")
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// The bytes of the bank's sample.
pub fn bank() -> Vec<u8> {
    std::fs::read(example("bank-account-opening.journey")).expect("the sample is there")
}

/// A temporary folder with files by name.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new() -> Self {
        Folder(tempfile::tempdir().expect("a temporary folder"))
    }

    /// One with the bank's sample in it, and the sample's path.
    pub fn with_bank() -> (Self, String) {
        let folder = Folder::new();
        let path = folder.path("bank.journey");
        std::fs::write(&path, bank()).expect("the folder is writable");
        (folder, path)
    }

    pub fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    pub fn place(&self) -> &Path {
        self.0.path()
    }

    /// The names of everything in it, sorted.
    pub fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.0.path()).expect("the folder is there");
        let mut names: Vec<String> =
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}
