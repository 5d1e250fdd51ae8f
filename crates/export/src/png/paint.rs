//! Colours, strokes and opacity as the painter takes them.

use kurbo::{BezPath, Cap, Join, Line, PathEl, Rect, Shape};
use throughline_scene::{Color, Paint, Pattern, Stroke};
use vello_cpu::color::{AlphaColor, Srgb};

use super::strip::Brush;
use crate::geometry;

/// A colour.
pub(super) fn color(color: Color) -> AlphaColor<Srgb> {
    let [red, green, blue, opacity] = color.rgba;
    AlphaColor::from_rgba8(red, green, blue, opacity)
}

/// A stroke.
pub(super) fn stroke(stroke: &Stroke) -> kurbo::Stroke {
    let (cap, join) = if stroke.round { (Cap::Round, Join::Round) } else { (Cap::Butt, Join::Miter) };
    let plain = kurbo::Stroke::new(stroke.width).with_caps(cap).with_join(join);
    if geometry::is_dashed(stroke) { plain.with_dashes(0.0, stroke.dash.iter().copied()) } else { plain }
}

/// Paints an outline: fill, then pattern, then edge, at an opacity over all of them together.
pub(super) fn outline(brush: &mut Brush<'_, '_>, outline: &BezPath, paint: &Paint, opacity: f64) {
    faded(brush, opacity, |brush| {
        if let Some(fill) = paint.fill {
            brush.context.set_paint(color(fill));
            brush.context.fill_path(outline);
        }
        if let Some(mark) = &paint.pattern {
            pattern(brush, outline, mark);
        }
        if let Some(edge) = &paint.stroke {
            brush.context.set_paint(color(edge.color));
            brush.context.set_stroke(stroke(edge));
            match shown_dashes(outline, edge, brush.shown) {
                Some(line) => brush.context.stroke_path(&line.to_path(0.1)),
                None => brush.context.stroke_path(outline),
            }
        }
    });
}

/// The shown part of a straight dashed line, from the beginning of a dash on: a line through a
/// whole map has thousands of dashes, and a strip shows a few of them.
fn shown_dashes(outline: &BezPath, edge: &Stroke, shown: Rect) -> Option<Line> {
    let [PathEl::MoveTo(start), PathEl::LineTo(end)] = outline.elements() else { return None };
    if !geometry::is_dashed(edge) {
        return None;
    }
    let shown = shown.inflate(edge.width, edge.width);
    let along = *end - *start;
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in
        [(start.x, along.x, shown.x0, shown.x1), (start.y, along.y, shown.y0, shown.y1)]
    {
        if step != 0.0 {
            let (one, other) = ((low - start) / step, (high - start) / step);
            (from, to) = (from.max(one.min(other)), to.min(one.max(other)));
        }
    }
    // Twice the list, since one of odd length swaps dashes and gaps each time.
    let period = 2.0 * edge.dash.iter().sum::<f64>() / along.hypot().max(1e-9);
    let from = (from / period).floor() * period;
    Some(Line::new(*start + along * from, *start + along * to.max(from)))
}

fn pattern(brush: &mut Brush<'_, '_>, outline: &BezPath, pattern: &Pattern) {
    let marks = geometry::marks(pattern, outline.bounding_box().intersect(brush.shown));
    brush.context.push_clip_path(outline);
    match pattern {
        Pattern::Hatch { width, color: ink, .. } => {
            brush.context.set_paint(color(*ink));
            brush.context.set_stroke(kurbo::Stroke::new(*width).with_caps(Cap::Butt));
            brush.context.stroke_path(&marks);
        }
        Pattern::Dots { color: ink, .. } => {
            brush.context.set_paint(color(*ink));
            brush.context.fill_path(&marks);
        }
    }
    brush.context.pop_clip();
}

/// Paints something at an opacity.
pub(super) fn faded<'a, 'b>(brush: &mut Brush<'a, 'b>, opacity: f64, paint: impl FnOnce(&mut Brush<'a, 'b>)) {
    if opacity >= 1.0 {
        paint(brush);
    } else if opacity > 0.0 {
        brush.context.push_opacity_layer(opacity as f32);
        paint(brush);
        brush.context.pop_layer();
    }
}
