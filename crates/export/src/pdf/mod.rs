//! A scene as PDF: one vector page with embedded fonts and searchable text.

mod image;
mod metadata;
mod paint;
mod shape;
mod text;

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::{Rect, Transform};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use throughline_scene::{Item, Link, Scene};

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
    /// Width of the page in points.
    pub width_pt: f64,
    /// Height of the page in points.
    pub height_pt: f64,
    /// 1 where a point of the map is a point of the page; less where the page would have passed
    /// [`SIDE_LIMIT`].
    pub scale: f64,
    /// Letters under three points wide; beyond [`NARROW_GLYPH_LIMIT`] some readers' search misses
    /// words.
    pub narrow_glyphs: usize,
    /// Characters for which no font was found, drawn as boxes.
    pub missing_characters: Vec<char>,
}

/// Writes a scene as a PDF of one page, a point of the map to a point of the page.
///
/// # Errors
///
/// A scene without extent, or a picture or font of the scene that cannot be read.
pub fn write(scene: &Scene, options: &PdfOptions) -> Result<(Vec<u8>, PdfReport), ExportError> {
    let (width, height) = (scene.width, scene.height);
    let no_extent = ExportError::NoExtent { width, height };
    let scale = (SIDE_LIMIT / width.max(height)).min(1.0);
    let (width_pt, height_pt) = (width * scale, height * scale);
    let settings = PageSettings::from_wh(width_pt as f32, height_pt as f32).ok_or(no_extent)?;

    let groups = placed(scene);
    let mut document = krilla::Document::new();
    document.set_metadata(metadata::metadata(scene, options));
    let mut page = document.start_page_with(settings);
    let mut fonts = text::Fonts::new(scene, scale);
    let mut pictures = image::Pictures::new(scene);

    let mut surface = page.surface();
    surface.push_transform(&Transform::from_scale(scale as f32, scale as f32));
    paint::ground(&mut surface, scene);
    for placed in &groups {
        draw(&mut surface, placed, &mut fonts, &mut pictures)?;
    }
    surface.pop();
    surface.finish();
    for placed in &groups {
        for link in placed.group.items.iter().filter_map(|item| lead(item, placed, scale)) {
            page.add_annotation(link);
        }
    }
    page.finish();

    let bytes = document.finish().map_err(|error| ExportError::Pdf { reason: format!("{error:?}") })?;
    let report = PdfReport {
        width_pt,
        height_pt,
        scale,
        narrow_glyphs: fonts.narrow_glyphs(),
        missing_characters: scene.missing_characters.clone(),
    };
    Ok((bytes, report))
}

fn draw(
    surface: &mut Surface<'_>,
    placed: &Placed<'_>,
    fonts: &mut text::Fonts<'_>,
    pictures: &mut image::Pictures<'_>,
) -> Result<(), ExportError> {
    surface.push_transform(&Transform::from_translate(placed.origin.x as f32, placed.origin.y as f32));
    for item in placed.group.items.iter() {
        match item {
            Item::Rectangle(rectangle) => shape::rectangle(surface, rectangle),
            Item::Path(path) => shape::path(surface, path),
            Item::Connector(connector) => shape::connector(surface, connector),
            Item::Text(block) => text::block(surface, fonts, block)?,
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
