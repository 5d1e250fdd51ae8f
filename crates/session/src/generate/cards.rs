//! The cards of a generated journey, each with the fields of its lane's kind.

use std::collections::BTreeMap;

use throughline_model::{
    Card, CardPlace, Cell, Document, Id, Lane, LaneKind, OrderKey, Outline, Reach, Status,
};

use super::random::Random;
use super::texts::{Use, Writer};

/// Of a hundred cards, how many span several columns.
const SPANNING_PERCENT: usize = 5;

/// Adds `count` cards: owners side by side along their lanes, the others wherever they fall.
pub(super) fn add(document: &mut Document, random: &mut Random, state: Id, count: usize) {
    let outline = Outline::of(document, state);
    let columns = outline.columns.clone();
    let lanes: Vec<Lane> =
        outline.lanes.iter().filter(|lane| lane.kind.holds_cards()).map(|&lane| lane.clone()).collect();
    let (owner_lanes, other_lanes): (Vec<&Lane>, Vec<&Lane>) =
        lanes.iter().partition(|lane| lane.kind == LaneKind::Owner);

    let mut spanning_left = if columns.len() > 1 { count * SPANNING_PERCENT / 100 } else { 0 };
    let mut spots: Vec<Spot> = Vec::with_capacity(count);
    for lane in owner_lanes {
        let mut first = 0;
        while first < columns.len() && spots.len() < count {
            let last =
                if spanning_left > 0 { (first + random.below(3)).min(columns.len() - 1) } else { first };
            spanning_left -= usize::from(last > first);
            spots.push(Spot { lane: Some(lane), first, last });
            first = last + 1;
        }
    }
    let others = count - spots.len();
    for index in 0..others {
        if other_lanes.is_empty() || columns.is_empty() {
            spots.push(Spot { lane: None, first: 0, last: 0 });
            continue;
        }
        // Spread evenly over the cards: the share of the spans due so far.
        let spans = (index + 1) * spanning_left / others > index * spanning_left / others;
        let reach = if spans { random.between(1, 2).min(columns.len() - 1) } else { 0 };
        let first = random.below(columns.len() - reach);
        spots.push(Spot { lane: Some(random.pick(&other_lanes)), first, last: first + reach });
    }

    let writer = &mut Writer::new();
    let mut last_orders: BTreeMap<Cell, OrderKey> = BTreeMap::new();
    let people = People::of(document);
    for spot in spots {
        let mut card = Card { id: random.id(), state, ..Card::default() };
        if let Some(lane) = spot.lane {
            let cell = Cell { lane: lane.id, column: columns[spot.first] };
            let order = OrderKey::between(last_orders.get(&cell), None).unwrap_or_default();
            last_orders.insert(cell, order.clone());
            card.place =
                Some(CardPlace { lane: cell.lane, column: cell.column, order, ..CardPlace::default() });
            card.end_column = (spot.last > spot.first).then(|| columns[spot.last]);
            fill(&mut card, lane.kind, random, &people);
        }
        let usage = match spot.lane.map(|lane| lane.kind) {
            Some(LaneKind::Touchpoint | LaneKind::Channel | LaneKind::Owner | LaneKind::Moment) => Use::Name,
            _ => Use::Sentence,
        };
        card.text = writer.write(random, usage);
        if random.percent(15) {
            card.tags = vec![random.pick(&["mobile", "law", "quick win", "training", "later"]).into()];
        }
        document.cards.insert(card.id, card);
    }
}

/// Where a card goes: the lane, none for the tray, and the first and the last column by place.
struct Spot<'a> {
    lane: Option<&'a Lane>,
    first: usize,
    last: usize,
}

/// What cards can name.
struct People {
    personas: Vec<Id>,
    channels: Vec<Id>,
    departments: Vec<Id>,
    picture: Option<Id>,
}

impl People {
    fn of(document: &Document) -> Self {
        People {
            personas: document.personas.keys().copied().collect(),
            channels: document.channels.keys().copied().collect(),
            departments: document.departments.keys().copied().collect(),
            picture: document.assets.keys().next().copied(),
        }
    }
}

fn fill(card: &mut Card, kind: LaneKind, random: &mut Random, people: &People) {
    let mut rating = || Some(random.between(1, 5) as u8);
    match kind {
        LaneKind::Touchpoint | LaneKind::Channel => card.channels = vec![random.pick(&people.channels)],
        LaneKind::Owner => card.departments = vec![random.pick(&people.departments)],
        LaneKind::Quote => card.source = format!("Interview {}", random.between(1, 24)),
        LaneKind::Image => card.asset = people.picture,
        LaneKind::Pain => {
            card.severity = rating();
            card.reach = Some(Reach {
                share: Some(random.between(1, 100) as f64 / 100.0),
                sample_size: Some(random.between(20, 9_000) as u64),
                source: "Generated".into(),
                ..Reach::default()
            });
        }
        LaneKind::Moment => {
            card.score = rating();
            card.reason = "Here they stay or go".into();
        }
        LaneKind::Opportunity | LaneKind::Solution => {
            card.value = rating();
            card.effort = rating();
            card.status = Some(random.pick(Status::ALL));
            card.owner = random.pick(&["Ada", "Bo", "Cy", "Di"]).into();
            card.due = format!("2027-{:02}-15", random.between(1, 12));
        }
        LaneKind::Evidence | LaneKind::Frontstage | LaneKind::Backstage | LaneKind::Support => {
            card.departments = vec![random.pick(&people.departments)];
            card.systems = vec![random.pick(&["Orders", "Records", "Ledger", "Mailer"]).into()];
        }
        LaneKind::Action | LaneKind::Thinking | LaneKind::Need | LaneKind::Goal => {
            if random.percent(20) {
                card.personas = vec![random.pick(&people.personas)];
            }
        }
        LaneKind::Gain | LaneKind::Note | LaneKind::Emotion | LaneKind::Metric | LaneKind::Line => {}
    }
}
