//! Undo and redo.

use serde_json::json;
use throughline_edit::*;
use throughline_model::{Change, Document, RecordKind};

use crate::hand::*;
use crate::sample::*;

fn edit(document: &mut Document, history: &mut History, command: Command) {
    let label = command.label(document);
    let change = act(document, command);
    history.push(label, change);
}

fn text(text: &str) -> Command {
    set(RecordKind::Card, FILL, json!({ "text": text }))
}

#[test]
fn actions_are_taken_back_and_made_again_one_by_one() {
    let (mut document, mut history) = (sample(), History::default());
    let start = document.clone();
    edit(&mut document, &mut history, text("a"));
    let middle = document.clone();
    edit(&mut document, &mut history, delete(RecordKind::Stage, APPLY));
    let end = document.clone();

    assert_eq!(history.undo_label(), Some("Delete stage"));
    let undone = history.undo(&mut document).expect("there is a step");
    assert_eq!((undone.label.as_str(), &document), ("Delete stage", &middle));
    assert_eq!(undone.change, Change::between(&end, &middle), "it tells what it changed");
    history.undo(&mut document);
    assert_eq!(document, start);
    assert_eq!((history.undo_label(), history.redo_label()), (None, Some("Edit card")));
    assert_eq!(history.undo(&mut document), None);

    history.redo(&mut document);
    history.redo(&mut document);
    assert_eq!(document, end);
    assert_eq!(history.redo(&mut document), None);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step_and_keeps_what_can_be_made_again() {
    let (mut document, mut history) = (sample(), History::default());
    edit(&mut document, &mut history, text("a"));
    history.undo(&mut document);
    edit(&mut document, &mut history, text("Fills in the form"));
    assert_eq!((history.undo_label(), history.redo_label()), (None, Some("Edit card")));
    edit(&mut document, &mut history, text("b"));
    assert_eq!((history.undo_label(), history.redo_label()), (Some("Edit card"), None));
}

#[test]
fn undo_leaves_alone_what_somebody_else_wrote_since() {
    let (mut document, mut history) = (sample(), History::default());
    edit(
        &mut document,
        &mut history,
        set(RecordKind::Card, FILL, json!({ "text": "mine", "detail": "mine" })),
    );
    act(&mut document, text("theirs"));
    history.undo(&mut document);
    let card = &document.cards[&FILL];
    assert_eq!((card.text.as_str(), card.detail.as_str()), ("theirs", ""));
    history.redo(&mut document);
    let card = &document.cards[&FILL];
    assert_eq!((card.text.as_str(), card.detail.as_str()), ("theirs", "mine"));
}

#[test]
fn an_action_of_which_nothing_is_left_is_passed_over() {
    let (mut document, mut history) = (sample(), History::default());
    edit(&mut document, &mut history, set(RecordKind::Card, SCAN, json!({ "text": "first" })));
    edit(&mut document, &mut history, text("mine"));
    act(&mut document, text("theirs"));
    history.undo(&mut document);
    assert_eq!(document.cards[&FILL].text, "theirs");
    assert_eq!(document.cards[&SCAN].text, "Scans the passport");
}

#[test]
fn the_oldest_action_is_forgotten_when_there_are_too_many() {
    let (mut document, mut history) = (sample(), History::default());
    let (a, b) = (text("a"), text("b"));
    for _ in 0..LONGEST_HISTORY / 2 + 1 {
        for command in [&a, &b] {
            let change = throughline_edit::run(&mut document, command).expect("allowed");
            history.push("Edit card", change);
        }
    }
    let mut undone = 0;
    while history.undo(&mut document).is_some() {
        undone += 1;
    }
    assert_eq!(undone, LONGEST_HISTORY);
}
