//! Builds small maps in words: a step in a stage, a card at a step, a feeling, a number.

use throughline_diff::{Comparison, Decisions, Side};
use throughline_edit::{Command, ForkState};
use throughline_insight::{Line, Meaning, lines};
use throughline_model::*;

/// A journey being built, in one of its states.
pub struct Map {
    pub document: Document,
    /// The state that is being written.
    pub state: Id,
    next: u128,
}

/// A comparison with everything that is said of it.
pub struct Told {
    pub comparison: Comparison,
    pub meaning: Meaning,
    pub lines: Vec<Line>,
}

impl Told {
    pub fn of(a: Side, b: Side) -> Told {
        let comparison = Comparison::between(a, b, &Decisions::default()).expect("two states");
        let (meaning, lines) = (Meaning::of(a, b, &comparison), lines(a, b, &comparison));
        Told { comparison, meaning, lines }
    }

    /// The sentences of all claims.
    pub fn sentences(&self) -> Vec<&str> {
        self.meaning.claims.iter().map(|claim| claim.sentence.as_str()).collect()
    }

    pub fn says(&self, sentence: &str) -> bool {
        self.sentences().contains(&sentence)
    }

    /// The line of what is called so.
    pub fn line(&self, name: &str) -> &Line {
        let found = self.lines.iter().find(|line| line.name == name);
        found.unwrap_or_else(|| panic!("no line of {name}: {:#?}", self.lines))
    }
}

impl Map {
    /// An empty current state.
    pub fn new(title: &str) -> Map {
        let id = Id::from_number;
        let state = State { id: id(3), name: "Today".into(), order: key(0), ..State::default() };
        let mut document = Document {
            journey: Journey { id: id(1), title: title.into(), ..Journey::default() },
            settings: Settings { id: id(2), ..Settings::default() },
            ..Document::default()
        };
        document.states.insert(state.id, state.clone());
        Map { document, state: state.id, next: 100 }
    }

    /// Copies the current state into a future one, which is written from now on.
    pub fn fork(&mut self) -> Id {
        let id = self.id();
        let fork = ForkState { state: self.state, id, name: "Tomorrow".into() };
        throughline_edit::run(&mut self.document, &Command::ForkState(fork)).expect("a state can be forked");
        self.state = id;
        id
    }

    /// What the future state, written last, means beside the current one.
    pub fn told(&self) -> Told {
        let sound = violations(&self.document);
        assert_eq!(sound, [], "built soundly");
        let today = Id::from_number(3);
        Told::of(Side::of_state(&self.document, today), Side::of_state(&self.document, self.state))
    }

    fn id(&mut self) -> Id {
        self.next += 1;
        Id::from_number(self.next)
    }

    /// The stage of a name in the written state.
    pub fn stage(&mut self, name: &str) -> Id {
        let known = self.document.stages.values().find(|it| it.state == self.state && it.name == name);
        if let Some(stage) = known {
            return stage.id;
        }
        let place = self.document.stages.len();
        let id = self.id();
        let stage = Stage { id, state: self.state, name: name.into(), order: key(place), ..Stage::default() };
        self.document.stages.insert(id, stage);
        id
    }

    /// A new step in a stage.
    pub fn step(&mut self, stage: &str, name: &str) -> Id {
        let (stage, place, id) = (self.stage(stage), self.document.steps.len(), self.id());
        let place = StepPlace { stage, order: key(place), ..StepPlace::default() };
        self.document.steps.insert(id, Step { id, place, name: name.into(), ..Step::default() });
        id
    }

    /// The step of a name in the written state.
    pub fn at(&self, step: &str) -> Id {
        let own = |it: &&Step| self.document.stages[&it.place.stage].state == self.state;
        self.document.steps.values().filter(own).find(|it| it.name == step).map(|it| it.id).expect(step)
    }

    /// The place before a step that is the first of its stage.
    pub fn before(&self, step: &str) -> OrderKey {
        let place = &self.document.steps[&self.at(step)].place;
        OrderKey::between(None, Some(&place.order)).expect("there is room")
    }

    /// The lane of a kind in the written state.
    pub fn lane(&mut self, kind: LaneKind) -> Id {
        let known = self.document.lanes.values().find(|it| it.state == self.state && it.kind == kind);
        if let Some(lane) = known {
            return lane.id;
        }
        let (place, id) = (self.document.lanes.len(), self.id());
        let lane = Lane { id, state: self.state, kind, order: key(place), ..Lane::default() };
        self.document.lanes.insert(id, lane);
        id
    }

    /// A new card.
    pub fn card(&mut self, kind: LaneKind, step: &str, text: &str) -> Id {
        let (lane, column, place, id) =
            (self.lane(kind), self.at(step), self.document.cards.len(), self.id());
        let place = Some(CardPlace { lane, column, order: key(place), ..CardPlace::default() });
        self.document
            .cards
            .insert(id, Card { id, state: self.state, place, text: text.into(), ..Card::default() });
        id
    }

