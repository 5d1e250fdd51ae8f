//! A future state forked from another.

use crate::hand::*;

fn states(path: &str) -> Vec<Value> {
    let info = json_of(&throughline(&["info", path, "--json"]));
    info["states"].as_array().cloned().unwrap_or_default()
}

#[test]
fn fork_makes_a_future_state_that_begins_as_the_current_one() {
    let (_folder, path) = Folder::with_bank();
    let output = throughline(&[
        "fork",
        &path,
        "--name",
        "Without a branch",
        "--purpose",
        "Win the board",
        "--as-of",
        "2028",
    ]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let all = states(&path);
    let (today, fork) = (&all[0], all.last().unwrap());
    assert_eq!((&fork["kind"], &fork["name"]), (&json!("future"), &json!("Without a branch")));
    for counted in ["stages", "steps", "lanes", "cards"] {
        assert_eq!(fork[counted], today[counted], "{counted}");
    }
    let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let written = file["states"].as_array().unwrap();
    let written = written.iter().find(|state| state["id"] == fork["id"]).unwrap();
    assert_eq!((&written["purpose"], &written["as_of"]), (&json!("Win the board"), &json!("2028")));
    assert_eq!(written["based_on"], today["id"]);
}

#[test]
fn fork_takes_any_state_and_leaves_the_original_alone() {
    let (folder, path) = Folder::with_bank();
    let out = folder.path("idea.journey");
    let output = throughline(&["fork", &path, "--from", "future", "--name", "Bolder", "-o", &out]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(std::fs::read(&path).unwrap() == bank());
    let all = states(&out);
    let future = all.iter().find(|state| state["kind"] == "future").unwrap();
    assert_eq!(all.last().unwrap()["cards"], future["cards"]);
    assert_ne!(future["cards"], all[0]["cards"], "the sample's states differ");
}

#[test]
fn fork_is_a_filter_from_standard_input_to_standard_output() {
    let output = throughline_reading(&bank(), &["fork", "-", "--name", "Bolder"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("\"Bolder\""));
}

#[test]
fn a_state_that_does_not_exist_or_may_not_be_called_so_changes_nothing() {
    let (_folder, path) = Folder::with_bank();
    for (arguments, expected) in [
        (&["--from", "Never", "--name", "A"][..], "no state \u{201c}Never\u{201d}; the states are"),
        (&["--name", "future"], "\u{201c}future\u{201d}"),
        (&["--name", "current"], "\u{201c}current\u{201d}"),
    ] {
        let said = trouble(&throughline(&[&["fork", &path][..], arguments].concat()));
        assert!(said.contains("bank.journey") && said.contains(expected), "{said}");
        assert!(std::fs::read(&path).unwrap() == bank());
    }
}
