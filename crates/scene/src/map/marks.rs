//! What a comparison says of the records on a map: which changed and how, and which stand there
//! only because they once did.

use std::collections::BTreeSet;
use std::sync::Arc;

use throughline_diff::Run;
use throughline_model::numbers::counted;
use throughline_model::{Emotion, Id};

use super::by_id::ById;
use super::index::Index;
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

/// How one persona feels on both sides.
#[derive(Debug)]
pub(crate) struct Feelings {
    pub persona: Id,
    pub name: String,
    /// What the sides are called: "Current", "Future".
    pub side_names: (String, String),
    /// The scores of each side in its columns' order.
    pub then: Vec<Felt>,
    pub now: Vec<Felt>,
}

/// A score on one side.
#[derive(Clone, Debug)]
pub(crate) struct Felt {
    /// The id under which the point is drawn.
    pub emotion: Id,
    /// The column in which it is drawn, and how far from its left edge, as a share of its width.
    pub column: Id,
    pub share: f64,
    /// Its column's place on its own side.
    pub order: usize,
    /// On the scale from −2 to 2.
    pub drawn: f64,
    /// In the second side's scale.
    pub score: f64,
    /// Where the same moment is on both sides: the second side's column, or the drawn one of what is
    /// gone.
    pub pair: Id,
}

/// What a metric was, and what it is or is to be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shift {
    /// The newest reading of the first side.
    pub now: String,
    /// The second side's own reading, or its target.
    pub then: String,
    /// Whether that is a target.
    pub is_target: bool,
    /// By how much, and whether that is better.
    pub delta: Option<(String, Option<bool>)>,
}

/// A hand-off of the side that is compared from.
#[derive(Debug)]
pub(crate) struct HandedOff {
    /// The lane and the columns, as they are drawn.
    pub lane: Id,
    pub from_column: Id,
    pub to_column: Id,
    /// Who handed off to whom.
    pub owners: (String, String),
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
    /// Columns of stages that have no steps any more, drawn beside the steps that they had: the
    /// stages, by drawn ids.
    whole: ById<Id, Id>,
    /// The ids that records had on the side that is compared from.
    befores: ById<Id, Id>,
    left: ById<Id, Left>,
    /// How many changes of each kind there are in a stage or lane.
    counts: ById<Id, Counts>,
    beside: usize,
    /// Stages and steps that moved: where they stood, and where they stand, by drawn ids.
    trails: Vec<(Id, Id)>,
    /// Whether both sides are drawn in the same places, or each apart.
    pub is_apart: bool,
    /// Whether what is drawn is the first side alone.
    pub is_first: bool,
    /// Where both sides are drawn apart: the columns that the first has, what is felt in them, and
    /// the rows that say where each side begins.
    pub columns_then: BTreeSet<Id>,
    pub felt_then: ById<(Id, Id), Emotion>,
    sections: ById<Id, bool>,
    /// How each persona feels on both sides, in the personas' order.
    pub feelings: Vec<Feelings>,
    /// What metrics were, by drawn ids.
    pub shifts: ById<Id, Arc<Shift>>,
    /// The hand-offs of the side that is compared from.
    pub handed_off: Vec<HandedOff>,
    /// What the sides are called: "Current", "Future".
    pub side_names: (String, String),
    /// The same with the names of the states: "Current state: As it is".
    pub section_names: (String, String),
    /// What stands above the map on a sheet.
    pub summary: Summary,
    slim: ById<Id, Slim>,
}

/// A comparison in a few words and numbers.
#[derive(Default)]
pub(crate) struct Summary {
    /// Which states are compared, and what they are.
    pub subtitle: String,
    /// What it comes to, in a sentence.
    pub headline: String,
    /// The numbers to know first.
    pub figures: Vec<SummaryFigure>,
    /// All changes by kind.
    pub counts: Counts,
}

/// A number to know first.
pub(crate) struct SummaryFigure {
    /// Empty where it has no before.
    pub before: String,
    pub after: String,
    pub caption: String,
    /// By how much, and whether that is better.
    pub delta: Option<(String, Option<bool>)>,
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

    /// Says that a column is drawn for a stage that has no steps any more.
    pub fn stand_for_whole(&mut self, drawn: Id, stage: Id) {
        self.whole.insert(drawn, stage);
    }

    /// The stage without steps for which a column is drawn under another id.
    pub fn whole_stage(&self, drawn: Id) -> Option<Id> {
        self.whole.get(&drawn).copied()
    }

    /// Says which record of the side that is compared from a record was.
    pub fn was(&mut self, record: Id, before: Id) {
        self.befores.insert(record, before);
    }

    /// Says that a card is the empty place of one that stands elsewhere now.
    pub fn leave(&mut self, drawn: Id, now: Id, words: &str) {
        self.left.insert(drawn, Left { words: words.into(), now });
    }

    /// Makes a row the heading of a side.
    pub fn head_section(&mut self, row: Id, is_first: bool) {
        self.sections.insert(row, is_first);
    }

    /// The name of the side that a row is the heading of.
    pub fn section(&self, row: Id) -> Option<&str> {
        let is_first = self.sections.get(&row)?;
        Some(if *is_first { &self.section_names.0 } else { &self.section_names.1 })
    }

    /// Says that a stage or step stood at one place and stands at another.
    pub fn trail(&mut self, old: Id, now: Id) {
        self.trails.push((old, now));
    }

    /// Where stages and steps that moved stood, and where they stand.
    pub fn trails(&self) -> impl Iterator<Item = (Id, Id)> {
        self.trails.iter().copied()
    }

    /// The persona whose curves are drawn: the focused one where it feels anything on either side,
    /// else the first shown one that does.
    pub fn shown(&self, index: &Index) -> Option<&Feelings> {
        let focused = self.feelings.iter().find(|it| Some(it.persona) == index.focused);
        focused.or(self.feelings.iter().find(|it| index.persona(it.persona).is_some()))
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

    /// What the corner says: which side lies over which, and what changed beside the map.
    pub fn corner_words(&self) -> (String, String) {
        let (then, now) = &self.side_names;
        let beside = match self.beside {
            0 => "Time runs left to right".into(),
            beside => counted(beside, "change beside the map", "changes beside the map"),
        };
        (format!("{then} and {}", now.to_lowercase()), beside)
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
            _ if self.is_apart => Layer::After,
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