    /// A new pain point.
    pub fn pain(&mut self, step: &str, text: &str, severity: u8) -> Id {
        let id = self.card(LaneKind::Pain, step, text);
        self.change(id, |card| card.severity = Some(severity));
        id
    }

    /// The card of a text in the written state.
    pub fn card_of(&self, text: &str) -> Id {
        let own = |it: &&Card| it.state == self.state && it.text == text;
        self.document.cards.values().find(own).map(|it| it.id).expect(text)
    }

    pub fn change(&mut self, card: Id, change: impl FnOnce(&mut Card)) {
        change(self.document.cards.get_mut(&card).expect("a card"));
    }

    /// Removes a card of the written state.
    pub fn remove(&mut self, text: &str) {
        let id = self.card_of(text);
        self.document.cards.remove(&id);
        self.document.links.retain(|_, link| link.from != id && link.to != id);
        self.document.evidence.retain(|_, evidence| evidence.on.id != id);
    }

    /// The persona of a name.
    pub fn persona(&mut self, name: &str) -> Id {
        if let Some(persona) = self.document.personas.values().find(|it| it.name == name) {
            return persona.id;
        }
        let (place, id) = (self.document.personas.len(), self.id());
        let persona = Persona { id, name: name.into(), order: key(place), ..Persona::default() };
        self.document.personas.insert(id, persona);
        id
    }

    /// How a persona feels at a step of the written state, set or set anew.
    pub fn feels(&mut self, persona: &str, step: &str, score: f64) {
        let (persona, column) = (self.persona(persona), self.at(step));
        let known =
            self.document.emotions.values_mut().find(|it| it.persona == persona && it.column == column);
        if let Some(emotion) = known {
            emotion.score = Some(score);
            return;
        }
        self.lane(LaneKind::Emotion);
        let id = self.id();
        let emotion = Emotion { id, column, persona, score: Some(score), ..Emotion::default() };
        self.document.emotions.insert(id, emotion);
    }

    /// A metric at a step.
    pub fn metric(
        &mut self,
        step: &str,
        name: &str,
        unit: &str,
        direction: Direction,
        target: Option<f64>,
    ) -> Id {
        let (lane, column, id) = (self.lane(LaneKind::Metric), self.at(step), self.id());
        let metric = Metric {
            id,
            on: RecordRef { kind: RecordKind::Step, id: column },
            kind: MetricKind::Own,
            lane: Some(lane),
            name: name.into(),
            unit: unit.into(),
            direction,
            target,
            order: key(self.document.metrics.len()),
            ..Metric::default()
        };
        self.document.metrics.insert(id, metric);
        id
    }

    /// The metric of a name in the written state.
    pub fn metric_of(&self, name: &str) -> Id {
        let own = |it: &&Metric| {
            let stage = self.document.steps.get(&it.on.id).map(|step| step.place.stage);
            it.name == name && stage.is_some_and(|stage| self.document.stages[&stage].state == self.state)
        };
        self.document.metrics.values().find(own).map(|it| it.id).expect(name)
    }

    /// A reading of a metric.
    pub fn read(&mut self, metric: Id, period: &str, value: f64, sample_size: Option<u64>) {
        let id = self.id();
        let reading = Measurement {
            id,
            metric,
            period: period.into(),
            value: Some(value),
            sample_size,
            ..Measurement::default()
        };
        self.document.measurements.insert(id, reading);
    }

    /// The department of a name.
    pub fn department(&mut self, name: &str) -> Id {
        if let Some(department) = self.document.departments.values().find(|it| it.name == name) {
            return department.id;
        }
        let id = self.id();
        let order = key(self.document.departments.len());
        self.document
            .departments
            .insert(id, Department { id, name: name.into(), order, ..Department::default() });
        id
    }

    /// Who owns a step.
    pub fn owner(&mut self, step: &str, department: &str) -> Id {
        let (department, id) = (self.department(department), self.card(LaneKind::Owner, step, ""));
        self.change(id, |card| card.departments = vec![department]);
        id
    }

    /// A channel.
    pub fn channel(&mut self, name: &str) -> Id {
        let id = self.id();
        let order = key(self.document.channels.len());
        self.document.channels.insert(id, Channel { id, name: name.into(), order, ..Channel::default() });
        id
    }

    pub fn link(&mut self, kind: LinkKind, from: Id, to: Id) -> Id {
        let id = self.id();
        self.document.links.insert(id, Link { id, from, to, kind, ..Link::default() });
        id
    }

    pub fn evidence(&mut self, card: Id, kind: EvidenceKind) {
        let (id, on) = (self.id(), RecordRef { kind: RecordKind::Card, id: card });
        self.document.evidence.insert(id, Evidence { id, on, kind, ..Evidence::default() });
    }
}

fn key(place: usize) -> OrderKey {
    OrderKey::evenly(place + 1).remove(place)
}
