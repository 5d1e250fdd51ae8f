//! Arguments, help, and where words leave the program.

use std::process::Stdio;

use crate::hand::*;

const COMMANDS: [&str; 16] = [
    "new",
    "templates",
    "info",
    "check",
    "fmt",
    "apply",
    "fork",
    "diff",
    "merge",
    "text",
    "export",
    "generate",
    "schema",
    "serve",
    "completions",
    "man",
];

#[test]
fn the_help_of_each_command_ends_with_two_examples() {
    for command in COMMANDS {
        let output = throughline(&[command, "--help"]);
        assert!(output.status.success());
        let help = text(&output.stdout);
        let (_, examples) = help.split_once("Examples:\n").expect(command);
        let starts = examples.lines().filter(|line| line.contains(&format!("throughline {command}"))).count();
        assert_eq!((starts, examples.trim_end().lines().count()), (2, 2), "{help}");
    }
}

#[test]
fn wrong_arguments_are_one_sentence_that_says_where_the_right_ones_are() {
    for (arguments, expected) in [
        (&["exprt"][..], "did you mean export?"),
        (&["info"], "<FILE>"),
        (&["info", "a", "b"], "'b'"),
        (&["new", ""], "<OUT>"),
        (&["export", "a", "-o", "a.png", "--scale", "-1"], "above 0"),
        (&["export", "a", "-o", "a.png", "--dpi", "nan"], "above 0"),
        (&["export", "a", "-o", "a.png", "--width", "0"], "'0'"),
        (&["export", "a", "-o", "a.png", "--width", "10", "--dpi", "96"], "cannot be used with"),
        (&["export", "a", "-o", "a.png", "--theme", "drk"], "did you mean dark?"),
        (&["generate", "--cards", "1", "--stages", "0", "--lanes", "1", "-o", "-"], "1..=1000"),
        (&["schema", "nothing"], "document, commands, map, api"),
        (&["serve", "--port", "99999"], "65535"),
    ] {
        let said = trouble(&throughline(arguments));
        assert!(said.contains(expected) && said.contains("` lists what there is."), "{said}");
    }
}

#[test]
fn without_a_command_the_help_is_shown_as_trouble() {
    let output = throughline(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("Usage:"));
    assert!(throughline(&["help"]).status.success());
}

#[test]
fn a_reader_that_goes_away_is_no_trouble() {
    let mut child =
        program().args(["schema", "document"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn trouble_that_nobody_reads_is_still_trouble_and_no_panic() {
    let mut child = program().args(["info", "missing"]).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_trouble() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = program().arg("templates").stdout(full).output().unwrap();
    assert!(trouble(&output).contains("Standard output"));
}
