//! Pages as PDF: vectors, embedded fonts, searchable text, and a structure that tells all of it once.

mod bookmarks;
mod image;
mod link;
mod metadata;
mod page;
mod paint;
mod painter;
mod shape;
mod standards;
mod structure;
mod telling;
mod text;
mod wording;

use std::collections::BTreeSet;

use krilla::SerializeSettings;
use krilla::outline::Outline;
use throughline_scene::Pages;

use crate::ExportError;
pub use metadata::Moment;

/// The longest side of a page, in points (ISO 32000-1, annex C.2).
pub const SIDE_LIMIT: f64 = 14_400.0;

/// The page's text, of which some readers find no more than this many narrow letters: poppler's
/// text extraction drops letters beyond them that are under three points wide.
pub const NARROW_GLYPH_LIMIT: usize = 50_000;

/// How a PDF is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PdfOptions {
    /// When it is made, as the file says: what is kept for long has to.
    pub created: Moment,
}

/// What was written.
#[derive(Clone, Debug, PartialEq)]
pub struct PdfReport {
    /// Width of the first page in points.
    pub width_pt: f64,
    /// Height of the first page in points.
    pub height_pt: f64,
    /// 1 where pages are as large as asked; less where one would have passed [`SIDE_LIMIT`] and was
    /// scaled down, the smallest of all.
    pub scale: f64,
    /// Letters under three points wide on the page that has most of them; beyond
    /// [`NARROW_GLYPH_LIMIT`] some readers' search misses words.
    pub narrow_glyphs: usize,
    /// Characters for which no font was found, drawn as boxes.
    pub missing_characters: BTreeSet<char>,
    /// Why the file does not claim to follow PDF/UA-1 and PDF/A-2a, a clause each; empty where it
    /// does. It is tagged either way.
    pub refusals: Vec<String>,
}

/// Writes pages as a PDF that follows PDF/UA-1 and PDF/A-2a; where what is on them cannot, as one
/// that claims neither and is tagged all the same.
///
/// # Errors
///
/// A page without extent, or a picture or font of a scene that cannot be read.
pub fn write(pages: &Pages, options: &PdfOptions) -> Result<(Vec<u8>, PdfReport), ExportError> {
    let mut refusals = standards::foreseen(pages);
    if refusals.is_empty() {
        let (document, report) = written(pages, options, standards::both()?)?;
        match document.finish() {
            Ok(bytes) => return Ok((bytes, report)),
            Err(error) => refusals = standards::refusals(error)?,
        }
    }
    let (document, report) = written(pages, options, standards::none())?;
    let bytes = document.finish().map_err(|error| ExportError::Pdf { reason: error.to_string() })?;
    Ok((bytes, PdfReport { refusals, ..report }))
}

/// A file in the making.
struct Writer {
    document: krilla::Document,
    fonts: text::Fonts,
    structure: structure::Structure,
    outline: Outline,
    /// How many pages it has.
    pages: usize,
}

fn written(
    pages: &Pages,
    options: &PdfOptions,
    settings: SerializeSettings,
) -> Result<(krilla::Document, PdfReport), ExportError> {
    let mut writer = Writer {
        document: krilla::Document::new_with(settings),
        fonts: text::Fonts::default(),
        structure: structure::Structure::default(),
        outline: Outline::new(),
        pages: 0,
    };
    writer.document.set_metadata(metadata::metadata(pages, options));
    let mut report = PdfReport {
        width_pt: 0.0,
        height_pt: 0.0,
        scale: 1.0,
        narrow_glyphs: 0,
        missing_characters: BTreeSet::new(),
        refusals: Vec::new(),
    };
    for (number, page) in pages.pages.iter().enumerate() {
        let longest = page.width_pt().max(page.height_pt());
        let limited = (SIDE_LIMIT / longest).min(1.0);
        if number == 0 {
            (report.width_pt, report.height_pt) = (page.width_pt() * limited, page.height_pt() * limited);
        }
        report.scale = report.scale.min(limited);
        report.missing_characters.extend(&page.scene.missing_characters);
        let narrow_glyphs = page::write(&mut writer, page, limited)?;
        report.narrow_glyphs = report.narrow_glyphs.max(narrow_glyphs);
    }
    let Writer { mut document, structure, outline, .. } = writer;
    document.set_tag_tree(structure.finish());
    document.set_outline(outline);
    Ok((document, report))
}
