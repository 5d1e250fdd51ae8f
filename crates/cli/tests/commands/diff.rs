//! Two states of one journey, or two journeys, compared.

use crate::hand::*;

/// The bank's sample, and a second file in which the text of its first card is another.
fn two_versions() -> (Folder, String, String) {
    let (folder, path) = Folder::with_bank();
    let mut version: Value = serde_json::from_slice(&bank()).unwrap();
    version["cards"][0]["text"] = json!("=SUM(A1) | <b>bold</b> \u{1b}[31m");
    let newer = folder.path("newer.journey");
    std::fs::write(&newer, version.to_string()).unwrap();
    (folder, path, newer)
}

#[test]
fn diff_compares_the_current_state_with_the_only_future_one() {
    let (_folder, path) = Folder::with_bank();
    let output = throughline(&["diff", &path, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let report = json_of(&output);
    assert_eq!(
        (&report["from"]["state"]["kind"], &report["to"]["state"]["kind"]),
        (&json!("current"), &json!("future"))
    );
    assert!(!report["headline"].as_str().unwrap().is_empty());
    let changes = report["changes"].as_array().unwrap();
    for kind in ["added", "removed", "moved", "changed"] {
        let counted = changes.iter().filter(|change| change["change"] == kind).count();
        assert_eq!(report["summary"][kind], counted, "{kind}");
    }
    for change in changes {
        let place = |side: &str| !change[side].is_null();
        assert_eq!(
            (place("from"), place("to")),
            (change["change"] != "added", change["change"] != "removed")
        );
        assert!(change["id"].is_string() && !change["name"].as_str().unwrap().is_empty(), "{change}");
    }
    let named = throughline(&["diff", &format!("{path}@current"), "@future", "--format", "json"]);
    assert_eq!(json_of(&named), report);
    let alone = throughline(&["diff", &format!("{path}@future"), "--format", "json"]);
    assert_eq!(json_of(&alone), report);
    let piped = throughline_reading(&bank(), &["diff", "-", "@future", "--format", "json"]);
    assert_eq!(json_of(&piped)["changes"], report["changes"]);
}

#[test]
fn a_field_that_says_something_else_is_told_with_before_and_after() {
    let (_folder, path, newer) = two_versions();
    let output = throughline(&["diff", &path, &newer, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let report = json_of(&output);
    let [change] = report["changes"].as_array().unwrap().as_slice() else { panic!("{report}") };
    let before: Value = serde_json::from_slice(&bank()).unwrap();
    assert_eq!((&change["change"], &change["kind"]), (&json!("changed"), &json!("card")));
    assert_eq!(change["id"], before["cards"][0]["id"]);
    assert_eq!(change["fields"][0]["field"], "text");
    assert_eq!(change["fields"][0]["before"], before["cards"][0]["text"]);
}

#[test]
fn nothing_differs_between_a_file_and_itself_or_its_copy() {
    let (folder, path) = Folder::with_bank();
    let copy = folder.path("copy.journey");
    let compact: Value = serde_json::from_slice(&bank()).unwrap();
    std::fs::write(&copy, compact.to_string()).unwrap();
    for sides in
        [[path.clone(), path.clone()], [path.clone(), copy], [format!("{path}@current"), "@current".into()]]
    {
        let output = throughline(&["diff", &sides[0], &sides[1]]);
        assert_eq!(output.status.code(), Some(0), "{sides:?}: {}", text(&output.stdout));
    }
}

#[test]
fn the_report_for_a_terminal_fits_eighty_columns_and_has_a_badge_for_each_change() {
    let (_folder, path) = Folder::with_bank();
    let said = text(&throughline(&["diff", &path]).stdout);
    let report = json_of(&throughline(&["diff", &path, "--format", "json"]));
    let headline = report["headline"].as_str().unwrap();
    assert!(said.replace('\n', " ").starts_with(headline), "{said}");
    for line in said.lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    for (badge, kind) in [("+", "added"), ("\u{2212}", "removed"), ("\u{2192}", "moved"), ("~", "changed")] {
        let lines = said.lines().filter(|line| line.starts_with(&format!("  {badge} "))).count();
        assert_eq!(report["summary"][kind], lines, "{kind}");
    }
}

#[test]
fn texts_of_a_journey_are_neither_formulas_nor_markup_nor_orders_to_a_terminal() {
    let (_folder, path, newer) = two_versions();
    let report = |format: &str| text(&throughline(&["diff", &path, &newer, "--format", format]).stdout);
    let csv = report("csv");
    assert_eq!(csv.lines().count(), 2, "{csv}");
    assert!(csv.contains(",'=SUM(A1) | <b>bold</b> "), "{csv}");
    let markdown = report("markdown");
    assert!(markdown.contains(r"=SUM(A1) \| \<b\>bold\</b\> "), "{markdown}");
    for format in ["text", "markdown", "csv"] {
        assert!(!report(format).contains('\u{1b}'), "{format}");
    }
}

#[test]
fn two_maps_without_anything_in_common_are_said_to_be_so() {
    let (_folder, path) = Folder::with_bank();
    let other = example("b2b-software-purchase.journey");
    let output = throughline(&["diff", &path, other.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(text(&output.stdout).replace('\n', " ").contains(" in common: "), "{}", text(&output.stdout));
}

#[test]
fn states_that_do_not_exist_are_refused_with_the_file_and_what_there_is() {
    let (folder, path) = Folder::with_bank();
    let blank = folder.path("blank.journey");
    assert!(throughline(&["new", &blank]).status.success());
    for (arguments, expected) in [
        (&[&format!("{path}@Never")[..]][..], "no state \u{201c}Never\u{201d}; the states are"),
        (&[&path, "@Never"], "no state \u{201c}Never\u{201d}"),
        (&[&blank], "no state \u{201c}future\u{201d}"),
        (&["@future"], "FILE@STATE"),
        (&[&folder.path("gone.journey@future")], "There is no file"),
    ] {
        let said = trouble(&throughline(&[&["diff"][..], arguments].concat()));
        assert!(said.contains(expected), "{said}");
    }
}
