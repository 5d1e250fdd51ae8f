//! The executive deck: slides that are pages of a PDF too.

use throughline_insight::deck::{DeckOf, Story};
use throughline_model::Document;
use throughline_scene::{MapOptions, Pages};

use super::subject::{looks, with_fonts};
use crate::api::{ApiError, ErrorCode, ExportOptions};

/// The slides of a deck: of the chosen states, the first ones where none are chosen.
///
/// # Errors
/// A journey without a state, or a state or persona that does not exist.
pub(super) fn pages(document: &Document, options: &ExportOptions) -> Result<Pages, ApiError> {
    let (map, around) = looks(document, options)?;
    let of = DeckOf { persona: map.focused_persona, ..of(document, options)? };
    let story = Story::of(document, of);
    let map = MapOptions { state: of.today, ..map };
    Ok(with_fonts(|layouter| layouter.deck(document, &story, &map, &around)))
}

/// Which states a deck tells of.
fn of(document: &Document, options: &ExportOptions) -> Result<DeckOf, ApiError> {
    if let Some(compared) = &options.comparison {
        let (today, future) = (document.state(&compared.from)?.id, document.state(&compared.to)?.id);
        return Ok(DeckOf { today, future: Some(future), persona: None });
    }
    let state = options.state.as_deref().map(|asked| document.state(asked)).transpose()?;
    DeckOf::chosen(document, state.map(|state| state.id))
        .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "The journey has no state to make a deck of."))
}
