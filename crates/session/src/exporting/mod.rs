//! Writing a journey as a picture, pages, a table or a text: what is shown first, then the format by the extension.

mod all;
mod deck;
mod formats;
mod narrowed;
mod pictures;
pub(crate) mod preview;
mod printed;
mod slides;
mod subject;
mod tables;
mod tiles;
mod translated;
mod web;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use throughline_export::ExportError;
use throughline_model::Document;
use throughline_scene::{Pages, Scene};
use throughline_storage::StorageError;

use crate::api::{ApiError, ErrorCode, ExportOptions, ExportReport};
pub use all::export_all;
pub use formats::extensions;
use formats::{Drawn, Format, format_of};
pub use subject::{ComparedWith, pages, sheet};

/// Is told how much is done, 0 to 1, and may stop the work.
pub type Progress<'a> = &'a mut dyn FnMut(f64) -> ControlFlow<()>;

/// Writes an export. The file appears whole or not at all; what stood there before is replaced
/// only then. `progress` is told how much is done, 0 to 1, and may stop the work.
///
/// # Errors
/// An extension that names no format, a state, persona, view, stage, lane or language that does not
/// exist, a picture that would be too large, a destination that refuses, or a stop asked for by
/// `progress`.
pub fn export(
    document: &Document,
    with: &ComparedWith,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
) -> Result<ExportReport, ApiError> {
    let format = format_of(path)?;
    let (document, options) = &prepared(document, options)?;
    if options.deck && !format.holds_slides() {
        let sentence = "A deck has several slides. End the file\u{2019}s name with .pptx or .pdf.";
        return Err(ApiError::new(ErrorCode::Failed, sentence));
    }
    let path_text = path.to_string_lossy().into_owned();
    let mut report = ExportReport { path: path_text, bytes: 0, width: 0.0, height: 0.0, notes: Vec::new() };
    (report.width, report.height) = match format {
        Format::Drawn(drawn) => write_pages(drawn, document, with, path, options, progress, &mut report)?,
        Format::Web => web::write_page(document, with, path, options, progress, &mut report.notes)?,
        Format::Table(table) => {
            tables::write(table, document, with, path, options, progress, &mut report.notes)?;
            (0.0, 0.0)
        }
    };
    if options.tile_px.is_some() && format != Format::Drawn(Drawn::Png) {
        report.notes.push("The tiles were left out: only a PNG is cut by pixels.".into());
    }
    // Several files say so themselves.
    if report.bytes == 0 {
        report.bytes = std::fs::metadata(path).map(|file| file.len()).unwrap_or_default();
    }
    Ok(report)
}

/// The journey with nothing but what is to be exported of it, in the language asked for, and the
/// options with what a saved view says.
///
/// # Errors
/// A state, view, stage, lane or language that does not exist.
pub fn prepared<'a>(
    document: &'a Document,
    options: &'a ExportOptions,
) -> Result<(Cow<'a, Document>, Cow<'a, ExportOptions>), ApiError> {
    let options = narrowed::options(document, options)?;
    let translated = translated::document(document, options.language.as_deref())?;
    Ok((narrowed::document(translated, &options)?, options))
}

/// Lays out what a format shows page by page, and writes it.
fn write_pages(
    format: Drawn,
    document: &Document,
    with: &ComparedWith,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
    report: &mut ExportReport,
) -> Result<(f64, f64), ApiError> {
    let notes = &mut report.notes;
    let pages = laid_out(format, document, with, options)?;
    // A slide is set in the fonts of the machine that shows it.
    if format != Drawn::Pptx {
        note_missing(pages.pages.iter().map(|page| &page.scene), notes);
    }
    notes.extend(pages.remarks.iter().cloned());
    if options.pages.is_some() && (options.deck || format != Drawn::Pdf) {
        notes.push("The paper was left out: the map is one sheet of its own size.".into());
    }
    go_on(progress, 0.0)?;
    match format {
        Drawn::Pdf => printed::write_pdf(&pages, path, options, progress, notes),
        Drawn::Pptx => slides::write_pptx(&pages, path, options, progress, notes),
        Drawn::Svg => pictures::write_svg(alone(&pages), path, options, progress, notes),
        Drawn::Png => pictures::write_png(alone(&pages), path, options, progress, report),
    }
}

/// Says which characters no font has.
fn note_missing<'a>(scenes: impl IntoIterator<Item = &'a Scene>, notes: &mut Vec<String>) {
    let missing: BTreeSet<char> =
        scenes.into_iter().flat_map(|scene| scene.missing_characters.iter().copied()).collect();
    if !missing.is_empty() {
        let shown: Vec<String> = missing.iter().take(12).map(char::to_string).collect();
        let (count, shown) = (missing.len(), shown.join(" "));
        notes.push(format!("No font was found for {count} characters, drawn as boxes: {shown}"));
    }
}

/// What an export shows page by page: a picture is one, as large as what it shows.
fn laid_out(
    format: Drawn,
    document: &Document,
    with: &ComparedWith,
    options: &ExportOptions,
) -> Result<Pages, ApiError> {
    match format {
        _ if options.deck => deck::pages(document, with, options),
        Drawn::Pdf => pages(document, with, options),
        Drawn::Pptx | Drawn::Png | Drawn::Svg => Ok(Pages::one(sheet(document, with, options)?)),
    }
}

/// The scene of a picture.
fn alone(pages: &Pages) -> &Scene {
    &pages.pages[0].scene
}

/// What was made in memory becomes the file, unless the person has asked to stop meanwhile.
fn write_at_once(path: &Path, bytes: &[u8], progress: Progress) -> Result<(), ApiError> {
    throughline_storage::write_whole(path, |mut file| {
        go_on(progress, 1.0)?;
        file.write_all(bytes).map_err(|error| StorageError::writing(path, error).into())
    })
}

/// Stops where the person has asked to.
fn go_on(progress: Progress, done: f64) -> Result<(), ApiError> {
    match progress(done) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(cancelled()),
    }
}

fn cancelled() -> ApiError {
    ApiError::new(ErrorCode::Cancelled, "The export was stopped, and nothing was written.")
}

/// What went wrong with an export, told with the file that it was for.
fn named(path: &Path, error: ExportError) -> ApiError {
    match error {
        ExportError::Cancelled => cancelled(),
        ExportError::Write(source) => StorageError::writing(path, source).into(),
        other => ApiError::new(ErrorCode::Failed, other.to_string()),
    }
}
