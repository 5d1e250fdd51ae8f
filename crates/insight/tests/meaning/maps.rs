//! The maps over which laws are tested: built, samples, random.

use std::path::PathBuf;

use throughline_model::testing::random_document;
use throughline_model::*;

use crate::builder::Map;

/// Two states of a journey, and what the pair is called.
pub struct Pair {
    pub name: String,
    pub document: Document,
    pub a: Id,
    pub b: Id,
}

/// Everything: 32 pairs.
pub fn all() -> Vec<Pair> {
    let built = built().into_iter().map(|(name, map)| Pair {
        name: name.into(),
        a: Id::from_number(3),
        b: map.state,
        document: map.document,
    });
    built.chain(samples()).chain((0..16).map(random)).collect()
}

/// Built by hand.
pub fn built() -> Vec<(&'static str, Map)> {
    vec![
        ("a better future", better()),
        ("a worse future", worse()),
        ("one gains and one loses", mixed()),
        ("no metrics, no emotions", bare()),
        ("no future of its own", unchanged()),
        ("hand-offs", hand_offs()),
        ("steps come, go and move", restructured()),
        ("a scale from 1 to 5", other_scale()),
        ("an empty future", emptied()),
        ("an empty past", filled()),
        ("touchpoints and channels", meetings()),
        ("everything new", replaced()),
    ]
}

/// Three steps of two stages, with what hurts, what is felt and what is measured.
pub fn start() -> Map {
    let mut map = Map::new("Opening an account");
    for (stage, step) in [("Decide", "Compare"), ("Apply", "Fill in"), ("Apply", "Wait")] {
        map.step(stage, step);
    }
    map.card(LaneKind::Action, "Fill in", "I type 14 pages");
    map.pain("Compare", "Fees are hidden", 3);
    map.pain("Fill in", "No way to save", 5);
    map.pain("Wait", "No word for ten days", 4);
    for (step, score) in [("Compare", 0.5), ("Fill in", -1.8), ("Wait", -0.9)] {
        map.feels("Maya", step, score);
    }
    let metric = map.metric("Wait", "Time to open", "days", Direction::Lower, Some(1.0));
    map.read(metric, "2026-Q1", 9.2, Some(3912));
    map
}

pub fn better() -> Map {
    let mut map = start();
    map.fork();
    map.remove("No way to save");
    map.remove("No word for ten days");
    map.feels("Maya", "Fill in", 1.0);
    map.feels("Maya", "Wait", 1.2);
    map
}

pub fn worse() -> Map {
    let mut map = start();
    map.fork();
    map.pain("Wait", "Nobody answers", 5);
    let fees = map.card_of("Fees are hidden");
    map.change(fees, |card| card.severity = Some(5));
    map.feels("Maya", "Compare", -0.5);
    map.feels("Maya", "Wait", -1.9);
    let metric = map.metric_of("Time to open");
    map.read(metric, "2026-Q3", 12.0, Some(410));
    map
}

pub fn mixed() -> Map {
    let mut map = start();
    for (step, score) in [("Compare", 1.0), ("Fill in", 1.0), ("Wait", 0.4)] {
        map.feels("Derek", step, score);
    }
    map.fork();
    map.feels("Maya", "Fill in", 1.5);
    map.feels("Derek", "Fill in", -1.0);
    map
}

pub fn bare() -> Map {
    let mut map = Map::new("Renting a car");
    map.step("Book", "Choose");
    map.card(LaneKind::Action, "Choose", "I pick a car");
    map.fork();
    let card = map.card_of("I pick a car");
    map.change(card, |card| card.text = "I am offered a car".into());
    map
}

fn unchanged() -> Map {
    let mut map = start();
    map.fork();
    map
}

