//! Pages as PDF: vectors, embedded fonts, searchable text.

mod image;
mod metadata;
mod paint;
mod shape;
mod text;

use std::collections::BTreeSet;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::{Rect, Transform};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use throughline_scene::{Item, Link, Page, Pages};

use crate::walk::{Placed, placed};
use crate::{ExportError, address};
pub use metadata::Moment;

/// The longest side of a page, in points (ISO 32000-1, annex C.2).
pub const SIDE_LIMIT: f64 = 14_400.0;

/// The page's text, of which some readers find no more than this many narrow letters: poppler's
/// text extraction drops letters beyond them that are under three points wide.
pub const NARROW_GLYPH_LIMIT: usize = 50_000;

/// How a PDF is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PdfOptions {
    /// When it is made, as the file says; none leaves it out, and the same map gives the same bytes.
    pub created: Option<Moment>,
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
}

/// Writes pages as a PDF.
///
/// # Errors
///
/// A page without extent, or a picture or font of a scene that cannot be read.
pub fn write(pages: &Pages, options: &PdfOptions) -> Result<(Vec<u8>, PdfReport), ExportError> {
    let mut document = krilla::Document::new();
    document.set_metadata(metadata::metadata(pages, options));
    let mut fonts = text::Fonts::default();
    let mut report = PdfReport {
        width_pt: 0.0,
        height_pt: 0.0,
        scale: 1.0,
        narrow_glyphs: 0,
        missing_characters: BTreeSet::new(),
    };
    for (number, page) in pages.pages.iter().enumerate() {
        let longest = page.width_pt().max(page.height_pt());
        let limited = (SIDE_LIMIT / longest).min(1.0);
        let (width_pt, height_pt) = (page.width_pt() * limited, page.height_pt() * limited);
        if number == 0 {
            (report.width_pt, report.height_pt) = (width_pt, height_pt);
        }
        report.scale = report.scale.min(limited);
        report.missing_characters.extend(&page.scene.missing_characters);
        let narrow_glyphs = write_page(&mut document, &mut fonts, page, limited)?;
        report.narrow_glyphs = report.narrow_glyphs.max(narrow_glyphs);
    }
    let bytes = document.finish().map_err(|error| ExportError::Pdf { reason: format!("{error:?}") })?;
    Ok((bytes, report))
}

/// Adds a page, `limited` to a share of its size, and counts its narrow letters.
fn write_page(
    document: &mut krilla::Document,
    fonts: &mut text::Fonts,
    page: &Page,
    limited: f64,
) -> Result<usize, ExportError> {
    let (width, height) = (page.width_pt(), page.height_pt());
    let settings = PageSettings::from_wh((width * limited) as f32, (height * limited) as f32)
        .ok_or(ExportError::NoExtent { width, height })?;
    let scene = &page.scene;
    let scale = page.page_from_scene * limited;
    let groups = placed(scene);
    let mut pictures = image::Pictures::new(scene);
    let mut letters = text::Letters::new(scene, scale, fonts);

    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(scale as f32, scale as f32));
    paint::ground(&mut surface, scene);
    for placed in &groups {
        draw(&mut surface, placed, &mut letters, &mut pictures)?;
    }
    surface.pop();
    surface.finish();
    for placed in &groups {
        for link in placed.group.items.iter().filter_map(|item| lead(item, placed, scale)) {
            page.add_annotation(link);
        }
    }
    page.finish();
    Ok(letters.narrow())
}

fn draw(
    surface: &mut Surface<'_>,
    placed: &Placed<'_>,
    letters: &mut text::Letters<'_>,
    pictures: &mut image::Pictures<'_>,
) -> Result<(), ExportError> {
    surface.push_transform(&Transform::from_translate(placed.origin.x as f32, placed.origin.y as f32));
    for item in placed.group.items.iter() {
        match item {
            Item::Rectangle(rectangle) => shape::rectangle(surface, rectangle),
            Item::Path(path) => shape::path(surface, path),
            Item::Connector(connector) => shape::connector(surface, connector),
            Item::Text(block) => text::block(surface, letters, block)?,
            Item::Image(picture) => image::image(surface, pictures, picture)?,
            // A chart's marks are paths beside it; links are no marks on the page.
            Item::Chart(_) | Item::Link(_) => {}
        }
    }
    surface.pop();
    Ok(())
}

fn lead(item: &Item, placed: &Placed<'_>, scale: f64) -> Option<Annotation> {
    let Item::Link(Link { rect, url }) = item else { return None };
    let url = address::safe(url)?;
    let Placed { origin, .. } = placed;
    let area = Rect::from_xywh(
        ((origin.x + rect.x) * scale) as f32,
        ((origin.y + rect.y) * scale) as f32,
        (rect.width * scale) as f32,
        (rect.height * scale) as f32,
    )?;
    let target = Target::Action(Action::Link(LinkAction::new(url.clone())));
    Some(Annotation::new_link(LinkAnnotation::new(area, target), Some(url)))
}
