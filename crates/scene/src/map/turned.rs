//! A text turned so that it reads downwards, as an outline: for columns too narrow for a word.

use kurbo::{Affine, BezPath};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::prelude::{LocationRef, Size};
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::draw::path;
use crate::{Fonts, Item, TextBlock};

/// The letters of a block, which is as long as its lines: its top is at `y`, and its lines stand
/// from right to left around `x`.
pub(crate) fn turned(block: &TextBlock, x: f64, y: f64, fonts: &Fonts) -> Item {
    let mut outline = BezPath::new();
    for line in block.lines.iter() {
        for run in line.runs.iter() {
            let Some(font) = fonts.get(run.font) else { continue };
            let Ok(face) = FontRef::from_index((*font.data).as_ref(), font.index) else { continue };
            let glyphs = face.outline_glyphs();
            for glyph in &run.glyphs {
                let mut letter = Letter(BezPath::new());
                let settings = DrawSettings::unhinted(Size::new(run.size as f32), LocationRef::default());
                let drawn = glyphs.get(GlyphId::new(glyph.id)).map(|it| it.draw(settings, &mut letter));
                if drawn.is_some_and(|drawn| drawn.is_ok()) {
                    letter.0.apply_affine(Affine::translate((glyph.x, line.baseline + glyph.y)));
                    outline.extend(letter.0.elements().iter().copied());
                }
            }
        }
    }
    // A quarter turn clockwise, the lines' middle on x.
    let middle = block.rect.height / 2.0;
    outline.apply_affine(Affine::new([0.0, 1.0, -1.0, 0.0, x + middle, y]));
    path(outline, Some(block.style.color), None)
}

/// Collects a letter, whose own space has its y upwards.
struct Letter(BezPath);

fn at(x: f32, y: f32) -> (f64, f64) {
    (f64::from(x), -f64::from(y))
}

impl OutlinePen for Letter {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(at(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(at(x, y));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(at(cx, cy), at(x, y));
    }

    fn curve_to(&mut self, cx: f32, cy: f32, dx: f32, dy: f32, x: f32, y: f32) {
        self.0.curve_to(at(cx, cy), at(dx, dy), at(x, y));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}
