//! Text: the scene's glyphs where the scene put them, each saying which characters it shows.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
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

/// Characters after which a new paragraph begins.
const LINE_ENDS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// The fonts that the file uses so far. One value a font: two would be embedded twice, as those are
/// whose letters are found and those whose letters say nothing.
#[derive(Default)]
pub(super) struct Fonts {
    /// By where a font's bytes lie and its place in them: two scenes may number fonts otherwise.
    fonts: BTreeMap<(usize, u32, Found), Font>,
}

impl Fonts {
    fn loaded(&mut self, font: &throughline_scene::Font, found: Found) -> Option<Font> {
        let key = ((*font.data).as_ref().as_ptr() as usize, font.index, found);
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
    of_scene: BTreeMap<(FontId, Found), Font>,
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

    fn font(&mut self, id: FontId, found: Found) -> Result<Font, ExportError> {
        if let Some(font) = self.of_scene.get(&(id, found)) {
            return Ok(font.clone());
        }
        let font = self.scene.fonts.get(id).and_then(|font| self.fonts.loaded(font, found));
        let font = font.ok_or(ExportError::Font { font: id.0 })?;
        self.of_scene.insert((id, found), font.clone());
        Ok(font)
    }
}

/// Whether a text is found by search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    /// It is.
    Yes,
    /// It is not, for it is found elsewhere: its runs say a space.
    Elsewhere,
}

