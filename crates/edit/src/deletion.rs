//! What goes when records go: what stands in them, what hangs on them, and who named them.

use std::collections::{BTreeMap, BTreeSet};

use throughline_model::{Document, Id, RecordKind, RecordRef, Transaction};

use crate::columns::Spans;
use crate::hand_over::hand_over;

/// The records to be deleted together, and what the columns that go give back to their stages.
pub(crate) struct Deletion {
    removed: BTreeSet<RecordRef>,
    /// Stages that lose all of their steps and stay, with those steps from left to right.
    made_whole: BTreeMap<Id, Vec<Id>>,
    spans: Vec<Spans>,
}

impl Deletion {
    /// Works out what goes with the given records.
    ///
    /// A stage whose steps all go is whole again and keeps what stood in them. A card that spans
    /// columns goes only when all of them go.
    pub fn of(document: &Document, records: &[RecordRef]) -> Self {
        let removed = records.iter().copied().collect();
        let mut deletion = Deletion { removed, made_whole: BTreeMap::new(), spans: Vec::new() };
        let on_the_map = |it: &RecordRef| {
            matches!(it.kind, RecordKind::State | RecordKind::Stage | RecordKind::Step | RecordKind::Lane)
        };
        if records.iter().any(on_the_map) {
            deletion.add_parts(document);
            deletion.add_cards(document);
        }
        deletion.add_measures(document);
        deletion.add_remarks(document);
        deletion
    }

    /// Everything that goes.
    pub fn removed(&self) -> impl Iterator<Item = RecordRef> {
        self.removed.iter().copied()
    }

    /// Deletes, gives back, shortens spans, and takes the ids out of lists that named them.
    pub fn run(&self, transaction: &mut Transaction) {
        let images: BTreeMap<Id, Id> = self
            .made_whole
            .iter()
            .flat_map(|(stage, steps)| steps.iter().map(|step| (*step, *stage)))
            .collect();
        for reference in &self.removed {
            transaction.remove(*reference);
        }
        for (stage, steps) in &self.made_whole {
            hand_over(transaction, steps, *stage);
        }
        for spans in &self.spans {
            spans.settle(transaction, |column| Some(images.get(&column).copied().unwrap_or(column)));
        }
        self.clear_names(transaction);
    }

    fn has(&self, kind: RecordKind, id: Id) -> bool {
        self.removed.contains(&RecordRef { kind, id })
    }

    fn any(&self, kind: RecordKind) -> bool {
        self.removed.iter().any(|it| it.kind == kind)
    }

    fn add(&mut self, kind: RecordKind, ids: Vec<Id>) {
        self.removed.extend(ids.into_iter().map(|id| RecordRef { kind, id }));
    }

    /// Whether nothing can stand in the column any more, nor in a stage that takes it over.
    fn column_goes(&self, document: &Document, column: Id) -> bool {
        match document.steps.get(&column) {
            Some(step) => {
                self.has(RecordKind::Step, column) && !self.made_whole.contains_key(&step.place.stage)
            }
            None => self.has(RecordKind::Stage, column),
        }
    }

    /// Stages and lanes of states, steps of stages.
    fn add_parts(&mut self, document: &Document) {
        let stages = document.stages.values().filter(|it| self.has(RecordKind::State, it.state));
        let lanes = document.lanes.values().filter(|it| self.has(RecordKind::State, it.state));
        let (stages, lanes) = (stages.map(|it| it.id).collect(), lanes.map(|it| it.id).collect());
        self.add(RecordKind::Stage, stages);
        self.add(RecordKind::Lane, lanes);
        let steps = document.steps.values().filter(|it| self.has(RecordKind::Stage, it.place.stage));
        let steps = steps.map(|it| it.id).collect();
        self.add(RecordKind::Step, steps);

        let mut losing: BTreeMap<Id, Vec<_>> = BTreeMap::new();
        for step in document.steps.values().filter(|it| !self.has(RecordKind::Stage, it.place.stage)) {
            losing.entry(step.place.stage).or_default().push(step);
        }
        losing.retain(|_, steps| steps.iter().all(|step| self.has(RecordKind::Step, step.id)));
        for (stage, mut steps) in losing {
            steps.sort_by(|a, b| (&a.place.order, a.id).cmp(&(&b.place.order, b.id)));
            self.made_whole.insert(stage, steps.into_iter().map(|step| step.id).collect());
        }
        let changed: BTreeSet<Id> = self
            .removed
            .iter()
            .filter(|it| matches!(it.kind, RecordKind::Stage | RecordKind::Step))
            .filter_map(|it| document.stage_of_column(it.id))
            .map(|stage| stage.state)
            .filter(|state| !self.has(RecordKind::State, *state))
            .collect();
        self.spans = changed.into_iter().map(|state| Spans::of(document, state)).collect();
    }

    /// Cards of states, of lanes, and of columns that go without leaving them one.
    fn add_cards(&mut self, document: &Document) {
        let stays: BTreeSet<Id> = self
            .spans
            .iter()
            .flat_map(Spans::iter)
            .filter(|(_, covered)| covered.iter().any(|column| !self.column_goes(document, *column)))
            .map(|(card, _)| card)
            .collect();
        let cards = document.cards.values().filter(|card| {
            self.has(RecordKind::State, card.state)
                || card.place.as_ref().is_some_and(|place| {
                    self.has(RecordKind::Lane, place.lane)
                        || (self.column_goes(document, place.column) && !stays.contains(&card.id))
                })
        });
        let cards = cards.map(|card| card.id).collect();
        self.add(RecordKind::Card, cards);
    }

