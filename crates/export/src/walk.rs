//! The groups of a scene in paint order, placed on the whole, with the area each one paints.

use std::collections::BTreeMap;

use kurbo::{Rect, Vec2};
use throughline_scene::{Group, Item, Paint, Scene, TextBlock, TextLine};

use crate::geometry;

/// A group, placed on the whole.
pub(crate) struct Placed<'a> {
    /// The group.
    pub group: &'a Group,
    /// Where its origin stands on the whole.
    pub origin: Vec2,
    /// The area that its items paint, on the whole.
    pub area: Rect,
}

/// The groups of a scene in paint order.
pub(crate) fn placed<'a>(scene: &'a Scene) -> Vec<Placed<'a>> {
    let mut origins = BTreeMap::new();
    let place = |group: &'a Group| {
        let (x, y) = *origins.entry(group.region).or_insert_with(|| scene.region_origin(group.region));
        let origin = Vec2::new(x + group.rect.x, y + group.rect.y);
        let areas = group.items.iter().map(area);
        let area = areas.reduce(|all, one| all.union(one)).unwrap_or(Rect::ZERO);
        Placed { group, origin, area: area + origin }
    };
    scene.groups.iter().map(place).collect()
}

/// The area that an item paints, in its group's space.
pub(crate) fn area(item: &Item) -> Rect {
    match item {
        Item::Rectangle(rectangle) => grown(geometry::rect(&rectangle.rect), &rectangle.paint),
        // A miter may reach beyond half the width; twice the width covers joins that maps have.
        Item::Path(path) => {
            let reach = path.paint.stroke.as_ref().map_or(0.0, |stroke| 2.0 * stroke.width);
            path.outline.control_box().inflate(reach, reach)
        }
        Item::Text(block) => text_area(block),
        Item::Image(image) => geometry::rect(&image.rect),
        Item::Connector(connector) => {
            let reach = geometry::head_size(&connector.stroke).1 + connector.stroke.width;
            let corners = connector.route.iter().map(|&(x, y)| Rect::new(x, y, x, y));
            corners.reduce(|all, one| all.union(one)).unwrap_or(Rect::ZERO).inflate(reach, reach)
        }
        Item::Chart(_) | Item::Link(_) => Rect::ZERO,
    }
}

fn grown(rect: Rect, paint: &Paint) -> Rect {
    let reach = paint.stroke.as_ref().map_or(0.0, |stroke| stroke.width);
    rect.inflate(reach, reach)
}

fn text_area(block: &TextBlock) -> Rect {
    let reach = line_reach(block);
    geometry::rect(&block.rect).inflate(reach, reach)
}

/// How far a line's glyphs reach above and below its baseline at most: stacked marks of Thai and
/// Devanagari stay within twice the size.
pub(crate) fn line_reach(block: &TextBlock) -> f64 {
    let halo = block.style.halo.map_or(0.0, |(_, reach)| reach);
    2.0 * block.style.size + halo
}

/// The lines of a block whose glyphs may touch a stretch from `top` to `bottom` of its group.
pub(crate) fn lines_between(block: &TextBlock, top: f64, bottom: f64) -> impl Iterator<Item = &TextLine> {
    let reach = line_reach(block);
    let baseline = |line: &TextLine| block.rect.y + line.baseline;
    block
        .lines
        .iter()
        .skip_while(move |line| baseline(line) + reach < top)
        .take_while(move |line| baseline(line) - reach <= bottom)
}
