//! Reference journeys.

use crate::hand::*;

#[test]
fn generate_gives_the_same_journey_for_a_seed() {
    let size = ["--cards", "250", "--stages", "8", "--lanes", "10", "-o", "-"];
    let first = throughline(&[&["generate", "--seed", "7"], &size[..]].concat());
    let again = throughline(&[&["generate", "--seed", "7"], &size[..]].concat());
    let other = throughline(&[&["generate", "--seed", "8"], &size[..]].concat());
    assert!(first.status.success());
    assert!(first.stdout == again.stdout && first.stdout != other.stdout);
}
