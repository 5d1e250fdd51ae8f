//! What a journey holds, counted.

use crate::hand::*;

#[test]
fn info_counts_states_and_what_they_hold() {
    let info = json_of(&throughline_reading(&bank(), &["info", "-", "--json"]));
    assert_eq!(info["bytes"], bank().len());
    assert_eq!(info["format"], "throughline-journey");
    let states = info["states"].as_array().unwrap();
    assert_eq!(
        states.iter().map(|state| state["kind"].as_str().unwrap()).collect::<Vec<_>>(),
        ["current", "future"]
    );
    assert!(states.iter().all(|state| state["cards"].as_u64().unwrap() > 50));
}

#[test]
fn one_of_a_kind_is_not_called_several() {
    let output = throughline(&["generate", "--cards", "1", "--stages", "1", "--lanes", "1", "-o", "-"]);
    let said = text(&throughline_reading(&output.stdout, &["info", "-"]).stdout);
    assert!(said.contains("1 stage,") && said.contains("1 lane,") && said.contains("1 card,"), "{said}");
}
