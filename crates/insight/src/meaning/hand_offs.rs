//! Where work passes between departments: read off the owner lanes, as the map draws it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use throughline_model::{Card, Id, LaneKind, LinkKind, RecordKind, RecordRef};
use ts_rs::TS;

use crate::ChangeKind;
use crate::both::{Both, One, Records};
use crate::names::name;

/// A hand-off of either side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct HandOffChange {
    /// Added or removed; none is there on both sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeKind>,
    /// Who hands off.
    pub from: String,
    /// Who takes over.
    pub to: String,
    /// What is lost on the way before; empty where nothing is, or nobody said.
    pub lost_before: String,
    /// What is lost on the way after.
    pub lost_after: String,
    /// The owner cards on both sides of the hand-off, and the link between them.
    pub records: Records,
}

pub(super) fn changes(both: &Both) -> Vec<HandOffChange> {
    let (before, mut after) = (hand_offs(both, &both.a, true), hand_offs(both, &both.b, false));
    let mut all = Vec::new();
    for was in before {
        let place = after.iter().position(|is| is.key == was.key);
        let is = place.map(|place| after.remove(place));
        all.push(HandOffChange {
            change: is.is_none().then_some(ChangeKind::Removed),
            from: was.from,
            to: was.to,
            lost_before: was.lost,
            lost_after: is.as_ref().map(|is| is.lost.clone()).unwrap_or_default(),
            records: Records { a: was.records, b: is.map(|is| is.records).unwrap_or_default() },
        });
    }
    let new = after.into_iter().map(|is| HandOffChange {
        change: Some(ChangeKind::Added),
        from: is.from,
        to: is.to,
        lost_before: String::new(),
        lost_after: is.lost,
        records: Records { a: Vec::new(), b: is.records },
    });
    all.extend(new);
    all
}

/// An owner, by department where one is named.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    /// In the second side's id.
    Department(Id),
    Named(String),
}

struct HandOff {
    key: (Owner, Owner),
    from: String,
    to: String,
    lost: String,
    records: Vec<RecordRef>,
}

/// The hand-offs of one side from left to right: wherever two neighbouring columns have different
/// owners.
fn hand_offs(both: &Both, side: &One, is_first: bool) -> Vec<HandOff> {
    let outline = &side.outline;
    let links: BTreeMap<(Id, Id), _> = side
        .document
        .links
        .values()
        .filter(|link| link.kind == LinkKind::HandOff)
        .map(|link| ((link.from, link.to), link))
        .collect();
    let mut all = Vec::new();
    for lane in outline.lanes.iter().filter(|lane| lane.kind == LaneKind::Owner) {
        for pair in owners(side, lane.id).windows(2) {
            let [Some(from), Some(to)] = pair else { continue };
            let (Some(was), Some(is)) = (owner(both, side, from, is_first), owner(both, side, to, is_first))
            else {
                continue;
            };
            if from.id == to.id || was.0 == is.0 {
                continue;
            }
            let link = links.get(&(from.id, to.id));
            let cards = [from, to].map(|card| RecordRef { kind: RecordKind::Card, id: card.id });
            let link_record = link.map(|link| RecordRef { kind: RecordKind::Link, id: link.id });
            all.push(HandOff {
                key: (was.0, is.0),
                from: was.1,
                to: is.1,
                lost: link.map(|link| link.lost_information.trim().to_owned()).unwrap_or_default(),
                records: cards.into_iter().chain(link_record).collect(),
            });
        }
    }
    all
}

/// The owner card of each column of a lane; the lowest where there are several.
fn owners<'a>(side: &One<'a>, lane: Id) -> Vec<Option<&'a Card>> {
    let outline = &side.outline;
    let mut owners = vec![None; outline.columns.len()];
    for column in &outline.columns {
        for card in outline.cards(lane, *column) {
            let Some((first, last)) = outline.span(card) else { continue };
            owners[first..=last].fill(Some(*card));
        }
    }
    owners
}

/// Who an owner card names: its department, its own words, or its owner.
fn owner(both: &Both, side: &One, card: &Card, is_first: bool) -> Option<(Owner, String)> {
    let departments = &side.document.departments;
    let department = card.departments.iter().find(|id| departments.contains_key(id));
    let name = name(side.document, RecordRef { kind: RecordKind::Card, id: card.id });
    let says_something = !card.text.trim().is_empty() || !card.owner.trim().is_empty();
    match department {
        Some(id) => Some((Owner::Department(if is_first { both.said(*id) } else { *id }), name)),
        None => says_something.then(|| (Owner::Named(name.trim().to_owned()), name)),
    }
}
