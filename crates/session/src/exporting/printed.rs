//! Pages as a PDF.

use std::path::Path;

use throughline_export::pdf;
use throughline_scene::Pages;

use super::{Progress, named, write_at_once};
use crate::api::{ApiError, ExportOptions};
use crate::time;

/// So many reasons why a file claims no standard are named.
const MOST_CLAUSES: usize = 6;
/// When a clock's zero is.
const EPOCH: pdf::Moment = pdf::Moment { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

pub(super) fn write_pdf(
    pages: &Pages,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
    notes: &mut Vec<String>,
) -> Result<(f64, f64), ApiError> {
    let created = options.date.as_deref().and_then(midnight).unwrap_or_else(today);
    let (bytes, report) =
        pdf::write(pages, &pdf::PdfOptions { created }).map_err(|error| named(path, error))?;
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
    if !report.refusals.is_empty() {
        notes.push(format!(
            "The PDF is tagged, and claims neither PDF/UA-1 nor PDF/A-2a: {}.",
            listed(&report.refusals)
        ));
    }
    write_at_once(path, &bytes, progress)?;
    Ok((report.width_pt, report.height_pt))
}

/// The first of several clauses, and how many more there are.
fn listed(clauses: &[String]) -> String {
    let shown = clauses.iter().take(MOST_CLAUSES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match clauses.len().saturating_sub(MOST_CLAUSES) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The beginning of today: what is kept for long says when it was made, and two exports of a map on
/// one day are the same.
fn today() -> pdf::Moment {
    time::now().get(..10).and_then(midnight).unwrap_or(EPOCH)
}

/// The beginning of a day written as "2026-03-04"; none for a day in other words.
pub(super) fn midnight(date: &str) -> Option<pdf::Moment> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_read_from_the_clock() {
        assert!(today().year > 2024);
    }

    #[test]
    fn only_a_day_in_numbers_dates_the_file() {
        let day = |date: &str| midnight(date).map(|day| (day.year, day.month, day.day));
        assert_eq!(day("2026-03-04"), Some((2026, 3, 4)));
        for words in ["4 March 2026", "2026-13-01", "2026-03", "03-04-2026", ""] {
            assert_eq!(day(words), None, "{words}");
        }
    }
}
