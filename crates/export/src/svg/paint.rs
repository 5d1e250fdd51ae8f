//! Colours, strokes, patterns and opacity as attributes.

use throughline_scene::{Paint, Pattern, Stroke};

use crate::geometry;
use crate::markup::Writer;

/// Patterns already written, so that equal ones are written once.
pub(super) struct Patterns {
    /// What their names begin with.
    prefix: String,
    known: Vec<Pattern>,
}

/// The opacity of a whole element.
pub(super) fn opacity(out: &mut Writer, opacity: f64) {
    if opacity < 1.0 {
        out.number("opacity", opacity.max(0.0));
    }
}

/// A stroke.
pub(super) fn stroke(out: &mut Writer, stroke: &Stroke) {
    out.color("stroke", "stroke-opacity", stroke.color);
    out.number("stroke-width", stroke.width);
    if geometry::is_dashed(stroke) {
        out.numbers("stroke-dasharray", &stroke.dash);
    }
    if stroke.round {
        out.attribute("stroke-linecap", "round");
        out.attribute("stroke-linejoin", "round");
    }
}

/// Paints a shape: fill, then pattern, then edge. `shape` writes the element's name and place.
pub(super) fn painted(
    out: &mut Writer,
    patterns: &mut Patterns,
    paint: &Paint,
    fade: f64,
    shape: impl Fn(&mut Writer) -> &'static str,
) {
    let Some(pattern) = &paint.pattern else {
        let element = shape(out);
        match paint.fill {
            Some(fill) => out.color("fill", "fill-opacity", fill),
            None => out.attribute("fill", "none"),
        }
        if let Some(edge) = &paint.stroke {
            stroke(out, edge);
        }
        opacity(out, fade);
        return out.close(element);
    };
    let number = patterns.number(out, pattern);
    out.open("g");
    opacity(out, fade);
    if let Some(fill) = paint.fill {
        let element = shape(out);
        out.color("fill", "fill-opacity", fill);
        out.close(element);
    }
    let element = shape(out);
    out.attribute("fill", &format!("url(#{}pattern-{number})", patterns.prefix));
    if let Some(edge) = &paint.stroke {
        stroke(out, edge);
    }
    out.close(element);
    out.close("g");
}

impl Patterns {
    /// None yet; their names will begin with a prefix.
    pub(super) fn named(prefix: &str) -> Self {
        Patterns { prefix: prefix.to_owned(), known: Vec::new() }
    }

    /// The number of a pattern, written where it is met first.
    fn number(&mut self, out: &mut Writer, pattern: &Pattern) -> usize {
        if let Some(number) = self.known.iter().position(|known| known == pattern) {
            return number;
        }
        let number = self.known.len();
        self.known.push(pattern.clone());
        let pitch = geometry::pitch(pattern);
        out.open("pattern");
        out.attribute("id", &format!("{}pattern-{number}", self.prefix));
        out.attribute("patternUnits", "userSpaceOnUse");
        out.number("width", pitch);
        out.number("height", pitch);
        match pattern {
            Pattern::Hatch { width, color: ink, .. } => {
                // One level line a tile, turned to rise; moved up so that one meets the origin.
                out.attribute("patternTransform", &format!("rotate(-45) translate(0 {})", -pitch / 2.0));
                out.open("rect");
                out.rectangle(&throughline_scene::Rect::new(0.0, (pitch - width) / 2.0, pitch, *width));
                out.color("fill", "fill-opacity", *ink);
                out.close("rect");
            }
            Pattern::Dots { radius, color: ink, .. } => {
                out.open("circle");
                out.number("cx", pitch / 2.0);
                out.number("cy", pitch / 2.0);
                out.number("r", *radius);
                out.color("fill", "fill-opacity", *ink);
                out.close("circle");
            }
        }
        out.close("pattern");
        number
    }
}
