//! One side of a comparison: a whole document, or one of its states.

use thiserror::Error;
use throughline_model::{Card, Document, Id, RecordData, RecordKind, RecordRef, Table};

use crate::pairs::IdMap;

/// What is compared: a document with all of its states, or just one of them.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The document.
    pub document: &'a Document,
    /// The state; none takes the whole document.
    pub state: Option<Id>,
}

/// Two sides that cannot be compared.
#[derive(Debug, Error, PartialEq)]
pub enum SideError {
    /// The document has no such state.
    #[error("there is no state {0} in the document")]
    Unknown(Id),
    /// A state on one side, a whole document on the other.
    #[error("a state is compared with a state, and a whole journey with a whole journey")]
    Uneven,
}

impl<'a> Side<'a> {
    /// A document with all of its states.
    pub fn whole(document: &'a Document) -> Self {
        Side { document, state: None }
    }

    /// One state of a document.
    pub fn of_state(document: &'a Document, state: Id) -> Self {
        Side { document, state: Some(state) }
    }

    /// Both sides are whole, or each is a state that exists.
    pub(crate) fn check(a: Side, b: Side) -> Result<(), SideError> {
        if a.state.is_some() != b.state.is_some() {
            return Err(SideError::Uneven);
        }
        for side in [a, b] {
            if let Some(state) = side.state.filter(|state| !side.document.states.contains_key(state)) {
                return Err(SideError::Unknown(state));
            }
        }
        Ok(())
    }

    /// The side as a document of its own: the state with what stands in it and hangs on it, beside
    /// the journey, the settings, and the people, channels, departments, pictures and milestones
    /// that serve all states. Views and decks, which look at several states, stay behind.
    pub fn projection(&self) -> Document {
        let from = self.document;
        if self.state.is_none() {
            return from.clone();
        }
        let scope = Scope::of(*self);
        Document {
            journey: from.journey.clone(),
            settings: from.settings.clone(),
            states: scope.kept(&from.states),
            personas: from.personas.clone(),
            channels: from.channels.clone(),
            departments: from.departments.clone(),
            stages: scope.kept(&from.stages),
            steps: scope.kept(&from.steps),
            lanes: scope.kept(&from.lanes),
            cards: scope.kept(&from.cards),
            emotions: scope.kept(&from.emotions),
            metrics: scope.kept(&from.metrics),
            measurements: scope.kept(&from.measurements),
            milestones: from.milestones.clone(),
            evidence: scope.kept(&from.evidence),
            links: scope.kept(&from.links),
            comments: scope.kept(&from.comments),
            assets: from.assets.clone(),
            prompts: scope.kept(&from.prompts),
            conflicts: scope.kept(&from.conflicts),
            extra: from.extra.clone(),
            ..Document::default()
        }
    }
}

/// A side with what belongs to it, worked out once.
pub(crate) struct Scope<'a> {
    pub side: Side<'a>,
    /// What belongs to the side, sorted by kind and id.
    pub references: Vec<RecordRef>,
    /// Its cards by id, in order: there are so many that the document's are gone through once.
    pub cards: Vec<(Id, &'a Card)>,
    ids: IdMap<()>,
}

impl<'a> Scope<'a> {
    /// Works out both sides at once: each takes a walk through a whole document.
    pub fn of_both(a: Side<'a>, b: Side<'a>) -> [Self; 2] {
        std::thread::scope(|threads| {
            let other = threads.spawn(|| Scope::of(b));
            let one = Scope::of(a);
            [one, other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))]
        })
    }

    pub fn of(side: Side<'a>) -> Self {
        let cards = side.document.cards.iter().map(|(id, card)| (*id, card));
        let cards = cards.filter(|(_, it)| side.state.is_none_or(|state| it.state == state)).collect();
        let mut scope = Scope { side, references: Vec::new(), cards, ids: IdMap::default() };
        match side.state {
            None => scope.references = side.document.references(),
            Some(state) => {
                scope.references.reserve(side.document.len());
                scope.ids.reserve(side.document.len());
                scope.admit_state(side.document, state);
            }
        }
        scope.references.sort();
        scope
    }

    /// Takes in what serves all states, then the state and what stands in it, then what hangs on
    /// that.
    fn admit_state(&mut self, from: &Document, state: Id) {
        self.put(RecordRef { kind: RecordKind::Journey, id: from.journey.id });
        self.put(RecordRef { kind: RecordKind::Settings, id: from.settings.id });
        self.admit(&from.personas, |_, _| true);
        self.admit(&from.channels, |_, _| true);
        self.admit(&from.departments, |_, _| true);
        self.admit(&from.assets, |_, _| true);
        self.admit(&from.milestones, |_, _| true);
        self.admit(&from.states, |_, it| it.id == state);
        self.admit(&from.stages, |_, it| it.state == state);
        self.admit(&from.lanes, |_, it| it.state == state);
        for index in 0..self.cards.len() {
            self.put(RecordRef { kind: RecordKind::Card, id: self.cards[index].0 });
        }
        self.admit(&from.steps, |known, it| known.contains_key(&it.place.stage));
        self.admit(&from.prompts, |known, it| known.contains_key(&it.stage));
        self.admit(&from.emotions, |known, it| known.contains_key(&it.column));
        self.admit(&from.links, |known, it| known.contains_key(&it.from) && known.contains_key(&it.to));
        self.admit(&from.metrics, |known, it| known.contains_key(&it.on.id));
        self.admit(&from.measurements, |known, it| known.contains_key(&it.metric));
        // Evidence may hang on a comment that hangs on evidence.
        loop {
            let before = self.references.len();
            self.admit(&from.evidence, |known, it| known.contains_key(&it.on.id));
            self.admit(&from.comments, |known, it| known.contains_key(&it.on.id));
            self.admit(&from.conflicts, |known, it| known.contains_key(&it.on.id));
            if self.references.len() == before {
                break;
            }
        }
    }

    fn admit<T: RecordData>(&mut self, table: &Table<T>, belongs: impl Fn(&IdMap<()>, &T) -> bool) {
        for (id, record) in table {
            if belongs(&self.ids, record) && !self.ids.contains_key(id) {
                self.put(RecordRef { kind: T::KIND, id: *id });
            }
        }
    }

    fn put(&mut self, record: RecordRef) {
        self.references.push(record);
        self.ids.insert(record.id, ());
    }

    /// Whether a record of the document belongs to the side.
    pub fn holds(&self, record: RecordRef) -> bool {
        self.side.state.is_none() || self.ids.contains_key(&record.id)
    }

    /// The records of one table that belong to the side.
    pub fn of_table<'b, T: RecordData>(&'b self, table: &'b Table<T>) -> impl Iterator<Item = &'b T> + 'b {
        table.values().filter(|it| self.holds(RecordRef { kind: T::KIND, id: it.id() }))
    }

    fn kept<T: RecordData>(&self, table: &Table<T>) -> Table<T> {
        self.of_table(table).map(|it| (it.id(), it.clone())).collect()
    }
}
