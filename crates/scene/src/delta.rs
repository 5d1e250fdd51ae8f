//! Two curves on one axis: before dashed, after solid, the gap between them shaded.

use kurbo::{BezPath, CubicBez, Point};

use crate::map::curves::delta::{grounds, now_stroke, then_stroke};
use crate::map::draw::{circle, icon, path, solid};
use crate::map::monotone;
use crate::map::pen::Pen;
use crate::{Item, Rect, Theme, TypeSize, Weight};

/// The number above a point.
const NUMBER: TypeSize = TypeSize { size: 13.0, line_height: 16.0, weight: Weight::Bold };
/// The ring of a point of before.
const RING: f64 = 4.5;
/// The disc and the face of a point of after.
const DISC: f64 = 9.0;
const FACE: f64 = 18.0;
/// From a point's mark to the number above it.
const ABOVE: f64 = 4.0;
const HALO: f64 = 3.0;
/// An arrow needs this much room between its two marks.
const LEAST_ARROW: f64 = 16.0;
const ARROW_HEAD: f64 = 4.0;

/// One side of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Felt {
    /// The side has no such column: its line goes on to the next.
    Absent,
    /// The column has no score: its line has a gap.
    Unscored,
    /// Drawn from −2 to 2.
    Scored(f64),
}

/// A column with both sides.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DeltaPoint {
    /// Where it stands.
    pub x: f64,
    /// How it was.
    pub before: Felt,
    /// How it is.
    pub after: Felt,
    /// By how much, in words of the program: "+2.4", "new, +1.6", "−1.4 gone".
    pub words: String,
}

/// What is drawn, in paint order: the ground first, then the marks of each column.
pub(crate) struct Delta {
    /// The gap, and the two lines over it.
    pub ground: Vec<Item>,
    /// For each point its marks, arrow and number.
    pub points: Vec<Vec<Item>>,
}

/// Draws the two curves. `y` says where a value from −2 to 2 stands. The points stand from left to
/// right; words keep to the given width of the drawing.
pub(crate) fn delta(
    points: &[DeltaPoint],
    width: f64,
    y: impl Fn(f64) -> f64,
    theme: &Theme,
    pen: &mut Pen,
) -> Delta {
    let before = runs(points, |point| point.before, &y);
    let after = runs(points, |point| point.after, &y);
    let mut ground = grounds(theme, &before, &after);
    ground.extend(before.iter().map(|run| line(run, then_stroke(theme))));
    ground.extend(after.iter().map(|run| line(run, now_stroke(theme))));
    let points = points.iter().map(|point| marks(point, width, &y, theme, pen)).collect();
    Delta { ground, points }
}

/// A line between neighbouring scores.
type Run = Vec<CubicBez>;

/// A side's lines: columns that it does not have are passed over, unscored ones part two runs.
fn runs(points: &[DeltaPoint], side: impl Fn(&DeltaPoint) -> Felt, y: impl Fn(f64) -> f64) -> Vec<Run> {
    let there: Vec<(f64, Felt)> =
        points.iter().map(|point| (point.x, side(point))).filter(|(_, felt)| *felt != Felt::Absent).collect();
    there
        .split(|(_, felt)| *felt == Felt::Unscored)
        .map(|run| {
            let scored = run.iter().filter_map(|(x, felt)| match felt {
                Felt::Scored(drawn) => Some(Point::new(*x, y(*drawn))),
                _ => None,
            });
            monotone::segments(&scored.collect::<Vec<_>>())
        })
        .filter(|run| !run.is_empty())
        .collect()
}

fn line(run: &Run, stroke: crate::Stroke) -> Item {
    let mut outline = BezPath::new();
    outline.extend(run.first().map(|segment| kurbo::PathEl::MoveTo(segment.p0)));
    run.iter().for_each(|segment| outline.curve_to(segment.p1, segment.p2, segment.p3));
    path(outline, None, Some(stroke))
}

/// A column's ring, face, arrow and number.
fn marks(point: &DeltaPoint, width: f64, y: impl Fn(f64) -> f64, theme: &Theme, pen: &mut Pen) -> Vec<Item> {
    let x = point.x;
    let scored = |felt: Felt| match felt {
        Felt::Scored(drawn) => Some((drawn, y(drawn))),
        _ => None,
    };
    let (before, after) = (scored(point.before), scored(point.after));
    let mut items = Vec::new();
    if let (Some((was, was_y)), Some((is, is_y))) = (before, after)
        && was * is < 0.0
    {
        items.extend(arrow(x, was_y, is_y, theme));
    }
    items.extend(before.map(|(_, y)| circle(x, y, RING, Some(theme.card), Some(solid(theme.text_2, 1.5)))));
    if let Some((drawn, y)) = after {
        let look = theme.emotion(drawn);
        items.push(circle(x, y, DISC, Some(theme.card), None));
        items.push(icon(look.icon, x - FACE / 2.0, y - FACE / 2.0, FACE, look.color));
    }
    let marks =
        before.map(|(_, y)| (y - RING, y + RING)).into_iter().chain(after.map(|(_, y)| (y - DISC, y + DISC)));
    let Some((top, bottom)) = marks.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1))) else {
        return items;
    };
    if !point.words.is_empty() {
        let mut style = NUMBER.style(theme.text);
        style.tabular = true;
        style.halo = Some((theme.lane, HALO));
        let mut block = pen.line(&point.words, style, 0.0, 0.0);
        // What is only gone is told below its ring, away from the line of after.
        let y = match after {
            Some(_) => top - ABOVE - NUMBER.line_height,
            None => bottom + ABOVE,
        };
        let x = (x - block.rect.width / 2.0).clamp(0.0, (width - block.rect.width).max(0.0));
        block.rect = Rect { x: x.round(), y: y.round(), ..block.rect };
        items.push(Item::Text(block));
    }
    items
}

/// From a ring to a face: at moments that turn from bad to good or back.
fn arrow(x: f64, from_y: f64, to_y: f64, theme: &Theme) -> Option<Item> {
    let up = to_y < from_y;
    let sign = if up { -1.0 } else { 1.0 };
    let (start, end) = (from_y + sign * (RING + 2.0), to_y - sign * (DISC + 2.0));
    if (end - start) * sign < LEAST_ARROW {
        return None;
    }
    let mut outline = BezPath::new();
    outline.move_to((x, start));
    outline.line_to((x, end));
    outline.move_to((x - ARROW_HEAD, end - sign * ARROW_HEAD));
    outline.line_to((x, end));
    outline.line_to((x + ARROW_HEAD, end - sign * ARROW_HEAD));
    Some(path(outline, None, Some(crate::Stroke { round: true, ..solid(theme.text, 1.5) })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, before: Felt, after: Felt) -> DeltaPoint {
        DeltaPoint { x, before, after, words: String::new() }
    }

    #[test]
    fn a_line_goes_on_past_a_column_that_its_side_does_not_have_and_stops_where_nothing_was_scored() {
        use Felt::*;
        let y = |drawn: f64| drawn;
        let absent =
            [point(0.0, Scored(0.0), Absent), point(10.0, Absent, Absent), point(20.0, Scored(1.0), Absent)];
        assert_eq!(runs(&absent, |it| it.before, y).len(), 1);
        let unscored = [
            point(0.0, Scored(0.0), Absent),
            point(10.0, Unscored, Absent),
            point(20.0, Scored(1.0), Absent),
        ];
        assert!(runs(&unscored, |it| it.before, y).is_empty());
    }
}
