//! Text: a line where the scene broke it, in the font that the scene shaped it with.
//!
//! A reader that has the font shapes a line anew and comes to the same glyphs, since the embedded
//! font keeps its substitutions and kerning. Where a font cannot be embedded, outlines are drawn.

use kurbo::{Affine, BezPath};
use throughline_scene::{Glyph, GlyphRun, TextBlock, TextLine};

use super::font::Family;
use super::{Sheet, paint};
use crate::geometry;
use crate::markup::Writer;

/// Right-to-left mark, U+200F: invisible, and keeps a stop or bracket at the end of a piece of
/// right-to-left text on its side of it.
const RIGHT_TO_LEFT_MARK: &str = "\u{200f}";

/// Writes a text.
pub(super) fn block(sheet: &mut Sheet<'_>, block: &TextBlock) {
    let Sheet { out, families, .. } = sheet;
    out.open("g");
    out.number("font-size", block.style.size);
    out.color("fill", "fill-opacity", block.style.color);
    if let Some((halo, reach)) = block.style.halo {
        out.color("stroke", "stroke-opacity", halo);
        out.number("stroke-width", 2.0 * reach);
        out.attribute("stroke-linejoin", "round");
        out.attribute("paint-order", "stroke");
    }
    if block.style.tabular {
        out.attribute("class", "tabular");
    }
    paint::opacity(out, block.opacity);
    for line in block.lines.iter() {
        for run in line.runs.iter() {
            match (families.get(run.font), said(block, line, run)) {
                (Some(Family::Embedded(face)), Some(said)) => {
                    out.open("text");
                    out.number("x", block.rect.x + left(line, run));
                    out.number("y", block.rect.y + line.baseline);
                    out.attribute("class", &face.class);
                    if run.right_to_left {
                        out.text(RIGHT_TO_LEFT_MARK);
                        out.text(said);
                        out.text(RIGHT_TO_LEFT_MARK);
                    } else {
                        out.text(said);
                    }
                    out.close("text");
                }
                (Some(family), said) => outlined(out, family, block, line, run, said.unwrap_or_default()),
                (None, _) => {}
            }
        }
        if let Some(bar) = geometry::decoration(block, line) {
            out.open("rect");
            out.rectangle(&throughline_scene::Rect::new(bar.x0, bar.y0, bar.width(), bar.height()));
            out.attribute("stroke", "none");
            out.close("rect");
        }
    }
    out.close("g");
}

/// Where what is seen of a run begins: a mark may stand before the pen's start, but has no advance,
/// and the space at which a right-to-left line was broken hangs out of it.
fn left(line: &TextLine, run: &GlyphRun) -> f64 {
    let is_seen = |glyph: &&Glyph| glyph.advance > 0.0 && glyph.x >= line.x - 0.01;
    run.glyphs.iter().find(is_seen).or(run.glyphs.first()).map_or(0.0, |glyph| glyph.x)
}

/// The characters that a run shows, without the spaces at which its line was broken.
fn said<'a>(block: &'a TextBlock, line: &'a TextLine, run: &GlyphRun) -> Option<&'a str> {
    let from = run.glyphs.iter().map(|glyph| glyph.range.0).min()? as usize;
    let to = run.glyphs.iter().map(|glyph| glyph.range.1).max()? as usize;
    let said = block.text.get(from..to)?;
    Some(if to >= line.range.1 { said.trim_end() } else { said })
}

fn outlined(
    out: &mut Writer,
    family: &Family<'_>,
    block: &TextBlock,
    line: &TextLine,
    run: &GlyphRun,
    said: &str,
) {
    let mut outline = BezPath::new();
    for glyph in &run.glyphs {
        let place = (block.rect.x + glyph.x, block.rect.y + line.baseline + glyph.y);
        let drawn = family.outline(glyph.id, run.size);
        outline.extend(Affine::translate(place) * drawn);
    }
    out.open("path");
    out.outline(&outline);
    out.attribute("role", "img");
    out.attribute("aria-label", said);
    out.close("path");
}
