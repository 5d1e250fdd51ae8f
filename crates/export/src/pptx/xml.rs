//! XML as a growing text: names and markup as they are, texts and attributes escaped.

use std::fmt::Write;

/// A part being written.
///
/// Elements are written as text, since a presentation has a hundred thousand of them and all have
/// the same few forms; only what comes from a document is escaped.
#[derive(Default)]
pub(super) struct Xml {
    text: String,
    /// How many characters were left out because XML has no way to write them.
    pub left_out: usize,
}

/// The first line of every part.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

impl Xml {
    /// A part's text, begun.
    pub(super) fn part() -> Xml {
        Xml { text: DECLARATION.to_owned(), left_out: 0 }
    }

    /// Markup of ours.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Xml {
        self.text.push_str(markup);
        self
    }

    /// A whole number.
    pub(super) fn number(&mut self, number: i64) -> &mut Xml {
        // Writing to a text cannot fail.
        let _ = write!(self.text, "{number}");
        self
    }

    /// ` name="number"`.
    pub(super) fn count(&mut self, name: &str, number: i64) -> &mut Xml {
        self.raw(" ").raw(name).raw("=\"").number(number).raw("\"")
    }

    /// ` name="value"`, the value escaped.
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> &mut Xml {
        self.raw(" ").raw(name).raw("=\"").escaped(value).raw("\"")
    }

    /// A text, escaped for elements and attributes alike.
    pub(super) fn escaped(&mut self, text: &str) -> &mut Xml {
        let mut plain = 0;
        for (at, character) in text.char_indices() {
            let instead = match character {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                // A reader makes spaces of those that stand in an attribute as they are.
                '\n' => "&#10;",
                '\t' => "&#9;",
                '\r' => "&#13;",
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                    self.left_out += 1;
                    ""
                }
                _ => continue,
            };
            self.text.push_str(&text[plain..at]);
            self.text.push_str(instead);
            plain = at + character.len_utf8();
        }
        self.text.push_str(&text[plain..]);
        self
    }

    /// What has been written.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// The part as it goes into the file.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_be_markup_is_escaped_and_what_no_xml_can_hold_is_left_out_and_counted() {
        let mut xml = Xml::default();
        xml.escaped("a<b>&\"c\u{1}\u{b}\n\u{ffff}é");
        assert_eq!(xml.left_out, 3);
        assert_eq!(xml.into_bytes(), "a&lt;b&gt;&amp;&quot;c&#10;é".as_bytes());
    }
}
