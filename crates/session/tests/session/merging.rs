//! Three versions of a map become one: the file that another program changed, and copies beside it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::desk::*;

/// Cards of the sample, by what they say, on the current state.
fn card_saying(path: &Path, text: &str) -> Value {
    let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let state =
        file["states"].as_array().unwrap().iter().find(|it| it["kind"] == "current").unwrap()["id"].clone();
    let cards = file["cards"].as_array().unwrap();
    let card = cards.iter().find(|it| it["text"] == text && it["state"] == state);
    card.unwrap_or_else(|| panic!("no card says {text}"))["id"].clone()
}

/// What another program would write: the same map with another text on a card.
fn rewrite(path: &Path, to: &Path, from: &str, text: &str) {
    let file = fs::read_to_string(path).unwrap();
    let changed = file.replace(&format!("\"text\": \"{from}\""), &format!("\"text\": \"{text}\""));
    assert_ne!(file, changed, "a card says {from}");
    fs::write(to, changed).unwrap();
}

/// A map with unsaved work, whose file another program changes before that is saved.
fn both_at_work(desk: &Desk, mine: (&str, &str), theirs: (&str, &str)) -> (std::path::PathBuf, u64) {
    let path = desk.bank();
    let card = card_saying(&path, mine.0);
    let document = desk.open(&path);
    desk.say(document, &card, mine.1);
    rewrite(&path, &path, theirs.0, theirs.1);
    eventually("the change is noticed", || desk.info(document)["changed_on_disk"] == true);
    (path, document)
}

fn merge(desk: &Desk, document: u64) -> Value {
    desk.ask(json!({"request": "merge", "document": document, "view": 1}))
}

fn undo(desk: &Desk, document: u64) -> Value {
    desk.ask(json!({"request": "undo", "document": document, "view": 1}))
}

fn text_of(desk: &Desk, document: u64, card: &Value) -> String {
    let record = json!({"kind": "card", "id": card});
    let shown = desk.ask(json!({"request": "inspect", "document": document, "record": record}));
    let fields = shown["sections"][0]["fields"].as_array().unwrap();
    fields.iter().find(|it| it["name"] == "text").unwrap()["value"].as_str().unwrap().to_owned()
}

fn conflicts(desk: &Desk, document: u64) -> Vec<Value> {
    let list = desk.ask(json!({"request": "conflicts", "document": document}));
    list["conflicts"].as_array().unwrap().clone()
}

fn decide(desk: &Desk, document: u64, conflict: &Value, choice: &str) -> Value {
    desk.ask(json!({
        "request": "resolve_conflict", "document": document, "view": 1,
        "conflict": conflict["id"], "choice": choice
    }))
}

/// The runs of a value joined up, what was taken away in brackets, what was added in braces.
fn read_out(runs: &Value) -> String {
    let run = |run: &Value| {
        let text = run["text"].as_str().unwrap();
        match run["run"].as_str().unwrap() {
            "removed" => format!("[{text}]"),
            "added" => format!("{{{text}}}"),
            _ => text.to_owned(),
        }
    };
    runs.as_array().unwrap().iter().map(run).collect()
}

#[test]
fn two_programs_that_changed_different_cards_are_merged_as_one_step_and_saved_when_asked() {
    let desk = Desk::new();
    let (path, document) = both_at_work(&desk, ("Landing page", "Mine"), ("Fee lists", "Theirs"));
    let theirs = fs::read(&path).unwrap();
    let edited = merge(&desk, document);
    assert_eq!(edited["label"], "Bring together");
    let info = &edited["info"];
    assert_eq!((&info["to_decide"], &info["changed_on_disk"]), (&json!(0), &json!(false)));
    assert_eq!((&info["unsaved"], &info["brought_together"]), (&json!(true), &json!(true)));
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(fs::read(&path).unwrap(), theirs, "nothing is written before somebody asks");
    let saved = desk.ask(json!({"request": "save", "document": document}));
    assert_eq!((&saved["unsaved"], &saved["brought_together"]), (&json!(false), &json!(false)));
    let file = fs::read_to_string(&path).unwrap();
    assert!(file.contains("\"Mine\"") && file.contains("\"Theirs\""));
}

