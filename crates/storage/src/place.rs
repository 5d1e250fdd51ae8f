//! Where in a file something is: for error messages.

use std::fmt;

/// A place in a file: line and column as an editor counts them, and the path of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Line and column, beginning at 1; none where the file was rewritten by a migration before
    /// it was read, so that its lines are not those on disk.
    pub position: Option<(usize, usize)>,
    /// Such as `cards[3].text`; empty outside of everything.
    pub path: String,
}

impl Place {
    /// The line and column of a byte in a text; the column counts characters.
    pub(crate) fn position_of(text: &[u8], at: usize) -> (usize, usize) {
        let before = &text[..at.min(text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        // Every character has one byte that does not continue another.
        let column = before[start..].iter().filter(|byte| **byte & 0xc0 != 0x80).count() + 1;
        (line, column)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.position, self.path.as_str()) {
            (Some((line, column)), "") => write!(f, "line {line}, column {column}"),
            (Some((line, column)), path) => write!(f, "line {line}, column {column} ({path})"),
            (None, "") => f.write_str("the file's outermost level"),
            (None, path) => f.write_str(path),
        }
    }
}
