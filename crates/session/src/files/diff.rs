//! Two states of one file, or of two, compared.

use std::path::{Path, PathBuf};

use throughline_diff::{Comparison, Decisions, Side};
use throughline_exchange::Report;
use throughline_model::{Document, Id, State};

use super::{is_standard, read_known, repairs_of, shown};
use crate::api::{ApiError, ErrorCode};

/// A side of a comparison as a script names it: `FILE`, `FILE@STATE`, or `@STATE` of the other's file.
#[derive(Clone, Debug, PartialEq)]
struct Asked {
    /// The file; none takes the other side's.
    file: Option<PathBuf>,
    /// The state; none leaves it to what is compared.
    state: Option<String>,
}

impl Asked {
    /// File names and states may hold an @ themselves: a file that is there is taken first.
    fn parse(text: &str) -> Self {
        let file = |text: &str| (!text.is_empty()).then(|| PathBuf::from(text));
        let is_there = |text: &str| is_standard(Path::new(text)) || Path::new(text).exists();
        if !is_there(text) {
            let places: Vec<usize> = text.match_indices('@').map(|(place, _)| place).rev().collect();
            let place = places.iter().find(|place| is_there(&text[..**place])).or(places.first());
            if let Some(place) = place {
                return Asked { file: file(&text[..*place]), state: Some(text[*place + 1..].to_owned()) };
            }
        }
        Asked { file: file(text), state: None }
    }
}

/// A side with the name of its file.
type FileSide<'a> = (String, Side<'a>);

/// A side that was read, and which state of it was asked for.
struct Named<'a> {
    path: &'a Path,
    document: &'a Document,
    state: Option<&'a str>,
}

impl<'a> Named<'a> {
    fn state(&self, asked: &str) -> Result<&'a State, ApiError> {
        self.document.state(asked).map_err(|error| self.trouble(&error.to_string()))
    }

    /// The state that was asked for, or that the document opens with.
    fn state_or_first(&self) -> Result<&'a State, ApiError> {
        match self.state {
            Some(asked) => self.state(asked),
            None => self.document.first_state().ok_or_else(|| self.trouble("It has no state.")),
        }
    }

    fn trouble(&self, sentence: &str) -> ApiError {
        let path = shown(self.path).display();
        ApiError::new(ErrorCode::NotFound, format!("{path} could not be compared. {sentence}"))
    }

    fn side(&self, state: Option<Id>) -> FileSide<'a> {
        (shown(self.path).display().to_string(), Side { document: self.document, state })
    }
}

/// Compares what two texts name: each a file, a file with a state behind an @, or an @ with a state
/// of the other's file. One alone compares the current state with the one named, or with the only
/// future one; two files without states are compared whole. Answers the report, and what had to be
/// repaired on reading.
///
/// # Errors
/// Where a file cannot be read, or has no such state.
pub fn compare(a: &str, b: Option<&str>) -> Result<(Report, Vec<String>), ApiError> {
    let (a, b) = (Asked::parse(a), b.map(Asked::parse));
    let path_a = a.file.or_else(|| b.as_ref().and_then(|b| b.file.clone())).ok_or_else(|| {
        ApiError::new(ErrorCode::NotFound, "No file is named to compare. Write FILE@STATE, or FILE alone.")
    })?;
    let path_b = b.as_ref().and_then(|b| b.file.clone()).filter(|path| *path != path_a);
    let read = |path: &Path| read_known(path, "compared");
    let of_a = read(&path_a)?;
    let of_b = path_b.as_deref().map(read).transpose()?;
    let mut repairs = repairs_of(&path_a, &of_a);
    if let Some((path, file)) = path_b.as_deref().zip(of_b.as_ref()) {
        repairs.extend(repairs_of(path, file));
    }
    let named_a = Named { path: &path_a, document: &of_a.document, state: a.state.as_deref() };
    let named_b = Named {
        path: path_b.as_deref().unwrap_or(&path_a),
        document: of_b.as_ref().map_or(&of_a.document, |file| &file.document),
        state: b.as_ref().and_then(|b| b.state.as_deref()),
    };
    let [from, to] = match b {
        None => beside_current(&named_a)?,
        Some(_) if named_a.state.is_none() && named_b.state.is_none() => {
            [named_a.side(None), named_b.side(None)]
        }
        Some(_) => {
            let (from, to) = (named_a.state_or_first()?, named_b.state_or_first()?);
            [named_a.side(Some(from.id)), named_b.side(Some(to.id))]
        }
    };
    let comparison = Comparison::between(from.1, to.1, &Decisions::default())?;
    Ok((Report::of((&from.0, from.1), (&to.0, to.1), &comparison), repairs))
}

/// The side of another file that a text names, `FILE` or `FILE@STATE`, read, with the id of its state;
/// none where the text names no file that is there, but a state.
///
/// # Errors
/// Where the file cannot be read, or has no such state.
pub fn side_of_file(text: &str) -> Result<Option<(Document, String)>, ApiError> {
    let asked = Asked::parse(text);
    let Some(path) = asked.file.filter(|path| path.exists()) else { return Ok(None) };
    let document = read_known(&path, "compared")?.document;
    let named = Named { path: &path, document: &document, state: asked.state.as_deref() };
    let state = named.state_or_first()?.id.to_string();
    Ok(Some((document, state)))
}

/// One file alone: its current state beside the state that was asked for, or the only future one.
fn beside_current<'a>(named: &Named<'a>) -> Result<[FileSide<'a>; 2], ApiError> {
    let current = Named { state: None, ..*named }.state_or_first()?;
    let asked = named.state.map(|asked| named.state(asked)).transpose()?;
    let other = match asked.filter(|asked| asked.id != current.id) {
        Some(asked) => asked,
        None => named.state("future")?,
    };
    Ok([current, other].map(|state| named.side(Some(state.id))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Option<String>, Option<String>) {
        let Asked { file, state } = Asked::parse(text);
        (file.map(|it| it.to_string_lossy().into_owned()), state)
    }

    #[test]
    fn a_state_stands_behind_the_last_at_sign_unless_a_file_is_called_so() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let file = |name: &str| Some(path(name));
        std::fs::write(path("a@b.journey"), "").expect("the folder is writable");
        assert_eq!(parsed(&path("a@b.journey")), (file("a@b.journey"), None));
        assert_eq!(parsed(&path("a@b.journey@c@d")), (file("a@b.journey"), Some("c@d".into())));
        assert_eq!(parsed(&path("gone@future")), (file("gone"), Some("future".into())));
        assert_eq!(parsed("-@future"), (Some("-".into()), Some("future".into())));
        assert_eq!(parsed("@future"), (None, Some("future".into())));
        assert_eq!(parsed("plain"), (Some("plain".into()), None));
    }
}
