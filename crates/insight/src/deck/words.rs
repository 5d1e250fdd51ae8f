//! How much may stand on a slide, and sentences that fit.

use crate::names::quoted;

/// At most so many words stand on a slide besides its title and source line.
pub const MOST_WORDS: usize = 40;
/// A word of a language without spaces, or one that never ends, takes room as well.
const MOST_LETTERS: usize = 330;
/// The letters of a title that stand in two lines of a slide.
pub const LONGEST_TITLE: usize = 114;
/// Letters of a name within a title.
const LONGEST_NAME: usize = 34;

/// The words of a text: whatever stands between spaces and has a letter. Numbers are none.
pub fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}

/// What a slide still has room for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    words: usize,
    letters: usize,
}

impl Room {
    /// An empty slide.
    pub fn new() -> Room {
        Room { words: MOST_WORDS, letters: MOST_LETTERS }
    }

    /// Puts texts onto the slide, all or none.
    pub fn take<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>) -> bool {
        let mut left = *self;
        for text in texts {
            let (words, letters) = (words(text), text.chars().count());
            let (Some(words), Some(letters)) =
                (left.words.checked_sub(words), left.letters.checked_sub(letters))
            else {
                return false;
            };
            left = Room { words, letters };
        }
        *self = left;
        true
    }

    /// Puts a text onto the slide: whole, or the sentences it begins with. None where not even the
    /// first fits.
    pub fn fit(&mut self, text: &str) -> Option<Fitted> {
        let text = on_one_line(text);
        if self.take([text.as_str()]) {
            return Some(Fitted { text, is_whole: true });
        }
        let ends: Vec<usize> = sentence_ends(&text).filter(|end| *end < text.len()).collect();
        let shown = ends.iter().rev().map(|end| text[..*end].trim_end()).find(|part| self.take([*part]))?;
        Some(Fitted { text: shown.to_owned(), is_whole: false })
    }
}

impl Room {
    /// Puts several texts onto the slide: all whole where there is room for that, else each as far as
    /// its share of the room goes. None for a text of which not even the first sentence fits.
    pub fn fit_all(&mut self, texts: &[String]) -> Vec<Option<Fitted>> {
        let texts: Vec<String> = texts.iter().map(|text| on_one_line(text)).collect();
        if self.take(texts.iter().map(String::as_str)) {
            return texts.into_iter().map(|text| Some(Fitted { text, is_whole: true })).collect();
        }
        let mut left = texts.len();
        let mut fitted = Vec::new();
        for text in &texts {
            let mut share = Room { words: self.words / left, letters: self.letters / left };
            let (words, letters) = (share.words, share.letters);
            fitted.push(share.fit(text));
            self.words -= words - share.words;
            self.letters -= letters - share.letters;
            left -= 1;
        }
        fitted
    }
}

/// A text of the journey as a slide has room for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// What stands there.
    pub text: String,
    /// Whether that is all of it.
    pub is_whole: bool,
}

/// The words of a text with single spaces between them.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where sentences end, in bytes.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let is_end = |letter: char| matches!(letter, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।');
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let is_wide = matches!(letter, '。' | '！' | '？');
            if is_end(letter) && (is_wide || next.is_none_or(char::is_whitespace)) {
                return Some(at + letter.len_utf8());
            }
        }
        None
    })
}

/// A number as a sentence begins with it: "Three", "17".
pub(super) fn spelled(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
        "Twelve",
    ];
    WORDS.get(number).map_or_else(|| throughline_model::numbers::count(number as u64), |it| (*it).to_owned())
}

/// The same within a sentence.
pub(super) fn spelled_within(number: usize) -> String {
    spelled(number).to_lowercase()
}

/// The first of several sentences that stands in two lines of a title; the last where none does.
pub(super) fn shortest_fitting(candidates: impl IntoIterator<Item = Option<String>>) -> String {
    let mut last = String::new();
    for candidate in candidates.into_iter().flatten() {
        if candidate.chars().count() <= LONGEST_TITLE {
            return candidate;
        }
        last = candidate;
    }
    last
}

/// A name as it stands in a title, where it is short enough to.
pub(super) fn named(name: &str) -> Option<String> {
    let name = on_one_line(name);
    (!name.is_empty() && name.chars().count() <= LONGEST_NAME).then(|| quoted(&name))
}

/// A person's name within a title, where it is short enough; else who that is.
pub(super) fn person(name: &str) -> String {
    let name = on_one_line(name);
    match name.chars().count() {
        1..=28 => name,
        _ => "The persona".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_by_whole_sentences() {
        let mut room = Room { words: 6, letters: 100 };
        let fitted = room.fit("One two three. Four five six! Seven.");
        assert_eq!(fitted, Some(Fitted { text: "One two three. Four five six!".into(), is_whole: false }));
        assert!(!room.take(["seven"]));
    }

    #[test]
    fn a_text_whose_first_sentence_does_not_fit_is_left_out_whole() {
        let mut room = Room { words: 2, letters: 100 };
        assert_eq!(room.fit("One two three. Four."), None);
        assert!(room.take(["one two"]), "what did not fit takes no room");
    }

    #[test]
    fn of_several_texts_none_takes_the_room_of_the_others() {
        let mut room = Room { words: 6, letters: 100 };
        let texts = ["One two. Three four five six.", "Seven", "Eight nine."].map(str::to_owned);
        let fitted: Vec<_> = room.fit_all(&texts).into_iter().flatten().map(|it| it.text).collect();
        assert_eq!(fitted, ["One two.", "Seven", "Eight nine."]);
        assert!(room.take(["ten"]) && !room.take(["eleven"]));
    }

    #[test]
    fn numbers_are_no_words_and_a_decimal_point_ends_no_sentence() {
        assert_eq!(words("42% of 3.5 days"), 2);
        assert_eq!(sentence_ends("Cut 3.5 days. Then?").collect::<Vec<_>>(), [13, 19]);
    }
}
