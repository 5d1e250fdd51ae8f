//! Files whose records do not fit together: opened, repaired, and every repair listed.

mod common;

use common::*;
use serde_json::{Value, json};
use throughline_model::testing::random_document;
use throughline_model::*;
use throughline_storage::*;

fn rules(opened: &Opened) -> Vec<&str> {
    opened.repairs.iter().map(|repair| repair.rule).collect()
}

#[test]
fn references_to_nothing_are_repaired_and_listed() {
    let mut document = random_document(3, 40);
    let stranger = Id::from_number(99);
    let placed = document.cards.values_mut().find(|card| card.place.is_some()).unwrap();
    placed.place.as_mut().unwrap().lane = stranger;
    let card = placed.id;
    document.links.values_mut().next().unwrap().to = stranger;
    document.steps.values_mut().next().unwrap().place.stage = stranger;
    let opened = open_bytes(&bytes_of(&document)).unwrap();
    assert_eq!(opened.document.cards[&card].place, None);
    for rule in ["place-exists", "parent-exists", "stage-of-step"] {
        assert!(rules(&opened).contains(&rule), "{rule}: {:?}", opened.repairs);
    }
    assert_eq!(violations(&opened.document), []);
    assert_eq!(opened.document.cards.len(), document.cards.len());
}

#[test]
fn malformed_order_keys_are_repaired_and_listed() {
    let mut file = values(&random_document(4, 60));
    let keys = ["", "zz", "8é0", "not hex", "80", "80", "FF80", "\u{0}"];
    for (index, key) in keys.iter().enumerate() {
        file["lanes"][index]["order"] = json!(key);
    }
    let opened = open_bytes(file.to_string().as_bytes()).unwrap();
    assert!(rules(&opened).contains(&"order-keys"));
    assert_eq!(opened.document.lanes.len(), file["lanes"].as_array().unwrap().len());
    assert_eq!(violations(&opened.document), []);
}

#[test]
fn two_cards_of_one_id_both_stay() {
    let document = random_document(5, 20);
    let mut file = values(&document);
    let mut second = file["cards"][4].clone();
    second["text"] = json!("The second of that id");
    let id: Id = second["id"].as_str().unwrap().parse().unwrap();
    let cards = file["cards"].as_array_mut().unwrap();
    cards.push(second.clone());
    cards.push(second);
    let opened = open_bytes(file.to_string().as_bytes()).unwrap();
    assert_eq!(opened.document.cards.len(), document.cards.len() + 2);
    assert_eq!(opened.document.cards[&id].text, document.cards[&id].text, "the first keeps the id");
    assert_eq!(rules(&opened).iter().filter(|rule| **rule == "unique-id").count(), 2);
    let again = open_bytes(file.to_string().as_bytes()).unwrap();
    assert_eq!(again.document, opened.document, "the new ids are the same whenever it is opened");
}

#[test]
fn records_of_different_kinds_never_share_an_id() {
    let document = random_document(6, 30);
    let pairs = [
        ("cards", "stages"),
        ("personas", "stages"),
        ("lanes", "cards"),
        ("states", "personas"),
        ("assets", "steps"),
    ];
    for (one, other) in pairs {
        let mut file = values(&document);
        file[one][0]["id"] = file[other][0]["id"].clone();
        check_distinct(&file, &format!("{one} and {other}"));
    }
    for other in ["stages", "personas", "cards", "settings"] {
        let mut file = values(&document);
        let of_other = if other == "settings" { &file[other]["id"] } else { &file[other][0]["id"] };
        file["journey"]["id"] = of_other.clone();
        check_distinct(&file, &format!("journey and {other}"));
    }
}

fn check_distinct(file: &Value, what: &str) {
    let opened = open_bytes(file.to_string().as_bytes()).unwrap();
    assert!(rules(&opened).contains(&"unique-id"), "{what}");
    let mut ids: Vec<Id> = opened.document.references().iter().map(|reference| reference.id).collect();
    ids.sort();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{what}");
    let saved = text_of(&opened.document);
    assert_eq!(read_sound(&saved), opened.document, "{what}");
}

#[test]
fn a_file_without_settings_gets_the_same_ones_each_time() {
    let mut file = values(&small_document());
    file.as_object_mut().unwrap().shift_remove("settings");
    let (one, two) =
        (open_bytes(file.to_string().as_bytes()).unwrap(), open_bytes(file.to_string().as_bytes()).unwrap());
    assert_eq!(one.document, two.document);
    assert_eq!(one.repairs, []);
}
