//! Text: the scene's glyphs where the scene put them, each saying which characters it shows.

use std::collections::BTreeMap;
use std::ops::Range;

use krilla::geom::Point;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use kurbo::Shape;
use throughline_scene::{FontId, Glyph, GlyphRun, Scene, TextBlock};

use super::paint::{faded, fill, filled, pen};
use crate::{ExportError, geometry};

/// Width in points under which poppler takes a letter for a narrow one.
const NARROW: f64 = 3.0;

/// The fonts that the file uses so far. One value a font: two would be embedded twice.
#[derive(Default)]
pub(super) struct Fonts {
    /// By where a font's bytes lie and its place in them: two scenes may number fonts otherwise.
    fonts: BTreeMap<(usize, u32), Font>,
}

impl Fonts {
    fn loaded(&mut self, font: &throughline_scene::Font) -> Option<Font> {
        let key = ((*font.data).as_ref().as_ptr() as usize, font.index);
        if let Some(loaded) = self.fonts.get(&key) {
            return Some(loaded.clone());
        }
        let loaded = Font::new(font.data.clone().into(), font.index)?;
        self.fonts.insert(key, loaded.clone());
        Some(loaded)
    }
}

/// What a page's letters are drawn with, and how many of them are narrow.
pub(super) struct Letters<'a> {
    scene: &'a Scene,
    scale: f64,
    fonts: &'a mut Fonts,
    of_scene: BTreeMap<FontId, Font>,
    narrow: usize,
}

impl<'a> Letters<'a> {
    /// For a page that shows a scene at `scale` points to a point of the scene.
    pub(super) fn new(scene: &'a Scene, scale: f64, fonts: &'a mut Fonts) -> Self {
        Letters { scene, scale, fonts, of_scene: BTreeMap::new(), narrow: 0 }
    }

    /// How many narrow letters were drawn.
    pub(super) fn narrow(&self) -> usize {
        self.narrow
    }

    fn font(&mut self, id: FontId) -> Result<Font, ExportError> {
        if let Some(font) = self.of_scene.get(&id) {
            return Ok(font.clone());
        }
        let font = self.scene.fonts.get(id).and_then(|font| self.fonts.loaded(font));
        let font = font.ok_or(ExportError::Font { font: id.0 })?;
        self.of_scene.insert(id, font.clone());
        Ok(font)
    }
}

/// Draws a text: halos under all of it first, so that none covers a letter.
pub(super) fn block(
    surface: &mut Surface<'_>,
    letters: &mut Letters<'_>,
    block: &TextBlock,
) -> Result<(), ExportError> {
    let mut runs = Vec::new();
    for line in block.lines.iter() {
        for run in line.runs.iter() {
            letters.narrow +=
                run.glyphs.iter().filter(|glyph| glyph.advance * letters.scale < NARROW).count();
            runs.push((block.rect.y + line.baseline, run, letters.font(run.font)?));
        }
    }
    faded(surface, block.opacity, |surface| {
        if let Some((halo, reach)) = block.style.halo {
            surface.set_fill(None);
            surface.set_stroke(Some(pen(halo, 2.0 * reach, true)));
            for (baseline, glyphs, font) in &runs {
                // As outlines, so that search finds the text once.
                run(surface, block, *baseline, glyphs, font, true);
            }
        }
        surface.set_fill(Some(fill(block.style.color)));
        surface.set_stroke(None);
        for (baseline, glyphs, font) in &runs {
            run(surface, block, *baseline, glyphs, font, false);
        }
        for bar in block.lines.iter().filter_map(|line| geometry::decoration(block, line)) {
            filled(surface, &bar.to_path(0.1), block.style.color);
        }
    });
    Ok(())
}

fn run(
    surface: &mut Surface<'_>,
    block: &TextBlock,
    baseline: f64,
    run: &GlyphRun,
    font: &Font,
    outlined: bool,
) {
    let Some(first) = run.glyphs.first() else { return };
    let mut glyphs = Vec::with_capacity(run.glyphs.len());
    for cluster in run.glyphs.chunk_by(|one, other| one.range == other.range) {
        let is_base = |glyph: &&Glyph| glyph.advance != 0.0;
        let bases = cluster.iter().filter(is_base).count();
        for glyph in cluster {
            // A mark beside its base says nothing: poppler would take the stretch between the two
            // for a space between words.
            let says = bases != 1 || is_base(&glyph);
            let range = if says { shown(block, glyph) } else { 0..0 };
            // Each glyph steps to where the next one stands, so that rounding never adds up along
            // a line. The writer wants distances as shares of the font size.
            let next = run.glyphs.get(glyphs.len() + 1);
            let step = next.map_or(glyph.advance, |next| next.x - glyph.x) / run.size;
            let rise = -glyph.y / run.size;
            let id = GlyphId::new(glyph.id);
            glyphs.push(KrillaGlyph::new(id, step as f32, 0.0, rise as f32, 0.0, range, None));
        }
    }
    let start = Point::from_xy((block.rect.x + first.x) as f32, baseline as f32);
    surface.draw_glyphs(start, &glyphs, font.clone(), &block.text, run.size as f32, outlined);
}

/// The characters that a glyph shows; none where the scene's range is not one of the text's, which
/// the writer would not survive.
fn shown(block: &TextBlock, glyph: &Glyph) -> Range<usize> {
    let range = glyph.range.0 as usize..glyph.range.1 as usize;
    if block.text.get(range.clone()).is_some() { range } else { 0..0 }
}
