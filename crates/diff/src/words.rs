//! Texts as words and the space between them: what differs, and how three become one.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use ts_rs::TS;

/// A stretch of a text that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "run", content = "text", rename_all = "snake_case")]
pub enum Run {
    /// In both texts.
    Same(String),
    /// In the first only.
    Removed(String),
    /// In the second only.
    Added(String),
}

/// What differs between two texts, word by word. The kept and removed runs joined up are the first
/// text, the kept and added ones the second. Nothing is kept between two changes but a word: a space
/// alone would only tear what went and what came into shreds.
pub fn words(before: &str, after: &str) -> Vec<Run> {
    let (old, new) = (pieces(before), pieces(after));
    let ops = capture_diff_slices(Algorithm::Patience, &old, &new);
    let mut runs = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    for (place, op) in ops.iter().enumerate() {
        let (was, is) = (old[op.old_range()].concat(), new[op.new_range()].concat());
        let is_kept = matches!(op, DiffOp::Equal { .. });
        let is_between = place > 0 && place + 1 < ops.len() && was.chars().all(char::is_whitespace);
        if is_kept && !is_between {
            close(&mut runs, &mut removed, &mut added);
            runs.push(Run::Same(was));
        } else {
            removed.push_str(&was);
            added.push_str(&is);
        }
    }
    close(&mut runs, &mut removed, &mut added);
    runs
}

/// Ends a change: what went comes before what came.
fn close(runs: &mut Vec<Run>, removed: &mut String, added: &mut String) {
    let (went, came) = (std::mem::take(removed), std::mem::take(added));
    runs.extend((!went.is_empty()).then_some(Run::Removed(went)));
    runs.extend((!came.is_empty()).then_some(Run::Added(came)));
}

/// Words, and each space between them as a piece of its own. Scripts that put no space between
/// words are taken letter by letter.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (index, letter) in text.char_indices() {
        let class = class(letter);
        if index > 0 && (last != Some(class) || class == Class::Alone) {
            pieces.push(&text[start..index]);
            start = index;
        }
        last = Some(class);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Word,
    Space,
    Alone,
}

fn class(letter: char) -> Class {
    match letter {
        _ if letter.is_whitespace() => Class::Space,
        // Chinese, Japanese and Thai are written without spaces.
        '\u{e00}'..='\u{e7f}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' => Class::Alone,
        _ => Class::Word,
    }
}

/// What became of three versions of a sequence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Woven<T> {
    /// The sequence with what either side changed; where they clash, both, ours first.
    pub both: Vec<T>,
    /// Whether they clash anywhere.
    pub clash: bool,
}

/// A text with the changes of both sides.
pub(crate) fn weave_text(base: &str, ours: &str, theirs: &str) -> Woven<String> {
    let (base, ours, theirs) = (pieces(base), pieces(ours), pieces(theirs));
    let woven = weave(&base, &ours, &theirs, Some(&" "));
    Woven { both: vec![woven.both.concat()], clash: woven.clash }
}

/// Brings together what two sides made of a sequence. They clash where both changed the same
/// stretch differently; `between` is put between the two then, unless it
/// stands there already.
pub(crate) fn weave<T: Clone + Eq + std::hash::Hash + Ord>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    between: Option<&T>,
) -> Woven<T> {
    let (mut our_hunks, mut their_hunks) =
        (hunks(base, ours).into_iter().peekable(), hunks(base, theirs).into_iter().peekable());
    let mut both: Vec<T> = Vec::new();
    let (mut clash, mut at) = (false, 0);
    loop {
        let starts = [our_hunks.peek(), their_hunks.peek()].map(|hunk| hunk.map(|hunk| hunk.base.start));
        let Some(start) = starts.into_iter().flatten().min() else { break };
        // All hunks of both sides that touch each other, beginning with the first.
        let mut end = start;
        let (mut our_part, mut their_part) = (Vec::new(), Vec::new());
        loop {
            let touches = |hunk: &Hunk<T>| hunk.base.start <= end;
            let first_ours = our_part.is_empty() && their_part.is_empty();
            if let Some(hunk) =
                our_hunks.next_if(|hunk| hunk.base.start == start && first_ours || touches(hunk))
            {
                end = end.max(hunk.base.end);
                our_part.push(hunk);
            } else if let Some(hunk) = their_hunks.next_if(touches) {
                end = end.max(hunk.base.end);
                their_part.push(hunk);
            } else {
                break;
            }
        }
        both.extend_from_slice(&base[at..start]);
        let (one, other) = (played(base, start..end, &our_part), played(base, start..end, &their_part));
        both.extend_from_slice(if our_part.is_empty() { &other } else { &one });
        if !our_part.is_empty() && !their_part.is_empty() && one != other {
            clash = true;
            let apart = |between: &&T| {
                let seam = [both.last(), other.first()];
                !one.is_empty() && !other.is_empty() && !seam.contains(&Some(*between))
            };
            both.extend(between.filter(apart).cloned());
            both.extend(other);
        }
        at = end;
    }
    both.extend_from_slice(&base[at..]);
    Woven { both, clash }
}

/// A stretch of the base and what one side put in its place.
struct Hunk<T> {
    base: Range<usize>,
    now: Vec<T>,
}

fn hunks<T: Clone + Eq + std::hash::Hash + Ord>(base: &[T], now: &[T]) -> Vec<Hunk<T>> {
    let ops = capture_diff_slices(Algorithm::Myers, base, now);
    let changed = ops.into_iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changed.map(|op| Hunk { base: op.old_range(), now: now[op.new_range()].to_vec() }).collect()
}

/// A stretch of the base with one side's hunks in it.
fn played<T: Clone>(base: &[T], stretch: Range<usize>, hunks: &[Hunk<T>]) -> Vec<T> {
    let mut played = Vec::new();
    let mut at = stretch.start;
    for hunk in hunks {
        played.extend_from_slice(&base[at..hunk.base.start]);
        played.extend_from_slice(&hunk.now);
        at = hunk.base.end;
    }
    played.extend_from_slice(&base[at..stretch.end]);
    played
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What went in brackets, what came in braces.
    fn read_out(before: &str, after: &str) -> String {
        let run = |run| match run {
            Run::Same(text) => text,
            Run::Removed(text) => format!("[{text}]"),
            Run::Added(text) => format!("{{{text}}}"),
        };
        words(before, after).into_iter().map(run).collect()
    }

    #[test]
    fn words_that_changed_in_a_row_are_one_change() {
        assert_eq!(read_out("Page of the copy", "Landing page"), "[Page of the copy]{Landing page}");
        assert_eq!(
            read_out("I tap it on the bus", "I tap it where I wait"),
            "I tap it [on the bus]{where I wait}"
        );
        assert_eq!(read_out("a b c", "x b z"), "[a]{x} b [c]{z}");
        assert_eq!(read_out("a c", "a b c"), "a {b }c");
    }

    proptest! {
        #[test]
        fn the_runs_give_back_both_texts(before in "[ab ]{0,12}", after in "[ab ]{0,12}") {
            let (mut was, mut is) = (String::new(), String::new());
            for run in words(&before, &after) {
                match run {
                    Run::Same(text) => {
                        was.push_str(&text);
                        is.push_str(&text);
                    }
                    Run::Removed(text) => was.push_str(&text),
                    Run::Added(text) => is.push_str(&text),
                }
            }
            prop_assert_eq!((was, is), (before, after));
        }
    }
}
