//! Random commands: a few numbers that mean something on any document.

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use throughline_edit::*;
use throughline_model::*;

/// What somebody might want to do, as numbers that pick from whatever the document holds.
#[derive(Clone, Debug)]
pub struct Intent {
    verb: u8,
    picks: [u16; 4],
    last: bool,
}

/// Sequences of up to so many.
pub fn intents(most: usize) -> impl Strategy<Value = Vec<Intent>> {
    let intent = (0_u8..27, any::<[u16; 4]>(), proptest::bool::weighted(0.3));
    prop::collection::vec(intent.prop_map(|(verb, picks, last)| Intent { verb, picks, last }), 1..=most)
}

impl Intent {
    /// The command that this means here; none where there is nothing to do it to. `index` makes
    /// the ids of new records distinct.
    pub fn command(&self, document: &Document, index: usize) -> Option<Command> {
        let id = Id::from_number(1_000_000 + index as u128);
        let [a, b, c, d] = self.picks;
        Some(match self.verb {
            0 => {
                let state = pick(&document.states, a)?;
                let before = self.before(&document.stages, b, |stage| stage.state == state);
                Command::AddStage(AddStage { id, state, name: "Added".into(), before })
            }
            1 | 2 => {
                let stage = pick(&document.stages, a)?;
                let before = self.before(&document.steps, b, |step| step.place.stage == stage);
                Command::AddStep(AddStep { id, stage, name: "Added".into(), before })
            }
            3 => {
                let (state, kind) =
                    (pick(&document.states, a)?, LaneKind::ALL[usize::from(b) % LaneKind::ALL.len()]);
                let before = self.before(&document.lanes, c, |lane| lane.state == state);
                Command::AddLane(AddLane { id, state, kind, name: String::new(), before })
            }
            4 => {
                let state = pick(&document.states, d)?;
                let to = self.target(document, state, [a, b, c]);
                Command::AddCard(AddCard { id, state, to, text: "Added".into(), fields: Map::new() })
            }
            5 => self.add_record(document, id)?,
            6 | 7 => {
                let stage = pick(&document.stages, a)?;
                let state = document.stages[&stage].state;
                let before = self.before(&document.stages, b, |stage| stage.state == state);
                Command::MoveStage(MoveStage { stage, before })
            }
            8 | 9 => {
                let step = pick(&document.steps, a)?;
                let state = document.stage_of_column(step)?.state;
                let stage = near(&document.stages, b, |stage| stage.state == state)?;
                let before = self.before(&document.steps, c, |step| step.place.stage == stage);
                Command::MoveStep(MoveStep { step, stage, before })
            }
            10 => {
                let lane = pick(&document.lanes, a)?;
                let state = document.lanes[&lane].state;
                let before = self.before(&document.lanes, b, |lane| lane.state == state);
                Command::MoveLane(MoveLane { lane, before })
            }
            11 | 12 => {
                let card = pick(&document.cards, a)?;
                let to = self.target(document, document.cards[&card].state, [b, c, d]);
                Command::MoveCard(MoveCard { card, to })
            }
            13 => Command::MoveRecord(MoveRecord {
                record: RecordRef { kind: RecordKind::Persona, id: pick(&document.personas, a)? },
                before: self.before(&document.personas, b, |_| true),
            }),
            14 | 15 => {
                let card = pick(&document.cards, a)?;
                let columns = Outline::of(document, document.cards[&card].state).columns;
                let one = |number: u16| columns.get(usize::from(number) % columns.len().max(1)).copied();
                let first = self.last.then(|| one(b)).flatten();
                let last = if d % 16 == 0 { column(document, c) } else { one(c) };
                Command::SpanCard(SpanCard { card, first, last })
            }
            16 => {
                let kind = LaneKind::ALL[usize::from(b) % LaneKind::ALL.len()];
                Command::RetypeLane(RetypeLane { lane: pick(&document.lanes, a)?, kind })
            }
            17 => self.set_fields(document)?,
            18 => Command::SetEmotion(SetEmotion {
                id,
                column: column(document, a)?,
                persona: pick(&document.personas, b)?,
                score: (!self.last).then(|| f64::from(c % 5) - 1.0),
                label: d.is_multiple_of(2).then(|| if d % 4 == 0 { String::new() } else { "Word".into() }),
            }),
            19 | 20 => Command::Duplicate(Duplicate { record: any_record(document, a, b)?, id }),
            21 | 22 => {
                let mut records = vec![any_record(document, a, b)?];
                if self.last {
                    records.push(any_record(document, a, c)?);
                    records.push(any_record(document, d, c)?);
                }
                Command::Delete(Delete { records })
            }
            23 => {
                let state = pick(&document.states, a)?;
                Command::ForkState(ForkState { state, id, name: format!("Fork {index}") })
            }
            24 => Command::PromoteState(PromoteState { state: pick(&document.states, a)? }),
            25 => {
                let (record, was) = (pick(&document.cards, a)?, pick(&document.cards, b)?);
                let record = RecordRef { kind: RecordKind::Card, id: record };
                match self.last {
                    true => Command::PairRecords(PairRecords { record, was }),
                    false => Command::PartRecords(PartRecords { record, was }),
                }
            }
            _ => self.batch(document, index)?,
        })
    }

    fn before<T>(&self, table: &Table<T>, number: u16, own: impl Fn(&T) -> bool) -> Option<Id> {
        if self.last { None } else { near(table, number, own) }
    }

