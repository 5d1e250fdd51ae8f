//! The document: one journey's records, kind by kind.

use serde_json::{Map, Value};
use thiserror::Error;

use crate::{Id, Record, RecordKind, RecordRef, StateKind, Table, records::*};

/// No state, or more than one, answers to what was asked for.
#[derive(Debug, Error, PartialEq)]
pub enum StateError {
    /// None answers.
    #[error("There is no state \u{201c}{asked}\u{201d}; the states are {known}.")]
    Unknown {
        /// What was asked for.
        asked: String,
        /// The states that there are.
        known: String,
    },
    /// Several answer.
    #[error("\u{201c}{asked}\u{201d} could be any of {known}; say which by its id.")]
    Ambiguous {
        /// What was asked for.
        asked: String,
        /// The states that answer.
        known: String,
    },
}

macro_rules! document {
    ($($(#[$doc:meta])* $table:ident: $kind:ident),* $(,)?) => {
        /// One journey with its states, as flat records.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Document {
            /// The journey itself.
            pub journey: Journey,
            /// Switches and thresholds.
            pub settings: Settings,
            $($(#[$doc])* pub $table: Table<$kind>,)*
            /// Parts of the file that this version does not know, kept as they came.
            pub extra: Map<String, Value>,
        }

        impl Document {
            /// A copy of the record, or nothing where it does not exist.
            pub fn get(&self, reference: RecordRef) -> Option<Record> {
                match reference.kind {
                    RecordKind::Journey => (self.journey.id == reference.id)
                        .then(|| self.journey.clone().into()),
                    RecordKind::Settings => (self.settings.id == reference.id)
                        .then(|| self.settings.clone().into()),
                    $(RecordKind::$kind => self.$table.get(&reference.id).cloned().map(Into::into),)*
                }
            }

            /// Whether the record exists.
            pub fn contains(&self, reference: RecordRef) -> bool {
                match reference.kind {
                    RecordKind::Journey => self.journey.id == reference.id,
                    RecordKind::Settings => self.settings.id == reference.id,
                    $(RecordKind::$kind => self.$table.contains_key(&reference.id),)*
                }
            }

            /// Writes the record over whatever had its id.
            pub(crate) fn put(&mut self, record: Record) {
                match record {
                    Record::Journey(record) => self.journey = *record,
                    Record::Settings(record) => self.settings = *record,
                    $(Record::$kind(record) => { self.$table.insert(record.id, *record); })*
                }
            }

            /// Removes the record; the journey and the settings stay.
            pub(crate) fn remove(&mut self, reference: RecordRef) {
                match reference.kind {
                    RecordKind::Journey | RecordKind::Settings => {}
                    $(RecordKind::$kind => { self.$table.remove(&reference.id); })*
                }
            }

            /// Every record's kind and id, in the order of a file.
            pub fn references(&self) -> Vec<RecordRef> {
                let mut all = vec![
                    RecordRef { kind: RecordKind::Journey, id: self.journey.id },
                    RecordRef { kind: RecordKind::Settings, id: self.settings.id },
                ];
                $(all.extend(self.$table.keys().map(|id| RecordRef { kind: RecordKind::$kind, id: *id }));)*
                all
            }

            /// The records in which two documents differ, sorted by kind and id: there in one of
            /// them only, or not alike.
            pub fn differing(&self, other: &Document) -> Vec<RecordRef> {
                let mut all = Vec::new();
                if self.journey != other.journey {
                    all.extend([self.journey.id, other.journey.id].map(|id| RecordRef { kind: RecordKind::Journey, id }));
                }
                if self.settings != other.settings {
                    all.extend([self.settings.id, other.settings.id].map(|id| RecordRef { kind: RecordKind::Settings, id }));
                }
                $(all.extend(differing_ids(&self.$table, &other.$table).map(|id| RecordRef { kind: RecordKind::$kind, id }));)*
                all.sort();
                all.dedup();
                all
            }

            /// How many records there are.
            pub fn len(&self) -> usize {
                2 $(+ self.$table.len())*
            }
        }
    };
}

document! {
    /// The journey's times.
    states: State,
    /// Who.
    personas: Persona,
    /// Through what.
    channels: Channel,
    /// Parts of the organisation.
    departments: Department,
    /// Chapters.
    stages: Stage,
    /// Columns.
    steps: Step,
    /// Rows.
    lanes: Lane,
    /// Notes on the map and in the tray.
    cards: Card,
    /// Points of the curves.
    emotions: Emotion,
    /// Measures.
    metrics: Metric,
    /// Readings of the measures.
    measurements: Measurement,
    /// Dated changes.
    milestones: Milestone,
    /// What claims rest on.
    evidence: Evidence,
    /// Arrows between cards.
    links: Link,
    /// Remarks.
    comments: Comment,
    /// Pictures.
    assets: Asset,
    /// Saved ways of looking.
    views: View,
    /// What executives are asked for.
    decks: Deck,
    /// Guidance for empty cells.
    prompts: Prompt,
    /// What merges left to decide.
    conflicts: Conflict,
}

impl Document {
    /// Whether there is nothing but the journey and its settings.
    pub fn is_empty(&self) -> bool {
        self.len() == 2
    }

    /// The kind of whatever record has this id.
    pub fn find(&self, id: Id) -> Option<RecordRef> {
        RecordKind::ALL
            .iter()
            .map(|kind| RecordRef { kind: *kind, id })
            .find(|reference| self.contains(*reference))
    }

    /// The states in their order.
    pub fn states_in_order(&self) -> Vec<&State> {
        let mut states: Vec<&State> = self.states.values().collect();
        states.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
        states
    }

    /// The personas in their order.
    pub fn personas_in_order(&self) -> Vec<&Persona> {
        let mut personas: Vec<&Persona> = self.personas.values().collect();
        personas.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
        personas
    }

    /// The state a document opens with: the current one, else the first.
    pub fn first_state(&self) -> Option<&State> {
        let states = self.states_in_order();
        states.iter().find(|state| state.kind == StateKind::Current).or(states.first()).copied()
    }

    /// The state that a person or script asks for: an id, then the words `current` or `future`
    /// (where there is just one), then a name.
    ///
    /// # Errors
    /// Where none or several answer; the error lists the states.
    pub fn state(&self, asked: &str) -> Result<&State, StateError> {
        let by_id = asked.parse().ok().and_then(|id: Id| self.states.get(&id));
        if let Some(state) = by_id {
            return Ok(state);
        }
        let states = self.states_in_order();
        let matching: Vec<&State> = match asked {
            "current" => states.iter().copied().filter(|s| s.kind == StateKind::Current).collect(),
            "future" => states.iter().copied().filter(|s| s.kind == StateKind::Future).collect(),
            name => states.iter().copied().filter(|s| s.name == name).collect(),
        };
        match matching.as_slice() {
            [one] => Ok(one),
            [] => Err(StateError::Unknown { asked: asked.into(), known: listed(&states) }),
            several => Err(StateError::Ambiguous { asked: asked.into(), known: listed(several) }),
        }
    }

    /// The stage that a column belongs to: the step's, or the stage itself.
    pub fn stage_of_column(&self, column: Id) -> Option<&Stage> {
        let stage = self.steps.get(&column).map_or(column, |step| step.place.stage);
        self.stages.get(&stage)
    }

    /// The newest reading of a metric for all customers: the last period, ties by id.
    pub fn newest_measurement(&self, metric: Id) -> Option<&Measurement> {
        self.measurements
            .values()
            .filter(|reading| reading.metric == metric && reading.segment.is_empty())
            .max_by(|a, b| (&a.period, a.id).cmp(&(&b.period, b.id)))
    }
}

/// The ids under which two tables do not hold the same, walking both at once.
fn differing_ids<'a, T: PartialEq>(a: &'a Table<T>, b: &'a Table<T>) -> impl Iterator<Item = Id> + 'a {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    std::iter::from_fn(move || {
        loop {
            let (in_a, in_b) = (a.peek().map(|(id, _)| **id), b.peek().map(|(id, _)| **id));
            let id = in_a.into_iter().chain(in_b).min()?;
            let one = a.next_if(|(own, _)| **own == id).map(|(_, record)| record);
            let other = b.next_if(|(own, _)| **own == id).map(|(_, record)| record);
            let is_shared = one.zip(other).is_some_and(|(one, other)| std::ptr::eq(one, other));
            if !is_shared && one != other {
                return Some(id);
            }
        }
    })
}

fn listed(states: &[&State]) -> String {
    if states.is_empty() {
        return "none".into();
    }
    let names: Vec<String> =
        states.iter().map(|state| format!("\u{201c}{}\u{201d} ({})", state.name, state.id)).collect();
    names.join(", ")
}
