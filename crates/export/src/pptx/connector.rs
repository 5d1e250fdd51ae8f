//! Arrows as connectors glued to the shapes that they lead from and to.

use kurbo::{BezPath, Point, Rect, Vec2};
use throughline_scene::{Connector, Id};

use super::paint::{self, Head};
use super::place::Area;
use super::shape::Said;
use super::slide::Slide;

impl Slide<'_> {
    /// Writes an arrow.
    pub(super) fn connector(&mut self, connector: &Connector, origin: Vec2, said: Said) {
        let mut corners: Vec<Point> =
            connector.route.iter().map(|&(x, y)| Point::new(x, y) + origin).collect();
        corners.dedup_by(|one, other| one.distance_squared(*other) < 1e-6);
        let (Some(start), Some(end)) = (corners.first().copied(), corners.last().copied()) else { return };
        if corners.len() < 2 {
            return;
        }
        self.xml.raw("<p:cxnSp><p:nvCxnSpPr>");
        self.identity(said);
        self.xml.raw("<p:cNvCxnSpPr>");
        self.glue("stCxn", connector.from, start);
        self.glue("endCxn", connector.to, end);
        self.xml.raw("</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>");
        match Bent::of(&corners) {
            Some(bent) => self.bent(&bent),
            None => {
                let mut outline = BezPath::new();
                outline.move_to(start);
                corners.iter().skip(1).for_each(|corner| outline.line_to(*corner));
                self.freeform_geometry(&outline, Vec2::ZERO);
                self.xml.raw("<a:noFill/>");
            }
        }
        let head = if connector.arrow { Head::AtEnd } else { Head::None };
        paint::stroke(&mut self.xml, self.palette, &self.place, &connector.stroke, 1.0, head);
        self.xml.raw("</p:spPr></p:cxnSp>");
    }

    /// Which shape an end holds on to, and at which of its sides.
    fn glue(&mut self, end: &str, record: Id, at: Point) {
        let Some((id, rect)) = self.ends.get(&record) else { return };
        let side = nearest_side(rect, at);
        self.xml.raw("<a:").raw(end).count("id", *id).count("idx", side).raw("/>");
    }

    fn bent(&mut self, bent: &Bent) {
        // Of a connector that begins upright, the frame is that before it is turned.
        let (width, height) = (self.place.length(bent.width), self.place.length(bent.height));
        let (middle_x, middle_y) = (self.place.x(bent.middle.x), self.place.y(bent.middle.y));
        self.xml.raw("<a:xfrm");
        if bent.turned {
            self.xml.raw(" rot=\"5400000\"");
        }
        if bent.flipped.0 {
            self.xml.raw(" flipH=\"1\"");
        }
        if bent.flipped.1 {
            self.xml.raw(" flipV=\"1\"");
        }
        self.xml.raw(">");
        self.extent(Area { x: middle_x - width / 2, y: middle_y - height / 2, width, height });
        self.xml.raw("</a:xfrm>");
        let measures: Vec<(String, i64)> =
            (1..).map(|number| format!("adj{number}")).zip(bent.measures.iter().copied()).collect();
        let measures: Vec<(&str, i64)> =
            measures.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        self.preset(bent.preset, &measures);
    }
}

/// The width that a way has at least which ends above where it begins: PowerPoint gives it a point.
const LEAST: f64 = 1.0;

/// The connection sites of a rectangle: top, left, bottom, right.
fn nearest_side(rect: &Rect, at: Point) -> i64 {
    let distances =
        [(at.y - rect.y0).abs(), (at.x - rect.x0).abs(), (at.y - rect.y1).abs(), (at.x - rect.x1).abs()];
    let nearest = (0..4).zip(distances).min_by(|a, b| a.1.total_cmp(&b.1));
    nearest.map_or(0, |(side, _)| side)
}

/// A way with level and upright legs in turn, as one of PowerPoint's own bent connectors.
struct Bent {
    preset: &'static str,
    /// Whether it begins upright: it is then turned by a right angle.
    turned: bool,
    flipped: (bool, bool),
    /// Before it is turned.
    width: f64,
    height: f64,
    middle: Point,
    /// Where inner legs stand, in 100,000ths of width and height in turn.
    measures: Vec<i64>,
}

