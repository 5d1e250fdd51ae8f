//! Rectangles, paths and connectors.

use kurbo::Shape;
use throughline_scene::{Connector, Path, Rectangle};

use super::paint::{color, outline, stroke};
use super::strip::Brush;
use crate::geometry;

/// Paints a rectangle.
pub(super) fn rectangle(brush: &mut Brush<'_, '_>, rectangle: &Rectangle) {
    let Rectangle { rect, radius, paint, opacity } = rectangle;
    match paint.fill {
        // Most of a map: bands and grounds, for which the painter has a fast way.
        Some(fill)
            if *radius <= 0.0 && *opacity >= 1.0 && paint.pattern.is_none() && paint.stroke.is_none() =>
        {
            brush.context.set_paint(color(fill));
            brush.context.fill_rect(&geometry::rect(rect));
        }
        _ => outline(brush, &geometry::rounded(rect, *radius), paint, *opacity),
    }
}

/// Paints a path.
pub(super) fn path(brush: &mut Brush<'_, '_>, path: &Path) {
    outline(brush, &path.outline, &path.paint, path.opacity);
}

/// Paints a connector.
pub(super) fn connector(brush: &mut Brush<'_, '_>, connector: &Connector) {
    let (line, head) = geometry::connector(connector);
    brush.context.set_paint(color(connector.stroke.color));
    brush.context.set_stroke(stroke(&connector.stroke));
    if !line.is_empty() {
        brush.context.stroke_path(&line);
    }
    if let Some(head) = head.filter(|head| head.area() != 0.0) {
        brush.context.fill_path(&head);
    }
}
