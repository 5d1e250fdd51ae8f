//! Random scripts of what people do to a state, and what of it a reader has to be told.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use throughline_edit::*;
use throughline_model::testing::{Dice, random_document};
use throughline_model::*;

/// What one command of a script did, for comparing with what is recovered.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// A record went elsewhere, or elsewhere among its siblings.
    Moved(RecordRef),
    /// Anything else.
    Other(RecordRef),
}

/// A sound document whose lanes are open and whose records have no lineage yet.
pub fn document(seed: u64, cards: usize) -> Document {
    let mut document = random_document(seed, cards);
    document.lanes.values_mut().for_each(|it| it.locked = false);
    document.stages.values_mut().for_each(|it| it.lineage.clear());
    document.lanes.values_mut().for_each(|it| it.lineage.clear());
    document
}

/// The current state of a document.
pub fn today(document: &Document) -> Id {
    document.first_state().map(|state| state.id).expect("a sound document has a state")
}

/// Forks the current state; answers the fork.
pub fn forked(document: &mut Document) -> Id {
    let fork = ForkState { state: today(document), id: Id::from_number(77), name: "Forked".into() };
    run(document, &Command::ForkState(fork)).expect("a state can be forked");
    Id::from_number(77)
}

/// Writes up to so many commands on one state. No two touch the same record or each other's parts,
/// so that none takes another back and each remains to be seen.
pub struct Writer<'a> {
    pub document: &'a mut Document,
    pub state: Id,
    pub dice: Dice,
    touched: BTreeSet<Id>,
    /// Columns that cards have left or gone to: one that takes the other over would undo the move.
    busy: BTreeSet<Id>,
    next: u128,
}

impl<'a> Writer<'a> {
    pub fn new(document: &'a mut Document, state: Id, seed: u64) -> Self {
        // Ids of new records are of this writer alone, so that two can write at once.
        let next = u128::from(seed + 1) << 40;
        Writer {
            document,
            state,
            dice: Dice::new(seed),
            touched: BTreeSet::new(),
            busy: BTreeSet::new(),
            next,
        }
    }

    /// Runs commands and tells what they did.
    pub fn write(&mut self, count: usize) -> Vec<Deed> {
        let mut deeds = Vec::new();
        for _ in 0..count {
            let Some((command, deed)) = self.next_command() else { continue };
            match run(self.document, &command) {
                Ok(change) if change.is_empty() => {}
                Ok(_) => deeds.push(deed),
                Err(_) => {}
            }
        }
        deeds
    }

    fn id(&mut self) -> Id {
        self.next += 1;
        Id::from_number(self.next)
    }

    /// One that has not been touched yet; it is now.
    fn untouched(&mut self, ids: Vec<Id>) -> Option<Id> {
        let free: Vec<Id> = ids.into_iter().filter(|id| !self.touched.contains(id)).collect();
        if free.is_empty() {
            return None;
        }
        let id = self.dice.pick(&free);
        self.touched.insert(id);
        Some(id)
    }

