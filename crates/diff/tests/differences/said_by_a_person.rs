//! What a person has said of who is who holds against what ids, lineage and texts say.

use throughline_diff::{Decisions, Known, Pairs, Side};
use throughline_edit::*;
use throughline_model::*;

use crate::scripts::{document, forked, today};

/// A document with a fork, and two cards of the original with what they became.
fn sample() -> (Document, [Both; 2]) {
    let mut document = document(3, 120);
    let origin = today(&document);
    let fork = forked(&mut document);
    let pairs = pairs(&document, origin, fork);
    let cards: Vec<Both> = pairs
        .iter()
        .filter(|pair| pair.kind == RecordKind::Card)
        .map(|pair| Both { was: pair.a, is: pair.b, states: (origin, fork) })
        .collect();
    (document, [cards[0], cards[1]])
}

/// A card then and now.
#[derive(Clone, Copy)]
struct Both {
    was: Id,
    is: Id,
    states: (Id, Id),
}

fn pairs(document: &Document, from: Id, to: Id) -> Pairs {
    let (a, b) = (Side::of_state(document, from), Side::of_state(document, to));
    Pairs::between(a, b, &Decisions::default()).expect("both states exist")
}

#[test]
fn a_broken_pair_is_not_made_again_from_equal_texts() {
    let (mut document, [card, _]) = sample();
    let record = RecordRef { kind: RecordKind::Card, id: card.is };
    run(&mut document, &Command::PartRecords(PartRecords { record, was: card.was }))
        .expect("they are a pair");
    let found = pairs(&document, card.states.0, card.states.1);
    assert_eq!(found.of_b(card.is), None);
    assert_eq!(found.of_a(card.was), None);
}

#[test]
fn a_pair_that_was_made_is_sure_and_replaces_the_former_ones() {
    let (mut document, [one, other]) = sample();
    let record = RecordRef { kind: RecordKind::Card, id: one.is };
    run(&mut document, &Command::PairRecords(PairRecords { record, was: other.was })).expect("two states");
    let found = pairs(&document, one.states.0, one.states.1);
    let pair = found.of_b(one.is).expect("the pair that was made");
    assert_eq!((pair.a, pair.known, pair.confidence), (other.was, Known::Lineage, 1.0));
    assert_eq!(found.of_b(other.is), None, "it was parted from what it was");
}
