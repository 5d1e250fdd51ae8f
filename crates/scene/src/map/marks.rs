//! What a comparison says of the records on a map: which changed and how, and which stand there
//! only because they once did.

use std::sync::Arc;

use throughline_diff::Run;
use throughline_model::Id;

use super::by_id::ById;
use crate::{ChangeKind, Compared, Layer};

/// What became of one record.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    pub change: ChangeKind,
    /// What differs, in sentences, for whoever points at it or has it read out.
    pub said: Vec<String>,
    /// What is written beside it, for what its drawing does not show.
    pub notes: Vec<String>,
    /// Its name or text word by word, where that reads differently.
    pub words: Option<Arc<[Run]>>,
    /// Whether it is a change of its own: what came or went with its column or lane is none.
    pub own: bool,
}

/// How a card is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Tone {
    /// As on a map of one state.
    #[default]
    Plain,
    /// Beside changes: it is as it was.
    Quiet,
    /// It is a change.
    Marked(Arc<Mark>),
    /// The empty place of what stands elsewhere now, and the words that say where.
    Left(Arc<str>),
}

/// A column narrower than its steps ask for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Slim {
    /// The old place of a step that has moved.
    OldPlace,
    /// A step in which nothing changed.
    Folded,
}

/// The empty place of a card.
struct Left {
    words: Arc<str>,
    /// Where it stands now.
    now: Id,
}

/// How many changes of each kind there are.
pub(crate) type Counts = std::collections::BTreeMap<ChangeKind, usize>;

/// All that a comparison says of a map.
#[derive(Default)]
pub(crate) struct Marks {
    by_record: ById<Id, Arc<Mark>>,
    /// Records that are drawn under another id, for both sides may hold them: the id they have on
    /// the side that is compared from.
    origins: ById<Id, Id>,
    /// The ids that records had on the side that is compared from.
    befores: ById<Id, Id>,
    left: ById<Id, Left>,
    /// How many changes of each kind there are in a stage or lane.
    counts: ById<Id, Counts>,
    beside: usize,
    slim: ById<Id, Slim>,
}

impl Marks {
    /// Adds what became of a record.
    pub fn add(&mut self, record: Id, mark: Mark) {
        self.by_record.insert(record, Arc::new(mark));
    }

    /// Says that a record is drawn for one of the side that is compared from.
    pub fn stand_in(&mut self, drawn: Id, origin: Id) {
        self.origins.insert(drawn, origin);
    }

    /// Says which record of the side that is compared from a record was.
    pub fn was(&mut self, record: Id, before: Id) {
        self.befores.insert(record, before);
    }

    /// Says that a card is the empty place of one that stands elsewhere now.
    pub fn leave(&mut self, drawn: Id, now: Id, words: &str) {
        self.left.insert(drawn, Left { words: words.into(), now });
    }

    /// Counts a change in a stage or lane.
    pub fn count(&mut self, place: Id, change: ChangeKind) {
        *self.counts.entry(place).or_default().entry(change).or_default() += 1;
    }

    /// Counts a change of what stands in no stage and no lane.
    pub fn count_beside(&mut self) {
        self.beside += 1;
    }

    /// How many changes there are in a stage or lane.
    pub fn counted(&self, place: Id) -> Option<&Counts> {
        self.counts.get(&place)
    }

    /// How many changes there are beside the map.
    pub fn counted_beside(&self) -> usize {
        self.beside
    }

    /// Makes a column narrow.
    pub fn slim_down(&mut self, column: Id, slim: Slim) {
        self.slim.insert(column, slim);
    }

    /// What became of a record.
    pub fn mark(&self, record: Id) -> Option<&Arc<Mark>> {
        self.by_record.get(&record)
    }

    /// Whether and how a column is narrow.
    pub fn slim(&self, column: Id) -> Option<Slim> {
        self.slim.get(&column).copied()
    }

    /// Where the card stands now whose empty place is drawn.
    pub fn left_for(&self, drawn: Id) -> Option<Id> {
        self.left.get(&drawn).map(|left| left.now)
    }

    /// How a card is drawn.
    pub fn tone(&self, card: Id) -> Tone {
        match (self.left.get(&card), self.by_record.get(&card)) {
            (Some(left), _) => Tone::Left(left.words.clone()),
            (_, Some(mark)) => Tone::Marked(mark.clone()),
            _ => Tone::Quiet,
        }
    }

    /// The id under which a drawn record is known in its document.
    pub fn origin(&self, drawn: Id) -> Id {
        self.origins.get(&drawn).copied().unwrap_or(drawn)
    }

    /// What a group that is drawn for a record tells of it.
    pub fn compared(&self, drawn: Id) -> Compared {
        let mark = self.by_record.get(&drawn);
        let is_left = self.left.contains_key(&drawn) || self.slim.get(&drawn) == Some(&Slim::OldPlace);
        let change = match is_left {
            true => Some(ChangeKind::Moved),
            false => mark.filter(|mark| mark.own).map(|mark| mark.change),
        };
        let stands_in = self.origins.get(&drawn).copied();
        let layer = match (stands_in, mark.map(|mark| mark.change)) {
            (Some(_), _) => Layer::Before,
            (_, Some(ChangeKind::Added)) => Layer::After,
            _ => Layer::Both,
        };
        Compared {
            change,
            layer,
            before: stands_in.or_else(|| self.befores.get(&drawn).copied()),
            said: mark.map(|mark| mark.said.clone()).unwrap_or_default(),
        }
    }
}
