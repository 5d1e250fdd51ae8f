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

/// Invisible marks that set what stands between them from right to left, or from left to right,
/// whatever it is: a run's order is known, and a reader that finds it out anew from a piece of the
/// text would miss stops and brackets at its ends, and overrides that stand before it.
const RIGHT_TO_LEFT: (&str, &str) = ("\u{202e}", "\u{202c}");
const LEFT_TO_RIGHT: (&str, &str) = ("\u{202d}", "\u{202c}");

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
                    match one_by_one(block, run, said) {
                        Some(places) => out.numbers("x", &places),
                        None => out.number("x", block.rect.x + left(line, run)),
                    }
                    out.number("y", block.rect.y + line.baseline);
                    out.attribute("class", &face.class);
                    match run.right_to_left {
                        true => between(out, RIGHT_TO_LEFT, said),
                        false if said.contains(is_right_to_left) => between(out, LEFT_TO_RIGHT, said),
                        false => out.text(said),
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

fn between(out: &mut Writer, (begin, end): (&str, &str), said: &str) {
    out.text(begin);
    out.text(said);
    out.text(end);
}

/// Whether a character runs from right to left by itself: in a run of the other way it was told to.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

/// Where each character of a number stands: readers that know no digits of one width would set it
/// narrower. None where characters and glyphs are not one to one.
fn one_by_one(block: &TextBlock, run: &GlyphRun, said: &str) -> Option<Vec<f64>> {
    if !block.style.tabular || run.right_to_left || said.chars().count() > run.glyphs.len() {
        return None;
    }
    let base = run.glyphs.first()?.range.0 as usize;
    let places = said.char_indices().zip(&run.glyphs).map(|((index, _), glyph)| {
        (glyph.range.0 as usize == base + index).then_some(block.rect.x + glyph.x)
    });
    places.collect()
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
