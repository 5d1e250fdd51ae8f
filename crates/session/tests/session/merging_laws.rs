//! What holds for a merge in a session, whatever two programs wrote to one map at once.

use std::fs;

use serde_json::{Value, json};
use throughline_model::Document;
use throughline_model::testing::{Dice, random_document};
use throughline_session::files;

use crate::desk::*;

/// What one side does: commands that may all run, and the words that they bring.
struct Work {
    commands: Vec<Value>,
    words: Vec<String>,
    document: Document,
}

/// Edits of a few cards and stages, on which two sides meet often.
fn work(base: &Document, side: &str, seed: u64) -> Work {
    let mut dice = Dice::new(seed);
    let mut work = Work { commands: Vec::new(), words: Vec::new(), document: base.clone() };
    let cards: Vec<_> = base.cards.values().take(8).collect();
    let stages: Vec<_> = base.stages.values().take(3).collect();
    for number in 0..dice.below(8) {
        let word = format!("{side}{number}");
        let card = dice.pick(&cards);
        let record = json!({"kind": "card", "id": card.id});
        let (command, brings) = match dice.below(6) {
            0 => (json!({"command": "delete", "records": [record]}), false),
            1 => {
                let place =
                    dice.pick(&cards).place.clone().map(|it| json!({"lane": it.lane, "column": it.column}));
                (json!({"command": "move_card", "card": card.id, "to": place}), false)
            }
            2 => {
                let stage = json!({"kind": "stage", "id": dice.pick(&stages).id});
                (json!({"command": "set_fields", "record": stage, "fields": {"name": word}}), true)
            }
            3 => (json!({"command": "set_fields", "record": record, "fields": {"tags": [word]}}), true),
            _ => {
                let now = work.document.cards.get(&card.id).map_or("", |card| &card.text);
                let text = format!("{now} {word}");
                (json!({"command": "set_fields", "record": record, "fields": {"text": text}}), true)
            }
        };
        if files::apply(&mut work.document, &json!([command]).to_string()).is_ok() {
            work.commands.push(command);
            work.words.extend(brings.then_some(word));
        }
    }
    // What was written over, or deleted with its card, is gone by that side's own will.
    let text = files::to_text(&work.document).expect("it can be written");
    work.words.retain(|word| text.contains(word.as_str()));
    work
}

#[test]
fn a_merge_loses_no_word_and_undoing_it_gives_back_mine_byte_for_byte() {
    let rounds = if std::env::var_os("THROUGHLINE_SOAK").is_some() { 2_000 } else { 40 };
    for seed in 0..rounds {
        let desk = Desk::new();
        let mut base = random_document(seed, 12);
        base.lanes.values_mut().for_each(|lane| lane.locked = false);
        let path = desk.folder.path().join("map.journey");
        files::replace(&path, &base).expect("a file");
        let (mine, theirs) = (work(&base, "mine", 2 * seed), work(&base, "theirs", 2 * seed + 1));
        let document = desk.open(&path);
        let batch = json!({"command": "batch", "label": "Work", "commands": mine.commands});
        desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": batch}));
        files::replace(&path, &theirs.document).expect("their file");
        let merged = desk.ask(json!({"request": "merge", "document": document, "view": 1}));

        let ours = files::to_text(&mine.document).expect("it can be written");

        desk.ask(json!({"request": "save", "document": document}));
        let saved = fs::read_to_string(&path).expect("the merged file");
        for word in mine.words.iter().chain(&theirs.words) {
            assert!(saved.contains(word.as_str()), "{word} is lost in round {seed}");
        }
        let asked = files::read(&path).expect("it can be opened again").document.conflicts.len();
        assert_eq!(merged["info"]["to_decide"], json!(asked), "round {seed}");

        if merged["label"] != "" {
            desk.ask(json!({"request": "undo", "document": document, "view": 1}));
            desk.ask(json!({"request": "save", "document": document}));
        }
        assert_eq!(fs::read_to_string(&path).expect("mine"), ours, "round {seed}");
    }
}
