//! Rectangles, paths and connectors.

use krilla::surface::Surface;
use throughline_scene::{Connector, Path, Rectangle};

use super::paint::{filled, outline, stroke, stroked};
use crate::geometry;

/// Draws a rectangle.
pub(super) fn rectangle(surface: &mut Surface<'_>, rectangle: &Rectangle) {
    let rounded = geometry::rounded(&rectangle.rect, rectangle.radius);
    outline(surface, &rounded, &rectangle.paint, rectangle.opacity);
}

/// Draws a path.
pub(super) fn path(surface: &mut Surface<'_>, path: &Path) {
    outline(surface, &path.outline, &path.paint, path.opacity);
}

/// Draws a connector.
pub(super) fn connector(surface: &mut Surface<'_>, connector: &Connector) {
    let (line, head) = geometry::connector(connector);
    stroked(surface, &line, stroke(&connector.stroke));
    if let Some(head) = head {
        filled(surface, &head, connector.stroke.color);
    }
}
