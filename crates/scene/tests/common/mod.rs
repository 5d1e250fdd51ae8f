//! Small journeys to lay out, built up word by word.
#![allow(dead_code, reason = "each test file uses its own part")]

use std::sync::Arc;

use throughline_model::*;
use throughline_scene::{Fonts, Group, Item, Layouter, MapOptions, Role, Scene, TextBlock};

/// A journey with one state, growing.
pub struct Journey {
    pub document: Document,
    pub state: Id,
    next: u128,
}

impl Journey {
    pub fn new() -> Self {
        let mut journey = Journey { document: Document::default(), state: Id::from_number(1), next: 100 };
        let order = journey.order();
        let state = State { id: journey.state, name: "Today".into(), order, ..State::default() };
        journey.document.states.insert(state.id, state);
        journey.document.journey.title = "Opening an account".into();
        journey
    }

    pub fn id(&mut self) -> Id {
        self.next += 1;
        Id::from_number(self.next)
    }

    fn order(&mut self) -> OrderKey {
        self.next += 1;
        OrderKey::from_text(format!("{:06}", self.next))
    }

    /// A stage with steps; returns its columns.
    pub fn stage(&mut self, name: &str, steps: &[&str]) -> Vec<Id> {
        let (id, order, state) = (self.id(), self.order(), self.state);
        self.document.stages.insert(id, Stage { id, state, name: name.into(), order, ..Stage::default() });
        let mut columns = Vec::new();
        for step in steps {
            let place = StepPlace { stage: id, order: self.order(), ..StepPlace::default() };
            let step_id = self.id();
            self.document
                .steps
                .insert(step_id, Step { id: step_id, place, name: (*step).into(), ..Step::default() });
            columns.push(step_id);
        }
        if columns.is_empty() { vec![id] } else { columns }
    }

    pub fn lane(&mut self, kind: LaneKind) -> Id {
        let (id, order, state) = (self.id(), self.order(), self.state);
        self.document.lanes.insert(id, Lane { id, state, kind, order, ..Lane::default() });
        id
    }

    pub fn card(&mut self, lane: Id, column: Id, text: &str) -> Id {
        let (id, order, state) = (self.id(), self.order(), self.state);
        let place = Some(CardPlace { lane, column, order, ..CardPlace::default() });
        self.document.cards.insert(id, Card { id, state, place, text: text.into(), ..Card::default() });
        id
    }

    /// Changes a card.
    pub fn edit(&mut self, card: Id, change: impl FnOnce(&mut Card)) {
        change(self.document.cards.get_mut(&card).expect("the card was made before"));
    }

    pub fn persona(&mut self, name: &str) -> Id {
        let (id, order) = (self.id(), self.order());
        self.document.personas.insert(id, Persona { id, name: name.into(), order, ..Persona::default() });
        id
    }

    pub fn emotion(&mut self, column: Id, persona: Id, score: Option<f64>, label: &str) -> Id {
        let id = self.id();
        let emotion = Emotion { id, column, persona, score, label: label.into(), ..Emotion::default() };
        self.document.emotions.insert(id, emotion);
        id
    }

    pub fn department(&mut self, name: &str) -> Id {
        let (id, order) = (self.id(), self.order());
        self.document
            .departments
            .insert(id, Department { id, name: name.into(), order, ..Department::default() });
        id
    }

    pub fn metric(&mut self, column: Id, name: &str, unit: &str, target: Option<f64>) -> Id {
        let (id, order) = (self.id(), self.order());
        let on = RecordRef { kind: RecordKind::Step, id: column };
        let (kind, name, unit) = (MetricKind::Own, name.into(), unit.into());
        self.document
            .metrics
            .insert(id, Metric { id, on, kind, name, unit, target, order, ..Metric::default() });
        id
    }

    pub fn reading(&mut self, metric: Id, period: &str, value: f64, sample_size: u64) {
        let id = self.id();
        let (period, value, sample_size) = (period.into(), Some(value), Some(sample_size));
        self.document
            .measurements
            .insert(id, Measurement { id, metric, period, value, sample_size, ..Measurement::default() });
    }

    pub fn evidence(&mut self, on: RecordRef, kind: EvidenceKind) {
        let id = self.id();
        self.document.evidence.insert(id, Evidence { id, on, kind, ..Evidence::default() });
    }

    pub fn link(&mut self, from: Id, to: Id, kind: LinkKind) -> Id {
        let id = self.id();
        self.document.links.insert(id, Link { id, from, to, kind, ..Link::default() });
        id
    }

    pub fn comment(&mut self, on: Id) -> Id {
        let id = self.id();
        let on = RecordRef { kind: RecordKind::Card, id: on };
        self.document
            .comments
            .insert(id, Comment { id, on, text: "Is this so?".into(), ..Comment::default() });
        id
    }

    pub fn options(&self) -> MapOptions {
        MapOptions { state: self.state, ..MapOptions::default() }
    }

    pub fn map(&self) -> Scene {
        layouter().map(&self.document, &self.options())
    }
}

pub fn layouter() -> Layouter {
    Layouter::new(Arc::new(Fonts::bundled()))
}

/// The group of a record's own key.
pub fn group(scene: &Scene, id: Id) -> &Group {
    let key = id.to_string();
    scene.groups.iter().find(|group| *group.key == *key).expect("the record is drawn")
}

pub fn groups(scene: &Scene, role: Role) -> Vec<&Group> {
    scene.groups.iter().filter(|group| group.role == role).collect()
}

pub fn texts(group: &Group) -> Vec<&TextBlock> {
    let texts = group.items.iter().filter_map(|item| match item {
        Item::Text(block) => Some(block),
        _ => None,
    });
    texts.collect()
}

/// What a group says, text by text.
pub fn words(group: &Group) -> Vec<&str> {
    texts(group).into_iter().map(|block| &*block.text).collect()
}

/// Everything of a scene that a person or a painter could tell apart.
pub fn told(scene: &Scene) -> String {
    format!(
        "{:?} {:?} {:?}",
        scene.groups,
        scene.grid,
        (scene.width, scene.height, &scene.missing_characters)
    )
}
