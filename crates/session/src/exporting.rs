//! Writing a journey as a picture or a page: the scene first, then the format by the extension.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use throughline_diff::{Comparison, Decisions, Side};
use throughline_export::{ExportError, pdf, png, svg};
use throughline_model::{Document, Persona};
use throughline_scene::{
    ComparedAs, ComparisonOptions, Layouter, MapOptions, Scene, SheetOptions, ThemeName,
};
use throughline_storage::StorageError;

use crate::api::{
    ApiError, ComparisonExport, ComparisonShape, ErrorCode, ExportOptions, ExportReport, PictureSize,
};
use crate::system_fonts;

/// Points an inch of a picture: a point of the map is a pixel of a screen.
const POINTS_PER_INCH: f64 = 96.0;
/// Pixels a point where nothing else is asked: sharp on today's screens.
const USUAL_SCALE: f64 = 2.0;

/// Is told how much is done, 0 to 1, and may stop the work.
pub type Progress<'a> = &'a mut dyn FnMut(f64) -> ControlFlow<()>;

/// The formats, by the extension that chooses each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Png,
    Pdf,
    Svg,
}

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
        Format::Png => write_png(&scene, path, options, progress)?,
        Format::Pdf => write_pdf(&scene, path, options, progress, &mut notes)?,
        Format::Svg => write_svg(&scene, path, options, progress, &mut notes)?,
    };
    let bytes = std::fs::metadata(path).map(|file| file.len()).unwrap_or_default();
    Ok(ExportReport { path: path.to_string_lossy().into_owned(), bytes, width, height, notes })
}

/// A picture goes into the file strip by strip, for it may be larger than the memory.
fn write_png(
    scene: &Scene,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
) -> Result<(f64, f64), ApiError> {
    let (scale, dots_per_inch) = picture_scale(scene, options.size)?;
    let options = png::PngOptions { scale, dots_per_inch, transparent: options.transparent };
    throughline_storage::write_whole(path, |file| {
        let mut out = BufWriter::new(file);
        let mut on_strip = |done: usize, all: usize| progress(done as f64 / all.max(1) as f64);
        let report =
            png::write(scene, &options, &mut out, &mut on_strip).map_err(|error| named(path, error))?;
        out.flush().map_err(|error| StorageError::writing(path, error))?;
        Ok((f64::from(report.width), f64::from(report.height)))
    })
}

fn write_pdf(
    scene: &Scene,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
    notes: &mut Vec<String>,
) -> Result<(f64, f64), ApiError> {
    let created = options.date.as_deref().and_then(midnight);
    let (bytes, report) =
        pdf::write(scene, &pdf::PdfOptions { created }).map_err(|error| named(path, error))?;
    if options.size.is_some() {
        notes.push("The size was left out: a page is measured in points, not in pixels.".into());
    }
    if options.transparent {
        notes.push("The ground was painted: a page is not transparent.".into());
    }
    if report.scale < 1.0 {
        notes.push(format!(
            "The page was scaled down to {:.1} %, for no page of a PDF may be larger.",
            report.scale * 100.0
        ));
    }
    if report.narrow_glyphs > pdf::NARROW_GLYPH_LIMIT {
        notes
            .push("The letters are so small and so many that some programs will not find every word.".into());
    }
    write_at_once(path, &bytes, progress)?;
    Ok((report.width_pt, report.height_pt))
}

fn write_svg(
    scene: &Scene,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
    notes: &mut Vec<String>,
) -> Result<(f64, f64), ApiError> {
    let (scale, _) = picture_scale(scene, options.size.or(Some(PictureSize::Scale(1.0))))?;
    let (text, report) = svg::write(scene, &svg::SvgOptions { scale, transparent: options.transparent })
        .map_err(|error| named(path, error))?;
    if !report.outlined_fonts.is_empty() {
        notes.push(format!("Text in {} was written as outlines.", report.outlined_fonts.join(", ")));
    }
    write_at_once(path, text.as_bytes(), progress)?;
    Ok((scene.width * scale, scene.height * scale))
}