#[test]
fn undoing_a_merge_gives_back_mine_and_leaves_the_file_theirs_until_somebody_decides() {
    let desk = Desk::new();
    let (path, document) = both_at_work(&desk, ("Landing page", "Mine"), ("Fee lists", "Theirs"));
    let theirs = fs::read(&path).unwrap();
    let theirs_card = card_saying(&path, "Theirs");
    merge(&desk, document);
    assert_eq!(text_of(&desk, document, &theirs_card), "Theirs");
    let undone = undo(&desk, document);
    assert_eq!(text_of(&desk, document, &theirs_card), "Fee lists");
    assert_eq!(undone["info"]["changed_on_disk"], true, "the file is still another one");
    let refused = desk.try_ask(json!({"request": "save", "document": document})).unwrap_err();
    assert_eq!(refused["code"], "changed_on_disk");
    let redone = desk.ask(json!({"request": "redo", "document": document, "view": 1}));
    assert_eq!(redone["info"]["changed_on_disk"], false);
    assert_eq!(fs::read(&path).unwrap(), theirs);
    desk.ask(json!({"request": "save", "document": document}));
    let file = fs::read_to_string(&path).unwrap();
    assert!(file.contains("\"Mine\"") && file.contains("\"Theirs\""));
}

#[test]
fn a_merge_and_its_undoing_survive_a_killed_program() {
    for is_undone in [false, true] {
        let desk = Desk::new();
        let (path, document) = both_at_work(&desk, ("Landing page", "Mine"), ("Fee lists", "Theirs"));
        let theirs = fs::read_to_string(&path).unwrap();
        merge(&desk, document);
        if is_undone {
            undo(&desk, document);
        }
        let desk = desk.killed_and_started_again();
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        let opened = desk.ask(json!({"request": "open", "path": path}));
        let document = opened["info"]["document"].as_u64().unwrap();
        desk.show(document);
        assert_eq!(opened["info"]["changed_on_disk"], is_undone, "undone, it is to be settled again");
        if is_undone {
            merge(&desk, document);
        }
        desk.ask(json!({"request": "save", "document": document}));
        let file = fs::read_to_string(&path).unwrap();
        assert!(file.contains("\"Mine\"") && file.contains("\"Theirs\""));
    }
}

#[test]
fn a_file_that_changes_again_after_the_merge_is_merged_again_and_undone_step_by_step() {
    let desk = Desk::new();
    let (path, document) = both_at_work(&desk, ("Landing page", "Mine"), ("Fee lists", "Theirs"));
    merge(&desk, document);
    rewrite(&path, &path, "Comparison site", "Theirs later");
    eventually("the change is noticed", || desk.info(document)["changed_on_disk"] == true);
    merge(&desk, document);
    let (early, late) = (card_saying(&path, "Theirs"), card_saying(&path, "Theirs later"));
    let texts = |desk: &Desk| (text_of(desk, document, &early), text_of(desk, document, &late));
    assert_eq!(texts(&desk), ("Theirs".into(), "Theirs later".into()));
    undo(&desk, document);
    assert_eq!(texts(&desk), ("Theirs".into(), "Comparison site".into()));
    undo(&desk, document);
    assert_eq!(texts(&desk), ("Fee lists".into(), "Comparison site".into()));
    assert_eq!(merge(&desk, document)["info"]["to_decide"], 0, "nothing of theirs is taken for undone");
    assert_eq!(texts(&desk), ("Theirs".into(), "Theirs later".into()));
}