    fn outline(&self) -> Outline<'_> {
        Outline::of(self.document, self.state)
    }

    fn stages(&self) -> Vec<Id> {
        self.outline().stages.iter().map(|it| it.stage.id).collect()
    }

    fn lanes(&self) -> Vec<Id> {
        self.outline().lanes.iter().map(|it| it.id).collect()
    }

    fn card_lanes(&self) -> Vec<Id> {
        self.outline().lanes.iter().filter(|it| it.kind.holds_cards()).map(|it| it.id).collect()
    }

    fn steps(&self) -> Vec<Id> {
        self.outline().stages.iter().flat_map(|it| it.steps.iter().map(|step| step.id)).collect()
    }

    fn cards(&self) -> Vec<Id> {
        self.document.cards.values().filter(|it| it.state == self.state).map(|it| it.id).collect()
    }

    /// A cell whose lane and column nobody else deletes.
    fn cell(&mut self) -> Option<CardTarget> {
        let lanes: Vec<Id> = self.card_lanes().into_iter().filter(|id| !self.touched.contains(id)).collect();
        let columns = self.outline().columns;
        let columns: Vec<Id> = columns.into_iter().filter(|id| !self.touched.contains(id)).collect();
        if lanes.is_empty() || columns.is_empty() {
            return None;
        }
        let (lane, column) = (self.dice.pick(&lanes), self.dice.pick(&columns));
        Some(CardTarget { lane, column, before: None })
    }

    fn before(&mut self, ids: Vec<Id>) -> Option<Id> {
        if ids.is_empty() || self.dice.chance(20) { None } else { Some(self.dice.pick(&ids)) }
    }

    fn next_command(&mut self) -> Option<(Command, Deed)> {
        let id = self.id();
        let on = |kind, id| RecordRef { kind, id };
        let (kind, target, command) = match self.dice.below(24) {
            0..=4 => {
                let (cards, to) = (self.cards(), self.cell()?);
                let card = self.untouched(cards)?;
                if self.document.cards[&card]
                    .place
                    .as_ref()
                    .is_some_and(|it| (it.lane, it.column) == (to.lane, to.column))
                {
                    return None;
                }
                self.busy.extend(self.document.cards[&card].place.as_ref().map(|it| it.column));
                self.busy.insert(to.column);
                let to = (!self.dice.chance(8)).then_some(to);
                return Some((
                    Command::MoveCard(MoveCard { card, to }),
                    Deed::Moved(on(RecordKind::Card, card)),
                ));
            }
            5 => {
                let cards = self.cards();
                let card = self.untouched(cards)?;
                let place = self.document.cards[&card].place.clone()?;
                let there: Vec<Id> =
                    self.outline().cards(place.lane, place.column).iter().map(|it| it.id).collect();
                let before = self.before(there);
                let to = CardTarget { lane: place.lane, column: place.column, before };
                return Some((
                    Command::MoveCard(MoveCard { card, to: Some(to) }),
                    Deed::Moved(on(RecordKind::Card, card)),
                ));
            }
            6 | 7 => {
                let (stages, others) = (self.stages(), self.stages());
                let stage = self.untouched(stages)?;
                let before = self.before(others);
                return Some((
                    Command::MoveStage(MoveStage { stage, before }),
                    Deed::Moved(on(RecordKind::Stage, stage)),
                ));
            }
            8 => {
                let (lanes, others) = (self.lanes(), self.lanes());
                let lane = self.untouched(lanes)?;
                let before = self.before(others);
                return Some((
                    Command::MoveLane(MoveLane { lane, before }),
                    Deed::Moved(on(RecordKind::Lane, lane)),
                ));
            }
            9 | 10 => {
                let (steps, stages) = (self.steps(), self.stages());
                let step = self.untouched(steps)?;
                let stages: Vec<Id> = stages.into_iter().filter(|it| !self.touched.contains(it)).collect();
                let own = self.document.steps[&step].place.stage;
                let stage = if stages.is_empty() { own } else { self.dice.pick(&stages) };
                let here: Vec<Id> = self
                    .document
                    .steps
                    .values()
                    .filter(|it| it.place.stage == stage)
                    .map(|it| it.id)
                    .collect();
                if here.is_empty() && (self.busy.contains(&stage) || self.busy.contains(&step)) {
                    return None;
                }
                let before = self.before(here);
                return Some((
                    Command::MoveStep(MoveStep { step, stage, before }),
                    Deed::Moved(on(RecordKind::Step, step)),
                ));
            }
            11 | 12 => {
                let to = self.cell()?;
                self.touched.insert(id);
                let add = AddCard {
                    id,
                    state: self.state,
                    to: Some(to),
                    text: format!("Novelty {}", word(id)),
                    fields: Map::new(),
                };
                (RecordKind::Card, id, Command::AddCard(add))
            }
            13 => {
                let cards = self.cards();
                let card = self.untouched(cards)?;
                (RecordKind::Card, card, delete(on(RecordKind::Card, card)))
            }
            14 => {
                let cards = self.cards();
                let card = self.untouched(cards)?;
                let text = format!("{} quite {}", self.document.cards[&card].text, word(id));
                (RecordKind::Card, card, set(on(RecordKind::Card, card), json!({ "text": text })))
            }
            15 => {
                let cards = self.cards();
                let card = self.untouched(cards)?;
                let tags =
                    json!({ "tags": [format!("tag {}", word(id))], "severity": 1 + self.dice.below(5) });
                (RecordKind::Card, card, set(on(RecordKind::Card, card), tags))
            }
            16 => {
                let stages = self.stages();
                let stage = self.untouched(stages)?;
                (
                    RecordKind::Stage,
                    stage,
                    set(on(RecordKind::Stage, stage), json!({ "name": format!("Renamed {}", word(id)) })),
                )
            }
            17 => {
                let stages = self.stages();
                let before = self.before(stages);
                let add = AddStage { id, state: self.state, name: format!("Novelty {}", word(id)), before };
                self.touched.insert(id);
                (RecordKind::Stage, id, Command::AddStage(add))
            }
            18 => {
                let stages = self.stages();
                let stage = self.untouched(stages)?;
                let here: Vec<Id> = self
                    .document
                    .steps
                    .values()
                    .filter(|it| it.place.stage == stage)
                    .map(|it| it.id)
                    .collect();
                if here.is_empty() && self.busy.contains(&stage) {
                    return None;
                }
                let before = self.before(here);
                self.touched.insert(id);
                (
                    RecordKind::Step,
                    id,
                    Command::AddStep(AddStep { id, stage, name: format!("Novelty {}", word(id)), before }),
                )
            }
            19 => {
                let columns: Vec<Id> =
                    self.outline().columns.into_iter().filter(|it| !self.touched.contains(it)).collect();
                let personas: Vec<Id> = self.document.personas.keys().copied().collect();
                if columns.is_empty() {
                    return None;
                }
                let (column, persona) = (self.dice.pick(&columns), self.dice.pick(&personas));
                // Twice in one column would be one change.
                if !self.touched.insert(Id::from_number(column.0.as_u128() ^ persona.0.as_u128())) {
                    return None;
                }
                let scale = self.document.journey.emotion_scale.clone();
                let score = Some(self.dice.number(scale.lowest, scale.highest));
                (
                    RecordKind::Emotion,
                    column,
                    Command::SetEmotion(SetEmotion { id, column, persona, score, label: None }),
                )
            }
            20 => {
                let state = self.state;
                let own = |it: &&Metric| {
                    self.document.stage_of_column(it.on.id).is_some_and(|stage| stage.state == state)
                };
                let metrics = self.document.metrics.values().filter(own).map(|it| it.id).collect();
                let metric = self.untouched(metrics)?;
                let reading =
                    json!({ "metric": metric, "period": "2030-01", "value": 1000 + self.dice.below(1000) });
                (RecordKind::Metric, metric, add(RecordKind::Measurement, id, reading))
            }
            21 => {
                let cards = self.cards();
                let (from, to) = (self.untouched(cards.clone())?, self.untouched(cards)?);
                let link = json!({ "from": from, "to": to, "kind": "answers" });
                (RecordKind::Link, id, add(RecordKind::Link, id, link))
            }
            22 => {
                let cards = self.cards();
                let card = self.untouched(cards)?;
                let evidence = json!({ "on": on(RecordKind::Card, card), "kind": "interview", "text": format!("Said {}", word(id)) });
                (RecordKind::Evidence, id, add(RecordKind::Evidence, id, evidence))
            }
            _ => return self.delete_a_part(),
        };
        Some((command, Deed::Other(on(kind, target))))
    }

    /// Deletes a stage, a step or a lane of which nothing has been touched.
    fn delete_a_part(&mut self) -> Option<(Command, Deed)> {
        if !self.dice.chance(35) {
            return None;
        }
        let kind = self.dice.pick(&[RecordKind::Stage, RecordKind::Step, RecordKind::Lane]);
        let ids = match kind {
            RecordKind::Stage => self.stages(),
            RecordKind::Step => self.steps(),
            _ => self.lanes(),
        };
        if ids.len() < 3 {
            return None;
        }
        let id = self.untouched(ids)?;
        let in_it = |card: &&Card| {
            card.place.as_ref().is_some_and(|it| {
                let stage = self.document.stage_of_column(it.column).map(|it| it.id);
                it.lane == id || it.column == id || stage == Some(id)
            })
        };
        let cards: Vec<Id> = self.document.cards.values().filter(in_it).map(|it| it.id).collect();
        let steps: Vec<Id> =
            self.document.steps.values().filter(|it| it.place.stage == id).map(|it| it.id).collect();
        if cards.iter().chain(&steps).any(|it| self.touched.contains(it)) {
            return None;
        }
        self.touched.extend(cards);
        self.touched.extend(steps);
        let record = RecordRef { kind, id };
        Some((delete(record), Deed::Other(record)))
    }
}

