//! Pain points that are closed, stay or are new, and what answers them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use throughline_model::{Card, Id, LaneKind, LinkKind, RecordKind, RecordRef, Status};
use ts_rs::TS;

use crate::both::{Both, One, Records};
use crate::names::{self, name};

/// What becomes of a pain point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It is no longer there.
    Closed,
    /// It is still there.
    Open,
    /// It was not there before.
    New,
}

/// A pain point of either side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct PainChange {
    /// What becomes of it.
    pub fate: Fate,
    /// The pain point on the first side; none is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub a: Option<Id>,
    /// The card on the second side; none is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub b: Option<Id>,
    /// What it says, on the second side where it is there.
    pub text: String,
    /// The step in which it hurts, or the stage without steps, in the second side's id where it is
    /// there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<Id>,
    /// What that column is called.
    pub place: String,
    /// How bad it was, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity_before: Option<u8>,
    /// How bad it is, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity_after: Option<u8>,
    /// What answers it on the second side, along the links that say so.
    pub answers: Vec<Id>,
    /// The pain point, its answers and the links between them.
    pub records: Records,
}

impl PainChange {
    /// The pain point itself on both sides.
    pub fn own(&self) -> Records {
        let card =
            |id: Option<Id>| id.map(|id| RecordRef { kind: RecordKind::Card, id }).into_iter().collect();
        Records { a: card(self.a), b: card(self.b) }
    }

    /// Whether it hurt before and nothing of the second side answers it, by the links.
    pub fn is_unanswered(&self) -> bool {
        self.a.is_some() && self.fate != Fate::New && self.answers.is_empty()
    }
}

pub(super) fn changes(both: &Both) -> Vec<PainChange> {
    let answers = Answers::of(both);
    let (before, after) = (pains(&both.a), pains(&both.b));
    let merged: BTreeMap<Id, Id> = after
        .iter()
        .flat_map(|card| both.pairs().merged_into(card.id).iter().map(|source| (*source, card.id)))
        .collect();
    let mut told: BTreeSet<Id> = BTreeSet::new();
    let mut all = Vec::new();
    for card in before {
        let image = both.image(card.id).or(merged.get(&card.id).copied());
        let still = image.and_then(|id| both.b.document.cards.get(&id)).filter(|it| is_pain(&both.b, it));
        told.extend(still.map(|it| it.id));
        told.extend(both.pairs().split_from(card.id));
        let fate = if still.is_some() { Fate::Open } else { Fate::Closed };
        all.push(pain(both, &answers, fate, Some(card), still));
    }
    for card in after.into_iter().filter(|card| !told.contains(&card.id)) {
        all.push(pain(both, &answers, Fate::New, None, Some(card)));
    }
    all
}

/// The pain points of a side in the order of the map.
fn pains<'a>(side: &One<'a>) -> Vec<&'a Card> {
    let outline = &side.outline;
    let lanes: Vec<Id> =
        outline.lanes.iter().filter(|lane| lane.kind == LaneKind::Pain).map(|lane| lane.id).collect();
    let cells = outline.columns.iter().flat_map(|column| lanes.iter().map(move |lane| (*lane, *column)));
    cells.flat_map(|(lane, column)| outline.cards(lane, column).iter().copied()).collect()
}

fn is_pain(side: &One, card: &Card) -> bool {
    side.lane_kind(card.id) == Some(LaneKind::Pain)
}

fn pain(both: &Both, answers: &Answers, fate: Fate, a: Option<&Card>, b: Option<&Card>) -> PainChange {
    let card = |it: &&Card| RecordRef { kind: RecordKind::Card, id: it.id };
    let mut records = Records { a: a.iter().map(card).collect(), b: b.iter().map(card).collect() };
    let (found, along) = answers.to(both, a, b);
    records.add(&along);
    let (side, shown) = match (a, b) {
        (_, Some(b)) => (&both.b, Some(b)),
        (a, None) => (&both.a, a),
    };
    let column = shown.and_then(|it| it.place.as_ref()).map(|it| it.column);
    PainChange {
        fate,
        a: a.map(|it| it.id),
        b: b.map(|it| it.id),
        text: shown.map(|it| name(side.document, card(&it))).unwrap_or_default(),
        column: column.map(|id| if b.is_some() { id } else { both.column(id) }),
        place: column.map(|id| names::column(side.document, id)).unwrap_or_default(),
        severity_before: a.and_then(|it| it.severity),
        severity_after: b.and_then(|it| it.severity),
        answers: found,
        records,
    }
}

/// The links of kind "answers" of both documents.
struct Answers {
    /// From a card to the answer and the link that says so, with whether it is the first side's.
    from: BTreeMap<Id, Vec<(Id, Id, bool)>>,
}

impl Answers {
    fn of(both: &Both) -> Self {
        let mut from: BTreeMap<Id, Vec<(Id, Id, bool)>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        // One file holds both sides' links: each is taken once.
        for (side, is_first) in [(&both.b, false), (&both.a, true)] {
            for link in side.document.links.values().filter(|it| it.kind == LinkKind::Answers) {
                if seen.insert(link.id) {
                    from.entry(link.from).or_default().push((link.to, link.id, is_first));
                }
            }
        }
        Answers { from }
    }

    /// The opportunities and solutions of the second side that answer a pain point, and the records
    /// on the way. An answer that was dropped is none.
    fn to(&self, both: &Both, a: Option<&Card>, b: Option<&Card>) -> (Vec<Id>, Records) {
        let mut open: Vec<Id> = a.into_iter().chain(b).map(|card| card.id).collect();
        let mut seen: BTreeSet<Id> = open.iter().copied().collect();
        let (mut found, mut records) = (Vec::new(), Records::default());
        while let Some(id) = open.pop() {
            for (to, link, is_first) in self.from.get(&id).into_iter().flatten() {
                let link = RecordRef { kind: RecordKind::Link, id: *link };
                let side = if *is_first { &mut records.a } else { &mut records.b };
                side.push(link);
                // An answer that both sides hold goes on on the second.
                for step in [Some(*to), both.image(*to)].into_iter().flatten() {
                    if seen.insert(step) {
                        open.push(step);
                    }
                }
            }
            let is_start = a.is_some_and(|it| it.id == id) || b.is_some_and(|it| it.id == id);
            if !is_start && is_answer(&both.b, id) {
                found.push(id);
                records.b.push(RecordRef { kind: RecordKind::Card, id });
            }
        }
        found.sort();
        (found, records)
    }
}

/// Whether a card of a side is an opportunity or a solution that stands.
fn is_answer(side: &One, id: Id) -> bool {
    let card = side.document.cards.get(&id).filter(|card| card.state == side.outline.state);
    let is_kind = matches!(side.lane_kind(id), Some(LaneKind::Opportunity | LaneKind::Solution));
    is_kind && card.is_some_and(|card| card.status != Some(Status::Dropped))
}
