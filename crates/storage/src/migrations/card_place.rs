//! 0 → 1: a card's `lane`, `column` and `order` become one field, `place`.

use serde_json::{Map, Value};

pub(super) fn run(file: &mut Map<String, Value>) {
    let Some(Value::Array(cards)) = file.get_mut("cards") else { return };
    for card in cards.iter_mut().filter_map(Value::as_object_mut) {
        let mut place = Map::new();
        for field in ["lane", "column", "order"] {
            if let Some(value) = card.shift_remove(field) {
                place.insert(field.into(), value);
            }
        }
        // A card that lacked one of the two stood nowhere: it lies in the tray.
        if place.contains_key("lane") && place.contains_key("column") {
            card.insert("place".into(), place.into());
        }
    }
}
