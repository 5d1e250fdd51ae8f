//! The executive deck: slides that are pages of a PDF too.

use throughline_insight::deck::{DeckOf, Story};
use throughline_model::Document;
use throughline_scene::{MapOptions, Pages, ThemeName};

use super::ComparedWith;
use super::subject::{looks, with_fonts};
use crate::api::{ApiError, ErrorCode, ExportOptions};

/// The slides of a deck: of the chosen states, the first ones where none are chosen.
///
/// # Errors
/// A journey without a state, a state or persona that does not exist, or states of two files.
pub(super) fn pages(
    document: &Document,
    with: &ComparedWith,
    options: &ExportOptions,
) -> Result<Pages, ApiError> {
    if with.from.is_some() || with.to.is_some() {
        let sentence = "A deck tells of two states of one file. Choose both from the journey itself.";
        return Err(ApiError::new(ErrorCode::Failed, sentence));
    }
    let (map, around) = looks(document, options)?;
    let of = DeckOf { persona: map.focused_persona, ..of(document, options)? };
    let story = Story::of(document, of);
    // Slides are for screens.
    let theme = options.theme.unwrap_or(ThemeName::Light);
    let map = MapOptions { state: of.today, theme, ..map };
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