    /// Emotions, metrics with their measurements, links and prompts.
    fn add_measures(&mut self, document: &Document) {
        let emotions = document
            .emotions
            .values()
            .filter(|it| self.has(RecordKind::Persona, it.persona) || self.column_goes(document, it.column));
        let emotions = emotions.map(|it| it.id).collect();
        self.add(RecordKind::Emotion, emotions);

        let metrics = document.metrics.values().filter(|it| {
            let stands = match it.on.kind {
                RecordKind::Stage | RecordKind::Step => !self.column_goes(document, it.on.id),
                kind => !self.has(kind, it.on.id),
            };
            !stands || it.lane.is_some_and(|lane| self.has(RecordKind::Lane, lane))
        });
        let metrics = metrics.map(|it| it.id).collect();
        self.add(RecordKind::Metric, metrics);

        let readings = document.measurements.values().filter(|it| self.has(RecordKind::Metric, it.metric));
        let readings = readings.map(|it| it.id).collect();
        self.add(RecordKind::Measurement, readings);

        let links = document
            .links
            .values()
            .filter(|it| self.has(RecordKind::Card, it.from) || self.has(RecordKind::Card, it.to));
        let links = links.map(|it| it.id).collect();
        self.add(RecordKind::Link, links);

        let prompts = document.prompts.values().filter(|it| self.has(RecordKind::Stage, it.stage));
        let prompts = prompts.map(|it| it.id).collect();
        self.add(RecordKind::Prompt, prompts);
    }

    /// Evidence, comments with their answers, and conflicts: they may hang on each other, so until
    /// nothing is left to add.
    fn add_remarks(&mut self, document: &Document) {
        loop {
            let before = self.removed.len();
            let evidence = document.evidence.values().filter(|it| self.removed.contains(&it.on));
            let evidence = evidence.map(|it| it.id).collect();
            let comments = document.comments.values().filter(|it| {
                self.removed.contains(&it.on)
                    || it.parent.is_some_and(|parent| self.has(RecordKind::Comment, parent))
            });
            let comments = comments.map(|it| it.id).collect();
            let conflicts = document.conflicts.values().filter(|it| self.removed.contains(&it.on));
            let conflicts = conflicts.map(|it| it.id).collect();
            self.add(RecordKind::Evidence, evidence);
            self.add(RecordKind::Comment, comments);
            self.add(RecordKind::Conflict, conflicts);
            if self.removed.len() == before {
                return;
            }
        }
    }

    /// Takes the deleted ids out of the fields that named them.
    fn clear_names(&self, transaction: &mut Transaction) {
        use RecordKind as K;
        if [K::Persona, K::Channel, K::Department, K::Asset].iter().any(|kind| self.any(*kind)) {
            let cards: Vec<_> = transaction
                .document()
                .cards
                .values()
                .filter(|card| {
                    card.personas.iter().any(|id| self.has(K::Persona, *id))
                        || card.channels.iter().any(|id| self.has(K::Channel, *id))
                        || card.departments.iter().any(|id| self.has(K::Department, *id))
                        || card.asset.is_some_and(|id| self.has(K::Asset, id))
                })
                .cloned()
                .collect();
            for mut card in cards {
                card.personas.retain(|id| !self.has(K::Persona, *id));
                card.channels.retain(|id| !self.has(K::Channel, *id));
                card.departments.retain(|id| !self.has(K::Department, *id));
                card.asset.take_if(|id| self.has(K::Asset, *id));
                transaction.put(card);
            }
        }
        if self.any(K::Asset) {
            for mut persona in transaction.document().personas.values().cloned().collect::<Vec<_>>() {
                if persona.portrait.take_if(|id| self.has(K::Asset, *id)).is_some() {
                    transaction.put(persona);
                }
            }
        }
        if self.any(K::State) {
            for mut state in transaction.document().states.values().cloned().collect::<Vec<_>>() {
                if state.based_on.take_if(|id| self.has(K::State, *id)).is_some() {
                    transaction.put(state);
                }
            }
        }
        for mut view in transaction.document().views.values().cloned().collect::<Vec<_>>() {
            view.state.take_if(|id| self.has(K::State, *id));
            view.compared_with.take_if(|id| self.has(K::State, *id));
            view.personas.retain(|id| !self.has(K::Persona, *id));
            view.departments.retain(|id| !self.has(K::Department, *id));
            view.folded_stages.retain(|id| !self.has(K::Stage, *id));
            view.folded_lanes.retain(|id| !self.has(K::Lane, *id));
            transaction.put(view);
        }
        self.clear_translations(transaction);
    }

    fn clear_translations(&self, transaction: &mut Transaction) {
        let removed: BTreeSet<Id> = self.removed.iter().map(|it| it.id).collect();
        let translations = &transaction.document().journey.translations;
        if translations.values().all(|records| records.keys().all(|id| !removed.contains(id))) {
            return;
        }
        let mut journey = transaction.document().journey.clone();
        for records in journey.translations.values_mut() {
            records.retain(|id, _| !removed.contains(id));
        }
        transaction.put(journey);
    }
}
