//! A card taller than a page in two, between lines of its text.

use std::sync::Arc;

use super::CardContent;
use crate::map::draw::moved;
use crate::{Item, Rect, Rectangle, TextBlock};

/// Below the last line of the upper part, and above the first of the lower one.
const PADDING: f64 = 8.0;

impl CardContent {
    /// What of the card fits into a height, and the rest; none where not even a line fits. The rest
    /// has a key of its own: it says what no part before it says.
    pub fn torn(&self, height: f64, number: usize) -> Option<(CardContent, CardContent)> {
        let text = self.items.iter().filter_map(|item| match item {
            Item::Text(block) => Some(block),
            _ => None,
        });
        let text = text.max_by(|a, b| a.rect.height.total_cmp(&b.rect.height))?;
        let line_height = text.style.line_height;
        let lines = ((height - PADDING - text.rect.y) / line_height).floor();
        if lines < 1.0 || lines as usize >= text.lines.len() {
            return None;
        }
        let edge = text.rect.y + lines * line_height;
        let shift = PADDING - edge;
        let (mut upper, mut lower) = (Vec::new(), Vec::new());
        for item in self.items.iter() {
            match item {
                Item::Text(block) if block.rect.y < edge && edge < block.rect.bottom() => {
                    let (above, below) = parted(block, lines as usize);
                    upper.push(Item::Text(above));
                    lower.push(moved(Item::Text(below), 0.0, shift));
                }
                Item::Rectangle(frame) if frame.rect.y < edge && edge < frame.rect.bottom() => {
                    let end = edge + PADDING - frame.rect.y.max(0.5);
                    upper.push(with_extent(frame, frame.rect.y, end));
                    let rest = frame.rect.bottom() - edge + PADDING;
                    lower.push(with_extent(frame, frame.rect.y, rest - frame.rect.y));
                }
                Item::Link(_) => {
                    upper.push(item.clone());
                    lower.push(moved(item.clone(), 0.0, shift));
                }
                item if top(item) < edge => upper.push(item.clone()),
                item => lower.push(moved(item.clone(), 0.0, shift)),
            }
        }
        let key = self.key.split(" part ").next().unwrap_or(&self.key);
        let upper = CardContent {
            key: self.key.clone(),
            height: edge + PADDING,
            label: self.label.clone(),
            items: upper.into(),
            missing: self.missing.clone(),
        };
        let lower = CardContent {
            key: format!("{key} part {}", number + 1).into(),
            height: self.height + shift,
            label: self.label.clone(),
            items: lower.into(),
            missing: Vec::new(),
        };
        Some((upper, lower))
    }
}

fn with_extent(frame: &Rectangle, y: f64, height: f64) -> Item {
    Item::Rectangle(Rectangle { rect: Rect { y, height, ..frame.rect }, ..frame.clone() })
}

/// A block's first lines, and the others where they stood.
fn parted(block: &TextBlock, lines: usize) -> (TextBlock, TextBlock) {
    let (first, rest) = block.lines.split_at(lines.min(block.lines.len()));
    let height = lines as f64 * block.style.line_height;
    let above =
        TextBlock { rect: Rect { height, ..block.rect }, lines: first.to_vec().into(), ..block.clone() };
    let rest: Vec<_> = rest
        .iter()
        .map(|line| crate::TextLine { baseline: line.baseline - height, ..line.clone() })
        .collect();
    let below = TextBlock {
        rect: Rect { y: block.rect.y + height, height: block.rect.height - height, ..block.rect },
        lines: Arc::from(rest),
        ..block.clone()
    };
    (above, below)
}

fn top(item: &Item) -> f64 {
    match item {
        Item::Rectangle(it) => it.rect.y,
        Item::Path(it) => kurbo::Shape::bounding_box(&it.outline).y0,
        Item::Text(it) => it.rect.y,
        Item::Image(it) => it.rect.y,
        Item::Connector(it) => it.route.first().map_or(0.0, |corner| corner.1),
        Item::Chart(it) => it.rect.y,
        Item::Link(it) => it.rect.y,
    }
}
