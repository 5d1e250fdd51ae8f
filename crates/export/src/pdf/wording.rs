//! Texts of a document as a PDF's own strings: one line, no longer than a reader would listen to.

/// PDF/A allows 32,767 bytes, and a character takes four at most.
const MOST_CHARACTERS: usize = 8_000;

/// A text without what XML and PDF readers stumble over, its white space made single spaces.
pub(super) fn plain(text: &str) -> String {
    let of_text = |character: char| !matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    let spaced = |character: char| if character.is_control() { ' ' } else { character };
    let clean: String = text.chars().filter(|one| of_text(*one)).map(spaced).collect();
    let mut plain = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = plain.char_indices().nth(MOST_CHARACTERS) {
        plain.truncate(end);
        plain.push('…');
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_readers_stumble_over_is_left_out() {
        assert_eq!(plain(" a\u{1}\tb\r\n\u{feff}c "), "a b c");
        assert_eq!(plain("\u{7}"), "");
    }

    #[test]
    fn a_text_longer_than_a_string_may_be_is_cut() {
        assert_eq!(plain(&"é".repeat(9_000)).chars().count(), 8_001);
    }
}
