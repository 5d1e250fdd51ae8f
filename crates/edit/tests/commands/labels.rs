//! What actions are called in the undo menu.

use serde_json::json;
use throughline_edit::*;
use throughline_model::RecordKind;

use crate::hand::*;
use crate::sample::*;

#[test]
fn each_action_is_called_by_what_it_does() {
    let document = sample();
    let cards = [FILL, TYPE, SCAN].map(|id| record(RecordKind::Card, id)).to_vec();
    let mixed = vec![record(RecordKind::Card, FILL), record(RecordKind::Stage, USE)];
    let feel = |column, score| SetEmotion { id: NEW, column, persona: ANA, score, label: None };
    let only = |label: &str, command| Command::Batch(Batch { label: label.into(), commands: vec![command] });
    let cases = [
        (move_card(FILL, ACTIONS, USE, None), "Move card"),
        (Command::MoveCard(MoveCard { card: FILL, to: None }), "Move card to tray"),
        (set(RecordKind::Stage, APPLY, json!({ "name": "x" })), "Rename stage"),
        (set(RecordKind::Journey, JOURNEY, json!({ "title": "x" })), "Rename journey"),
        (set(RecordKind::Lane, PAINS, json!({ "locked": true })), "Lock lane"),
        (set(RecordKind::Lane, PAINS, json!({ "locked": false })), "Unlock lane"),
        (set(RecordKind::Card, FILL, json!({ "text": "x" })), "Edit card"),
        (set(RecordKind::Persona, ANA, json!({ "name": "x", "role": "y" })), "Edit persona"),
        (Command::SetEmotion(feel(USE, Some(0.0))), "Add emotion"),
        (Command::SetEmotion(feel(FORM, Some(0.0))), "Change emotion"),
        (Command::SetEmotion(feel(FORM, None)), "Clear emotion"),
        (delete(RecordKind::Card, FILL), "Delete card"),
        (Command::Delete(Delete { records: cards }), "Delete 3 cards"),
        (Command::Delete(Delete { records: mixed }), "Delete 2 records"),
        (duplicate(RecordKind::Lane, PAINS, NEW), "Duplicate lane"),
        (only("Move 3 cards", delete(RecordKind::Card, FILL)), "Move 3 cards"),
        (only("", delete(RecordKind::Card, FILL)), "Delete card"),
    ];
    for (command, label) in cases {
        assert_eq!(command.label(&document), label);
    }
}
