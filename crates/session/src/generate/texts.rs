//! Card texts as people write them: clauses of a small grammar, put together to a wanted length.

use std::collections::BTreeSet;

use super::random::Random;

/// The length of the shortest text, in characters.
pub(super) const SHORTEST: usize = 10;
/// The length of the longest text, in characters.
pub(super) const LONGEST: usize = 400;
/// The mean length over all texts, in characters.
pub(super) const MEAN: usize = 98;

const SUBJECTS: &[&str] = &[
    "I",
    "we",
    "the clerk",
    "my partner",
    "the courier",
    "an agent",
    "nobody",
    "the app",
    "the form",
    "our team",
    "the shop",
    "a colleague",
    "the robot",
    "the desk",
    "she",
    "he",
    "they",
    "someone",
    "the manager",
    "support",
    "the bank",
    "my son",
];

const VERBS: &[&str] = &[
    "asked for",
    "waited for",
    "looked for",
    "paid for",
    "checked",
    "opened",
    "forgot",
    "sent back",
    "called about",
    "read",
    "lost",
    "kept",
    "found",
    "signed",
    "compared",
    "explained",
    "printed",
    "cancelled",
    "counted",
    "moved",
    "refused",
    "changed",
    "promised",
    "saw",
    "got",
    "repeated",
    "copied",
    "collected",
    "skipped",
    "confirmed",
];

const OBJECTS: &[&str] = &[
    "it",
    "the bill",
    "the letter",
    "the code",
    "a receipt",
    "the offer",
    "the contract",
    "my address",
    "the parcel",
    "the second page",
    "the price list",
    "an appointment",
    "the refund",
    "the old card",
    "the password",
    "a reminder",
    "the small print",
    "the delivery date",
    "the account number",
    "the queue",
    "the answer",
    "a photograph of the meter",
    "the wrong form",
    "the insurance certificate",
    "the name on the door",
    "the last invoice",
    "the whole story",
    "a spare part",
    "the manual",
    "the discount",
    "the reference",
    "a signature",
    "the timetable",
    "the order",
    "proof of address",
];

const TAILS: &[&str] = &[
    "twice",
    "again",
    "by phone",
    "at home",
    "on the bus",
    "before lunch",
    "at the desk",
    "in the app",
    "without a word",
    "after the weekend",
    "on a small screen",
    "for the third time",
    "in five minutes",
    "at the end of the month",
    "while the line was busy",
    "with a pencil",
    "in the wrong language",
    "late at night",
    "on the way to work",
    "from memory",
    "with some help",
    "just in time",
    "between two meetings",
    "a week later",
    "by post",
];

const JOINTS: &[&str] =
    &[" and ", ", but ", ", so ", " because ", ", then ", " while ", " after ", ", although "];

/// Writes texts, no two alike, whose mean length stays at [`MEAN`].
pub(super) struct Writer {
    written: BTreeSet<String>,
    characters: usize,
}

/// What a text is for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Use {
    /// The name of a touchpoint, a department or a moment.
    Name,
    /// What somebody does, thinks or suffers.
    Sentence,
}

impl Writer {
    pub(super) fn new() -> Self {
        Writer { written: BTreeSet::new(), characters: 0 }
    }

    /// A new text.
    pub(super) fn write(&mut self, random: &mut Random, usage: Use) -> String {
        let mut wanted = match usage {
            Use::Name => random.between(SHORTEST, 36),
            Use::Sentence => self.sentence_length(random),
        };
        loop {
            let text = compose(random, wanted);
            let length = text.chars().count();
            if length <= LONGEST && self.written.insert(text.clone()) {
                self.characters += length;
                return text;
            }
            // Short texts run out; a longer one is sure to be new.
            wanted = (wanted + 1).min(LONGEST);
        }
    }

    /// Many short, few long, steered so that the mean over all texts settles at [`MEAN`].
    fn sentence_length(&self, random: &mut Random) -> usize {
        let drawn = if random.percent(3) {
            random.between(260, LONGEST)
        } else {
            let skewed = |random: &mut Random| random.below(300).min(random.below(300));
            SHORTEST + (skewed(random) + skewed(random)) / 2
        };
        let owed = (MEAN * self.written.len()) as isize - self.characters as isize;
        drawn.saturating_add_signed(owed / 2).clamp(SHORTEST, LONGEST)
    }
}

/// Clauses joined up to about the wanted length: at least [`SHORTEST`], seldom much more than wanted.
fn compose(random: &mut Random, wanted: usize) -> String {
    let mut text = String::new();
    loop {
        let clause = clause(random, wanted.saturating_sub(text.len()));
        if text.is_empty() {
            text = capitalised(&clause);
        } else if random.percent(30) {
            text.push_str(". ");
            text.push_str(&capitalised(&clause));
        } else {
            text.push_str(random.pick(JOINTS));
            text.push_str(&clause);
        }
        // A further clause adds some 25 characters: stop where that would miss by more.
        if text.len() + 14 >= wanted && text.len() + 1 >= SHORTEST {
            text.push('.');
            return text;
        }
    }
}

/// A subject, a verb and an object; where there is room, when or how.
fn clause(random: &mut Random, room: usize) -> String {
    let mut clause = format!("{} {} {}", random.pick(SUBJECTS), random.pick(VERBS), random.pick(OBJECTS));
    if clause.len() + 12 < room && random.percent(60) {
        clause.push(' ');
        clause.push_str(random.pick(TAILS));
    }
    clause
}

fn capitalised(clause: &str) -> String {
    let mut characters = clause.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