/// What was made in memory becomes the file, unless the person has asked to stop meanwhile.
fn write_at_once(path: &Path, bytes: &[u8], progress: Progress) -> Result<(), ApiError> {
    throughline_storage::write_whole(path, |mut file| {
        go_on(progress, 1.0)?;
        file.write_all(bytes).map_err(|error| StorageError::writing(path, error).into())
    })
}

/// The map with its title, lens, legend and footer.
///
/// # Errors
/// A state or persona that does not exist.
pub fn sheet(document: &Document, with: &ComparedWith, options: &ExportOptions) -> Result<Scene, ApiError> {
    let persona = options.persona.as_deref().map(|asked| persona(document, asked)).transpose()?;
    let map = MapOptions {
        density: options.density,
        theme: options.theme.unwrap_or(ThemeName::Print),
        focused_persona: persona.map(|persona| persona.id),
        ..MapOptions::default()
    };
    let around = SheetOptions {
        made_with: "Made with Throughline".into(),
        exported_on: options.date.clone().unwrap_or_default(),
    };
    if let Some(asked) = &options.comparison {
        return comparison_sheet(document, with, asked, map, &around);
    }
    let state = match &options.state {
        Some(asked) => document.state(asked)?,
        None => document
            .first_state()
            .ok_or_else(|| ApiError::new(ErrorCode::NotFound, "The journey has no state to export."))?,
    };
    let map = MapOptions { state: state.id, ..map };
    Ok(with_fonts(|layouter| layouter.sheet(document, &map, &around)))
}

/// Two states of a journey as a sheet.
fn comparison_sheet(
    document: &Document,
    with: &ComparedWith,
    asked: &ComparisonExport,
    map: MapOptions,
    around: &SheetOptions,
) -> Result<Scene, ApiError> {
    let (of_from, of_to) = (with.from.as_ref().unwrap_or(document), with.to.as_ref().unwrap_or(document));
    let from = Side::of_state(of_from, of_from.state(&asked.from)?.id);
    let to = Side::of_state(of_to, of_to.state(&asked.to)?.id);
    let comparison = Comparison::between(from, to, &with.decisions)?;
    let shown_as = match asked.shape {
        ComparisonShape::Overlay => ComparedAs::Overlay,
        ComparisonShape::Side => ComparedAs::Side,
        ComparisonShape::Swipe => ComparedAs::Swipe,
        ComparisonShape::List => {
            return Ok(with_fonts(|layouter| layouter.comparison_list(from, to, &comparison, &map, around)));
        }
        ComparisonShape::Page => {
            return Ok(with_fonts(|layouter| layouter.comparison_page(from, to, &comparison, &map, around)));
        }
    };
    let options = ComparisonOptions {
        map,
        shown_as,
        divider: asked.divider.unwrap_or(0.5),
        filter: asked.filter.clone(),
        fold_unchanged: asked.fold_unchanged,
        layout_only: asked.layout_only,
    };
    Ok(with_fonts(|layouter| layouter.comparison_sheet(from, to, &comparison, &options, around)))
}

/// Lays out in the bundled fonts, and where those lack characters in the system's too: looking
/// through them takes longer than most exports.
fn with_fonts(mut lay_out: impl FnMut(&mut Layouter) -> Scene) -> Scene {
    let scene = lay_out(&mut Layouter::new(system_fonts::bundled()));
    if scene.missing_characters.is_empty() {
        return scene;
    }
    lay_out(&mut Layouter::new(system_fonts::with_installed()))
}

/// The beginning of a day written as "2026-03-04"; none for a day in other words.
fn midnight(date: &str) -> Option<pdf::Moment> {
    let mut parts = date.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let moment = pdf::Moment {
        year: year.parse().ok().filter(|year| (1000..=9999).contains(year))?,
        month: month.parse().ok().filter(|month| (1..=12).contains(month))?,
        day: day.parse().ok().filter(|day| (1..=31).contains(day))?,
        hour: 0,
        minute: 0,
        second: 0,
    };
    Some(moment)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_day_in_numbers_dates_the_file() {
        let day = |date: &str| midnight(date).map(|day| (day.year, day.month, day.day));
        assert_eq!(day("2026-03-04"), Some((2026, 3, 4)));
        for words in ["4 March 2026", "2026-13-01", "2026-03", "03-04-2026", ""] {
            assert_eq!(day(words), None, "{words}");
        }
    }
}
