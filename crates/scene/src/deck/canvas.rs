//! A slide being drawn: where its parts stand, and text that steps down in size before it wraps more.

use throughline_model::RecordRef;

use crate::map::draw::{line, moved, solid};
use crate::map::pen::{Passage, Pen};
use crate::{
    Align, Color, Group, Item, Rect, Region, Role, TableRole, TextBlock, TextStyle, Theme, TypeSize, Weight,
};

/// Width and height of a slide in points: 13.333 × 7.5 inches.
pub(super) const WIDTH: f64 = 960.0;
pub(super) const HEIGHT: f64 = 540.0;
/// Left and right of everything.
pub(super) const MARGIN: f64 = 48.0;
/// Room between the margins.
pub(super) const ROOM: f64 = WIDTH - 2.0 * MARGIN;
/// Where the body of a slide begins and where it ends at the latest.
pub(super) const BODY_TOP: f64 = 126.0;
pub(super) const BODY_BOTTOM: f64 = 490.0;
/// Where the title begins.
const TITLE_TOP: f64 = 33.0;
/// The rule above the source line, and the line itself.
const RULE: f64 = 499.5;
const SOURCE_TOP: f64 = 505.0;
/// The source line ends here; the page number stands behind it.
const SOURCE_ROOM: f64 = ROOM - 40.0;

const SOURCE: TypeSize = TypeSize { size: 12.0, line_height: 15.0, weight: Weight::Regular };
/// Nothing on the six slides is smaller than this, but for source line and page number.
pub(super) const LEAST: f64 = 16.0;
/// A title's sizes from the usual one down.
const TITLE_SIZES: [f64; 7] = [28.0, 26.0, 24.0, 22.0, 20.0, 18.0, LEAST];
const TITLE_LINES: usize = 2;
/// At the least size a title may run on down to the body.
const MOST_TITLE_LINES: usize = 4;

/// A text to be set.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub weight: Weight,
    pub color: Color,
    pub align: Align,
    /// Whether the program says it, rather than the journey.
    pub is_own: bool,
}

impl<'a> Words<'a> {
    /// What the program says.
    pub fn own(text: &'a str, color: Color) -> Words<'a> {
        Words { text, weight: Weight::Regular, color, align: Align::Start, is_own: true }
    }

    /// What the journey says.
    pub fn written(text: &'a str, color: Color) -> Words<'a> {
        Words { is_own: false, ..Words::own(text, color) }
    }

    pub fn weighing(self, weight: Weight) -> Words<'a> {
        Words { weight, ..self }
    }

    pub fn aligned(self, align: Align) -> Words<'a> {
        Words { align, ..self }
    }
}

/// A slide being drawn. Items are given in its own space.
pub(super) struct Canvas<'a, 'b> {
    pub theme: &'static Theme,
    pub pen: &'a mut Pen<'b>,
    pub groups: Vec<Group>,
}

impl Canvas<'_, '_> {
    /// Words in a box, in a size of one's choice.
    pub fn set(&mut self, words: &Words, size: f64, x: f64, y: f64, width: f64) -> TextBlock {
        let style = style(words, size);
        let passage = Passage { text: words.text.to_owned(), style, x, y, width, most_lines: None };
        if words.is_own { self.pen.set_own(&passage) } else { self.pen.set(&passage) }
    }

    /// Words that step down in size until they stand in so many lines, and wrap more at the last.
    pub fn fit(
        &mut self,
        words: &Words,
        sizes: &[f64],
        lines: usize,
        at: (f64, f64),
        width: f64,
    ) -> TextBlock {
        let (x, y) = at;
        let mut block = self.set(words, sizes.first().copied().unwrap_or(LEAST), x, y, width);
        for size in sizes.iter().skip(1) {
            if block.lines.len() <= lines {
                break;
            }
            block = self.set(words, *size, x, y, width);
        }
        block
    }

    /// Words in a box of the appendix, ending with an ellipsis after so many lines.
    pub fn set_short(&mut self, words: &Words, size: f64, x: f64, width: f64, lines: usize) -> TextBlock {
        let style = style(words, size);
        let passage =
            Passage { text: words.text.to_owned(), style, x, y: 0.0, width, most_lines: Some(lines) };
        self.pen.set(&passage)
    }

