//! A journey as readable lines.

use crate::hand::*;

#[test]
fn text_tells_the_map_in_its_order() {
    let (_folder, path) = Folder::with_bank();
    let output = throughline(&["text", &path]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    let place = |line: &str| said.find(line).unwrap_or_else(|| panic!("{line} is missing in\n{said}"));
    assert_eq!(place("Journey: Opening an everyday account"), 0);
    assert!(place("Persona: Priya Raman") < place("Current state: As it is"));
    assert!(place("Stage: Awareness and discovery") < place("    Step: See the advert"));
    assert!(place("    Step: See the advert") < place("      Metric: Click-through"));
    let piped = throughline_reading(&bank(), &["text", "-"]);
    assert_eq!(text(&piped.stdout), said);
}
