//! Pages as slides of PowerPoint.

use std::path::Path;

use throughline_export::pptx;
use throughline_scene::Pages;

use super::{Progress, named, write_at_once};
use crate::api::{ApiError, ExportOptions};

/// Writes pages as slides: a map alone is one slide, a deck has several.
pub(super) fn write_pptx(
    pages: &Pages,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
    notes: &mut Vec<String>,
) -> Result<(f64, f64), ApiError> {
    let template =
        options.template.as_deref().map(Path::new).map(throughline_storage::read_whole).transpose()?;
    let (bytes, report) =
        pptx::write(pages, &pptx::PptxOptions { template }).map_err(|error| named(path, error))?;
    if options.size.is_some() {
        notes.push("The size was left out: a slide is measured in points, not in pixels.".into());
    }
    if options.transparent {
        notes.push("The ground was painted: a slide is not transparent.".into());
    }
    if report.scale < 0.9995 {
        let why = match options.template {
            Some(_) => "to fit the slides of the template",
            None => "for no slide of PowerPoint is longer than 56 inches",
        };
        notes.push(format!("What is shown was scaled down to {:.1} %, {why}.", report.scale * 100.0));
    }
    if report.left_out > 0 {
        notes.push(format!(
            "{} control characters were left out: a presentation cannot hold them.",
            report.left_out
        ));
    }
    if report.macros_left_out {
        notes.push("The template's macros were left out.".into());
    }
    write_at_once(path, &bytes, progress)?;
    Ok((report.width_pt, report.height_pt))
}
