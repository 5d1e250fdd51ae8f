//! Pairs without common ids: by kind, text, position and neighbours, with a confidence.
//!
//! Texts that are nearly alike are the anchors. They vote for the lanes, stages and steps that they
//! stand in; with those paired, a card that was reworded is found again by its cell, and one that
//! was moved by its text. Maps that share hardly a text are unrelated, and nothing is made of them.

mod assign;
mod cards;
mod map;
mod structure;
mod texts;

use throughline_model::{Id, RecordKind};

use crate::pairs::{Known, Pairing};
use map::Map;

pub(crate) use texts::alike;

/// Pairs what is still free in two states that are the same.
pub(crate) fn add(pairing: &mut Pairing, state_a: Id, state_b: Id) {
    let (a, b) = (Map::of(pairing, pairing.a, state_a), Map::of(pairing, pairing.b, state_b));
    if !a.could_pair_with(&b) {
        return;
    }
    let evidence = cards::read(pairing, &a, &b);
    if !evidence.related {
        return;
    }
    structure::pair(pairing, &a, &b, &evidence);
    cards::pair(pairing, &a, &b, &evidence);
}

/// Whether ids or lineage have paired parts of the maps. What they leave over is mostly new or
/// gone, so that only texts that are much alike are taken for the same.
fn have_kin(pairing: &Pairing) -> bool {
    pairing.pairs.iter().any(|pair| {
        matches!(pair.known, Known::Id | Known::Lineage)
            && matches!(pair.kind, RecordKind::Stage | RecordKind::Lane | RecordKind::Card)
    })
}
