//! What the slides are told from: today's state, the future one, what hangs on their records.

use std::collections::BTreeMap;

use throughline_diff::{Comparison, Decisions, Side};
use throughline_model::{Card, Deck, Document, Evidence, Id, LaneKind, RecordKind, RecordRef, StateKind};

use crate::both::One;
use crate::names;
use crate::{Line, Meaning, lines};

/// Which states a deck tells of, and whose curve it shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DeckOf {
    /// The journey as it is.
    pub today: Id,
    /// The journey as it is meant to be, where there is such a state.
    pub future: Option<Id>,
    /// Whose curve is shown; none takes the persona with the lowest moment.
    pub persona: Option<Id>,
}

impl DeckOf {
    /// The states for a chosen one: a future state is told beside the one that it was forked from,
    /// any other beside the first future state that was forked from it, else the first of all. None
    /// where the journey has no state.
    pub fn chosen(document: &Document, state: Option<Id>) -> Option<DeckOf> {
        let states = document.states_in_order();
        let chosen = match state {
            Some(id) => document.states.get(&id),
            None => document.first_state(),
        }?;
        let is_future = |it: &&&throughline_model::State| it.kind == StateKind::Future;
        let before = || states.iter().find(|it| it.kind != StateKind::Future).map(|it| it.id);
        let based_on = chosen.based_on.filter(|id| document.states.contains_key(id));
        if chosen.kind == StateKind::Future
            && let Some(today) = based_on.or_else(before)
        {
            return Some(DeckOf { today, future: Some(chosen.id), persona: None });
        }
        let own = states.iter().filter(is_future).find(|it| it.based_on == Some(chosen.id));
        let future = own.or_else(|| states.iter().find(is_future)).filter(|it| it.id != chosen.id);
        Some(DeckOf { today: chosen.id, future: future.map(|it| it.id), persona: None })
    }
}

/// A document with everything that several slides ask of it.
pub(super) struct Facts<'a> {
    pub document: &'a Document,
    pub deck: Option<&'a Deck>,
    pub today: One<'a>,
    pub future: Option<Future<'a>>,
    pub persona: Option<Id>,
    evidence: BTreeMap<Id, Vec<&'a Evidence>>,
}

/// The future state beside today's.
pub(super) struct Future<'a> {
    pub side: One<'a>,
    pub comparison: Comparison,
    pub meaning: Meaning,
    pub lines: Vec<Line>,
}

impl<'a> Facts<'a> {
    pub fn of(document: &'a Document, of: DeckOf) -> Facts<'a> {
        let today = Side::of_state(document, of.today);
        let future = of.future.and_then(|future| {
            let future = Side::of_state(document, future);
            // Within a file what a person says of pairs is lineage.
            let comparison = Comparison::between(today, future, &Decisions::default()).ok()?;
            let meaning = Meaning::of(today, future, &comparison);
            let lines = lines(today, future, &comparison);
            Some(Future { side: One::of(future), comparison, meaning, lines })
        });
        let mut evidence: BTreeMap<Id, Vec<&Evidence>> = BTreeMap::new();
        for one in document.evidence.values() {
            evidence.entry(one.on.id).or_default().push(one);
        }
        Facts {
            document,
            deck: document.decks.values().next(),
            today: One::of(today),
            future,
            persona: of.persona,
            evidence,
        }
    }

    /// What hangs on a record.
    pub fn evidence(&self, id: Id) -> &[&'a Evidence] {
        self.evidence.get(&id).map_or(&[], Vec::as_slice)
    }

    /// What a record is called.
    pub fn name(&self, record: RecordRef) -> String {
        names::name(self.document, record)
    }

    /// The stage of a column.
    pub fn stage(&self, column: Id) -> Option<Id> {
        self.document.stage_of_column(column).map(|stage| stage.id)
    }

    /// The cards of some kind of lane with their columns, in the order of the map.
    pub fn cards(side: &One<'a>, kind: LaneKind) -> Vec<(Id, &'a Card)> {
        let outline = &side.outline;
        let lanes: Vec<Id> =
            outline.lanes.iter().filter(|lane| lane.kind == kind).map(|lane| lane.id).collect();
        let cells = outline.columns.iter().flat_map(|column| lanes.iter().map(move |lane| (*lane, *column)));
        cells
            .flat_map(|(lane, column)| outline.cards(lane, column).iter().map(move |card| (column, *card)))
            .collect()
    }
}

/// A card's record.
pub(super) fn card(id: Id) -> RecordRef {
    RecordRef { kind: RecordKind::Card, id }
}
