//! Rectangles, paths and connectors.

use throughline_scene::{Connector, Path, Rectangle};

use super::{Sheet, paint};
use crate::geometry;

/// Writes a rectangle.
pub(super) fn rectangle(sheet: &mut Sheet<'_>, rectangle: &Rectangle) {
    let Rectangle { rect, radius, paint, opacity } = rectangle;
    let radius = radius.min(rect.width / 2.0).min(rect.height / 2.0);
    paint::painted(&mut sheet.out, &mut sheet.patterns, paint, *opacity, |out| {
        out.open("rect");
        out.rectangle(rect);
        if radius > 0.0 {
            out.number("rx", radius);
        }
        "rect"
    });
}

/// Writes a path.
pub(super) fn path(sheet: &mut Sheet<'_>, path: &Path) {
    paint::painted(&mut sheet.out, &mut sheet.patterns, &path.paint, path.opacity, |out| {
        out.open("path");
        out.outline(&path.outline);
        "path"
    });
}

/// Writes a connector.
pub(super) fn connector(sheet: &mut Sheet<'_>, connector: &Connector) {
    let (line, head) = geometry::connector(connector);
    let out = &mut sheet.out;
    out.open("path");
    out.outline(&line);
    out.attribute("fill", "none");
    paint::stroke(out, &connector.stroke);
    out.close("path");
    if let Some(head) = head {
        out.open("path");
        out.outline(&head);
        out.color("fill", "fill-opacity", connector.stroke.color);
        out.close("path");
    }
}
