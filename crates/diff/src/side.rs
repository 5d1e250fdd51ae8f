//! One side of a comparison: a whole document, or one of its states.

use thiserror::Error;
use throughline_model::{Document, Id, RecordData, RecordKind, RecordRef, Table};

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
        Document {
            journey: from.journey.clone(),
            settings: from.settings.clone(),
            states: self.kept(RecordKind::State, &from.states),
            personas: from.personas.clone(),
            channels: from.channels.clone(),
            departments: from.departments.clone(),
            stages: self.kept(RecordKind::Stage, &from.stages),
            steps: self.kept(RecordKind::Step, &from.steps),
            lanes: self.kept(RecordKind::Lane, &from.lanes),
            cards: self.kept(RecordKind::Card, &from.cards),
            emotions: self.kept(RecordKind::Emotion, &from.emotions),
            metrics: self.kept(RecordKind::Metric, &from.metrics),
            measurements: self.kept(RecordKind::Measurement, &from.measurements),
            milestones: from.milestones.clone(),
            evidence: self.kept(RecordKind::Evidence, &from.evidence),
            links: self.kept(RecordKind::Link, &from.links),
            comments: self.kept(RecordKind::Comment, &from.comments),
            assets: from.assets.clone(),
            prompts: self.kept(RecordKind::Prompt, &from.prompts),
            conflicts: self.kept(RecordKind::Conflict, &from.conflicts),
            extra: from.extra.clone(),
            ..Document::default()
        }
    }

    fn kept<T: Clone>(&self, kind: RecordKind, table: &Table<T>) -> Table<T> {
        let held = table.iter().filter(|(id, _)| self.holds(RecordRef { kind, id: **id }));
        held.map(|(id, record)| (*id, record.clone())).collect()
    }

    /// Whether a record of the document belongs to the side.
    pub(crate) fn holds(&self, record: RecordRef) -> bool {
        self.state.is_none_or(|state| match home(self.document, record, REMARKS_UPON_REMARKS) {
            Home::Everywhere => !matches!(record.kind, RecordKind::View | RecordKind::Deck),
            Home::State(own) => own == state,
            Home::Nowhere => false,
        })
    }

    /// The records of one kind that belong to the side, by their ids.
    pub(crate) fn of_kind<'b, T>(
        &self,
        kind: RecordKind,
        table: &'b Table<T>,
    ) -> impl Iterator<Item = &'b T> + 'b
    where
        'a: 'b,
    {
        let side = *self;
        let all = side.state.is_none();
        table.iter().filter(move |(id, _)| all || side.holds(RecordRef { kind, id: **id })).map(|(_, it)| it)
    }
}

/// A side with what belongs to it, worked out once.
pub(crate) struct Scope<'a> {
    pub side: Side<'a>,
    /// What belongs to the side.
    pub references: Vec<RecordRef>,
    ids: IdMap<()>,
}

impl<'a> Scope<'a> {
    pub fn of(side: Side<'a>) -> Self {
        let mut references = side.document.references();
        let mut ids = IdMap::default();
        if let Some(state) = side.state {
            // Nearly all records are cards, which say themselves where they belong.
            references.retain(|it| it.kind != RecordKind::Card && side.holds(*it));
            let cards = side.document.cards.values().filter(|it| it.state == state);
            references.extend(cards.map(|it| RecordRef { kind: RecordKind::Card, id: it.id }));
            ids.extend(references.iter().map(|it| (it.id, ())));
        }
        Scope { side, references, ids }
    }

    /// Whether a record of the document belongs to the side.
    pub fn holds(&self, record: RecordRef) -> bool {
        self.side.state.is_none() || self.ids.contains_key(&record.id)
    }

    /// The records of one table that belong to the side.
    pub fn of_table<'b, T: RecordData>(&'b self, table: &'b Table<T>) -> impl Iterator<Item = &'b T> + 'b {
        table.values().filter(|it| self.holds(RecordRef { kind: T::KIND, id: it.id() }))
    }
}

/// Evidence may hang on a comment that hangs on evidence; a damaged file could hang them in a ring.
const REMARKS_UPON_REMARKS: usize = 16;

/// Which state a record belongs to.
enum Home {
    /// To all of them.
    Everywhere,
    /// To this one.
    State(Id),
    /// To none, or to two at once.
    Nowhere,
}

fn home(document: &Document, record: RecordRef, depth: usize) -> Home {
    use RecordKind as K;
    let id = record.id;
    let Some(depth) = depth.checked_sub(1) else { return Home::Nowhere };
    let stage = |id: Id| document.stages.get(&id).map(|it| it.state);
    let step = |id: Id| document.steps.get(&id).and_then(|it| stage(it.place.stage));
    let card = |id: Id| document.cards.get(&id).map(|it| it.state);
    let on = |on: Option<RecordRef>| on.map_or(Home::Nowhere, |on| home(document, on, depth));
    let state = match record.kind {
        K::Journey | K::Settings | K::Persona | K::Channel | K::Department => return Home::Everywhere,
        K::Asset | K::Milestone | K::View | K::Deck => return Home::Everywhere,
        K::State => Some(id),
        K::Stage => stage(id),
        K::Step => step(id),
        K::Lane => document.lanes.get(&id).map(|it| it.state),
        K::Card => card(id),
        K::Emotion => document.emotions.get(&id).and_then(|it| step(it.column).or_else(|| stage(it.column))),
        K::Link => {
            let ends = document.links.get(&id).map(|it| (card(it.from), card(it.to)));
            ends.filter(|(from, to)| from == to).and_then(|(from, _)| from)
        }
        K::Prompt => document.prompts.get(&id).and_then(|it| stage(it.stage)),
        K::Metric => return on(document.metrics.get(&id).map(|it| it.on)),
        K::Measurement => {
            let metric = document.measurements.get(&id).and_then(|it| document.metrics.get(&it.metric));
            return on(metric.map(|it| it.on));
        }
        K::Evidence => return on(document.evidence.get(&id).map(|it| it.on)),
        K::Comment => return on(document.comments.get(&id).map(|it| it.on)),
        K::Conflict => return on(document.conflicts.get(&id).map(|it| it.on)),
    };
    state.map_or(Home::Nowhere, Home::State)
}
