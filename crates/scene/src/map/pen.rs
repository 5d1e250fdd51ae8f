//! Sets text for the map: a passage in a box, or one line at a place.

use throughline_model::TextDirection;

use crate::{Fonts, Item, Shaper, TextBlock, TextRequest, TextStyle};

/// A text with its style and box.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    pub text: String,
    pub style: TextStyle,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    /// Past so many lines the text is cut; none never cuts.
    pub most_lines: Option<usize>,
}

/// What text is set with.
pub(crate) struct Pen<'a> {
    pub shaper: &'a mut Shaper,
    pub fonts: &'a Fonts,
}

impl Pen<'_> {
    /// A passage, broken into lines.
    pub fn set(&mut self, passage: &Passage) -> TextBlock {
        let Passage { text, style, x, y, width, most_lines } = passage;
        // A column may leave no room at all; a width of nothing would break after every letter.
        let width = width.max(style.size);
        let shaped = match most_lines {
            Some(lines) => self.shaper.shape_short(text, style, Some(width), *lines),
            None => self.shaper.shape(text, style, Some(width)),
        };
        shaped.block(text, style, *x, *y, width)
    }

    /// A passage of words and numbers that are the program's: left to right whatever the journey's
    /// texts do.
    pub fn set_own(&mut self, passage: &Passage) -> TextBlock {
        self.left_to_right(|pen| pen.set(passage))
    }

    /// A text of the journey that does not wrap, in a box as wide as itself.
    pub fn written_line(&mut self, text: &str, style: TextStyle, x: f64, y: f64) -> TextBlock {
        let shaped = self.shaper.shape(text, &style, None);
        shaped.block(text, &style, x, y, shaped.width)
    }

    /// The same for words and numbers that are the program's.
    pub fn line(&mut self, text: &str, style: TextStyle, x: f64, y: f64) -> TextBlock {
        self.left_to_right(|pen| pen.written_line(text, style, x, y))
    }

    fn left_to_right<T>(&mut self, set: impl FnOnce(&mut Self) -> T) -> T {
        let direction = self.shaper.set_direction(TextDirection::LeftToRight);
        let result = set(self);
        self.shaper.set_direction(direction);
        result
    }

    /// Shapes many passages at once, so that setting each of them is a look-up.
    pub fn prepare(&mut self, passages: &[Passage]) {
        let whole = passages.iter().filter(|passage| passage.most_lines.is_none());
        let requests: Vec<TextRequest> = whole
            .map(|passage| {
                (passage.text.as_str(), &passage.style, Some(passage.width.max(passage.style.size)))
            })
            .collect();
        self.shaper.prepare(&requests);
    }
}

/// The characters of a drawing for which no font was found.
pub(crate) fn missing_characters(items: &[Item], fonts: &Fonts) -> Vec<char> {
    let mut missing = Vec::new();
    for item in items {
        let Item::Text(block) = item else { continue };
        let glyphs = block.lines.iter().flat_map(|line| line.runs.iter()).flat_map(|run| &run.glyphs);
        for glyph in glyphs.filter(|glyph| glyph.id == 0) {
            let shown = block.text.get(glyph.range.0 as usize..glyph.range.1 as usize).unwrap_or_default();
            missing.extend(shown.chars().filter(|character| !fonts.covers(*character)));
        }
    }
    missing
}
