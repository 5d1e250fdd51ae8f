//! Older files are brought up, newer ones are shown and never written.

mod common;

use std::fs;
use std::path::Path;

use common::*;
use throughline_storage::*;

fn in_version(text: &str, version: u64) -> String {
    text.replacen("\"version\": 1", &format!("\"version\": {version}"), 1)
}

#[test]
fn every_migration_turns_its_before_into_its_after() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/migrations");
    for migration in MIGRATIONS {
        let before = folder.join(format!("{}.before.journey", migration.from));
        let after = folder.join(format!("{}.after.journey", migration.from));
        let opened = open(&before).unwrap();
        assert_eq!((opened.version, opened.newer), (migration.from, false));
        assert_eq!(opened.repairs, [], "{}", migration.about);
        assert_eq!(text_of(&opened.document), fs::read_to_string(after).unwrap(), "{}", migration.about);
    }
    assert_eq!(names_in(&folder).len(), 2 * MIGRATIONS.len(), "each file belongs to a migration");
}

#[test]
fn migrations_leave_no_gap_up_to_the_present_version() {
    let steps: Vec<u64> = MIGRATIONS.iter().map(|migration| migration.from).collect();
    assert_eq!(steps, (0..VERSION).collect::<Vec<u64>>());
}

#[test]
fn an_older_file_that_does_not_fit_names_the_place_without_a_line() {
    let text = r#"{"format": "throughline-journey", "version": 0, "journey": {"id": 5, "title": ""}}"#;
    let error = read_text(text).unwrap_err().to_string();
    assert!(error.contains("at journey.id: "), "{error}");
}

#[test]
fn a_newer_file_shows_what_is_understood_and_lists_what_is_not() {
    let document = small_document();
    let text = in_version(&text_of(&document), 7);
    let card = document.cards.values().find(|card| card.place.is_some()).unwrap();
    let strange = text.replacen(
        &format!("\"id\": \"{}\",\n", card.id),
        &format!("\"id\": \"{}\",\n      \"severity\": \"very\",\n", card.id),
        1,
    );
    let opened = read_text(&strange).unwrap();
    assert_eq!((opened.version, opened.newer), (7, true));
    assert_eq!(opened.read_only_reason, Some(ReadOnlyReason::NewerVersion));
    assert_eq!(opened.document.cards.len(), document.cards.len() - 1);
    assert!(
        opened.repairs.iter().any(|repair| repair.rule == "newer-version" && repair.record.id == card.id)
    );

    assert_eq!(read_text(&text).unwrap().document, document, "what has not changed is read as ever");
}

#[test]
fn a_newer_file_is_never_written() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let text = in_version(&text_of(&small_document()), VERSION + 1);
    fs::write(&path, &text).unwrap();
    let opened = open(&path).unwrap();
    for expected in [Some(opened.hash), None] {
        let refused = save(&path, &opened.document, expected);
        assert!(matches!(refused, Err(StorageError::NewerVersion { version, .. }) if version == VERSION + 1));
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_version_that_is_no_whole_number_is_named() {
    for version in ["1.5", "-1", "\"1\"", "null", "[1]"] {
        let text =
            text_of(&small_document()).replacen("\"version\": 1", &format!("\"version\": {version}"), 1);
        let error = read_text(&text).unwrap_err();
        assert!(matches!(error, StorageError::NoVersion { .. }), "{version}: {error}");
    }
    let error = read_text(r#"{"format": "throughline-journey"}"#).unwrap_err().to_string();
    assert!(error.contains("is missing"), "{error}");
}