    /// Words of the program on one line, which take as much room as they need.
    pub fn line(&mut self, words: &Words, size: f64, x: f64, y: f64) -> TextBlock {
        self.pen.line(words.text, style(words, size), x, y)
    }

    /// How wide words are on one line.
    pub fn width(&mut self, words: &Words, size: f64) -> f64 {
        self.pen.written_line(words.text, style(words, size), 0.0, 0.0).rect.width
    }

    /// Puts a part onto the slide.
    pub fn put(&mut self, part: Part, rect: Rect, items: Vec<Item>) {
        self.groups.push(Group {
            key: part.key.into(),
            record: part.record,
            role: part.role,
            region: Region::Lens,
            label: part.label.into(),
            table: part.table,
            compared: None,
            rect,
            items: items.into_iter().map(|item| moved(item, -rect.x, -rect.y)).collect(),
        });
    }

    /// Puts a text onto the slide as a part of its own.
    pub fn put_text(&mut self, key: &str, record: Option<RecordRef>, block: TextBlock) {
        let (rect, label) = (block.rect, block.text.to_string());
        self.put(Part::text(key, record, &label), rect, vec![Item::Text(block)]);
    }

    /// The title. One that is too long for four lines at the least size gives way to another.
    /// Returns whether it stands there.
    pub fn title(&mut self, title: &str, is_own: bool, instead: &str) -> bool {
        let words = |text| Words { is_own, ..Words::own(text, self.theme.text) }.weighing(Weight::SemiBold);
        let mut block = self.fit(&words(title), &TITLE_SIZES, TITLE_LINES, (MARGIN, TITLE_TOP), ROOM);
        let fits = block.lines.len() <= MOST_TITLE_LINES;
        if !fits {
            block = self.fit(&words(instead), &TITLE_SIZES, TITLE_LINES, (MARGIN, TITLE_TOP), ROOM);
        }
        let (rect, label) = (block.rect, block.text.to_string());
        let part = Part { role: Role::Title, ..Part::text("title", None, &label) };
        self.put(part, rect, vec![Item::Text(block)]);
        fits
    }

    /// The rule with the source line and the page number below it.
    pub fn foot(&mut self, source: &str, page: usize) {
        let rule = line((MARGIN, RULE), (WIDTH - MARGIN, RULE), solid(self.theme.line, 1.0));
        self.put(Part::decoration("rule"), Rect::new(MARGIN, RULE - 0.5, ROOM, 1.0), vec![rule]);
        let color = self.theme.text_2;
        if !source.is_empty() {
            let block = self.set(&Words::own(source, color), SOURCE.size, MARGIN, SOURCE_TOP, SOURCE_ROOM);
            self.put_text("source", None, block);
        }
        let number = page.to_string();
        let words = Words::own(&number, color).aligned(Align::End);
        let block = self.set(&words, SOURCE.size, WIDTH - MARGIN - 30.0, SOURCE_TOP, 30.0);
        self.put_text("page number", None, block);
    }
}

/// What a part of a slide is.
pub(super) struct Part {
    pub key: String,
    pub record: Option<RecordRef>,
    pub role: Role,
    pub label: String,
    pub table: TableRole,
}

impl Part {
    pub fn text(key: &str, record: Option<RecordRef>, label: &str) -> Part {
        Part { key: key.into(), record, role: Role::Text, label: label.into(), table: TableRole::None }
    }

    pub fn decoration(key: &str) -> Part {
        Part { role: Role::Decoration, ..Part::text(key, None, "") }
    }
}

/// Lines stand closer the larger they are.
fn style(words: &Words, size: f64) -> TextStyle {
    let line_height = match size {
        size if size <= SOURCE.size => SOURCE.line_height,
        size if size < 20.0 => (size * 1.3).round(),
        size => (size * 1.23).round(),
    };
    let mut style = TypeSize { size, line_height, weight: words.weight }.style(words.color);
    style.align = words.align;
    style
}
