//! The map of a random document: states with stages, steps, lanes, cards, curves and arrows.

use super::{Dice, ids};
use crate::*;

/// A current state, two future ones and a past one that share lineage, with the cards dealt out
/// among them.
pub(super) fn states(document: &mut Document, dice: &mut Dice, cards: usize) {
    let kinds = [
        (StateKind::Current, "Today", 40),
        (StateKind::Future, "Tomorrow", 30),
        (StateKind::Future, "Later", 20),
        (StateKind::Past, "Yesterday", 10),
    ];
    let mut left = cards;
    let mut based_on = None;
    for ((kind, name, percent), order) in kinds.into_iter().zip(OrderKey::evenly(kinds.len())) {
        let state = State {
            id: dice.id(),
            kind,
            name: name.into(),
            purpose: dice.text(8),
            scenario: dice.text(20),
            goal: dice.text(6),
            as_of: dice.day(),
            based_on,
            order,
            ..State::default()
        };
        let original = based_on;
        based_on = based_on.or(Some(state.id));
        let dealt = if kind == StateKind::Past { left } else { cards * percent / 100 };
        left -= dealt;
        stages(document, dice, state.id, original);
        lanes(document, dice, state.id, original);
        document.states.insert(state.id, state.clone());
        self::cards(document, dice, state.id, dealt);
        emotions(document, dice, state.id);
    }
}

/// What a fork gives its copy: the lineage of the record at the same place in the original state.
fn forked(dice: &mut Dice, originals: &[Id]) -> Vec<Id> {
    if originals.is_empty() || dice.chance(20) { Vec::new() } else { vec![dice.pick(originals)] }
}

fn stages(document: &mut Document, dice: &mut Dice, state: Id, original: Option<Id>) {
    let originals: Vec<Id> = document
        .stages
        .values()
        .filter(|stage| Some(stage.state) == original)
        .map(|stage| stage.id)
        .collect();
    let count = 2 + dice.below(6);
    for order in OrderKey::evenly(count) {
        let stage = Stage {
            id: dice.id(),
            state,
            name: dice.name(),
            description: dice.text(10),
            duration: dice.pick(&["", "2 days", "a week"]).into(),
            colour: dice.below(9) as u8,
            width: dice.chance(20).then(|| dice.number(80.0, 600.0)),
            order,
            lineage: forked(dice, &originals),
            ..Stage::default()
        };
        // A third of the stages has no steps and is a column itself.
        let steps = dice.below(4).saturating_sub(1);
        for order in OrderKey::evenly(steps) {
            let place = StepPlace { stage: stage.id, order, ..StepPlace::default() };
            let step = Step { id: dice.id(), place, name: dice.name(), ..Step::default() };
            document.steps.insert(step.id, step);
        }
        document.stages.insert(stage.id, stage);
    }
}

fn lanes(document: &mut Document, dice: &mut Dice, state: Id, original: Option<Id>) {
    let originals: Vec<Id> =
        document.lanes.values().filter(|lane| Some(lane.state) == original).map(|lane| lane.id).collect();
    let mut kinds: Vec<LaneKind> = LaneKind::ALL.to_vec();
    kinds.extend([LaneKind::Line, LaneKind::Line, LaneKind::Note]);
    for (kind, order) in kinds.iter().zip(OrderKey::evenly(kinds.len())) {
        let lane = Lane {
            id: dice.id(),
            state,
            kind: *kind,
            name: if dice.chance(20) { dice.name() } else { String::new() },
            locked: dice.chance(5),
            line: (*kind == LaneKind::Line).then(|| dice.pick(BlueprintLine::ALL)),
            order,
            lineage: forked(dice, &originals),
            ..Lane::default()
        };
        document.lanes.insert(lane.id, lane);
    }
}

