//! The difference that a person reads: what was added, removed, moved, reworded, felt otherwise.

mod alone;
mod cards;
mod fields;
mod measures;
mod order;
mod place;
mod records;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use throughline_model::{Card, Id, RecordKind, RecordRef};

use crate::side::Scope;
use crate::words::Run;
use crate::{Decisions, Pairs, Side, SideError};

pub use place::Place;

/// What differs between two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Who is who.
    pub pairs: Pairs,
    /// What differs, sorted by kind and id. Lineage, order keys and ids are never reported.
    pub differences: Vec<Difference>,
    /// How many fields differ that only say how something looks: widths, heights, colours.
    pub layout_only: usize,
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The kind of record.
    pub kind: RecordKind,
    /// The record on the first side; none where it was added.
    pub a: Option<Id>,
    /// The record on the second side; none where it was removed.
    pub b: Option<Id>,
    /// Where it stands on the second side, or where it stood, in the second side's ids as far as
    /// they exist there.
    pub place: Place,
    /// What became of it.
    pub what: What,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum What {
    /// It is new, with what came in it and on it.
    Added {
        /// What came with it: no changes of their own.
        parts: Vec<RecordRef>,
    },
    /// It is gone, with what went with it.
    Removed {
        /// What went with it: no changes of their own.
        parts: Vec<RecordRef>,
    },
    /// It stands elsewhere.
    Moved {
        /// Where it stood, in the first side's ids.
        from: Place,
        /// Where it stands, in the second side's ids.
        to: Place,
    },
    /// It stands elsewhere among its siblings.
    Reordered {
        /// Its place among those that both sides have, beginning at 0.
        from: usize,
        /// Its place among them now.
        to: usize,
    },
    /// Its name or text reads differently.
    Reworded {
        /// The field.
        field: String,
        /// The text before.
        before: String,
        /// The text now.
        after: String,
        /// The difference word by word.
        words: Vec<Run>,
    },
    /// Other fields hold something else.
    Changed {
        /// Which, in field order.
        fields: Vec<FieldChange>,
    },
    /// It became several.
    Split {
        /// The parts beside the record that it is paired with.
        into: Vec<Id>,
    },
    /// Others went into it.
    Merged {
        /// Those others.
        from: Vec<Id>,
    },
    /// A persona feels otherwise in a column.
    Felt {
        /// Before.
        before: Feeling,
        /// Now.
        after: Feeling,
    },
    /// A metric's newest reading for all customers is another.
    Measured {
        /// The number before; none was not measured.
        before: Option<f64>,
        /// The number now; none is not measured.
        after: Option<f64>,
        /// Whether that is better, by the metric's own direction; none where it cannot be said.
        better: Option<bool>,
    },
    /// A metric is to reach another number.
    Retargeted {
        /// The number before.
        before: Option<f64>,
        /// The number now.
        after: Option<f64>,
    },
}

/// How a persona feels in a column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Feeling {
    /// The score in the journey's scale.
    pub score: Option<f64>,
    /// The feeling in a word.
    pub label: String,
}

/// A field that holds something else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldChange {
    /// Its name.
    pub field: String,
    /// What it held; null where it was empty.
    pub before: Value,
    /// What it holds; null where it is empty.
    pub after: Value,
}

impl Comparison {
    /// Compares two sides.
    ///
    /// # Errors
    /// Where a state does not exist, or a state is to be compared with a whole journey.
    pub fn between(a: Side, b: Side, decisions: &Decisions) -> Result<Comparison, SideError> {
        Side::check(a, b)?;
        let scopes = Scope::of_both(a, b);
        let pairs = Pairs::within(&scopes[0], &scopes[1], decisions);
        let cards = paired_cards(&scopes, &pairs);
        let reworked = differing(&cards);
        let report = |cards| Report { a, b, pairs: &pairs, cards, differences: Vec::new(), layout_only: 0 };
        // What the records say and where they stand are independent of each other.
        let (mut said, mut stands) = (report(&reworked), report(&cards));
        std::thread::scope(|threads| {
            threads.spawn(|| records::add(&mut said));
            cards::add(&mut stands);
            measures::add(&mut stands);
            order::add(&mut stands);
            alone::add(&mut stands, &scopes);
        });
        let layout_only = said.layout_only + stands.layout_only;
        let mut differences = said.differences;
        differences.append(&mut stands.differences);
        differences.sort_by_key(|it| (it.kind, it.b, it.a));
        Ok(Comparison { pairs, differences, layout_only })
    }

    /// Whether nothing is to be reported.
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }
}

/// The paired cards, then and now, found by walking both sides at once.
fn paired_cards<'a>([a, b]: &[Scope<'a>; 2], pairs: &Pairs) -> Vec<(&'a Card, &'a Card)> {
    let mut wanted: Vec<(Id, &Card)> =
        a.cards.iter().filter_map(|(id, card)| Some((pairs.b_of(*id)?, *card))).collect();
    wanted.sort_unstable_by_key(|(id, _)| *id);
    let mut there = b.cards.iter().peekable();
    let found = wanted.into_iter().filter_map(|(id, card)| {
        while there.next_if(|(known, _)| *known < id).is_some() {}
        there.next_if(|(known, _)| *known == id).map(|(_, now)| (card, *now))
    });
    found.collect()
}

/// The pairs of cards that are not alike. Reading the texts of many cards is what takes the time: it
/// is shared out.
fn differing<'a>(cards: &[(&'a Card, &'a Card)]) -> Vec<(&'a Card, &'a Card)> {
    let differ = |pairs: &[(&'a Card, &'a Card)]| -> Vec<(&'a Card, &'a Card)> {
        pairs.iter().copied().filter(|(card, now)| !std::ptr::eq(*card, *now) && card != now).collect()
    };
    let (first, second) = cards.split_at(cards.len() / 2);
    std::thread::scope(|threads| {
        let first = threads.spawn(|| differ(first));
        let second = differ(second);
        let mut all = first.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        all.extend(second);
        all
    })
}

/// A comparison being written.
struct Report<'a> {
    a: Side<'a>,
    b: Side<'a>,
    pairs: &'a Pairs,
    /// The paired cards that this part of it needs, then and now: there are so many that they are
    /// looked up once.
    cards: &'a [(&'a Card, &'a Card)],
    differences: Vec<Difference>,
    layout_only: usize,
}

impl Report<'_> {
    fn add(&mut self, kind: RecordKind, a: Option<Id>, b: Option<Id>, what: What) {
        let place = match (a, b) {
            (_, Some(id)) => Place::of(self.b.document, RecordRef { kind, id }),
            (Some(id), None) => Place::of(self.a.document, RecordRef { kind, id }).translated(self.pairs),
            (None, None) => return,
        };
        self.differences.push(Difference { kind, a, b, place, what });
    }

    fn both(&mut self, kind: RecordKind, (a, b): (Id, Id), what: What) {
        self.add(kind, Some(a), Some(b), what);
    }
}
