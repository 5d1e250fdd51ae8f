//! Where customer and organisation meet: touchpoints and channels that come and go.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use throughline_model::{Card, Id, LaneKind, RecordKind, RecordRef};
use ts_rs::TS;

use crate::both::{Both, One, Records};
use crate::names::{column, name};

/// A touchpoint or channel that one side alone has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct MeetingChange {
    /// Whether it is new; else it is gone.
    pub gained: bool,
    /// The touchpoint's card, or the channel.
    pub record: RecordRef,
    /// What it is called.
    pub name: String,
    /// The step in which the touchpoint stands; empty for a channel.
    pub place: String,
    /// The touchpoint, or the cards that use the channel.
    pub records: Records,
}

/// Touchpoints that are gone, then those that are new.
pub(super) fn touchpoints(both: &Both) -> Vec<MeetingChange> {
    let merged: BTreeSet<Id> =
        cards(&both.b).flat_map(|card| both.pairs().merged_into(card.id)).copied().collect();
    let split: BTreeSet<Id> =
        cards(&both.a).flat_map(|card| both.pairs().split_from(card.id)).copied().collect();
    let is_touchpoint = |side: &One, id: Id| side.lane_kind(id) == Some(LaneKind::Touchpoint);
    let gone = touchpoints_of(&both.a).filter(|card| {
        let stays = both.image(card.id).is_some_and(|id| is_touchpoint(&both.b, id));
        !stays && !merged.contains(&card.id)
    });
    let new = touchpoints_of(&both.b).filter(|card| {
        let was = both.pairs().of_b(card.id).is_some_and(|pair| is_touchpoint(&both.a, pair.a));
        !was && !split.contains(&card.id)
    });
    let gone = gone.map(|card| touchpoint(&both.a, card, false));
    gone.chain(new.map(|card| touchpoint(&both.b, card, true))).collect()
}

fn touchpoint(side: &One, card: &Card, gained: bool) -> MeetingChange {
    let record = RecordRef { kind: RecordKind::Card, id: card.id };
    let place = card.place.as_ref().map(|place| column(side.document, place.column));
    MeetingChange {
        gained,
        record,
        name: name(side.document, record),
        place: place.unwrap_or_default(),
        records: on_side(gained, vec![record]),
    }
}

fn on_side(gained: bool, records: Vec<RecordRef>) -> Records {
    match gained {
        true => Records { a: Vec::new(), b: records },
        false => Records { a: records, b: Vec::new() },
    }
}

/// The cards on the map.
fn cards<'b>(side: &'b One) -> impl Iterator<Item = &'b Card> {
    side.document.cards.values().filter(|card| card.state == side.outline.state && card.place.is_some())
}

/// The touchpoints in the order of the map.
fn touchpoints_of<'b>(side: &'b One) -> impl Iterator<Item = &'b Card> {
    let outline = &side.outline;
    let lanes = outline.lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoint);
    let lanes: Vec<Id> = lanes.map(|lane| lane.id).collect();
    outline.columns.iter().flat_map(move |column| {
        let cells: Vec<&Card> =
            lanes.iter().flat_map(|lane| outline.cards(*lane, *column)).copied().collect();
        cells
    })
}

/// Channels that no card uses any more, then those that none used before.
pub(super) fn channels(both: &Both) -> Vec<MeetingChange> {
    let (before, after) = (used(&both.a), used(&both.b));
    let gone = before.iter().filter(|(id, _)| !both.image(**id).is_some_and(|id| after.contains_key(&id)));
    let new = after
        .iter()
        .filter(|(id, _)| !both.pairs().of_b(**id).is_some_and(|pair| before.contains_key(&pair.a)));
    let channel = |side: &One, gained: bool, id: Id, cards: &[RecordRef]| {
        let record = RecordRef { kind: RecordKind::Channel, id };
        let name = name(side.document, record);
        let records = std::iter::once(record).chain(cards.iter().copied()).collect();
        MeetingChange { gained, record, name, place: String::new(), records: on_side(gained, records) }
    };
    let gone = gone.map(|(id, cards)| channel(&both.a, false, *id, cards));
    gone.chain(new.map(|(id, cards)| channel(&both.b, true, *id, cards))).collect()
}

/// The channels in use, with the cards that name them.
fn used(side: &One) -> BTreeMap<Id, Vec<RecordRef>> {
    let mut used: BTreeMap<Id, Vec<RecordRef>> = BTreeMap::new();
    for card in cards(side) {
        for channel in card.channels.iter().filter(|id| side.document.channels.contains_key(id)) {
            used.entry(*channel).or_default().push(RecordRef { kind: RecordKind::Card, id: card.id });
        }
    }
    used
}
