//! The badges of changes: each has its own shape and glyph, so that it is told apart without colour.

use kurbo::BezPath;

use super::draw::{circle, filled, path, solid};
use crate::{ChangeKind, Color, Item, Rect, Stroke, Theme};

/// Dots of the edge around an old place.
pub(crate) const DOTTED: &[f64] = &[1.5, 4.0];
/// The size at which the badges are drawn as the specification has them.
const FULL: f64 = 16.0;

/// A badge with its top left corner at `x`, `y`.
pub(crate) fn badge(change: ChangeKind, x: f64, y: f64, size: f64, theme: &Theme) -> Vec<Item> {
    let ink = theme.change(change).ink;
    let scale = size / FULL;
    let at = |dx: f64, dy: f64| (x + dx * scale, y + dy * scale);
    let line = |points: &[(f64, f64)], color: Color| {
        let mut outline = BezPath::new();
        for (index, (dx, dy)) in points.iter().enumerate() {
            if index == 0 { outline.move_to(at(*dx, *dy)) } else { outline.line_to(at(*dx, *dy)) }
        }
        path(outline, None, Some(Stroke { round: true, ..solid(color, 1.75 * scale) }))
    };
    let polygon = |points: &[(f64, f64)]| {
        let mut outline = BezPath::new();
        for (index, (dx, dy)) in points.iter().enumerate() {
            if index == 0 { outline.move_to(at(*dx, *dy)) } else { outline.line_to(at(*dx, *dy)) }
        }
        outline.close_path();
        path(outline, Some(ink), None)
    };
    match change {
        ChangeKind::Added => vec![
            filled(Rect::new(x + 0.5 * scale, y + 0.5 * scale, 15.0 * scale, 15.0 * scale), 3.0 * scale, ink),
            line(&[(8.0, 4.5), (8.0, 11.5)], theme.card),
            line(&[(4.5, 8.0), (11.5, 8.0)], theme.card),
        ],
        ChangeKind::Removed => {
            let (cx, cy) = at(8.0, 8.0);
            let edge = Stroke { dash: vec![2.6 * scale, 2.0 * scale], ..solid(ink, 1.5 * scale) };
            vec![
                circle(cx, cy, 7.0 * scale, Some(theme.card), Some(edge)),
                line(&[(5.0, 8.0), (11.0, 8.0)], ink),
            ]
        }
        ChangeKind::Changed => {
            let mut wave = BezPath::new();
            wave.move_to(at(4.4, 8.6));
            wave.curve_to(at(5.4, 6.4), at(6.8, 6.6), at(8.0, 8.0));
            wave.curve_to(at(9.2, 9.4), at(10.6, 9.6), at(11.6, 7.4));
            vec![
                polygon(&[(8.0, 0.0), (16.0, 8.0), (8.0, 16.0), (0.0, 8.0)]),
                path(wave, None, Some(Stroke { round: true, ..solid(theme.card, 1.6 * scale) })),
            ]
        }
        ChangeKind::Moved => vec![
            polygon(&[(0.5, 1.5), (10.5, 1.5), (16.0, 8.0), (10.5, 14.5), (0.5, 14.5)]),
            line(&[(3.5, 8.0), (11.0, 8.0)], theme.card),
            line(&[(8.2, 5.2), (11.0, 8.0), (8.2, 10.8)], theme.card),
        ],
    }
}
