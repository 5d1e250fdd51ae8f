//! What had to be repaired and what deserves a look.

use crate::hand::*;

#[test]
fn check_says_no_with_a_finding_where_a_step_has_no_owner() {
    let output = throughline_reading(&bank(), &["check", "-", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let findings = json_of(&output);
    let rules: Vec<&str> =
        findings.as_array().unwrap().iter().filter_map(|one| one["rule"].as_str()).collect();
    assert!(rules.contains(&"step-without-owner"), "{rules:?}");
    assert!(rules.contains(&"illustrative-figures"), "{rules:?}");
}
