//! Fills and edges of shapes.

use throughline_scene::{Color, Paint, Pattern, Stroke};

use super::color::Palette;
use super::place::Place;
use super::xml::Xml;
use crate::geometry;

/// Below this scale arrows have small heads.
const SMALL_HEADS_BELOW: f64 = 0.6;

/// Which end of a line carries an arrow head.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    None,
    AtEnd,
}

/// Writes what a shape is painted with: fill or pattern, then the edge.
pub(super) fn paint(xml: &mut Xml, palette: &mut Palette, place: &Place, paint: &Paint, opacity: f64) {
    match (&paint.pattern, paint.fill) {
        (Some(pattern), fill) => {
            let (preset, color) = match pattern {
                Pattern::Hatch { color, .. } => ("wdUpDiag", *color),
                Pattern::Dots { color, .. } => ("pct10", *color),
            };
            xml.raw("<a:pattFill prst=\"").raw(preset).raw("\"><a:fgClr>");
            // Programs differ in what they make of marks that let their fill through.
            palette.write(xml, fill.map_or(color, |fill| over(color, fill)), opacity);
            xml.raw("</a:fgClr><a:bgClr>");
            // Where there is no fill, the ground shows between the marks.
            palette.write(xml, fill.unwrap_or(color.with_opacity(0.0)), opacity);
            xml.raw("</a:bgClr></a:pattFill>");
        }
        (None, Some(fill)) if fill.rgba[3] > 0 => palette.fill(xml, fill, opacity),
        (None, _) => {
            xml.raw("<a:noFill/>");
        }
    }
    if let Some(edge) = &paint.stroke {
        stroke(xml, palette, place, edge, opacity, Head::None);
    }
}

/// A colour as it looks on another.
fn over(color: Color, ground: Color) -> Color {
    let share = f64::from(color.rgba[3]) / 255.0;
    let mixed = |channel: usize| {
        let (upper, lower) = (f64::from(color.rgba[channel]), f64::from(ground.rgba[channel]));
        (lower + (upper - lower) * share).round() as u8
    };
    Color { rgba: [mixed(0), mixed(1), mixed(2), ground.rgba[3]] }
}

/// Writes a line.
pub(super) fn stroke(
    xml: &mut Xml,
    palette: &mut Palette,
    place: &Place,
    stroke: &Stroke,
    opacity: f64,
    head: Head,
) {
    xml.raw("<a:ln").count("w", place.length(stroke.width).max(1));
    if stroke.round {
        xml.raw(" cap=\"rnd\"");
    }
    xml.raw(">");
    palette.fill(xml, stroke.color, opacity);
    if geometry::is_dashed(stroke) {
        dashes(xml, stroke);
    }
    xml.raw(if stroke.round { "<a:round/>" } else { "<a:miter lim=\"800000\"/>" });
    if head == Head::AtEnd {
        // PowerPoint draws no head smaller than one of a line of two points.
        let size = if place.scale < SMALL_HEADS_BELOW { "sm" } else { "med" };
        xml.raw("<a:tailEnd type=\"triangle\"").attribute("w", size).attribute("len", size).raw("/>");
    }
    xml.raw("</a:ln>");
}

/// Lengths of dashes and gaps, as shares of the line's width.
fn dashes(xml: &mut Xml, stroke: &Stroke) {
    let share = |length: f64| (length / stroke.width.max(0.01) * 100_000.0).round() as i64;
    xml.raw("<a:custDash>");
    // An odd number of lengths runs through twice before it begins again.
    let turns = if stroke.dash.len().is_multiple_of(2) { 1 } else { 2 };
    let lengths: Vec<f64> = stroke.dash.repeat(turns);
    for pair in lengths.chunks_exact(2) {
        xml.raw("<a:ds").count("d", share(pair[0])).count("sp", share(pair[1])).raw("/>");
    }
    xml.raw("</a:custDash>");
}