/// Draws a text: halos under all of it first, so that none covers a letter. Between its paragraphs
/// `new_paragraph` is called.
pub(super) fn block(
    surface: &mut Surface<'_>,
    letters: &mut Letters<'_>,
    block: &TextBlock,
    found: Found,
    new_paragraph: &mut dyn FnMut(&mut Surface<'_>),
) -> Result<(), ExportError> {
    let said = sayable(&block.text);
    let mut runs = Vec::new();
    let mut ends = BTreeSet::new();
    for line in block.lines.iter() {
        if !runs.is_empty() && said.get(..line.range.0).is_some_and(ends_paragraph) {
            ends.insert(runs.len());
        }
        for run in line.runs.iter() {
            letters.narrow +=
                run.glyphs.iter().filter(|glyph| glyph.advance * letters.scale < NARROW).count();
            runs.push((block.rect.y + line.baseline, run, letters.font(run.font, found)?));
        }
    }
    faded(surface, block.opacity, |surface| {
        if let Some((halo, reach)) = block.style.halo {
            surface.set_fill(None);
            surface.set_stroke(Some(pen(halo, 2.0 * reach, true)));
            for (baseline, glyphs, font) in &runs {
                // As outlines, so that search finds the text once.
                outlined(surface, block.rect.x, *baseline, glyphs, font);
            }
        }
        surface.set_fill(Some(fill(block.style.color)));
        surface.set_stroke(None);
        for (place, (baseline, glyphs, font)) in runs.iter().enumerate() {
            // What is faded is a picture within the page, and no mark may begin in one.
            if ends.contains(&place) && block.opacity >= 1.0 {
                new_paragraph(surface);
                surface.set_fill(Some(fill(block.style.color)));
            }
            run(surface, block.rect.x, &said, *baseline, glyphs, font, found);
        }
        for bar in block.lines.iter().filter_map(|line| geometry::decoration(block, line)) {
            filled(surface, &bar.to_path(0.1), block.style.color);
        }
    });
    Ok(())
}

fn run(
    surface: &mut Surface<'_>,
    left: f64,
    said: &str,
    baseline: f64,
    run: &GlyphRun,
    font: &Font,
    found: Found,
) {
    let (letters, marks) = apart(run);
    match found {
        Found::Yes => draw_letters(surface, (left, baseline), run.size, &letters, font, said, |glyph| {
            shown(said, glyph)
        }),
        // Letters that share what they say are taken for one.
        Found::Elsewhere => draw_letters(surface, (left, baseline), run.size, &letters, font, " ", |_| 0..1),
    }
    for mark in marks {
        outline(surface, (left, baseline), run.size, mark, font);
    }
}

fn draw_letters(
    surface: &mut Surface<'_>,
    (left, baseline): (f64, f64),
    size: f64,
    letters: &[&Glyph],
    font: &Font,
    said: &str,
    shown: impl Fn(&Glyph) -> Range<usize>,
) {
    let Some(first) = letters.first() else { return };
    let glyphs = letters.iter().enumerate().map(|(place, glyph)| {
        // Each glyph steps to where the next one stands, so that rounding never adds up along a
        // line. The writer wants distances as shares of the font size.
        let next = letters.get(place + 1);
        let step = next.map_or(glyph.advance, |next| next.x - glyph.x) / size;
        let rise = -glyph.y / size;
        KrillaGlyph::new(GlyphId::new(glyph.id), step as f32, 0.0, rise as f32, 0.0, shown(glyph), None)
    });
    let glyphs: Vec<KrillaGlyph> = glyphs.collect();
    let start = Point::from_xy((left + first.x) as f32, baseline as f32);
    surface.draw_glyphs(start, &glyphs, font.clone(), said, size as f32, false);
}

/// Draws a run's glyphs as shapes that say nothing.
fn outlined(surface: &mut Surface<'_>, left: f64, baseline: f64, run: &GlyphRun, font: &Font) {
    for glyph in &run.glyphs {
        outline(surface, (left, baseline), run.size, glyph, font);
    }
}

fn outline(surface: &mut Surface<'_>, (left, baseline): (f64, f64), size: f64, glyph: &Glyph, font: &Font) {
    let at = Point::from_xy((left + glyph.x) as f32, (baseline + glyph.y) as f32);
    let drawn = KrillaGlyph::new(GlyphId::new(glyph.id), 0.0, 0.0, 0.0, 0.0, 0..0, None);
    surface.draw_glyphs(at, &[drawn], font.clone(), "", size as f32, true);
}

/// Whether a new paragraph begins after a text; other control characters are not set.
fn ends_paragraph(text: &str) -> bool {
    let is_dropped = |character: char| character.is_control() && !LINE_ENDS.contains(&character);
    text.trim_end_matches(is_dropped).ends_with(LINE_ENDS)
}

/// A run's letters, and apart from them the marks that stand beside a letter of their own cluster.
/// Such a mark becomes an outline: as a letter it would have to say something, and poppler would
/// take the stretch between the two for a space between words.
fn apart(run: &GlyphRun) -> (Vec<&Glyph>, Vec<&Glyph>) {
    let (mut letters, mut marks) = (Vec::with_capacity(run.glyphs.len()), Vec::new());
    for cluster in run.glyphs.chunk_by(|one, other| one.range == other.range) {
        let is_letter = |glyph: &&Glyph| glyph.advance != 0.0;
        let is_alone = cluster.iter().filter(is_letter).count() != 1;
        let (of_letter, beside): (Vec<&Glyph>, Vec<&Glyph>) =
            cluster.iter().partition(|glyph| is_alone || is_letter(glyph));
        letters.extend(of_letter);
        marks.extend(beside);
    }
    (letters, marks)
}

/// The characters that a glyph shows, without the control characters around them; none where the
/// scene's range is not one of the text's, which the writer would not survive.
fn shown(said: &str, glyph: &Glyph) -> Range<usize> {
    let range = glyph.range.0 as usize..glyph.range.1 as usize;
    let Some(text) = said.get(range.clone()) else { return 0..0 };
    let from = range.start + (text.len() - text.trim_start_matches(char::is_control).len());
    let to = range.end - (text.len() - text.trim_end_matches(char::is_control).len());
    if from < to { from..to } else { range }
}

/// A text as letters may say it: marks of byte order, which both standards forbid, become word
/// joiners, which look as much, join as much and take as many bytes.
fn sayable(text: &str) -> Cow<'_, str> {
    let forbidden = ['\u{feff}', '\u{fffe}'];
    if text.contains(forbidden) { text.replace(forbidden, "\u{2060}").into() } else { text.into() }
}