impl Bent {
    /// None for a way that bends otherwise or more often.
    fn of(corners: &[Point]) -> Option<Bent> {
        let (first, last) = (*corners.first()?, *corners.last()?);
        let middle = first.midpoint(last);
        let legs = corners.len() - 1;
        let preset = match legs {
            1 => "line",
            2 => "bentConnector2",
            3 => "bentConnector3",
            4 => "bentConnector4",
            5 => "bentConnector5",
            _ => return None,
        };
        let level = |a: &Point, b: &Point| (a.y - b.y).abs() < 1e-6;
        let upright = |a: &Point, b: &Point| (a.x - b.x).abs() < 1e-6;
        let turned = legs > 1 && !level(&corners[0], &corners[1]);
        for (number, leg) in corners.windows(2).enumerate().filter(|_| legs > 1) {
            let straight = if (number % 2 == 0) != turned { level } else { upright };
            if !straight(&leg[0], &leg[1]) {
                return None;
            }
        }
        // Turned back, the way begins level.
        let local: Vec<Vec2> = corners
            .iter()
            .map(|corner| *corner - middle)
            .map(|from| if turned { Vec2::new(from.y, -from.x) } else { from })
            .collect();
        let (start, end) = (*local.first()?, *local.last()?);
        // Inner legs are told as shares of width and height: those must be something.
        let least = if legs > 2 { LEAST } else { 0.0 };
        let (width, height) = ((end.x - start.x).abs().max(least), (end.y - start.y).abs().max(least));
        let flipped = (end.x < start.x, end.y < start.y);
        let mut measures = Vec::new();
        // The first and the last leg stand where the ends are.
        for (number, corner) in local.iter().enumerate().take(legs).skip(1).take(legs.saturating_sub(2)) {
            let (along, whole) = match number % 2 {
                1 => ((corner.x - start.x).abs() * sign(corner.x - start.x, flipped.0), width),
                _ => ((corner.y - start.y).abs() * sign(corner.y - start.y, flipped.1), height),
            };
            measures.push((along / whole * 100_000.0).round() as i64);
        }
        let preset = if legs == 1 { "straightConnector1" } else { preset };
        Some(Bent { preset, turned, flipped, width, height, middle, measures })
    }
}

/// Whether a place lies on the way to the end or behind the start.
fn sign(offset: f64, flipped: bool) -> f64 {
    if (offset < 0.0) == flipped { 1.0 } else { -1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bent(corners: &[(f64, f64)]) -> Option<Bent> {
        Bent::of(&corners.iter().map(|&(x, y)| Point::new(x, y)).collect::<Vec<_>>())
    }

    #[test]
    fn a_way_to_the_right_and_down_is_a_bent_connector() {
        let way = bent(&[(0.0, 0.0), (30.0, 0.0), (30.0, 50.0), (100.0, 50.0)]).expect("three legs");
        assert_eq!((way.preset, way.turned, way.flipped), ("bentConnector3", false, (false, false)));
        assert_eq!((way.width, way.height, way.measures.as_slice()), (100.0, 50.0, &[30_000][..]));
    }

    #[test]
    fn a_way_back_is_flipped_and_may_reach_beyond_its_ends() {
        let way = bent(&[(100.0, 0.0), (110.0, 0.0), (110.0, -40.0), (0.0, -40.0)]).expect("three legs");
        assert_eq!((way.flipped, way.measures.as_slice()), ((true, true), &[-10_000][..]));
    }

    #[test]
    fn a_way_that_begins_upright_is_turned() {
        let way = bent(&[(0.0, 0.0), (0.0, 20.0), (60.0, 20.0), (60.0, 100.0)]).expect("three legs");
        assert!(way.turned);
        assert_eq!((way.width, way.height, way.flipped), (100.0, 60.0, (false, true)));
        assert_eq!(way.measures, [20_000]);
    }

    #[test]
    fn a_way_with_many_corners_or_slanted_legs_is_none_of_them() {
        assert!(bent(&[(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (5.0, 20.0)]).is_none());
    }

    #[test]
    fn a_way_that_ends_above_its_beginning_has_a_width_to_measure_by() {
        let way = bent(&[(0.0, 0.0), (9.0, 0.0), (9.0, 50.0), (0.0, 50.0)]).expect("three legs");
        assert_eq!((way.width, way.measures.as_slice()), (1.0, &[900_000][..]));
    }
}
