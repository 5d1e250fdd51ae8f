//! Writing a journey as a picture or a page: the scene first, then the format by the extension.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use throughline_export::{pdf, png, svg};
use throughline_model::{Document, Persona};
use throughline_scene::{Layouter, MapOptions, Scene, SheetOptions, ThemeName};
use throughline_storage::StorageError;

use crate::api::{ApiError, ErrorCode, ExportOptions, ExportReport, PictureSize};
use crate::system_fonts;

/// Points an inch of a picture: a point of the map is a pixel of a screen.
const POINTS_PER_INCH: f64 = 96.0;
/// Pixels a point where nothing else is asked: sharp on today's screens.
const USUAL_SCALE: f64 = 2.0;

/// The formats, by the extension that chooses each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Png,
    Pdf,
    Svg,
}

/// Writes an export. The file appears whole or not at all; what stood there before is replaced
/// only then. `progress` is told how much is done, 0 to 1, and may stop the work.
///
/// # Errors
/// An extension that names no format, a state or persona that does not exist, a picture that
/// would be too large, a destination that refuses, or a stop asked for by `progress`.
pub fn export(
    document: &Document,
    path: &Path,
    options: &ExportOptions,
    progress: &mut dyn FnMut(f64) -> ControlFlow<()>,
) -> Result<ExportReport, ApiError> {
    let format = format_of(path)?;
    let scene = sheet(document, options)?;
    let mut notes = Vec::new();
    if !scene.missing_characters.is_empty() {
        let shown: Vec<String> = scene.missing_characters.iter().take(12).map(char::to_string).collect();
        notes.push(format!(
            "No font was found for {} characters, drawn as boxes: {}",
            scene.missing_characters.len(),
            shown.join(" ")
        ));
    }
    let (width, height) = replace_whole(path, |out| match format {
        Format::Png => {
            let (scale, dots_per_inch) = picture_scale(&scene, options.size)?;
            let options = png::PngOptions { scale, dots_per_inch, transparent: options.transparent };
            let mut on_strip = |done: usize, all: usize| progress(done as f64 / all.max(1) as f64);
            let report = png::write(&scene, &options, out, &mut on_strip)?;
            Ok((f64::from(report.width), f64::from(report.height)))
        }
        Format::Pdf => {
            let (bytes, report) = pdf::write(&scene, &pdf::PdfOptions::default())?;
            if report.scale < 1.0 {
                notes.push(format!(
                    "The page was scaled down to {:.1} %, for no page of a PDF may be larger.",
                    report.scale * 100.0
                ));
            }
            if report.narrow_glyphs > pdf::NARROW_GLYPH_LIMIT {
                notes.push(
                    "The letters are so small and so many that some programs will not find every word."
                        .into(),
                );
            }
            write_all(out, path, &bytes)?;
            Ok((report.width_pt, report.height_pt))
        }
        Format::Svg => {
            let (scale, _) = picture_scale(&scene, options.size.or(Some(PictureSize::Scale(1.0))))?;
            let (text, report) =
                svg::write(&scene, &svg::SvgOptions { scale, transparent: options.transparent })?;
            if !report.outlined_fonts.is_empty() {
                notes.push(format!("Text in {} was written as outlines.", report.outlined_fonts.join(", ")));
            }
            write_all(out, path, text.as_bytes())?;
            Ok((scene.width * scale, scene.height * scale))
        }
    })?;
    let bytes = std::fs::metadata(path).map(|file| file.len()).unwrap_or_default();
    Ok(ExportReport { path: path.to_string_lossy().into_owned(), bytes, width, height, notes })
}

/// The map with its title, lens, legend and footer.
///
/// # Errors
/// A state or persona that does not exist.
pub fn sheet(document: &Document, options: &ExportOptions) -> Result<Scene, ApiError> {
    let state = match &options.state {
        Some(asked) => document.state(asked)?,
        None => document
            .first_state()
            .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "The journey has no state to export."))?,
    };
    let persona = options.persona.as_deref().map(|asked| persona(document, asked)).transpose()?;
    let map = MapOptions {
        state: state.id,
        density: options.density,
        theme: options.theme.unwrap_or(ThemeName::Print),
        focused_persona: persona.map(|persona| persona.id),
        ..MapOptions::default()
    };
    let around = SheetOptions {
        made_with: "Made with Throughline".into(),
        exported_on: options.date.clone().unwrap_or_default(),
    };
    let lay_out = |fonts: Arc<throughline_scene::Fonts>| Layouter::new(fonts).sheet(document, &map, &around);
    let scene = lay_out(system_fonts::bundled());
    // Looking through the system's fonts takes longer than most exports: only where it may help.
    Ok(if scene.missing_characters.is_empty() { scene } else { lay_out(system_fonts::with_installed()) })
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

fn format_of(path: &Path) -> Result<Format, ApiError> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some("png") => Ok(Format::Png),
        Some("pdf") => Ok(Format::Pdf),
        Some("svg") => Ok(Format::Svg),
        _ => Err(ApiError::new(
            ErrorCode::Failed,
            format!("{} names no format. End the name with .png, .pdf or .svg.", path.display()),
        )),
    }
}

/// Pixels a point, and the resolution that the file names.
fn picture_scale(scene: &Scene, size: Option<PictureSize>) -> Result<(f64, Option<f64>), ApiError> {
    let (scale, dots_per_inch) = match size {
        None => (USUAL_SCALE, None),
        Some(PictureSize::Scale(scale)) => (scale, None),
        Some(PictureSize::Width(pixels)) => (f64::from(pixels) / scene.width, None),
        Some(PictureSize::Dpi(dpi)) => (dpi / POINTS_PER_INCH, Some(dpi)),
    };
    if scale.is_finite() && scale > 0.0 {
        return Ok((scale, dots_per_inch));
    }
    Err(ApiError::new(ErrorCode::Failed, "A picture cannot be that small. Ask for at least one pixel."))
}

/// Writes a file beside its place and puts it there when it is whole.
fn replace_whole<T>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let trouble = |error: std::io::Error| ApiError::from(StorageError::writing(path, error));
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Dropped on any error, which removes it.
    let mut beside = tempfile::NamedTempFile::new_in(folder).map_err(trouble)?;
    let done = {
        let mut out = BufWriter::new(beside.as_file_mut());
        let done = write(&mut out)?;
        out.flush().map_err(trouble)?;
        done
    };
    usual_permissions(beside.as_file()).map_err(trouble)?;
    beside.as_file().sync_data().map_err(trouble)?;
    beside.persist(path).map_err(|error| trouble(error.error))?;
    Ok(done)
}

/// Temporary files are for their owner alone; an export is like any other file.
#[cfg(unix)]
fn usual_permissions(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn usual_permissions(_file: &File) -> std::io::Result<()> {
    Ok(())
}

fn write_all(out: &mut dyn Write, path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    out.write_all(bytes).map_err(|error| StorageError::writing(path, error).into())
}
