//! Text: the scene's glyphs where the scene put them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use kurbo::{Affine, Join};
use throughline_scene::{FontId, Item, Scene, TextBlock};
use vello_cpu::Glyph;
use vello_cpu::peniko::{Blob, FontData};

use super::paint::{color, faded};
use super::strip::Brush;
use crate::ExportError;
use crate::geometry;
use crate::walk::lines_between;

/// The fonts that the scene's texts are set in. One value a font, since the painter keeps what it
/// has read of a font by its data's identity.
pub(super) fn fonts(scene: &Scene) -> Result<BTreeMap<FontId, FontData>, ExportError> {
    let mut fonts = BTreeMap::new();
    let blocks = scene.groups.iter().flat_map(|group| group.items.iter());
    for run in
        blocks.filter_map(as_text).flat_map(|block| block.lines.iter()).flat_map(|line| line.runs.iter())
    {
        if let Entry::Vacant(unknown) = fonts.entry(run.font) {
            let font = scene.fonts.get(run.font).ok_or(ExportError::Font { font: run.font.0 })?;
            unknown.insert(FontData::new(Blob::new(font.data.clone()), font.index));
        }
    }
    Ok(fonts)
}

fn as_text(item: &Item) -> Option<&TextBlock> {
    match item {
        Item::Text(block) => Some(block),
        _ => None,
    }
}

/// Paints a text: halos under all of it first, so that none covers a letter.
pub(super) fn block(brush: &mut Brush<'_, '_>, block: &TextBlock) {
    faded(brush, block.opacity, |brush| {
        if let Some((halo, reach)) = block.style.halo {
            brush.context.set_paint(color(halo));
            brush.context.set_stroke(kurbo::Stroke::new(2.0 * reach).with_join(Join::Round));
            glyphs(brush, block, Ink::Halo);
        }
        brush.context.set_paint(color(block.style.color));
        glyphs(brush, block, Ink::Letters);
        let (top, bottom) = (brush.shown.y0, brush.shown.y1);
        for bar in lines_between(block, top, bottom).filter_map(|line| geometry::decoration(block, line)) {
            brush.context.fill_rect(&bar);
        }
    });
}

/// What of a glyph is painted.
enum Ink {
    Halo,
    Letters,
}

fn glyphs(brush: &mut Brush<'_, '_>, block: &TextBlock, ink: Ink) {
    for line in lines_between(block, brush.shown.y0, brush.shown.y1) {
        let group_from_line = Affine::translate((block.rect.x, block.rect.y + line.baseline));
        brush.context.set_transform(brush.pixels_from_group * group_from_line);
        for run in line.runs.iter() {
            let Some(font) = brush.sheet.fonts.get(&run.font) else { continue };
            // Hinting would move what the scene has placed.
            let builder =
                brush.context.glyph_run(brush.resources, font).font_size(run.size as f32).hint(false);
            let glyphs =
                run.glyphs.iter().map(|glyph| Glyph { id: glyph.id, x: glyph.x as f32, y: glyph.y as f32 });
            // A glyph that fails has no outline; what a font lacks is in the report.
            let _ = match ink {
                Ink::Halo => builder.stroke_glyphs(glyphs),
                Ink::Letters => builder.fill_glyphs(glyphs),
            };
        }
    }
    brush.context.set_transform(brush.pixels_from_group);
}
