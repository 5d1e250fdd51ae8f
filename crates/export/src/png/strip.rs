//! One strip of the picture: painted tile by tile, then compressed.

use std::collections::BTreeMap;

use kurbo::{Affine, Rect};
use throughline_scene::{Color, FontId, Id};
use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::peniko::FontData;
use vello_cpu::{PixmapMut, RasterizerSettings, RenderContext, Resources, TargetInit};

use super::image::PaintedPicture;
use super::paint::color;
use super::stream::{CompressedStrip, Compressor};
use super::{Part, image, shape, text};
use crate::ExportError;
use crate::walk::{Placed, area};
use throughline_scene::Item;

/// Width of a tile at most. The painter's sides are 16-bit, and its coordinates are exact only
/// well below that.
const TILE_WIDTH: u32 = 16_384;

/// Everything that the painters of a picture share.
pub(super) struct Sheet<'a> {
    /// What is painted of the picture.
    pub part: Part,
    /// Rows of a strip.
    pub rows: u32,
    /// Pixels per point.
    pub scale: f64,
    /// The ground; none leaves it transparent.
    pub ground: Option<Color>,
    /// The scene's fonts as the painter takes them.
    pub fonts: BTreeMap<FontId, FontData>,
    /// The scene's pictures, decoded.
    pub pictures: BTreeMap<Id, PaintedPicture>,
    /// The groups in paint order.
    pub groups: Vec<Placed<'a>>,
}

impl Sheet<'_> {
    /// Number of strips.
    pub(super) fn strips(&self) -> usize {
        self.part.height.div_ceil(self.rows) as usize
    }
}

/// Paints strips, keeping its memory from one to the next.
pub(super) struct StripPainter<'a> {
    sheet: &'a Sheet<'a>,
    context: RenderContext,
    resources: Resources,
    compressor: Compressor,
    /// Pixels of a tile, four bytes each.
    tile: Vec<u8>,
    /// Rows of a strip as PNG has them: a filter byte, then three or four bytes a pixel.
    rows: Vec<u8>,
}

/// What an item is painted with.
pub(super) struct Brush<'a, 'b> {
    pub sheet: &'b Sheet<'a>,
    pub context: &'b mut RenderContext,
    pub resources: &'b mut Resources,
    /// From the group's space to the tile's pixels.
    pub pixels_from_group: Affine,
    /// What of the group's space the tile shows.
    pub shown: Rect,
}

impl<'a> StripPainter<'a> {
    pub(super) fn new(sheet: &'a Sheet<'a>) -> Self {
        StripPainter {
            sheet,
            // Sized anew for each tile.
            context: RenderContext::new(1, 1),
            resources: Resources::new(),
            compressor: Compressor::new(),
            tile: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Paints and compresses the strip of an index.
    pub(super) fn paint(&mut self, index: usize) -> Result<CompressedStrip, ExportError> {
        let sheet = self.sheet;
        let top = index as u32 * sheet.rows;
        let height = sheet.rows.min(sheet.part.height - top);
        let channels = if sheet.ground.is_some() { 3 } else { 4 };
        let stride = 1 + channels * sheet.part.width as usize;
        // Filter bytes are zero (no filter); every other byte is overwritten by a tile.
        self.rows.resize(stride * height as usize, 0);
        for left in (0..sheet.part.width).step_by(TILE_WIDTH as usize) {
            let width = TILE_WIDTH.min(sheet.part.width - left);
            self.paint_tile(left, top, width, height);
            let pixels = self.tile.chunks_exact(4 * width as usize);
            for (row, pixels) in self.rows.chunks_exact_mut(stride).zip(pixels) {
                let from = 1 + channels * left as usize;
                copy_row(pixels, &mut row[from..from + channels * width as usize], channels);
            }
        }
        self.compressor.compress(&self.rows, index + 1 == sheet.strips())
    }

    /// Paints the pixels of a tile into `self.tile`.
    fn paint_tile(&mut self, left: u32, top: u32, width: u32, height: u32) {
        let sheet = self.sheet;
        // Tiles are at most TILE_WIDTH wide and as high as a strip.
        let (tile_width, tile_height) = (width as u16, height as u16);
        self.context.reset_and_resize(tile_width, tile_height);
        let (left, top) = (f64::from(sheet.part.left + left), f64::from(sheet.part.top + top));
        let pixels = Rect::new(left, top, left + f64::from(width), top + f64::from(height));
        // Edges are smoothed over the neighbouring pixel.
        let shown = pixels.inflate(1.0, 1.0).scale_from_origin(sheet.scale.recip());
        for placed in sheet.groups.iter().filter(|placed| touches(placed.area, shown)) {
            let brush = &mut Brush {
                sheet,
                context: &mut self.context,
                resources: &mut self.resources,
                pixels_from_group: Affine::translate((-pixels.x0, -pixels.y0))
                    * Affine::scale(sheet.scale)
                    * Affine::translate(placed.origin),
                shown: shown - placed.origin,
            };
            let shown = brush.shown;
            for item in placed.group.items.iter().filter(|item| touches(area(item), shown)) {
                paint_item(brush, item);
            }
        }
        self.context.flush();

        self.tile.resize(4 * width as usize * height as usize, 0);
        let ground =
            sheet.ground.map_or(AlphaColor::<Srgb>::TRANSPARENT, |ground| color(ground).with_alpha(1.0));
        let settings = RasterizerSettings { target_init: TargetInit::Clear(ground), ..Default::default() };
        if let Some(target) = PixmapMut::new(tile_width, tile_height, &mut self.tile) {
            self.context.render_with(target, &mut self.resources, settings);
        }
    }
}

fn paint_item(brush: &mut Brush<'_, '_>, item: &Item) {
    brush.context.set_transform(brush.pixels_from_group);
    match item {
        Item::Rectangle(rectangle) => shape::rectangle(brush, rectangle),
        Item::Path(path) => shape::path(brush, path),
        Item::Connector(connector) => shape::connector(brush, connector),
        Item::Text(block) => text::block(brush, block),
        Item::Image(picture) => image::image(brush, picture),
        // A chart's marks are paths beside it; a PNG leads nowhere.
        Item::Chart(_) | Item::Link(_) => {}
    }
}

/// Whether two areas meet, edges included: a hairline's area may have no height.
fn touches(one: Rect, other: Rect) -> bool {
    one.x0 <= other.x1 && other.x0 <= one.x1 && one.y0 <= other.y1 && other.y0 <= one.y1
}

/// Copies painted pixels, whose colours are multiplied by their opacity, to a row of the file,
/// whose colours are not.
fn copy_row(pixels: &[u8], row: &mut [u8], channels: usize) {
    let (pixels, _) = pixels.as_chunks::<4>();
    if channels == 3 {
        // With a ground, every pixel is opaque. Four bytes at once go twice as fast as three: the next
        // pixel overwrites the fourth.
        let Some((last, others)) = pixels.split_last() else { return };
        for (pixel, from) in others.iter().zip((0..).step_by(channels)) {
            row[from..from + 4].copy_from_slice(pixel);
        }
        let end = row.len() - channels;
        row[end..].copy_from_slice(&last[..channels]);
        return;
    }
    for (&[r, g, b, a], out) in pixels.iter().zip(row.as_chunks_mut::<4>().0) {
        let plain = |channel: u8| match a {
            0 => 0,
            _ => ((u16::from(channel) * 255 + u16::from(a) / 2) / u16::from(a)).min(255) as u8,
        };
        *out = [plain(r), plain(g), plain(b), a];
    }
}