#[test]
fn one_field_changed_by_both_is_left_to_decide_and_the_decision_is_a_step_of_undo() {
    let desk = Desk::new();
    let (path, document) = both_at_work(
        &desk,
        ("Landing page", "Landing page of mine"),
        ("Landing page", "Landing page of another"),
    );
    let card = card_saying(&path, "Landing page of another");
    assert_eq!(merge(&desk, document)["info"]["to_decide"], 1);
    let open = conflicts(&desk, document);
    let [conflict] = open.as_slice() else { panic!("{open:#?}") };
    assert_eq!((&conflict["field"], &conflict["kind_label"]), (&json!("Text"), &json!("Touchpoint")));
    assert_eq!(conflict["on"], json!({"kind": "card", "id": card}));
    let read = ["base", "ours", "theirs", "now"].map(|side| read_out(&conflict[side]));
    assert_eq!(read, ["Landing page", "Landing page{ of mine}", "Landing page{ of another}", "Landing page"]);
    for (choice, text) in [
        ("base", "Landing page"),
        ("ours", "Landing page of mine"),
        ("theirs", "Landing page of another"),
        ("both", "Landing page of mine of another"),
    ] {
        let decided = decide(&desk, document, conflict, choice);
        assert_eq!(
            (text_of(&desk, document, &card).as_str(), &decided["info"]["to_decide"]),
            (text, &json!(0))
        );
        assert_eq!(undo(&desk, document)["info"]["to_decide"], 1);
    }
}

#[test]
fn what_is_not_decided_is_saved_and_still_asked_after_opening_again() {
    let desk = Desk::new();
    let (path, document) = both_at_work(&desk, ("Landing page", "Mine"), ("Landing page", "Theirs"));
    merge(&desk, document);
    desk.ask(json!({"request": "save", "document": document}));
    desk.ask(json!({"request": "close", "document": document, "discard": false}));
    let document = desk.open(&path);
    assert_eq!(desk.info(document)["to_decide"], 1);
    decide(&desk, document, &conflicts(&desk, document)[0], "theirs");
    desk.ask(json!({"request": "save", "document": document}));
    let file = fs::read_to_string(&path).unwrap();
    assert!(file.contains("\"Theirs\"") && !file.contains("\"Mine\""));
}

#[test]
fn a_card_deleted_here_and_written_to_there_can_be_deleted_after_all() {
    let desk = Desk::new();
    let path = desk.bank();
    let card = card_saying(&path, "Landing page");
    let document = desk.open(&path);
    let record = json!({"kind": "card", "id": card});
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": {
        "command": "delete", "records": [record]
    }}));
    rewrite(&path, &path, "Landing page", "Theirs");
    eventually("the change is noticed", || desk.info(document)["changed_on_disk"] == true);
    assert_eq!(merge(&desk, document)["info"]["to_decide"], 1);
    let conflict = conflicts(&desk, document).remove(0);
    assert_eq!(conflict["field"], "Kept or deleted");
    let read = ["base", "ours", "theirs"].map(|side| read_out(&conflict[side]));
    assert_eq!(read, ["Kept: Landing page", "{Deleted}", "{Kept: Theirs}"]);
    assert!(conflict["choices"].as_array().unwrap().iter().all(|it| it.get("reason").is_none()));
    decide(&desk, document, &conflict, "ours");
    let inspect = json!({"request": "inspect", "document": document, "record": record});
    assert_eq!(desk.try_ask(inspect).unwrap_err()["code"], "not_found");
    assert_eq!(desk.info(document)["to_decide"], 0);
}

#[test]
fn a_number_that_both_changed_cannot_be_both_and_says_why() {
    let desk = Desk::new();
    let path = desk.bank();
    let file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let pain = file["cards"].as_array().unwrap().iter().find(|card| card["severity"] == 5).unwrap().clone();
    let document = desk.open(&path);
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": {
        "command": "set_fields", "record": {"kind": "card", "id": pain["id"]}, "fields": {"severity": 2}
    }}));
    let text = fs::read_to_string(&path).unwrap();
    let at = text.find(pain["id"].as_str().unwrap()).unwrap();
    let (before, after) = text.split_at(at);
    fs::write(&path, format!("{before}{}", after.replacen("\"severity\": 5", "\"severity\": 3", 1))).unwrap();
    eventually("the change is noticed", || desk.info(document)["changed_on_disk"] == true);
    merge(&desk, document);
    let conflict = conflicts(&desk, document).remove(0);
    let read = ["base", "ours", "theirs"].map(|side| read_out(&conflict[side]));
    assert_eq!(conflict["field"], "Severity");
    assert_eq!(read, ["5: Blocks the goal", "{2: A nuisance}", "{3: Costs time}"]);
    let both = conflict["choices"].as_array().unwrap().iter().find(|it| it["choice"] == "both").unwrap();
    assert_eq!(both["reason"], "Only texts and lists can hold both.");
    let request = json!({"request": "resolve_conflict", "document": document, "view": 1,
        "conflict": conflict["id"], "choice": "both"});
    assert_eq!(desk.try_ask(request).unwrap_err()["code"], "refused");
    assert_eq!(desk.info(document)["to_decide"], 1);
}

