//! Colours, strokes, outlines and opacity as the page takes them.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder};
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, StrokeDash};
use krilla::surface::Surface;
use kurbo::{BezPath, PathEl, Shape};
use throughline_scene::{Color, Paint, Pattern, Scene, Stroke};

use crate::geometry;

/// Fills the page with the scene's ground.
pub(super) fn ground(surface: &mut Surface<'_>, scene: &Scene) {
    let page = kurbo::Rect::new(0.0, 0.0, scene.width, scene.height).to_path(0.1);
    filled(surface, &page, scene.background);
}

/// A fill in one colour.
pub(super) fn fill(color: Color) -> Fill {
    let [red, green, blue, opacity] = color.rgba;
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: share(f64::from(opacity) / 255.0),
        rule: FillRule::NonZero,
    }
}

/// A solid stroke in one colour.
pub(super) fn pen(color: Color, width: f64, round: bool) -> krilla::paint::Stroke {
    let Fill { paint, opacity, .. } = fill(color);
    let (line_cap, line_join) =
        if round { (LineCap::Round, LineJoin::Round) } else { (LineCap::Butt, LineJoin::Miter) };
    // The miter limit is that of the other painters.
    krilla::paint::Stroke {
        paint,
        opacity,
        width: width as f32,
        line_cap,
        line_join,
        miter_limit: 4.0,
        dash: None,
    }
}

/// A stroke.
pub(super) fn stroke(stroke: &Stroke) -> krilla::paint::Stroke {
    let array = || stroke.dash.iter().map(|&length| length as f32).collect();
    let dash = geometry::is_dashed(stroke).then(|| StrokeDash { array: array(), offset: 0.0 });
    krilla::paint::Stroke { dash, ..pen(stroke.color, stroke.width, stroke.round) }
}

fn share(value: f64) -> NormalizedF32 {
    NormalizedF32::new(value.clamp(0.0, 1.0) as f32).unwrap_or(NormalizedF32::ONE)
}

/// An outline; none where there is nothing to draw.
pub(super) fn path(outline: &BezPath) -> Option<Path> {
    let mut path = PathBuilder::new();
    for element in outline {
        match element {
            PathEl::MoveTo(to) => path.move_to(to.x as f32, to.y as f32),
            PathEl::LineTo(to) => path.line_to(to.x as f32, to.y as f32),
            PathEl::QuadTo(by, to) => path.quad_to(by.x as f32, by.y as f32, to.x as f32, to.y as f32),
            PathEl::CurveTo(by, on, to) => {
                path.cubic_to(by.x as f32, by.y as f32, on.x as f32, on.y as f32, to.x as f32, to.y as f32);
            }
            PathEl::ClosePath => path.close(),
        }
    }
    path.finish()
}

/// Fills an outline in one colour.
pub(super) fn filled(surface: &mut Surface<'_>, outline: &BezPath, color: Color) {
    drawn(surface, outline, Some(fill(color)), None);
}

/// Draws along an outline.
pub(super) fn stroked(surface: &mut Surface<'_>, outline: &BezPath, pen: krilla::paint::Stroke) {
    drawn(surface, outline, None, Some(pen));
}

fn drawn(
    surface: &mut Surface<'_>,
    outline: &BezPath,
    fill: Option<Fill>,
    pen: Option<krilla::paint::Stroke>,
) {
    if let Some(path) = path(outline) {
        surface.set_fill(fill);
        surface.set_stroke(pen);
        surface.draw_path(&path);
    }
}

/// Paints an outline: fill, then pattern, then edge, at an opacity over all of them together.
pub(super) fn outline(surface: &mut Surface<'_>, outline: &BezPath, paint: &Paint, opacity: f64) {
    faded(surface, opacity, |surface| {
        let edge = paint.stroke.as_ref().map(stroke);
        match (&paint.pattern, paint.fill.map(fill)) {
            (None, None) if edge.is_none() => {}
            (None, fill) => drawn(surface, outline, fill, edge),
            (Some(mark), fill) => {
                if fill.is_some() {
                    drawn(surface, outline, fill, None);
                }
                pattern(surface, outline, mark);
                if edge.is_some() {
                    drawn(surface, outline, None, edge);
                }
            }
        }
    });
}

fn pattern(surface: &mut Surface<'_>, outline: &BezPath, pattern: &Pattern) {
    let Some(clip) = path(outline) else { return };
    let marks = geometry::marks(pattern, outline.bounding_box());
    surface.push_clip_path(&clip, &FillRule::NonZero);
    match pattern {
        Pattern::Hatch { width, color, .. } => stroked(surface, &marks, pen(*color, *width, false)),
        Pattern::Dots { color, .. } => filled(surface, &marks, *color),
    }
    surface.pop();
}

/// Paints something at an opacity.
pub(super) fn faded(surface: &mut Surface<'_>, opacity: f64, paint: impl FnOnce(&mut Surface<'_>)) {
    if opacity > 0.0 {
        surface.push_opacity(share(opacity));
        paint(surface);
        surface.pop();
    }
}
