//! Writing a journey as a picture or pages: what is shown first, then the format by the extension.

mod pictures;
pub(crate) mod preview;
mod printed;
mod slides;
mod subject;

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use throughline_export::ExportError;
use throughline_model::Document;
use throughline_scene::Pages;
use throughline_storage::StorageError;

use crate::api::{ApiError, ErrorCode, ExportOptions, ExportReport};
pub use subject::{ComparedWith, sheet};

/// Is told how much is done, 0 to 1, and may stop the work.
pub type Progress<'a> = &'a mut dyn FnMut(f64) -> ControlFlow<()>;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Png,
    Pdf,
    Svg,
    Pptx,
}

/// The formats, by the extension that chooses each.
const FORMATS: &[(&str, Format)] =
    &[("pdf", Format::Pdf), ("pptx", Format::Pptx), ("png", Format::Png), ("svg", Format::Svg)];

/// The extensions that [`export`] writes.
pub fn extensions() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|(extension, _)| *extension)
}

/// Writes an export. The file appears whole or not at all; what stood there before is replaced
/// only then. `progress` is told how much is done, 0 to 1, and may stop the work.
///
/// # Errors
/// An extension that names no format, a state or persona that does not exist, a picture that
/// would be too large, a destination that refuses, or a stop asked for by `progress`.
pub fn export(
    document: &Document,
    with: &ComparedWith,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
) -> Result<ExportReport, ApiError> {
    let format = format_of(path)?;
    let scene = sheet(document, with, options)?;
    let mut notes = Vec::new();
    if !scene.missing_characters.is_empty() {
        let shown: Vec<String> = scene.missing_characters.iter().take(12).map(char::to_string).collect();
        notes.push(format!(
            "No font was found for {} characters, drawn as boxes: {}",
            scene.missing_characters.len(),
            shown.join(" ")
        ));
    }
    go_on(progress, 0.0)?;
    let (width, height) = match format {
        Format::Png => pictures::write_png(&scene, path, options, progress)?,
        Format::Pdf => printed::write_pdf(scene, path, options, progress, &mut notes)?,
        Format::Svg => pictures::write_svg(&scene, path, options, progress, &mut notes)?,
        Format::Pptx => slides::write_pptx(&Pages::one(scene), path, options, progress, &mut notes)?,
    };
    let bytes = std::fs::metadata(path).map(|file| file.len()).unwrap_or_default();
    Ok(ExportReport { path: path.to_string_lossy().into_owned(), bytes, width, height, notes })
}

/// What was made in memory becomes the file, unless the person has asked to stop meanwhile.
fn write_at_once(path: &Path, bytes: &[u8], progress: Progress) -> Result<(), ApiError> {
    throughline_storage::write_whole(path, |mut file| {
        go_on(progress, 1.0)?;
        file.write_all(bytes).map_err(|error| StorageError::writing(path, error).into())
    })
}

fn format_of(path: &Path) -> Result<Format, ApiError> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let extension = extension.unwrap_or_default();
    if let Some((_, format)) = FORMATS.iter().find(|(name, _)| *name == extension) {
        return Ok(*format);
    }
    let known: Vec<String> = extensions().map(|extension| format!(".{extension}")).collect();
    let (last, others) = known.split_last().map_or(("", &[][..]), |(last, others)| (last.as_str(), others));
    let known = format!("{} or {last}", others.join(", "));
    Err(ApiError::new(
        ErrorCode::Failed,
        format!("{} names no format. End the name with {known}.", path.display()),
    ))
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
