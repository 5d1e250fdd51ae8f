//! What an export shows: a state of a journey or two compared, laid out as a sheet.

use throughline_diff::{Comparison, Decisions, Side};
use throughline_model::{Document, Id, Persona, State};
use throughline_scene::{
    ComparedAs, ComparisonOptions, Layouter, MapOptions, PageOptions, Pages, Scene, SheetOptions, ThemeName,
};

use crate::api::{ApiError, ComparisonExport, ComparisonShape, ErrorCode, ExportOptions};
use crate::system_fonts;

/// What a comparison needs beside the document that is exported.
#[derive(Clone, Debug, Default)]
pub struct ComparedWith {
    /// Another document that has the state compared from.
    pub from: Option<Document>,
    /// Another document that has the state compared to.
    pub to: Option<Document>,
    /// What a person has said about pairs.
    pub decisions: Decisions,
}

/// The map with its title, lens, legend and footer.
///
/// # Errors
/// A state or persona that does not exist.
pub fn sheet(document: &Document, with: &ComparedWith, options: &ExportOptions) -> Result<Scene, ApiError> {
    let (map, around) = looks(document, options)?;
    if let Some(asked) = &options.comparison {
        return comparison_sheet(document, with, asked, map, &around);
    }
    let map = MapOptions { state: shown_state(document, options)?.id, ..map };
    Ok(with_fonts(|layouter| layouter.sheet(document, &map, &around)))
}

/// The same on paper: a page of its own size where no paper is asked for.
///
/// # Errors
/// A state or persona that does not exist.
pub fn pages(document: &Document, with: &ComparedWith, options: &ExportOptions) -> Result<Pages, ApiError> {
    let Some(paper) = &options.pages else { return Ok(Pages::one(sheet(document, with, options)?)) };
    let (map, around) = looks(document, options)?;
    if let Some(asked) = &options.comparison {
        return comparison_pages(document, with, asked, map, &around, paper);
    }
    let map = MapOptions { state: shown_state(document, options)?.id, ..map };
    Ok(with_fonts(|layouter| layouter.pages(document, &map, &around, paper)))
}

/// How maps look, and what stands around them.
pub(super) fn looks(
    document: &Document,
    options: &ExportOptions,
) -> Result<(MapOptions, SheetOptions), ApiError> {
    let persona = options.persona.as_deref().map(|asked| persona(document, asked)).transpose()?;
    let theme = options.theme.unwrap_or(ThemeName::Print);
    let map = match super::narrowed::view(document, options)? {
        Some(view) => MapOptions::of_view(view, Id::default(), theme),
        None => MapOptions { density: options.density, theme, ..MapOptions::default() },
    };
    let map = MapOptions { focused_persona: persona.map(|persona| persona.id), ..map };
    let around = SheetOptions {
        made_with: "Made with Throughline".into(),
        exported_on: options.date.clone().unwrap_or_default(),
    };
    Ok((map, around))
}

/// The state that is shown: the one asked for, else the one that the document opens with.
pub(super) fn shown_state<'a>(
    document: &'a Document,
    options: &ExportOptions,
) -> Result<&'a State, ApiError> {
    match &options.state {
        Some(asked) => Ok(document.state(asked)?),
        None => document
            .first_state()
            .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "The journey has no state to export.")),
    }
}

/// Two states of a journey as a sheet.
fn comparison_sheet(
    document: &Document,
    with: &ComparedWith,
    asked: &ComparisonExport,
    map: MapOptions,
    around: &SheetOptions,
) -> Result<Scene, ApiError> {
    let (from, to, comparison) = compared(document, with, asked)?;
    let Some(shown_as) = shown_as(asked) else {
        return Ok(with_fonts(|layouter| match asked.shape {
            ComparisonShape::List => layouter.comparison_list(from, to, &comparison, &map, around),
            _ => layouter.comparison_page(from, to, &comparison, &map, around),
        }));
    };
    let options = comparison_options(asked, map, shown_as);
    Ok(with_fonts(|layouter| layouter.comparison_sheet(from, to, &comparison, &options, around)))
}

