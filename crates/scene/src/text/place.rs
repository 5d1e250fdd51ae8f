//! Takes the lines of a shaped text and gives every glyph its place in the box.

use std::ops::Range;
use std::sync::Arc;

use parley::layout::{Cluster, Line, Run};

use super::clean::Clean;
use super::{Setting, baseline_of_line};
use crate::{FontId, Fonts, Glyph, GlyphRun, TextLine};

/// Collects the placed lines of one text.
pub(super) struct Placer<'a> {
    clean: &'a Clean<'a>,
    fonts: &'a Fonts,
    numbers: &'a [(u64, u32, FontId)],
    right_to_left: bool,
    setting: &'a Setting,
    missing: Vec<char>,
    lines: Vec<TextLine>,
}

/// What is known of a line while its glyphs are collected.
struct Pen {
    /// How far the glyphs reach so far.
    x: f64,
    /// Where the spaces at the line's end begin, in the clean text.
    visible_end: usize,
    /// Width of the spaces at the line's end.
    hanging: f64,
}

impl<'a> Placer<'a> {
    pub fn new(
        clean: &'a Clean<'a>,
        fonts: &'a Fonts,
        numbers: &'a [(u64, u32, FontId)],
        right_to_left: bool,
        setting: &'a Setting,
    ) -> Self {
        Placer { clean, fonts, numbers, right_to_left, setting, missing: Vec::new(), lines: Vec::new() }
    }

    /// The lines, and what no font could show.
    pub fn finish(self) -> (Vec<TextLine>, Vec<char>) {
        (self.lines, self.missing)
    }

    /// Places the next line: glyphs from 0 on, spaces at its end hanging out of it.
    pub fn place(&mut self, line: &Line<'_, ()>) {
        let range = line.text_range();
        let visible = self.clean.text.get(range.clone()).unwrap_or_default().trim_end_matches(hangs);
        let mut pen = Pen { x: 0.0, visible_end: range.start + visible.len(), hanging: 0.0 };
        let mut runs: Vec<GlyphRun> = Vec::new();
        for run in line.runs() {
            let mut glyphs = self.glyphs_of(&run, &mut pen);
            if glyphs.is_empty() {
                continue;
            }
            let font = self.number_of(&run).unwrap_or_else(|| {
                // A face of a collection file that was not asked for: its glyphs cannot be named.
                glyphs.iter_mut().for_each(|glyph| glyph.id = 0);
                self.note_missing(run.text_range());
                FontId(0)
            });
            match runs.last_mut() {
                Some(last) if last.font == font && last.right_to_left == run.is_rtl() => {
                    last.glyphs.extend(glyphs);
                }
                _ => runs.push(GlyphRun {
                    font,
                    size: self.setting.size(),
                    right_to_left: run.is_rtl(),
                    glyphs,
                }),
            }
        }
        if self.right_to_left && pen.hanging > 0.0 {
            for glyph in runs.iter_mut().flat_map(|run| &mut run.glyphs) {
                glyph.x -= pen.hanging;
            }
        }
        self.lines.push(TextLine {
            text: Arc::from(visible),
            range: (self.clean.origin(range.start), self.clean.origin(range.end)),
            x: 0.0,
            baseline: baseline_of_line(self.lines.len(), self.setting),
            width: (pen.x - pen.hanging).max(0.0),
            runs: runs.into(),
        });
    }

    fn glyphs_of(&mut self, run: &Run<'_, ()>, pen: &mut Pen) -> Vec<Glyph> {
        let mut glyphs: Vec<Glyph> = Vec::new();
        // The glyphs of a ligature come with its first cluster; the others only widen their range.
        let mut ligature_begin = 0;
        let mut ligature_end = 0;
        for cluster in run.visual_clusters() {
            let mut range = cluster.text_range();
            if cluster.is_ligature_continuation() {
                if run.is_rtl() {
                    ligature_end = ligature_end.max(range.end);
                } else {
                    let end = self.clean.origin(range.end) as u32;
                    for glyph in glyphs.iter_mut().skip(ligature_begin) {
                        glyph.range.1 = end;
                    }
                }
                continue;
            }
            range.end = range.end.max(std::mem::take(&mut ligature_end));
            ligature_begin = glyphs.len();
            if !cluster.is_hard_line_break() {
                self.push_cluster(&cluster, range, pen, &mut glyphs);
            }
        }
        glyphs
    }

    fn push_cluster(
        &mut self,
        cluster: &Cluster<'_, ()>,
        range: Range<usize>,
        pen: &mut Pen,
        glyphs: &mut Vec<Glyph>,
    ) {
        let before = pen.x;
        let shown = (self.clean.origin(range.start) as u32, self.clean.origin(range.end) as u32);
        let mut lacking = false;
        for glyph in cluster.glyphs() {
            lacking |= glyph.id == 0;
            let advance = f64::from(glyph.advance);
            glyphs.push(Glyph {
                id: glyph.id,
                x: pen.x + f64::from(glyph.x),
                y: f64::from(glyph.y),
                advance,
                range: shown,
            });
            pen.x += advance;
        }
        if range.start >= pen.visible_end {
            pen.hanging += pen.x - before;
        }
        if lacking {
            self.note_missing(range);
        }
    }

    /// Notes what of a cluster no font has; if each character is there but not together, the first.
    fn note_missing(&mut self, range: Range<usize>) {
        let text = self.clean.text.get(range).unwrap_or_default();
        let mut lacking: Vec<char> = text.chars().filter(|&c| !self.fonts.covers(c)).collect();
        if lacking.is_empty() {
            lacking.extend(text.chars().next());
        }
        for character in lacking {
            if !self.missing.contains(&character) {
                self.missing.push(character);
            }
        }
    }

    fn number_of(&self, run: &Run<'_, ()>) -> Option<FontId> {
        let font = run.font();
        self.numbers
            .iter()
            .find(|(blob, index, _)| *blob == font.data.id() && *index == font.index)
            .map(|&(_, _, number)| number)
    }
}

/// Whether a character at a line's end takes no room: spaces and line ends, but not hard spaces.
fn hangs(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}