/// A word that nobody else writes.
fn word(id: Id) -> String {
    format!("w{:x}", id.0.as_u128())
}

fn delete(record: RecordRef) -> Command {
    Command::Delete(Delete { records: vec![record] })
}

fn set(record: RecordRef, fields: Value) -> Command {
    Command::SetFields(SetFields { record, fields: fields.as_object().cloned().unwrap_or_default() })
}

fn add(kind: RecordKind, id: Id, fields: Value) -> Command {
    Command::AddRecord(AddRecord { kind, id, fields: fields.as_object().cloned().unwrap_or_default() })
}

/// So many rounds in the suite, and so many in a soak run.
pub fn rounds(usual: u64, soak: u64) -> u64 {
    if std::env::var_os("THROUGHLINE_SOAK").is_some() { soak } else { usual }
}

/// What each round gives, worked out on all processors: a long run of rounds would leave all but one
/// idle. A round that fails ends the test with its own words.
pub fn each<T: Send>(rounds: std::ops::Range<u64>, round: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let workers = std::thread::available_parallelism().map_or(1, |it| it.get() as u64);
    std::thread::scope(|scope| {
        let shares: Vec<_> = (0..workers)
            .map(|worker| {
                let mut own = rounds.clone().skip(worker as usize).step_by(workers as usize);
                let round = &round;
                scope.spawn(move || own.by_ref().map(round).collect::<Vec<T>>())
            })
            .collect();
        let shares = shares.into_iter().map(|share| share.join());
        shares.flat_map(|share| share.unwrap_or_else(|failure| std::panic::resume_unwind(failure))).collect()
    })
}
