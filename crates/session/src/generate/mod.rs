//! Reference journeys for measuring: as large as asked for, like real ones, the same for a seed.
//!
//! Three sizes have names (cards, stages × lanes): S is 250, 8 × 10; M is 1,000, 20 × 15; L is
//! 10,000, 50 × 30. Every fourth stage has two steps, the others are columns themselves.

mod around;
mod cards;
mod people;
mod random;
mod texts;

use throughline_model::{
    BlueprintLine, Document, Id, Lane, LaneKind, OrderKey, Stage, State, Step, StepPlace,
};

use random::Random;

/// Which kinds of lanes a journey gets, the first ones first; more lanes than these begin again.
const LANE_KINDS: &[(LaneKind, Option<BlueprintLine>)] = &[
    (LaneKind::Action, None),
    (LaneKind::Touchpoint, None),
    (LaneKind::Thinking, None),
    (LaneKind::Emotion, None),
    (LaneKind::Pain, None),
    (LaneKind::Moment, None),
    (LaneKind::Owner, None),
    (LaneKind::Metric, None),
    (LaneKind::Opportunity, None),
    (LaneKind::Solution, None),
    (LaneKind::Line, Some(BlueprintLine::Visibility)),
    (LaneKind::Backstage, None),
    (LaneKind::Support, None),
    (LaneKind::Quote, None),
    (LaneKind::Need, None),
    (LaneKind::Line, Some(BlueprintLine::Interaction)),
    (LaneKind::Frontstage, None),
    (LaneKind::Line, Some(BlueprintLine::InternalInteraction)),
    (LaneKind::Evidence, None),
    (LaneKind::Goal, None),
    (LaneKind::Gain, None),
    (LaneKind::Channel, None),
    (LaneKind::Image, None),
    (LaneKind::Note, None),
];

const STAGE_NAMES: &[&str] = &[
    "Hear of it",
    "Look around",
    "Compare",
    "Ask",
    "Try",
    "Decide",
    "Order",
    "Pay",
    "Wait",
    "Receive",
    "Set up",
    "Learn",
    "Use",
    "Get help",
    "Complain",
    "Repair",
    "Renew",
    "Extend",
    "Recommend",
    "Leave",
];

/// A sound journey with exactly so many cards, stages and lanes, all its figures marked as made up.
///
/// Without a stage or a lane for them the cards lie in the tray.
pub fn generate(cards: usize, stages: usize, lanes: usize, seed: u64) -> Document {
    let random = &mut Random::new(seed);
    let mut document = Document::default();
    document.journey.id = random.id();
    document.journey.title = format!("Reference journey, {cards} cards");
    document.journey.description = "Generated for measuring; nothing in it is about anybody.".into();
    document.journey.language = "en".into();
    document.settings.id = random.id();

    let state = state(&mut document, random);
    people::add(&mut document, random);
    add_stages(&mut document, random, state, stages);
    add_lanes(&mut document, random, state, lanes);
    cards::add(&mut document, random, state, cards);
    around::add(&mut document, random, state);
    document
}

fn state(document: &mut Document, random: &mut Random) -> Id {
    let state = State {
        id: random.id(),
        name: "Reference".into(),
        purpose: "Measure how long things take".into(),
        scenario: "A customer goes the whole way".into(),
        goal: "Arrive without asking twice".into(),
        as_of: "2026-01".into(),
        order: OrderKey::evenly(1).remove(0),
        ..State::default()
    };
    let id = state.id;
    document.states.insert(id, state);
    id
}

fn add_stages(document: &mut Document, random: &mut Random, state: Id, count: usize) {
    for (index, order) in OrderKey::evenly(count).into_iter().enumerate() {
        let stage = Stage {
            id: random.id(),
            state,
            name: nth_name(STAGE_NAMES, index),
            goal: "Be through with it".into(),
            duration: format!("{} days", random.between(2, 14)),
            order,
            ..Stage::default()
        };
        if index % 4 == 1 {
            for (order, name) in OrderKey::evenly(2).into_iter().zip(["First try", "Second try"]) {
                let place = StepPlace { stage: stage.id, order, ..StepPlace::default() };
                let step = Step { id: random.id(), place, name: name.into(), ..Step::default() };
                document.steps.insert(step.id, step);
            }
        }
        document.stages.insert(stage.id, stage);
    }
}

fn add_lanes(document: &mut Document, random: &mut Random, state: Id, count: usize) {
    for (index, order) in OrderKey::evenly(count).into_iter().enumerate() {
        let (kind, line) = LANE_KINDS[index % LANE_KINDS.len()];
        let again = index / LANE_KINDS.len();
        let name = if again > 0 { format!("{} {}", kind.label(), again + 1) } else { String::new() };
        let lane = Lane { id: random.id(), state, kind, name, line, order, ..Lane::default() };
        document.lanes.insert(lane.id, lane);
    }
}

/// The name at a place in a list; beyond its end the names begin again, with a number.
fn nth_name(names: &[&str], index: usize) -> String {
    match index / names.len() {
        0 => names[index].into(),
        again => format!("{} {}", names[index % names.len()], again + 1),
    }
}
