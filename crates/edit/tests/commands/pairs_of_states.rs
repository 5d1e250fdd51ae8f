//! What a person says of who is who between two states.

use throughline_edit::*;
use throughline_model::{Document, Id, RecordKind};

use crate::hand::*;
use crate::sample::*;

fn pair(record_id: Id, was: Id) -> Command {
    Command::PairRecords(PairRecords { record: record(RecordKind::Card, record_id), was })
}

fn part(record_id: Id, was: Id) -> Command {
    Command::PartRecords(PartRecords { record: record(RecordKind::Card, record_id), was })
}

/// The sample with a fork of today.
fn forked() -> Document {
    let mut document = sample();
    act(&mut document, Command::ForkState(ForkState { state: TODAY, id: NEW, name: "Next".into() }));
    document
}

#[test]
fn a_pair_that_is_made_is_one_field_of_the_later_record() {
    let mut document = sample();
    let change = act(&mut document, pair(HOPE, SLOW));
    assert_eq!(written(&change), ["card.lineage"]);
    assert_eq!(document.cards[&HOPE].lineage, [SLOW]);
    assert!(act(&mut document, pair(HOPE, SLOW)).is_empty(), "they are a pair already");
}

#[test]
fn a_new_pair_takes_the_place_of_the_former_ones_of_both() {
    let mut document = forked();
    let (fill, kind) = (NEW.derive(FILL), NEW.derive(TYPE));
    act(&mut document, pair(fill, TYPE));
    assert_eq!(document.cards[&fill].lineage, [TYPE]);
    assert_eq!(document.cards[&kind].lineage, [kind], "it is no longer what it was forked from");
    assert!(document.cards[&FILL].lineage.is_empty(), "the earlier state stays as it is");
}

#[test]
fn a_pair_that_is_broken_leaves_a_record_that_stands_for_itself() {
    let mut document = forked();
    let fill = NEW.derive(FILL);
    act(&mut document, part(fill, FILL));
    assert_eq!(document.cards[&fill].lineage, [fill]);
    act(&mut document, pair(fill, FILL));
    assert_eq!(document.cards[&fill].lineage, [FILL], "and may be paired again");
}

#[test]
fn the_original_forgets_where_the_pair_is_told_the_other_way_round() {
    let mut document = forked();
    act(&mut document, part(FILL, NEW.derive(FILL)));
    assert!(!document.cards[&NEW.derive(FILL)].lineage.contains(&FILL));
}

#[test]
fn what_a_further_state_was_forked_from_is_still_known_after_a_pair_is_made() {
    let mut document = sample();
    act(&mut document, Command::ForkState(ForkState { state: TOMORROW, id: NEW, name: "Next".into() }));
    act(&mut document, pair(HOPE, SLOW));
    assert_eq!(document.cards[&HOPE].lineage, [SLOW, HOPE]);
    assert_eq!(document.cards[&NEW.derive(HOPE)].lineage, [HOPE]);
}

#[test]
fn only_records_of_two_states_and_of_a_kind_that_has_likes_are_paired() {
    let mut document = sample();
    assert_eq!(
        refused(&mut document, pair(FILL, TYPE)),
        "The card “Types it all again” stands in the same state; a pair is made of two."
    );
    let persona = record(RecordKind::Persona, ANA);
    let message = refused(&mut document, Command::PairRecords(PairRecords { record: persona, was: BEN }));
    assert!(message.contains("persona"), "{message}");
    assert_eq!(
        refused(&mut document, pair(NEW, SLOW)),
        format!("There is no {}.", record(RecordKind::Card, NEW))
    );
}
