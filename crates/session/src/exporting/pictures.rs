//! A sheet as one picture: PNG or SVG.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use throughline_export::png::{self, PngOptions};
use throughline_export::svg;
use throughline_scene::Scene;
use throughline_storage::StorageError;

use super::{Progress, named, tiles, write_at_once};
use crate::api::{ApiError, ErrorCode, ExportOptions, ExportReport, PictureSize};

/// Points an inch of a picture: a point of the map is a pixel of a screen.
const POINTS_PER_INCH: f64 = 96.0;
/// Pixels a point where nothing else is asked: sharp on today's screens.
const USUAL_SCALE: f64 = 2.0;

pub(super) fn write_png(
    scene: &Scene,
    path: &Path,
    asked: &ExportOptions,
    progress: Progress,
    report: &mut ExportReport,
) -> Result<(f64, f64), ApiError> {
    let (scale, dots_per_inch) = picture_scale(scene, asked.size)?;
    let options = PngOptions { scale, dots_per_inch, transparent: asked.transparent, part: None };
    match tiles::side_px(scene, scale, asked.tile_px)? {
        Some(side_px) => tiles::write(scene, path, &options, side_px, progress, report),
        None => {
            throughline_storage::write_whole(path, |file| write_one(scene, file, path, &options, progress))
        }
    }
}

/// Paints a picture, or a part of it, into a file: strip by strip, for it may be larger than the
/// memory.
pub(super) fn write_one(
    scene: &Scene,
    file: &File,
    path: &Path,
    options: &PngOptions,
    progress: Progress,
) -> Result<(f64, f64), ApiError> {
    let mut out = BufWriter::new(file);
    let mut on_strip = |done: usize, all: usize| progress(done as f64 / all.max(1) as f64);
    let report = png::write(scene, options, &mut out, &mut on_strip).map_err(|error| named(path, error))?;
    out.flush().map_err(|error| StorageError::writing(path, error))?;
    Ok((f64::from(report.width), f64::from(report.height)))
}

pub(super) fn write_svg(
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
