//! Canonical form, restored or only asked about.

use crate::hand::*;

#[test]
fn fmt_restores_the_canonical_form_and_check_only_tells() {
    let (_folder, path) = Folder::with_bank();
    let canonical = std::fs::read_to_string(&path).unwrap();
    let crowded: Value = serde_json::from_str(&canonical).unwrap();
    std::fs::write(&path, crowded.to_string()).unwrap();
    assert_eq!(throughline(&["fmt", "--check", &path]).status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), crowded.to_string());
    assert!(throughline(&["fmt", &path]).status.success());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), canonical);
}

#[test]
fn fmt_is_a_filter_from_standard_input_to_standard_output() {
    let canonical = bank();
    let crowded = serde_json::from_slice::<Value>(&canonical).unwrap().to_string();
    for input in [crowded.as_bytes(), &canonical] {
        let output = throughline_reading(input, &["fmt", "-"]);
        assert!(output.status.success());
        assert!(output.stdout == canonical);
    }
    assert_eq!(throughline_reading(crowded.as_bytes(), &["fmt", "--check", "-"]).status.code(), Some(1));
    assert_eq!(throughline_reading(&canonical, &["fmt", "--check", "-"]).status.code(), Some(0));
}