#[test]
fn what_is_left_to_decide_is_listed_along_the_map_with_places_in_words() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let mut theirs: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let [early, late] = ["Landing page", "Web form"].map(|text| card_saying(&path, text));
    let columns: Vec<Value> = ["Fee lists", "Social feed"]
        .map(|text| {
            let card = card_saying(&path, text);
            let cards = theirs["cards"].as_array().unwrap();
            cards.iter().find(|it| it["id"] == card).unwrap()["place"].clone()
        })
        .into();
    let go = |card: &Value, to: &Value| json!({"command": "move_card", "card": card, "to": {"lane": to["lane"], "column": to["column"]}});
    let say =
        json!({"command": "set_fields", "record": {"kind": "card", "id": late}, "fields": {"text": "Mine"}});
    let batch = json!({"command": "batch", "label": "Work", "commands": [say, go(&early, &columns[0])]});
    for card in theirs["cards"].as_array_mut().unwrap() {
        if card["id"] == late {
            card["text"] = "Theirs".into();
        } else if card["id"] == early {
            card["place"]["column"] = columns[1]["column"].clone();
        }
    }
    desk.ask(json!({"request": "apply", "document": document, "view": 1, "command": batch}));
    fs::write(&path, theirs.to_string()).unwrap();
    assert_eq!(merge(&desk, document)["info"]["to_decide"], 2);
    let open = conflicts(&desk, document);
    assert_eq!(open.iter().map(|it| it["on"]["id"].clone()).collect::<Vec<_>>(), [early, late]);
    assert_eq!(open[0]["field"], "Place");
    let read = ["base", "ours", "theirs"].map(|side| read_out(&open[0][side]));
    assert_eq!(
        read,
        [
            "Awareness and discovery \u{b7} Tap through \u{b7} Touchpoints",
            "{Consideration and evaluation \u{b7} Weigh the options \u{b7} Touchpoints}",
            "{Awareness and discovery \u{b7} See the advert \u{b7} Touchpoints}",
        ]
    );
}

#[test]
fn a_file_that_cannot_be_brought_in_says_so_and_mine_stays() {
    let desk = Desk::new();
    let path = desk.bank();
    let whole = fs::read_to_string(&path).unwrap();
    let card = card_saying(&path, "Landing page");
    let document = desk.open(&path);
    desk.say(document, &card, "Mine");
    let journey = desk.info(document)["journey"]["id"].as_str().unwrap().to_owned();
    let other = whole.replace(&journey, "00000000-0000-4000-8000-000000000001");
    let newer = whole.replacen("\"version\": ", "\"version\": 9", 1);
    for (bytes, said) in [
        ("torn", "damaged"),
        (&whole[..900], "damaged"),
        (&newer, "newer version"),
        (&other, "another journey"),
    ] {
        fs::write(&path, bytes).unwrap();
        eventually("the change is noticed", || desk.info(document)["changed_on_disk"] == true);
        let request = json!({"request": "merge", "document": document, "view": 1});
        let refused = desk.try_ask(request).unwrap_err()["message"].as_str().unwrap().to_owned();
        assert!(refused.contains(said), "{refused}");
        assert_eq!(text_of(&desk, document, &card), "Mine");
        assert_eq!(fs::read_to_string(&path).unwrap(), bytes, "the file is as it was");
        assert_eq!(desk.info(document)["changed_on_disk"], true, "it is still to be settled");
    }
}
