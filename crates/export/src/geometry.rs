//! Outlines that every exporter draws the same: rounded corners, connectors, arrow heads, patterns.

use kurbo::{BezPath, Circle, Line, Point, Rect, Shape, Vec2};
use throughline_scene::{Connector, Decoration, Pattern, Stroke, TextBlock, TextLine};

/// How far a drawn curve may be from the true one, in points; far below what 4x scale shows.
const TOLERANCE: f64 = 0.01;

/// The share of a radius at which a cubic's handles stand for a quarter circle.
const QUARTER_CIRCLE: f64 = 0.552_284_75;

/// Marks of a pattern are never closer than this, whatever a scene asks, so that their number is
/// bounded by the area.
const LEAST_PITCH: f64 = 0.5;

/// A scene's rectangle by its corners.
pub(crate) fn rect(rect: &throughline_scene::Rect) -> Rect {
    Rect::new(rect.x, rect.y, rect.right(), rect.bottom())
}

/// The outline of a rectangle with rounded corners.
pub(crate) fn rounded(bounds: &throughline_scene::Rect, radius: f64) -> BezPath {
    let bounds = rect(bounds);
    let radius = radius.min(bounds.width() / 2.0).min(bounds.height() / 2.0);
    if radius > 0.0 { bounds.to_rounded_rect(radius).to_path(TOLERANCE) } else { bounds.to_path(TOLERANCE) }
}

/// Length of an arrow head, and half its width, for a line.
pub(crate) fn head_size(stroke: &Stroke) -> (f64, f64) {
    (4.0 + 2.0 * stroke.width, 2.0 + stroke.width)
}

/// The line of a connector with its rounded corners, and its arrow head, to be filled.
///
/// The line ends within its head, so that its end never shows beyond the tip.
pub(crate) fn connector(connector: &Connector) -> (BezPath, Option<BezPath>) {
    let mut corners: Vec<Point> = connector.route.iter().map(|&(x, y)| Point::new(x, y)).collect();
    corners.dedup_by(|one, other| one.distance_squared(*other) < 1e-6);
    let head = if connector.arrow { arrow_head(&mut corners, &connector.stroke) } else { None };

    let mut line = BezPath::new();
    let Some(&start) = corners.first() else { return (line, head) };
    line.move_to(start);
    for three in corners.windows(3) {
        round_corner(&mut line, three[0], three[1], three[2], connector.corner_radius);
    }
    if let Some(&end) = corners.get(1..).and_then(<[_]>::last) {
        line.line_to(end);
    }
    (line, head)
}

/// Takes the length of the head off the last stretch.
fn arrow_head(corners: &mut [Point], stroke: &Stroke) -> Option<BezPath> {
    let [.., before, tip] = corners else { return None };
    let along = *tip - *before;
    let (length, half_width) = head_size(stroke);
    let forward = along.normalize();
    let sideways = Vec2::new(-forward.y, forward.x) * half_width;
    let base = *tip - forward * length;
    let mut head = BezPath::new();
    head.move_to(*tip);
    head.line_to(base + sideways);
    head.line_to(base - sideways);
    head.close_path();
    *tip -= forward * (length - 1.0).min(along.hypot() / 2.0);
    Some(head)
}

fn round_corner(line: &mut BezPath, from: Point, corner: Point, to: Point, radius: f64) {
    let (back, on) = (from - corner, to - corner);
    let radius = radius.min(back.hypot() / 2.0).min(on.hypot() / 2.0).max(0.0);
    let (start, end) = (corner + back.normalize() * radius, corner + on.normalize() * radius);
    line.line_to(start);
    line.curve_to(start + (corner - start) * QUARTER_CIRCLE, end + (corner - end) * QUARTER_CIRCLE, end);
}

/// Whether a stroke is broken: dashes without any length would be an endless line of nothing.
pub(crate) fn is_dashed(stroke: &Stroke) -> bool {
    stroke.dash.iter().all(|length| *length >= 0.0) && stroke.dash.iter().sum::<f64>() > LEAST_PITCH
}

