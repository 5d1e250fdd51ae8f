//! How sure a card is, as a mark: a disc, half a disc, a ring; made-up figures a hollow diamond.

use std::f64::consts::PI;

use kurbo::{Arc, BezPath, Shape, Vec2};
use throughline_model::EvidenceKind;

use crate::map::draw::{circle, path, solid};
use crate::{Color, Item, Theme};

const RADIUS: f64 = 3.0;
const EDGE: f64 = 1.25;
/// The diamond reaches further, so that it does not pass for a ring.
const DIAMOND: f64 = 3.5;
/// From a card's top right corner to the middle of its mark: within the space around the text.
pub(crate) const MARK_INSET: f64 = 5.5;

/// The mark around a centre.
pub(crate) fn evidence_mark(kind: EvidenceKind, x: f64, y: f64, theme: &Theme, ground: Color) -> Vec<Item> {
    let ink = theme.text_2;
    let ring = || circle(x, y, RADIUS, Some(ground), Some(solid(ink, EDGE)));
    match kind {
        EvidenceKind::Measured => vec![circle(x, y, RADIUS + EDGE / 2.0, Some(ink), None)],
        EvidenceKind::Interview => vec![ring(), path(left_half(x, y), Some(ink), None)],
        EvidenceKind::Assumption => vec![ring()],
        EvidenceKind::Illustrative => vec![path(diamond(x, y), Some(ground), Some(solid(ink, EDGE)))],
    }
}

fn left_half(x: f64, y: f64) -> BezPath {
    let mut half = Arc::new((x, y), Vec2::new(RADIUS, RADIUS), PI / 2.0, PI, 0.0).to_path(0.01);
    half.close_path();
    half
}

fn diamond(x: f64, y: f64) -> BezPath {
    let mut diamond = BezPath::new();
    diamond.move_to((x, y - DIAMOND));
    diamond.line_to((x + DIAMOND, y));
    diamond.line_to((x, y + DIAMOND));
    diamond.line_to((x - DIAMOND, y));
    diamond.close_path();
    diamond
}