fn cards(document: &mut Document, dice: &mut Dice, state: Id, count: usize) {
    let outline = Outline::of(document, state);
    let columns = outline.columns.clone();
    let lanes: Vec<(Id, LaneKind)> = outline
        .lanes
        .iter()
        .filter(|lane| lane.kind.holds_cards())
        .map(|lane| (lane.id, lane.kind))
        .collect();
    let (personas, channels) = (ids(&document.personas), ids(&document.channels));
    let (departments, assets) = (ids(&document.departments), ids(&document.assets));
    let mut last: std::collections::BTreeMap<Cell, OrderKey> = Default::default();
    for _ in 0..count {
        let (lane, kind) = dice.pick(&lanes);
        let first = dice.below(columns.len());
        let column = columns[first];
        let mut card = Card {
            id: dice.id(),
            state,
            text: dice.text(30),
            detail: if dice.chance(10) { dice.text(60) } else { String::new() },
            urls: if dice.chance(5) { vec!["https://example.org/a?b=c&d".into()] } else { Vec::new() },
            personas: dice.some(&personas, 10),
            channels: dice.some(&channels, 15),
            departments: dice.some(&departments, 10),
            tags: dice.some(&["quick", "law", "späta"], 5).into_iter().map(String::from).collect(),
            ..Card::default()
        };
        if !dice.chance(5) {
            let cell = Cell { lane, column };
            let order = OrderKey::between(last.get(&cell), None).unwrap_or_default();
            last.insert(cell, order.clone());
            card.place = Some(CardPlace { lane, column, order, ..CardPlace::default() });
            if dice.chance(5) && first + 1 < columns.len() {
                card.end_column = Some(columns[first + 1 + dice.below(columns.len() - first - 1)]);
            }
        }
        own_fields(&mut card, kind, dice, &assets);
        document.cards.insert(card.id, card);
    }
}

fn own_fields(card: &mut Card, kind: LaneKind, dice: &mut Dice, assets: &[Id]) {
    match kind {
        LaneKind::Quote => card.source = dice.name(),
        LaneKind::Pain => {
            card.severity = Some(1 + dice.below(5) as u8);
            card.reach = dice.chance(50).then(|| Reach {
                share: Some(dice.number(0.0, 1.0)),
                count: dice.chance(50).then(|| dice.bits() >> 40),
                sample_size: Some(dice.below(2000) as u64),
                source: dice.name(),
                ..Reach::default()
            });
        }
        LaneKind::Moment => {
            card.score = Some(1 + dice.below(5) as u8);
            card.reason = dice.text(8);
        }
        LaneKind::Opportunity | LaneKind::Solution => {
            card.value = Some(1 + dice.below(5) as u8);
            card.effort = Some(1 + dice.below(5) as u8);
            card.status = Some(dice.pick(Status::ALL));
            card.due = dice.day();
            card.votes = [("Ana".to_owned(), 2), ("Béla".to_owned(), dice.below(9) as u32)].into();
        }
        LaneKind::Image => card.asset = Some(dice.pick(assets)),
        LaneKind::Backstage | LaneKind::Support => card.systems = vec![dice.name()],
        LaneKind::Note => {
            card.journey = dice
                .chance(20)
                .then(|| JourneyLink { file: "other.journey".into(), ..JourneyLink::default() });
        }
        _ => {}
    }
}

fn emotions(document: &mut Document, dice: &mut Dice, state: Id) {
    let columns = Outline::of(document, state).columns;
    let scale = document.journey.emotion_scale.clone();
    for persona in ids(&document.personas) {
        for column in &columns {
            if dice.chance(25) {
                continue;
            }
            let emotion = Emotion {
                id: dice.id(),
                column: *column,
                persona,
                score: dice.chance(90).then(|| dice.number(scale.lowest, scale.highest)),
                label: if dice.chance(30) { dice.name() } else { String::new() },
                drawn: dice.chance(50),
                ..Emotion::default()
            };
            document.emotions.insert(emotion.id, emotion);
        }
    }
}

/// Arrows between cards, one for every ten.
pub(super) fn links(document: &mut Document, dice: &mut Dice) {
    let cards = ids(&document.cards);
    for _ in 0..cards.len() / 10 {
        let (from, to) = (dice.pick(&cards), dice.pick(&cards));
        let kind = dice.pick(LinkKind::ALL);
        let link = Link { id: dice.id(), from, to, kind, label: dice.text(3), ..Link::default() };
        document.links.insert(link.id, link);
    }
}
