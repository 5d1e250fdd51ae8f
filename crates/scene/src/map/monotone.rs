//! Monotone cubics through points (Fritsch and Carlson 1980): a curve that never overshoots a value.

use kurbo::{CubicBez, ParamCurve, Point};

/// One Bezier a pair of neighbours, with handles at a third of the way; empty for less than two
/// points. The points stand from left to right.
pub(crate) fn segments(points: &[Point]) -> Vec<CubicBez> {
    let slopes: Vec<f64> =
        points.windows(2).map(|pair| (pair[1].y - pair[0].y) / (pair[1].x - pair[0].x).max(1e-9)).collect();
    let tangents = tangents(&slopes);
    points
        .windows(2)
        .zip(tangents.windows(2))
        .map(|(pair, tangent)| {
            let third = (pair[1].x - pair[0].x) / 3.0;
            CubicBez::new(
                pair[0],
                Point::new(pair[0].x + third, pair[0].y + third * tangent[0]),
                Point::new(pair[1].x - third, pair[1].y - third * tangent[1]),
                pair[1],
            )
        })
        .collect()
}

/// The slope at every point: level where the curve turns, else gentle enough for both neighbours.
fn tangents(slopes: &[f64]) -> Vec<f64> {
    let (Some(first), Some(last)) = (slopes.first(), slopes.last()) else { return Vec::new() };
    let mut tangents = vec![*first];
    tangents.extend(slopes.windows(2).map(|pair| match pair[0] * pair[1] > 0.0 {
        true => (pair[0] + pair[1]) / 2.0,
        false => 0.0,
    }));
    tangents.push(*last);
    for (index, slope) in slopes.iter().enumerate() {
        if *slope == 0.0 {
            tangents[index] = 0.0;
            tangents[index + 1] = 0.0;
            continue;
        }
        let (a, b) = (tangents[index] / slope, tangents[index + 1] / slope);
        let reach = a.hypot(b);
        if reach > 3.0 {
            tangents[index] = 3.0 / reach * a * slope;
            tangents[index + 1] = 3.0 / reach * b * slope;
        }
    }
    tangents
}

/// Cuts a segment where it crosses a level, so that every part lies on one side.
pub(crate) fn split_at_level(segment: CubicBez, level: f64) -> Vec<CubicBez> {
    let (start, end) = (segment.p0.y - level, segment.p3.y - level);
    if start * end >= 0.0 {
        return vec![segment];
    }
    // A monotone segment crosses once: halving the interval 50 times finds the place.
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..50 {
        let middle = (low + high) / 2.0;
        if (segment.eval(middle).y - level) * start > 0.0 { low = middle } else { high = middle }
    }
    let mut before = segment.subsegment(0.0..low);
    let mut after = segment.subsegment(low..1.0);
    before.p3.y = level;
    after.p0.y = level;
    vec![before, after]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(values: &[f64]) -> Vec<CubicBez> {
        let points: Vec<Point> =
            values.iter().enumerate().map(|(index, y)| Point::new(index as f64 * 100.0, *y)).collect();
        segments(&points)
    }

    #[test]
    fn the_curve_goes_through_every_point() {
        let curve = curve(&[1.0, -2.0, 0.5]);
        assert_eq!(curve.iter().map(|s| (s.p0.y, s.p3.y)).collect::<Vec<_>>(), [(1.0, -2.0), (-2.0, 0.5)]);
    }

    #[test]
    fn between_two_points_the_curve_stays_between_their_values() {
        let values = [0.0, 10.0, 10.0, -40.0, -39.0, 80.0, 0.0, 0.1, 0.0];
        for segment in curve(&values) {
            let (low, high) = (segment.p0.y.min(segment.p3.y), segment.p0.y.max(segment.p3.y));
            for step in 0..=100 {
                let y = segment.eval(f64::from(step) / 100.0).y;
                assert!(y >= low - 1e-9 && y <= high + 1e-9, "{y} is outside {low} to {high}");
            }
        }
    }

    #[test]
    fn one_point_has_no_curve() {
        assert!(curve(&[1.0]).is_empty());
        assert!(curve(&[]).is_empty());
    }

    #[test]
    fn a_segment_is_cut_where_it_crosses_the_level() {
        let parts: Vec<CubicBez> =
            curve(&[-10.0, 30.0]).into_iter().flat_map(|segment| split_at_level(segment, 0.0)).collect();
        assert_eq!(parts.len(), 2);
        assert!(parts[0].p3.x > 0.0 && parts[0].p3.x < 50.0);
        assert_eq!((parts[0].p3.y, parts[1].p0.y), (0.0, 0.0));
    }

    #[test]
    fn a_segment_on_one_side_stays_whole() {
        assert_eq!(split_at_level(curve(&[5.0, 30.0])[0], 0.0).len(), 1);
    }
}
