//! The ground between two curves, parted where they cross.

use kurbo::{BezPath, CubicBez, ParamCurve};

/// Between two curves: where the second lies above the first, and where it lies below.
#[derive(Default)]
pub(super) struct Between {
    pub above: BezPath,
    pub below: BezPath,
}

/// How finely a stretch is searched for crossings: two cubics cross three times at most.
const PARTS: usize = 12;

/// The ground between two rows of segments that each run from left to right.
pub(super) fn between(first: &[CubicBez], second: &[CubicBez]) -> Between {
    let mut ground = Between::default();
    for one in first {
        let next = second.iter().filter(|it| it.p0.x < one.p3.x && one.p0.x < it.p3.x);
        for other in next {
            let (from, to) = (one.p0.x.max(other.p0.x), one.p3.x.min(other.p3.x));
            if to - from > 1e-6 {
                stretch(&mut ground, cut(*one, from, to), cut(*other, from, to));
            }
        }
    }
    ground
}

/// The part of a segment between two places. With handles at a third of the way, x runs evenly with
/// the parameter.
fn cut(segment: CubicBez, from: f64, to: f64) -> CubicBez {
    let along = |x: f64| ((x - segment.p0.x) / (segment.p3.x - segment.p0.x)).clamp(0.0, 1.0);
    segment.subsegment(along(from)..along(to))
}

/// Adds the ground of two segments over the same stretch.
fn stretch(ground: &mut Between, first: CubicBez, second: CubicBez) {
    let gap = |t: f64| second.eval(t).y - first.eval(t).y;
    let mut edges = vec![0.0];
    for part in 0..PARTS {
        let (mut low, mut high) = (part as f64 / PARTS as f64, (part + 1) as f64 / PARTS as f64);
        let rises = gap(low) < gap(high);
        if gap(high) == 0.0 && high < 1.0 {
            // They meet just where two parts do: neither part sees the sign change.
            edges.push(high);
        }
        if gap(low) * gap(high) >= 0.0 {
            continue;
        }
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if (gap(middle) < 0.0) == rises { low = middle } else { high = middle }
        }
        edges.push(low);
    }
    edges.push(1.0);
    for pair in edges.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let middle = gap((from + to) / 2.0);
        if to - from < 1e-9 || middle.abs() < 1e-6 {
            continue;
        }
        let (then, now) = (first.subsegment(from..to), second.subsegment(from..to));
        let area = if middle < 0.0 { &mut ground.above } else { &mut ground.below };
        area.move_to(now.p0);
        area.curve_to(now.p1, now.p2, now.p3);
        area.line_to(then.p3);
        area.curve_to(then.p2, then.p1, then.p0);
        area.close_path();
    }
}

#[cfg(test)]
mod tests {
    use kurbo::{Point, Shape};

    use super::*;
    use crate::map::monotone;

    fn curve(points: &[(f64, f64)]) -> Vec<CubicBez> {
        monotone::segments(&points.iter().map(|(x, y)| Point::new(*x, *y)).collect::<Vec<_>>())
    }

    #[test]
    fn level_curves_enclose_a_rectangle() {
        let ground = between(&curve(&[(0.0, 10.0), (30.0, 10.0)]), &curve(&[(10.0, 4.0), (40.0, 4.0)]));
        assert!((ground.above.area().abs() - 120.0).abs() < 1e-6, "{}", ground.above.area());
        assert!(ground.below.elements().is_empty());
    }

    #[test]
    fn curves_that_cross_part_their_ground() {
        let ground = between(&curve(&[(0.0, 0.0), (20.0, 20.0)]), &curve(&[(0.0, 20.0), (20.0, 0.0)]));
        for area in [&ground.above, &ground.below] {
            assert!((area.area().abs() - 100.0).abs() < 1e-6, "{}", area.area());
        }
    }
}