pub fn hand_offs() -> Map {
    let mut map = start();
    let (sales, branch) = (map.owner("Compare", "Sales"), map.owner("Fill in", "Branch"));
    map.owner("Wait", "Risk");
    let link = map.link(LinkKind::HandOff, sales, branch);
    map.document.links.get_mut(&link).expect("a link").lost_information = "the offer".into();
    map.fork();
    let sales = map.department("Sales");
    let owners: Vec<Id> = map
        .document
        .cards
        .values()
        .filter(|card| card.state == map.state && !card.departments.is_empty())
        .map(|card| card.id)
        .collect();
    for id in owners.into_iter().take(2) {
        map.change(id, |card| card.departments = vec![sales]);
    }
    map
}

pub fn restructured() -> Map {
    let mut map = start();
    map.fork();
    map.step("Apply", "Get the answer");
    map.card(LaneKind::Action, "Get the answer", "I get a yes at once");
    map.feels("Maya", "Get the answer", 1.6);
    let compare = map.at("Compare");
    let last = map.stage("Leave");
    map.step("Leave", "Recommend");
    let step = map.document.steps.get_mut(&compare).expect("a step");
    step.place.stage = last;
    map
}

fn other_scale() -> Map {
    let mut map = Map::new("A visit to the doctor");
    map.document.journey.emotion_scale = EmotionScale::between(1.0, 5.0);
    map.step("Arrive", "Wait");
    map.feels("Ana", "Wait", 1.5);
    map.fork();
    map.feels("Ana", "Wait", 4.0);
    map
}

fn emptied() -> Map {
    let mut map = start();
    let empty = State {
        id: Id::from_number(9_000),
        kind: StateKind::Future,
        name: "Nothing".into(),
        order: OrderKey::evenly(2).remove(1),
        ..State::default()
    };
    map.state = empty.id;
    map.document.states.insert(empty.id, empty);
    map
}

fn filled() -> Map {
    let mut map = emptied();
    for stage in map.document.stages.values_mut() {
        stage.state = Id::from_number(9_000);
    }
    for lane in map.document.lanes.values_mut() {
        lane.state = Id::from_number(9_000);
    }
    for card in map.document.cards.values_mut() {
        card.state = Id::from_number(9_000);
    }
    map
}

pub fn meetings() -> Map {
    let mut map = start();
    let (post, app) = (map.channel("Post"), map.channel("App"));
    let letter = map.card(LaneKind::Touchpoint, "Wait", "Decision letter");
    map.change(letter, |card| card.channels = vec![post]);
    map.fork();
    map.remove("Decision letter");
    let message = map.card(LaneKind::Touchpoint, "Wait", "Push message");
    map.change(message, |card| card.channels = vec![app]);
    map
}

fn replaced() -> Map {
    let mut map = emptied();
    map.step("Begin", "Say hello");
    map.pain("Say hello", "Nobody greets back", 2);
    map.feels("Maya", "Say hello", 0.3);
    map
}

/// The repository's sample with a future, and every sample forked and changed in nothing but one
/// card.
fn samples() -> Vec<Pair> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut pairs = Vec::new();
    for name in ["bank-account-opening", "retail-checkout", "b2b-software-purchase"] {
        let path = folder.join(format!("{name}.journey"));
        let document = throughline_storage::open(&path).expect("a sample opens").document;
        let states: Vec<Id> = document.states_in_order().iter().map(|state| state.id).collect();
        if let [a, b, ..] = states[..] {
            pairs.push(Pair { name: name.into(), document, a, b });
            continue;
        }
        let mut document = document;
        let (a, b) = (states[0], Id::from_number(77));
        let fork = throughline_edit::ForkState { state: a, id: b, name: "Tomorrow".into() };
        throughline_edit::run(&mut document, &throughline_edit::Command::ForkState(fork))
            .expect("a state can be forked");
        let card = document.cards.values_mut().find(|card| card.state == b).expect("a card");
        card.text.push_str(" at once");
        pairs.push(Pair { name: format!("{name}, forked"), document, a, b });
    }
    pairs
}

/// A random document, of which two states are compared.
fn random(seed: u64) -> Pair {
    let document = random_document(seed, 60);
    let states: Vec<Id> = document.states_in_order().iter().map(|state| state.id).collect();
    let (a, b) = (states[0], states[states.len() - 1]);
    Pair { name: format!("random {seed}"), document, a, b }
}
