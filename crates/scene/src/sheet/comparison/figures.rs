//! The few numbers to see first, side by side: before, after, by how much.

use throughline_insight::Figure;

use super::writer::{BODY, Column, Writer, verdict};
use crate::map::draw::{icon, line, solid};
use crate::{Icon, Item, Rect, TypeSize, Weight};

const AFTER: TypeSize = TypeSize { size: 23.0, line_height: 30.0, weight: Weight::Bold };
const BEFORE: TypeSize = TypeSize { size: 14.0, line_height: 20.0, weight: Weight::Regular };
const ARROW: f64 = 13.0;
/// Between two figures, a line in its middle.
const GAP: f64 = 24.0;

/// Writes the figures in a row and moves the column below it.
pub(super) fn write(writer: &mut Writer, column: &mut Column, figures: &[Figure]) {
    if figures.is_empty() {
        return;
    }
    let number = figures.len() as f64;
    let width = (column.width - GAP * (number - 1.0)) / number;
    let mut height = 0.0_f64;
    let first = writer.groups.len();
    for (place, figure) in figures.iter().enumerate() {
        let (items, own) = figure_items(writer, figure, width);
        let rect = Rect::new(column.x + place as f64 * (width + GAP), column.y, width, own);
        writer.put(&format!("figure {place}"), None, label(figure), rect, items);
        height = height.max(own);
    }
    let lines = (1..figures.len()).map(|place| {
        let x = (place as f64 * (width + GAP) - GAP / 2.0).floor() + 0.5;
        line((x, 0.0), (x, height), solid(writer.theme.line_2, 1.0))
    });
    let lines: Vec<Item> = lines.collect();
    let rect = Rect::new(column.x, column.y, column.width, height);
    writer.put("figures", None, String::new(), rect, lines);
    // Lines lie below words.
    writer.groups[first..].rotate_right(1);
    column.y += height + 18.0;
}

fn figure_items(writer: &mut Writer, figure: &Figure, width: f64) -> (Vec<Item>, f64) {
    let theme = writer.theme;
    let title = writer.words(&figure.title, BODY.style(theme.text_2), 0.0, 0.0, width);
    let mut y = title.rect.bottom() + 2.0;
    let mut items = vec![Item::Text(title)];
    let mut x = 0.0;
    // What stands on the row's line: the greatest letters' baseline.
    let mut style = AFTER.style(theme.text);
    style.tabular = true;
    let after = writer.line(&figure.after, style, 0.0, y);
    let baseline = after.lines.first().map_or(0.0, |line| line.baseline);
    if !figure.before.is_empty() {
        let mut style = BEFORE.style(theme.text_2);
        style.tabular = true;
        let mut before = writer.line(&figure.before, style, 0.0, y);
        let own = before.lines.first().map_or(0.0, |line| line.baseline);
        if before.rect.width + ARROW + 12.0 + after.rect.width > width {
            // Too long for one row: before stands on its own, the arrow leads on.
            y += before.rect.height;
        } else {
            before.rect.y += baseline - own;
            x = before.rect.width + 6.0;
        }
        items.push(Item::Text(before));
        items.push(icon(Icon::ArrowRight, x, y + baseline - ARROW + 2.0, ARROW, theme.text_2));
        x += ARROW + 6.0;
    }
    let mut after = after;
    (after.rect.x, after.rect.y) = (x, y);
    x = after.rect.right() + 8.0;
    let mut bottom = after.rect.bottom();
    items.push(Item::Text(after));
    if let Some(delta) = &figure.delta {
        let style = writer.delta_style(delta, BEFORE);
        let words = format!("{} {}", delta.text, verdict(delta));
        let mut block = writer.line(words.trim(), style, 0.0, 0.0);
        let own = block.lines.first().map_or(0.0, |line| line.baseline);
        if x + block.rect.width > width {
            block.rect.y = bottom;
            bottom = block.rect.bottom();
        } else {
            (block.rect.x, block.rect.y) = (x, y + baseline - own);
        }
        items.push(Item::Text(block));
    }
    let note = writer.words(&figure.note, BODY.style(theme.text_2), 0.0, bottom + 2.0, width);
    let bottom = note.rect.bottom();
    items.push(Item::Text(note));
    (items, bottom)
}

/// What assistive technology reads.
fn label(figure: &Figure) -> String {
    let mut label = match figure.before.as_str() {
        "" => format!("{}: {}", figure.title, figure.after),
        before => format!("{}: {before} before, {} after", figure.title, figure.after),
    };
    if let Some(delta) = &figure.delta {
        label.push_str(&format!(", {} {}", delta.text, verdict(delta)));
    }
    format!("{}. {}", label.trim_end(), figure.note)
}