    /// A cell and a place in it; the tray where the state has no cells.
    fn target(&self, document: &Document, state: Id, [lane, column, before]: [u16; 3]) -> Option<CardTarget> {
        let lane = near(&document.lanes, lane, |lane| lane.state == state)?;
        let outline = Outline::of(document, document.lanes[&lane].state);
        let column = *outline.columns.get(usize::from(column) % outline.columns.len().max(1))?;
        let there = outline.cards(lane, column);
        let before = there.get(usize::from(before) % (there.len() + 1)).map(|card| card.id);
        Some(CardTarget { lane, column, before })
    }

    fn add_record(&self, document: &Document, id: Id) -> Option<Command> {
        let [a, b, c, _] = self.picks;
        let (kind, fields) = match a % 5 {
            0 => (RecordKind::Persona, json!({ "name": "Added" })),
            1 => {
                let on = any_record(document, b, c)?;
                (RecordKind::Comment, json!({ "on": on, "text": "Added" }))
            }
            2 => {
                let ends = (pick(&document.cards, b)?, pick(&document.cards, c)?);
                (RecordKind::Link, json!({ "from": ends.0, "to": ends.1, "kind": "answers" }))
            }
            3 => {
                let column = column(document, b)?;
                let kind = if document.steps.contains_key(&column) { "step" } else { "stage" };
                let lanes = document.lanes.values().filter(|lane| lane.kind == LaneKind::Metric);
                let lanes: Vec<Id> = lanes.map(|lane| lane.id).collect();
                let lane = lanes.get(usize::from(c) % lanes.len().max(1));
                (
                    RecordKind::Metric,
                    json!({ "on": { "kind": kind, "id": column }, "kind": "nps", "lane": lane }),
                )
            }
            _ => (RecordKind::State, json!({ "kind": "future", "name": format!("Added {id}") })),
        };
        Some(Command::AddRecord(AddRecord { kind, id, fields: fields.as_object()?.clone() }))
    }

    fn set_fields(&self, document: &Document) -> Option<Command> {
        let [a, b, c, d] = self.picks;
        let (kind, id, fields): (RecordKind, Id, Value) = match a % 6 {
            0 => (
                RecordKind::Card,
                pick(&document.cards, b)?,
                json!({ "text": format!("Edited {c}"), "severity": d % 7 }),
            ),
            1 => (RecordKind::Lane, pick(&document.lanes, b)?, json!({ "locked": c.is_multiple_of(3) })),
            2 => {
                let scale = json!({ "lowest": -f64::from(c % 9), "highest": f64::from(d % 9) });
                (RecordKind::Journey, document.journey.id, json!({ "emotion_scale": scale }))
            }
            3 => (
                RecordKind::State,
                pick(&document.states, b)?,
                json!({ "kind": StateKind::ALL[usize::from(c % 3)] }),
            ),
            4 => (
                RecordKind::Card,
                pick(&document.cards, b)?,
                json!({ "personas": [pick(&document.personas, c)?] }),
            ),
            _ => (RecordKind::Stage, pick(&document.stages, b)?, json!({ "name": null, "width": c })),
        };
        let record = RecordRef { kind, id };
        Some(Command::SetFields(SetFields { record, fields: fields.as_object()?.clone() }))
    }

    /// Three commands that belong together, the last of which may be impossible by then.
    fn batch(&self, document: &Document, index: usize) -> Option<Command> {
        let mut commands = Vec::new();
        for (place, verb) in self.picks.iter().enumerate().take(3) {
            let mut picks = self.picks;
            picks.rotate_left(place + 1);
            let part = Intent { verb: (*verb % 23) as u8, picks, last: self.last };
            commands.push(part.command(document, 1_000 * (index + 1) + place)?);
        }
        Some(Command::Batch(Batch { label: "Several".into(), commands }))
    }
}

fn pick<T>(table: &Table<T>, number: u16) -> Option<Id> {
    table.keys().nth(usize::from(number) % table.len().max(1)).copied()
}

/// One of those that fit; now and then any, to see it refused.
fn near<T>(table: &Table<T>, number: u16, fits: impl Fn(&T) -> bool) -> Option<Id> {
    if number % 16 == 15 {
        return pick(table, number);
    }
    let fitting: Vec<Id> = table.iter().filter(|(_, it)| fits(it)).map(|(id, _)| *id).collect();
    fitting.get(usize::from(number) % fitting.len().max(1)).copied()
}

/// A column of any state.
fn column(document: &Document, number: u16) -> Option<Id> {
    let columns: Vec<Id> =
        document.states.keys().flat_map(|state| Outline::of(document, *state).columns).collect();
    columns.get(usize::from(number) % columns.len().max(1)).copied()
}

/// A record of a kind that is often deleted and copied; now and then of any kind.
fn any_record(document: &Document, kind: u16, number: u16) -> Option<RecordRef> {
    use RecordKind as K;
    let often =
        [K::Card, K::Card, K::Step, K::Step, K::Stage, K::Lane, K::Persona, K::Department, K::Channel];
    let wanted = often.get(usize::from(kind) % (often.len() + 3)).copied();
    let references: Vec<RecordRef> =
        document.references().into_iter().filter(|it| wanted.is_none_or(|kind| it.kind == kind)).collect();
    references.get(usize::from(number) % references.len().max(1)).copied()
}
