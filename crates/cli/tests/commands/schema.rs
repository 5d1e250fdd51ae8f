//! JSON Schemas.

use crate::hand::*;

#[test]
fn schemas_are_json_schemas_of_what_they_name() {
    let document = json_of(&throughline(&["schema", "document"]));
    assert!(document.get("$schema").is_some());
    let commands = json_of(&throughline(&["schema", "commands"])).to_string();
    assert!(commands.contains("move_card"));
    let map = json_of(&throughline(&["schema", "map"])).to_string();
    assert!(map.contains("last_step"));
    let api = json_of(&throughline(&["schema", "api"])).to_string();
    assert!(api.contains("card_height"));
}
