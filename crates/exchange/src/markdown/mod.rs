//! Markdown (CommonMark with GitHub's tables) in which no text of a journey is markup.

mod map;

pub(crate) use map::map;

use crate::values::{clean, one_line};

/// A text on one line in which nothing is markup.
pub(crate) fn escaped(text: &str) -> String {
    let line = one_line(text);
    let mut escaped = String::with_capacity(line.len() + line.len() / 8);
    let mut letters = line.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let is_markup = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' | '@' => true,
            // An address would become a link, and a word between colons a pictogram.
            ':' => next.is_some_and(|next| next == '/' || next == '+' || next.is_ascii_alphanumeric()),
            '.' => before.is_some_and(|it: char| it.eq_ignore_ascii_case(&'w')),
            // At the beginning a list, a heading or a rule.
            '-' | '+' | '=' => before.is_none(),
            _ => false,
        };
        // A number with a dot or a bracket at the beginning is a list too.
        let ends_number = matches!(letter, '.' | ')') && is_number(&escaped);
        if is_markup || ends_number {
            escaped.push('\\');
        }
        escaped.push(letter);
        before = Some(letter);
    }
    escaped
}

/// A text whose line breaks stay, each line indented as the first is.
pub(crate) fn escaped_lines(text: &str, indent: &str) -> String {
    let text = clean(text);
    let lines = text.lines().map(escaped).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(&format!("\\\n{indent}"))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())
}
