//! The journeys that exports are tried on: samples, generated ones, and those that ask for trouble.
#![allow(dead_code, unused_imports, reason = "each test uses its own part")]

mod nasty;

use throughline_model::{Document, Id, Lane, LaneKind, OrderKey, Stage, State, Step, StepPlace};
use throughline_session::generate::generate;
use throughline_session::templates::SAMPLES;

pub use nasty::{beyond_fonts, nasty, with_broken_picture};

/// A sample by its name.
pub fn sample(name: &str) -> Document {
    SAMPLES.iter().find(|sample| sample.name == name).expect("a sample of this name").document()
}

/// The generated journey S.
pub fn s() -> Document {
    generate(250, 8, 10, 1)
}

/// The generated journey M.
pub fn m() -> Document {
    generate(1_000, 20, 15, 1)
}

/// Every journey of which a good file must come, with a name for messages.
pub fn all() -> Vec<(&'static str, Document)> {
    let mut all: Vec<_> = SAMPLES.iter().map(|sample| (sample.name, sample.document())).collect();
    all.extend([
        ("S", s()),
        ("M", m()),
        ("the nasty map", nasty()),
        ("a map beyond all fonts", beyond_fonts()),
        ("an empty map", empty()),
        ("a map without stages", without_stages()),
        ("one stage of 200 steps", one_stage_of_200_steps()),
    ]);
    all
}

/// A journey that has a state and nothing else, not even a title.
pub fn empty() -> Document {
    let mut document = Document::default();
    document.journey.id = Id::from_number(1);
    document.settings.id = Id::from_number(2);
    document.states.insert(
        STATE,
        State { id: STATE, name: "Today".into(), order: OrderKey::evenly(1).remove(0), ..State::default() },
    );
    document
}

/// Lanes, and nothing that they could lead through.
pub fn without_stages() -> Document {
    let mut document = empty();
    add_lanes(&mut document, &[LaneKind::Action, LaneKind::Emotion, LaneKind::Pain]);
    document
}

/// One stage of 200 steps, with a card in each step.
pub fn one_stage_of_200_steps() -> Document {
    let mut document = empty();
    document.journey.title = "A long way".into();
    let lanes = add_lanes(&mut document, &[LaneKind::Action, LaneKind::Pain]);
    let stage = add_stages(&mut document, &["Everything"])[0];
    for (number, order) in OrderKey::evenly(200).into_iter().enumerate() {
        let place = StepPlace { stage, order, ..StepPlace::default() };
        let step = Step {
            id: Id::from_number(10_000 + number as u128),
            place,
            name: format!("Step {}", number + 1),
            ..Step::default()
        };
        nasty::add_card(
            &mut document,
            lanes[number % 2],
            step.id,
            &format!("What happens in step {}", number + 1),
        );
        document.steps.insert(step.id, step);
    }
    document
}

/// The one state of the journeys made here.
pub const STATE: Id = Id::from_number(3);

/// Adds lanes, and says which.
pub fn add_lanes(document: &mut Document, kinds: &[LaneKind]) -> Vec<Id> {
    let made = kinds.iter().zip(OrderKey::evenly(kinds.len())).enumerate().map(|(number, (kind, order))| {
        let id = Id::from_number(1_000 + number as u128);
        Lane { id, state: STATE, kind: *kind, order, ..Lane::default() }
    });
    made.map(|lane| {
        document.lanes.insert(lane.id, lane.clone());
        lane.id
    })
    .collect()
}

/// Adds stages of these names, and says which.
pub fn add_stages(document: &mut Document, names: &[&str]) -> Vec<Id> {
    let made = names.iter().zip(OrderKey::evenly(names.len())).enumerate().map(|(number, (name, order))| {
        let id = Id::from_number(2_000 + number as u128);
        Stage { id, state: STATE, name: (*name).into(), order, ..Stage::default() }
    });
    made.map(|stage| {
        document.stages.insert(stage.id, stage.clone());
        stage.id
    })
    .collect()
}
