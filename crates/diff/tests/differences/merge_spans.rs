//! Cards that span several columns, while two people stretch, move, divide and delete.

use serde_json::json;
use throughline_diff::{Merged, merge};
use throughline_edit::*;
use throughline_model::*;

const STATE: Id = Id::from_number(1);
const LANE: Id = Id::from_number(20);
const CARD: Id = Id::from_number(30);

/// A stage by its place from the left.
fn stage(place: u128) -> Id {
    Id::from_number(10 + place)
}

/// Four stages, and a card that covers the second and the third.
fn base() -> Document {
    let keys = OrderKey::evenly(4);
    let mut document = Document {
        journey: Journey { id: Id::from_number(2), ..Journey::default() },
        settings: Settings { id: Id::from_number(3), ..Settings::default() },
        ..Document::default()
    };
    let order = keys[0].clone();
    document.states.insert(STATE, State { id: STATE, name: "Today".into(), order, ..State::default() });
    for (place, order) in keys.iter().cloned().enumerate() {
        let id = stage(place as u128);
        document.stages.insert(id, Stage { id, state: STATE, order, ..Stage::default() });
    }
    document.lanes.insert(LANE, Lane { id: LANE, state: STATE, order: keys[0].clone(), ..Lane::default() });
    let place = CardPlace { lane: LANE, column: stage(1), order: keys[0].clone(), ..CardPlace::default() };
    let card =
        Card { id: CARD, state: STATE, place: Some(place), end_column: Some(stage(2)), ..Card::default() };
    document.cards.insert(CARD, card);
    assert_eq!(violations(&document), []);
    document
}

fn with(commands: &[Command]) -> Document {
    let mut document = base();
    for command in commands {
        run(&mut document, command).expect("the command may run");
    }
    document
}

/// Merges both ways round, which must give the same.
fn merged(ours: &[Command], theirs: &[Command]) -> Merged {
    let (base, ours, theirs) = (base(), with(ours), with(theirs));
    let merged = merge(&base, &ours, &theirs).expect("versions of one journey");
    let other = merge(&base, &theirs, &ours).expect("versions of one journey");
    assert_eq!(merged.document.cards, other.document.cards);
    assert_eq!(merged.conflicts.len(), other.conflicts.len());
    assert_eq!(violations(&merged.document), []);
    merged
}

/// Merges what nobody need be asked about.
fn merged_quietly(ours: &[Command], theirs: &[Command]) -> Merged {
    let merged = merged(ours, theirs);
    assert_eq!(merged.conflicts, []);
    merged
}

fn stretch(last: Id) -> Command {
    Command::SpanCard(SpanCard { card: CARD, first: None, last: Some(last) })
}

fn end(merged: &Merged) -> Option<Id> {
    merged.document.cards.get(&CARD).and_then(|card| card.end_column)
}

/// The only question, which must be about where the card ends.
fn question(merged: &Merged) -> &Conflict {
    let [id] = merged.conflicts.as_slice() else { panic!("{:#?}", merged.document.conflicts) };
    let conflict = &merged.document.conflicts[id];
    assert_eq!((conflict.on.id, conflict.field.as_str()), (CARD, "end_column"));
    conflict
}

#[test]
fn two_ends_that_two_people_meant_are_a_question() {
    let shrink = Command::SpanCard(SpanCard { card: CARD, first: None, last: None });
    let merged = merged(&[stretch(stage(3))], &[shrink]);
    let conflict = question(&merged);
    assert_eq!((&conflict.ours, &conflict.theirs), (&Some(json!(stage(3))), &None));
    assert_eq!(end(&merged), Some(stage(2)), "undecided is as it was");
}

#[test]
fn an_end_that_one_person_meant_wins_over_one_that_followed_its_columns() {
    let stay = Command::MoveStage(MoveStage { stage: stage(2), before: Some(stage(0)) });
    let merged = merged_quietly(&[stretch(stage(3))], &[stay]);
    assert_eq!(end(&merged), Some(stage(3)));
}

#[test]
fn a_card_stretched_to_a_stage_that_the_other_moves_away_covers_what_is_left() {
    let away = Command::MoveStage(MoveStage { stage: stage(3), before: Some(stage(0)) });
    let merged = merged_quietly(&[stretch(stage(3))], &[away]);
    assert_eq!(end(&merged), Some(stage(2)));
}

#[test]
fn a_card_stretched_to_a_stage_that_the_other_divides_ends_in_its_first_step() {
    let steps = [Id::from_number(50), Id::from_number(51)];
    let divide =
        steps.map(|id| Command::AddStep(AddStep { id, stage: stage(3), name: String::new(), before: None }));
    let merged = merged_quietly(&[stretch(stage(3))], &divide);
    assert_eq!(end(&merged), Some(steps[0]));
}

#[test]
fn a_card_that_one_stretches_and_the_other_moves_to_its_right_is_asked_about() {
    let to = CardTarget { lane: LANE, column: stage(3), before: None };
    let go = Command::MoveCard(MoveCard { card: CARD, to: Some(to) });
    let shrink = Command::SpanCard(SpanCard { card: CARD, first: Some(stage(0)), last: Some(stage(1)) });
    let merged = merged(&[go], &[shrink]);
    let fields: Vec<&str> = merged.document.conflicts.values().map(|it| it.field.as_str()).collect();
    assert!(fields.contains(&"end_column") && fields.contains(&"place"), "{fields:?}");
}

#[test]
fn a_card_that_both_move_and_let_stand_in_one_column_spans_no_more() {
    let go = |column| {
        let to = CardTarget { lane: LANE, column, before: None };
        let shrink = SpanCard { card: CARD, first: None, last: None };
        [Command::MoveCard(MoveCard { card: CARD, to: Some(to) }), Command::SpanCard(shrink)]
    };
    let merged = merged(&go(stage(3)), &go(stage(0)));
    let fields: Vec<&str> = merged.document.conflicts.values().map(|it| it.field.as_str()).collect();
    assert_eq!(fields, ["place"]);
    assert_eq!(end(&merged), None);
}

#[test]
fn a_card_that_one_stretches_and_the_other_deletes_is_asked_about() {
    let card = RecordRef { kind: RecordKind::Card, id: CARD };
    let delete = Command::Delete(Delete { records: vec![card] });
    let merged = merged(&[stretch(stage(3))], std::slice::from_ref(&delete));
    assert_eq!(merged.conflicts.len(), 1);
    assert_eq!(end(&merged), Some(stage(3)));
    let away = Command::MoveStage(MoveStage { stage: stage(2), before: Some(stage(0)) });
    let followed = merged_quietly(&[away], &[delete]);
    assert!(!followed.document.cards.contains_key(&CARD), "its columns moved, and nobody wrote to it");
}
