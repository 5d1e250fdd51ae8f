//! Commands as JSON.

use serde_json::json;
use throughline_edit::*;

use crate::hand::*;
use crate::sample::*;

#[test]
fn the_schema_describes_a_list_of_every_command() {
    let schema = commands_schema();
    assert_eq!(schema["type"], "array");
    let text = schema.to_string();
    for name in ["add_stage", "add_card", "move_card", "set_fields", "set_emotion", "delete", "batch"] {
        assert!(text.contains(&format!("\"const\":\"{name}\"")), "{name} is missing");
    }
}

#[test]
fn a_script_reads_as_it_is_written() {
    let script = json!([
        { "command": "add_card", "id": NEW, "state": TODAY, "to": { "lane": ACTIONS, "column": FORM } },
        { "command": "set_fields", "record": { "kind": "card", "id": NEW }, "fields": { "text": "Hello" } },
        { "command": "move_card", "card": NEW },
    ]);
    let commands: Vec<Command> = serde_json::from_value(script.clone()).expect("commands");
    let mut document = sample();
    for command in commands.clone() {
        act(&mut document, command);
    }
    assert_eq!(document.cards[&NEW].place, None);
    let again: Vec<Command> =
        serde_json::from_value(serde_json::to_value(&commands).expect("JSON")).expect("commands");
    assert_eq!(again, commands);
}