/// Two states of a journey on paper: maps page by page, lists on a page of their own size.
fn comparison_pages(
    document: &Document,
    with: &ComparedWith,
    asked: &ComparisonExport,
    map: MapOptions,
    around: &SheetOptions,
    paper: &PageOptions,
) -> Result<Pages, ApiError> {
    let Some(shown_as) = shown_as(asked) else {
        let remark = "The paper was left out: what is listed stands on one page of its own size.".to_owned();
        let scene = comparison_sheet(document, with, asked, map, around)?;
        return Ok(Pages { remarks: vec![remark], ..Pages::one(scene) });
    };
    let (from, to, comparison) = compared(document, with, asked)?;
    let options = comparison_options(asked, map, shown_as);
    Ok(with_fonts(|layouter| layouter.comparison_pages(from, to, &comparison, &options, around, paper)))
}

/// The sides that are compared, and what differs.
pub(super) fn compared<'a>(
    document: &'a Document,
    with: &'a ComparedWith,
    asked: &ComparisonExport,
) -> Result<(Side<'a>, Side<'a>, Comparison), ApiError> {
    let (of_from, of_to) = (with.from.as_ref().unwrap_or(document), with.to.as_ref().unwrap_or(document));
    let from = Side::of_state(of_from, of_from.state(&asked.from)?.id);
    let to = Side::of_state(of_to, of_to.state(&asked.to)?.id);
    Ok((from, to, Comparison::between(from, to, &with.decisions)?))
}

/// As which map two states are shown; none where they are listed.
fn shown_as(asked: &ComparisonExport) -> Option<ComparedAs> {
    match asked.shape {
        ComparisonShape::Overlay => Some(ComparedAs::Overlay),
        ComparisonShape::Side => Some(ComparedAs::Side),
        ComparisonShape::Swipe => Some(ComparedAs::Swipe),
        ComparisonShape::List | ComparisonShape::Page => None,
    }
}

fn comparison_options(asked: &ComparisonExport, map: MapOptions, shown_as: ComparedAs) -> ComparisonOptions {
    ComparisonOptions {
        map,
        shown_as,
        divider: asked.divider.unwrap_or(0.5),
        filter: asked.filter.clone(),
        fold_unchanged: asked.fold_unchanged,
        layout_only: asked.layout_only,
    }
}

/// Lays out in the bundled fonts, and where those lack characters in the system's too: looking
/// through them takes longer than most exports.
pub(super) fn with_fonts<T: Missing>(mut lay_out: impl FnMut(&mut Layouter) -> T) -> T {
    let laid_out = lay_out(&mut Layouter::new(system_fonts::bundled()));
    if !laid_out.misses_characters() {
        return laid_out;
    }
    lay_out(&mut Layouter::new(system_fonts::with_installed()))
}

/// What may say that fonts lacked characters.
pub(super) trait Missing {
    fn misses_characters(&self) -> bool;
}

impl Missing for Scene {
    fn misses_characters(&self) -> bool {
        !self.missing_characters.is_empty()
    }
}

impl Missing for Pages {
    fn misses_characters(&self) -> bool {
        self.pages.iter().any(|page| page.scene.misses_characters())
    }
}

fn persona<'a>(document: &'a Document, asked: &str) -> Result<&'a Persona, ApiError> {
    let found = document
        .personas_in_order()
        .into_iter()
        .find(|persona| persona.name == asked || persona.id.to_string() == asked);
    found.ok_or_else(|| {
        let known: Vec<&str> = document.personas_in_order().iter().map(|p| p.name.as_str()).collect();
        let known = if known.is_empty() { "none".into() } else { known.join(", ") };
        ApiError::new(
            ErrorCode::NotFound,
            format!("There is no persona \u{201c}{asked}\u{201d}; the personas are {known}."),
        )
    })
}
