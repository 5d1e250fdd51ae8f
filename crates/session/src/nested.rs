//! Journeys nested behind cards: how a file is named from another one, and found again.

use std::path::{Component, Path, PathBuf};

use throughline_model::Id;

use crate::api::{ApiError, ErrorCode, FilePath};
use crate::document::OpenDocument;

/// Where the journey lies that is nested behind a card.
pub fn journey_behind(open: &OpenDocument, card: Id) -> Result<FilePath, ApiError> {
    let card = open.document.cards.get(&card);
    let Some(link) = card.and_then(|card| card.journey.as_ref()) else {
        return Err(ApiError::new(ErrorCode::NotFound, "No journey is nested behind this card."));
    };
    let file = Path::new(&link.file);
    match folder_of(open) {
        Some(folder) => Ok(path(&folder.join(file))),
        None if file.is_absolute() => Ok(path(file)),
        None => Err(ApiError::new(
            ErrorCode::Unnamed,
            format!(
                "\u{201c}{}\u{201d} is to be found from where this map lies, which has no file yet. \
                 Save the map beside it first.",
                link.file
            ),
        )),
    }
}

/// A file as it is named from the document's folder, with forward slashes, so that the same name
/// holds on every system; in full where the two have no folder in common.
pub fn named_from(open: &OpenDocument, file: &Path) -> FilePath {
    let relative = folder_of(open).and_then(|folder| relative(folder, file));
    path(relative.as_deref().unwrap_or(file))
}

fn folder_of(open: &OpenDocument) -> Option<&Path> {
    open.path.as_deref()?.parent()
}

fn relative(folder: &Path, file: &Path) -> Option<PathBuf> {
    let (from, to): (Vec<Component>, Vec<Component>) =
        (folder.components().collect(), file.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    // Roots and drives alone are nothing in common: such files do not move together.
    let shares_a_folder = to.iter().take(common).any(|part| matches!(part, Component::Normal(_)));
    let ups = from[common..].iter().map(|_| "..".to_owned());
    let downs = to[common..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    shares_a_folder.then(|| ups.chain(downs).collect::<Vec<_>>().join("/").into())
}

fn path(path: &Path) -> FilePath {
    FilePath { path: path.to_string_lossy().into_owned() }
}