/// The distance between a pattern's marks that is drawn.
pub(crate) fn pitch(pattern: &Pattern) -> f64 {
    match pattern {
        Pattern::Hatch { pitch, .. } | Pattern::Dots { pitch, .. } => pitch.max(LEAST_PITCH),
    }
}

/// The marks of a pattern over an area, anchored at the group's origin: lines to be stroked for a
/// hatch, circles to be filled for dots. They reach beyond the area and are to be clipped.
pub(crate) fn marks(pattern: &Pattern, area: Rect) -> BezPath {
    let pitch = pitch(pattern);
    let mut marks = BezPath::new();
    match pattern {
        Pattern::Hatch { .. } => {
            // A line rising to the right is where x + y stays the same.
            let step = pitch * std::f64::consts::SQRT_2;
            for index in whole((area.x0 + area.y0) / step)..=whole((area.x1 + area.y1) / step) + 1 {
                let sum = index as f64 * step;
                let line = Line::new((sum - area.y1, area.y1), (sum - area.y0, area.y0));
                marks.extend(line.path_elements(TOLERANCE));
            }
        }
        Pattern::Dots { radius, .. } => {
            for row in whole(area.y0 / pitch)..=whole(area.y1 / pitch) {
                for column in whole(area.x0 / pitch)..=whole(area.x1 / pitch) {
                    let center = ((column as f64 + 0.5) * pitch, (row as f64 + 0.5) * pitch);
                    marks.extend(Circle::new(center, *radius).path_elements(TOLERANCE));
                }
            }
        }
    }
    marks
}

fn whole(value: f64) -> i64 {
    value.floor() as i64
}

/// The bar that underlines a line or strikes it through, in the group's space.
///
/// Thickness and places are those of the bundled family, as shares of the font size; exporters
/// and the canvas use the same, whatever a fall-back font says.
pub(crate) fn decoration(block: &TextBlock, line: &TextLine) -> Option<Rect> {
    let size = block.style.size;
    let thickness = size / 14.0;
    let center = match block.style.decoration? {
        Decoration::Underline => 0.14 * size,
        Decoration::StrikeThrough => -0.27 * size,
    };
    let (x, y) = (block.rect.x + line.x, block.rect.y + line.baseline + center);
    Some(Rect::new(x, y - thickness / 2.0, x + line.width, y + thickness / 2.0))
}

#[cfg(test)]
mod tests {
    use throughline_scene::{Color, Rect as SceneRect};

    use super::*;

    #[test]
    fn a_connector_ends_within_its_head() {
        let stroke = Stroke { color: Color::rgb(0), width: 1.5, dash: Vec::new(), round: false };
        let arrow = Connector {
            from: Default::default(),
            to: Default::default(),
            route: vec![(0.0, 0.0), (40.0, 0.0), (40.0, 0.0), (40.0, 30.0)],
            corner_radius: 6.0,
            stroke,
            arrow: true,
        };
        let (line, head) = connector(&arrow);
        assert_eq!(head.expect("an arrow has a head").bounding_box(), Rect::new(36.5, 23.0, 43.5, 30.0));
        assert_eq!(line.bounding_box(), Rect::new(0.0, 0.0, 40.0, 24.0));
    }

    #[test]
    fn a_radius_larger_than_the_box_becomes_a_pill() {
        let pill = rounded(&SceneRect::new(0.0, 0.0, 40.0, 10.0), 99.0);
        assert!((pill.area() - (30.0 * 10.0 + std::f64::consts::PI * 25.0)).abs() < 0.1);
    }

    #[test]
    fn marks_keep_a_least_distance() {
        let dots = Pattern::Dots { pitch: 0.0, radius: 1.0, color: Color::rgb(0) };
        assert_eq!(pitch(&dots), LEAST_PITCH);
        assert!(marks(&dots, Rect::new(0.0, 0.0, 10.0, 10.0)).elements().len() < 10_000);
    }
}
