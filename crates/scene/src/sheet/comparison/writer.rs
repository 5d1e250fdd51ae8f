//! Writes blocks of text and marks onto a page, from top to bottom.

use throughline_insight::Delta;
use throughline_model::{Id, RecordRef};

use crate::map::draw::{line, solid};
use crate::map::pen::{Passage, Pen};
use crate::{
    Decoration, Group, Item, Rect, Region, Role, TableRole, TextBlock, TextStyle, Theme, TypeSize, Weight,
};

/// The headline of a page.
pub(super) const HEADLINE: TypeSize = TypeSize { size: 27.0, line_height: 34.0, weight: Weight::Bold };
/// What stands above and below the headline.
pub(super) const SUBTITLE: TypeSize = TypeSize { size: 14.0, line_height: 20.0, weight: Weight::Regular };
/// The title of a section.
pub(super) const SECTION: TypeSize = TypeSize { size: 16.0, line_height: 22.0, weight: Weight::Bold };
/// The name of an entry.
pub(super) const NAME: TypeSize = TypeSize { size: 14.0, line_height: 18.0, weight: Weight::SemiBold };
/// Everything else: on A4 paper still 7 pt high.
pub(super) const BODY: TypeSize = TypeSize { size: 12.5, line_height: 17.0, weight: Weight::Regular };
/// Above a section, and below its title.
pub(super) const ABOVE_SECTION: f64 = 20.0;
const BELOW_TITLE: f64 = 6.0;

/// A page being written.
pub(super) struct Writer<'a, 'b> {
    pub theme: &'static Theme,
    pub pen: &'a mut Pen<'b>,
    pub groups: Vec<Group>,
}

/// A part of the page that is written from top to bottom.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub x: f64,
    pub y: f64,
    pub width: f64,
}

impl Writer<'_, '_> {
    /// A passage of the program's own words; texts of the journey in it are quoted.
    pub fn words(&mut self, text: &str, style: TextStyle, x: f64, y: f64, width: f64) -> TextBlock {
        self.pen.set_own(&Passage { text: text.to_owned(), style, x, y, width, most_lines: None })
    }

    /// A passage that the journey says.
    pub fn written(&mut self, text: &str, style: TextStyle, x: f64, y: f64, width: f64) -> TextBlock {
        self.pen.set(&Passage { text: text.to_owned(), style, x, y, width, most_lines: None })
    }

    /// Words that do not wrap.
    pub fn line(&mut self, text: &str, style: TextStyle, x: f64, y: f64) -> TextBlock {
        self.pen.line(text, style, x, y)
    }

    /// Words that end at `right`.
    pub fn line_to(&mut self, text: &str, style: TextStyle, right: f64, y: f64) -> TextBlock {
        let mut block = self.pen.line(text, style, 0.0, y);
        block.rect.x = right - block.rect.width;
        block
    }

    /// Puts a block onto the page; its items are in its own space.
    pub fn put(&mut self, key: &str, record: Option<RecordRef>, label: String, rect: Rect, items: Vec<Item>) {
        let role = if label.is_empty() { Role::Decoration } else { Role::Text };
        self.groups.push(Group {
            key: key.into(),
            record,
            role,
            region: Region::Lens,
            label: label.into(),
            table: TableRole::None,
            compared: None,
            rect,
            items: items.into(),
        });
    }

    /// A section's title with a rule above it; moves the column below it.
    pub fn section(&mut self, column: &mut Column, title: &str) {
        let rule = line((0.0, 0.5), (column.width, 0.5), solid(self.theme.line_2, 1.0));
        let words = self.words(title, SECTION.style(self.theme.text), 0.0, 8.0, column.width);
        let height = words.rect.bottom();
        let rect = Rect::new(column.x, column.y, column.width, height);
        self.put(&format!("{title} title"), None, title.to_owned(), rect, vec![rule, Item::Text(words)]);
        column.y += height + BELOW_TITLE;
    }

    /// A paragraph of the program's words; moves the column below it.
    pub fn paragraph(&mut self, column: &mut Column, key: &str, text: &str) {
        let style = BODY.style(self.theme.text_2);
        let words = self.words(text, style, 0.0, 0.0, column.width);
        let rect = Rect::new(column.x, column.y, column.width, words.rect.height);
        self.put(key, None, text.to_owned(), rect, vec![Item::Text(words)]);
        column.y = rect.bottom() + 4.0;
    }

    /// How a difference is written: blue for better, orange for worse.
    pub fn delta_style(&self, delta: &Delta, size: TypeSize) -> TextStyle {
        let color = match delta.better {
            Some(true) => self.theme.emotions[4],
            Some(false) => self.theme.emotions[0],
            None => self.theme.text_2,
        };
        let mut style = size.weighing(Weight::Bold).style(color);
        style.tabular = true;
        style
    }
}

/// The key of what stands for a record of either side. Where a pair was taken apart, both sides have
/// the same id.
pub(super) fn key(what: &str, a: Option<Id>, b: Option<Id>) -> String {
    match (a, b) {
        (_, Some(id)) => format!("{what} {id}"),
        (id, None) => format!("{what} {} before", id.unwrap_or_default()),
    }
}

/// Whether a difference is better, in a word: colour alone does not tell.
pub(super) fn verdict(delta: &Delta) -> &'static str {
    match delta.better {
        Some(true) => "better",
        Some(false) => "worse",
        None => "",
    }
}

/// The style of what is gone.
pub(super) fn struck(style: TextStyle) -> TextStyle {
    TextStyle { decoration: Some(Decoration::StrikeThrough), ..style }
}
