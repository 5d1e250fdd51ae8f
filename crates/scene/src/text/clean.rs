//! What of a text is set: line ends made one kind, tabs made spaces, control characters left out.

use std::borrow::Cow;

/// A text ready to be shaped, and the way back to the text as written.
pub(super) struct Clean<'a> {
    pub text: Cow<'a, str>,
    /// For each byte of `text` and its end: where in the text as written; empty when nothing moved.
    origins: Vec<u32>,
}

impl<'a> Clean<'a> {
    pub fn new(text: &'a str) -> Self {
        if !text.chars().any(|character| character.is_control() && character != '\n') {
            return Clean { text: Cow::Borrowed(text), origins: Vec::new() };
        }
        let mut clean = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len() + 1);
        let mut before = '\0';
        for (at, character) in text.char_indices() {
            let kept = match character {
                '\n' if before == '\r' => None,
                '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' => Some('\n'),
                '\t' => Some(' '),
                '\n' => Some('\n'),
                _ if character.is_control() => None,
                _ => Some(character),
            };
            before = character;
            if let Some(kept) = kept {
                clean.push(kept);
                origins.resize(clean.len(), at as u32);
            }
        }
        origins.push(text.len() as u32);
        if !clean.is_empty() {
            // What was left out at the front belongs to what comes first.
            origins[0] = 0;
        }
        Clean { text: Cow::Owned(clean), origins }
    }

    /// A text that is shown for a longer one of `length` bytes: its end is the longer one's end.
    pub fn standing_for(text: &'a str, length: usize) -> Self {
        let mut clean = Clean::new(text);
        if clean.origins.is_empty() {
            clean.origins = (0..=text.len() as u32).collect();
        }
        if let Some(end) = clean.origins.last_mut() {
            *end = length as u32;
        }
        clean
    }

    /// Where in the text as written a byte of the clean text stands.
    pub fn origin(&self, at: usize) -> usize {
        if self.origins.is_empty() { at } else { self.origins.get(at).map_or(at, |&origin| origin as usize) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_text_is_left_as_it_is() {
        let clean = Clean::new("First\nsecond é");
        assert!(matches!(clean.text, Cow::Borrowed(_)));
        assert_eq!(clean.origin(7), 7);
    }

    #[test]
    fn line_ends_and_tabs_are_made_one_kind_and_controls_left_out() {
        let clean = Clean::new("\u{1}a\tb\r\nc\rd\u{7f}");
        assert_eq!(clean.text, "a b\nc\nd");
        assert_eq!([0, 1, 2, 3, 4, 5, 6, 7].map(|at| clean.origin(at)), [0, 2, 3, 4, 6, 7, 8, 10]);
    }

    #[test]
    fn a_text_of_controls_alone_is_empty() {
        let clean = Clean::new("\u{1}\u{2}");
        assert_eq!(clean.text, "");
        assert_eq!(clean.origin(0), 2);
    }

    #[test]
    fn a_shortened_text_ends_where_the_whole_ends() {
        let clean = Clean::standing_for("ab…", 90);
        assert_eq!([0, 1, 2, 5].map(|at| clean.origin(at)), [0, 1, 2, 90]);
    }
}
