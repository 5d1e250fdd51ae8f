//! The strokes that everything on a map is drawn with: rectangles, lines, discs, icons.

use kurbo::{Affine, BezPath, Circle, Shape};

use crate::{
    Color, ICON_GRID, ICON_STROKE, Icon, Item, Paint, Path, PersonaStyle, Rect, Rectangle, Stroke,
    icon_outline,
};

/// A colour that somebody set as `#rrggbb`; none for anything else.
pub(crate) fn own_color(text: &str) -> Option<Color> {
    let hex = text.trim().strip_prefix('#').filter(|hex| hex.len() == 6)?;
    u32::from_str_radix(hex, 16).ok().map(Color::rgb)
}

/// A plain line.
pub(crate) fn solid(color: Color, width: f64) -> Stroke {
    Stroke { color, width, dash: Vec::new(), round: false }
}

/// A dashed line.
pub(crate) fn dashed(color: Color, width: f64, dash: &[f64]) -> Stroke {
    Stroke { color, width, dash: dash.to_vec(), round: false }
}

/// A filled rectangle without an edge.
pub(crate) fn filled(rect: Rect, radius: f64, fill: Color) -> Item {
    shape(rect, radius, Some(fill), None)
}

/// A rectangle with a fill, an edge, or both.
pub(crate) fn shape(rect: Rect, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) -> Item {
    Item::Rectangle(Rectangle { rect, radius, paint: Paint { fill, pattern: None, stroke }, opacity: 1.0 })
}

/// A rectangle whose hairline lies within it, so that it is sharp at 100 %.
pub(crate) fn edged(rect: Rect, radius: f64, fill: Option<Color>, stroke: Stroke) -> Item {
    let inset =
        Rect::new(rect.x + 0.5, rect.y + 0.5, (rect.width - 1.0).max(0.0), (rect.height - 1.0).max(0.0));
    shape(inset, radius, fill, Some(stroke))
}

/// An outline with a fill, an edge, or both.
pub(crate) fn path(outline: BezPath, fill: Option<Color>, stroke: Option<Stroke>) -> Item {
    Item::Path(Path { outline, paint: Paint { fill, pattern: None, stroke }, opacity: 1.0 })
}

/// A straight line.
pub(crate) fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Item {
    let mut outline = BezPath::new();
    outline.move_to(from);
    outline.line_to(to);
    path(outline, None, Some(stroke))
}

/// A disc or ring.
pub(crate) fn circle(x: f64, y: f64, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) -> Item {
    path(Circle::new((x, y), radius).to_path(0.01), fill, stroke)
}

/// A pictogram.
pub(crate) fn icon(icon: Icon, x: f64, y: f64, size: f64, color: Color) -> Item {
    path(icon_outline(icon, x, y, size), None, Some(icon_stroke(size, color)))
}

/// A pictogram whose inside is filled.
pub(crate) fn filled_icon(icon: Icon, x: f64, y: f64, size: f64, color: Color) -> Item {
    path(icon_outline(icon, x, y, size), Some(color), Some(icon_stroke(size, color)))
}

fn icon_stroke(size: f64, color: Color) -> Stroke {
    Stroke { round: true, ..solid(color, ICON_STROKE * size / ICON_GRID) }
}

/// A persona's mark around a centre.
pub(crate) fn marker(style: PersonaStyle, x: f64, y: f64, ground: Color) -> Item {
    path(style.marker.outline(x, y), Some(ground), Some(solid(style.color, 1.75)))
}

/// A persona's line.
pub(crate) fn persona_stroke(style: PersonaStyle, focused: bool) -> Stroke {
    // The focused curve is solid whoever's it is.
    match focused {
        true => Stroke { round: true, ..solid(style.color, 2.5) },
        false => Stroke { color: style.color, width: 1.75, dash: style.dash.to_vec(), round: style.round },
    }
}

/// The same thing elsewhere in its group.
pub(crate) fn moved(mut item: Item, dx: f64, dy: f64) -> Item {
    match &mut item {
        Item::Rectangle(Rectangle { rect, .. }) => *rect = rect.moved(dx, dy),
        Item::Path(path) => path.outline.apply_affine(Affine::translate((dx, dy))),
        Item::Text(block) => block.rect = block.rect.moved(dx, dy),
        Item::Image(image) => image.rect = image.rect.moved(dx, dy),
        Item::Connector(arrow) => arrow.route.iter_mut().for_each(|(x, y)| {
            *x += dx;
            *y += dy;
        }),
        Item::Chart(chart) => chart.rect = chart.rect.moved(dx, dy),
        Item::Link(link) => link.rect = link.rect.moved(dx, dy),
    }
    item
}
