//! Where cards end that span several columns: what a side meant, carried over to everybody's columns.

use serde_json::json;
use throughline_model::{Card, Change, Document, Id, RecordEdit, RecordKind};

use super::{Merging, Open, Sides, of};
use crate::spans::Columns;

const FIELD: &str = "end_column";

/// Ends each spanning card where the side that stretched it meant it to end, or where both do. Where
/// each meant something else, or nothing is left of what one meant, it is asked about.
pub(super) fn settle(merging: &mut Merging) {
    let sides = merging.sides;
    let mut columns = [sides.base, sides.ours, sides.theirs].map(Columns::new);
    let mut now = Columns::new(&merging.document);
    let (mut edits, mut open) = (Vec::new(), Vec::new());
    for card in candidates(merging) {
        let versions = [sides.base, sides.ours, sides.theirs].map(|side| side.cards.get(&card.id));
        let ends = versions.map(|version| version.and_then(|it| it.end_column));
        let meant = [1, 2].map(|side| is_meant(sides, &mut columns, versions, side));
        let clash = meant == [true; 2] && ends[1] != ends[2];
        // Two sides that agree may still have reached the end over different columns.
        let (mut covered, mut spans) = (Vec::new(), false);
        for side in followed(versions, ends, meant) {
            let Some(version) = versions[side] else { continue };
            let these = columns[side].covered(version).into_iter();
            covered.splice(0..0, these.map(|column| image(sides, &merging.document, column)));
            spans |= version.end_column.is_some();
        }
        let first = card.place.as_ref().and_then(|place| now.index(card.state, place.column));
        let end = first.and_then(|first| {
            let end = now.end(card.state, first, &covered);
            now.at(card.state, end).filter(|_| end > first)
        });
        if clash || (meant.contains(&true) && spans && end.is_none()) {
            let [base, ours, theirs] = ends.map(|end| end.map(|column| json!(column)));
            open.push(Open { field: FIELD.into(), base, ours, theirs }.on(of(RecordKind::Card, card.id)));
        }
        if card.end_column != end {
            let after = Card { end_column: end, ..card.clone() };
            edits.push(RecordEdit { before: Some(card.clone().into()), after: Some(after.into()) });
        }
    }
    Change { edits }.apply(&mut merging.document);
    merging.found.extend(open);
}

/// Cards that span columns now, or in a version that either side touched.
fn candidates<'a>(merging: &'a Merging) -> Vec<&'a Card> {
    let Sides { base, ours, theirs } = merging.sides;
    let touched = |id| {
        let card = of(RecordKind::Card, id);
        merging.by_us.contains(&card) || merging.by_them.contains(&card)
    };
    let spanned = |id: Id| {
        let versions = [base, ours, theirs].map(|side| side.cards.get(&id));
        versions.iter().flatten().any(|it| it.end_column.is_some())
    };
    let cards = merging.document.cards.values();
    cards.filter(|it| it.end_column.is_some() || (touched(it.id) && spanned(it.id))).collect()
}

/// The versions that say where a card ends, by their place in base, ours and theirs; none where it
/// spans no more.
fn followed(versions: [Option<&Card>; 3], ends: [Option<Id>; 3], meant: [bool; 2]) -> Vec<usize> {
    match meant {
        [true, false] => vec![1],
        [false, true] => vec![2],
        // Both let it stand in one column.
        [true, true] if ends[1..] == [None; 2] => Vec::new(),
        [true, true] if ends[1] == ends[2] => vec![1, 2],
        _ if versions[0].is_some() => vec![0],
        // Without an earlier version, the one whose end comes first whichever side is ours.
        _ if versions[2].is_none() || (versions[1].is_some() && ends[1] <= ends[2]) => vec![1],
        _ => vec![2],
    }
}

/// Whether a person put the end of a card elsewhere, rather than that its columns moved, were divided
/// or went.
pub(super) fn is_stretched(sides: Sides, side: &Document, was: &Card, is: &Card) -> bool {
    let (mut before, mut after) = (Columns::new(sides.base), Columns::new(side));
    differs_from_expected(sides, side, [&mut before, &mut after], [was, is])
}

/// Whether one side meant its end of a card to be elsewhere than before.
fn is_meant(sides: Sides, columns: &mut [Columns; 3], versions: [Option<&Card>; 3], side: usize) -> bool {
    let (Some(was), Some(is)) = (versions[0], versions[side]) else { return versions[side].is_some() };
    if was.place == is.place && was.end_column == is.end_column {
        return false;
    }
    let document = if side == 1 { sides.ours } else { sides.theirs };
    let [before, ours, theirs] = columns;
    let after = if side == 1 { ours } else { theirs };
    differs_from_expected(sides, document, [before, after], [was, is])
}

fn differs_from_expected(
    sides: Sides,
    side: &Document,
    [before, after]: [&mut Columns; 2],
    [was, is]: [&Card; 2],
) -> bool {
    let first = is.place.as_ref().and_then(|place| after.index(is.state, place.column));
    let Some(first) = first else { return false };
    let covered: Vec<Option<Id>> =
        before.covered(was).into_iter().map(|column| image(sides, side, column)).collect();
    let expected = after.end(is.state, first, &covered);
    let end = is.end_column.and_then(|column| after.index(is.state, column)).unwrap_or(first);
    expected != end
}

/// What has become of a column in a document: itself, the first step of the stage that it was, or the
/// stage that it was a step of; none where it is gone.
fn image(sides: Sides, document: &Document, column: Id) -> Option<Id> {
    let stage = || {
        let known = [sides.base, sides.ours, sides.theirs];
        known.into_iter().find_map(|side| side.steps.get(&column)).map(|step| step.place.stage)
    };
    let whole = match document.steps.contains_key(&column) {
        true => return Some(column),
        false => Some(column).filter(|id| document.stages.contains_key(id)).or_else(stage)?,
    };
    let steps = document.steps.values().filter(|step| step.place.stage == whole);
    let first = steps.min_by(|a, b| (&a.place.order, a.id).cmp(&(&b.place.order, b.id)));
    match first {
        // A step that went while others stayed is gone.
        Some(step) => (whole == column).then_some(step.id),
        None => document.stages.contains_key(&whole).then_some(whole),
    }
}
