//! A map without stages or lanes: dashed places where they will stand.

use super::columns::MARGIN;
use super::draw::{dashed, edged};
use super::plan::Plan;
use crate::{CARD_RADIUS, Group, Item, Rect, Region};

/// How many lanes are hinted at.
const LANES: usize = 3;

/// Height of a body without lanes.
pub(crate) fn body_height(lane_min_height: f64) -> f64 {
    LANES as f64 * 2.0 * lane_min_height
}

/// One dashed stage where there are no stages, three dashed lanes where there are no lanes.
pub(crate) fn groups(plan: &Plan) -> Vec<Group> {
    let place = |rect: Rect| edged(rect, CARD_RADIUS, None, dashed(plan.theme.ctl, 1.0, &[4.0, 3.0]));
    let width = plan.columns.width - 2.0 * MARGIN;
    let mut groups = Vec::new();
    if plan.columns.stages.is_empty() {
        let (y, height) = plan.headers.stages_extent();
        let rect = Rect::new(MARGIN, y, width, height);
        let stage: Item = place(Rect::new(0.0, 0.0, width, height));
        groups.push(plan.decoration("stage to come", Region::Headers, rect, vec![stage]));
    }
    if plan.rows.is_empty() {
        let height = plan.body_height / LANES as f64;
        let lanes = (0..LANES).map(|lane| {
            let pad = plan.metrics.cell_padding_y;
            place(Rect::new(MARGIN, lane as f64 * height + pad, width, height - 2.0 * pad))
        });
        let rect = Rect::new(0.0, 0.0, plan.columns.width, plan.body_height);
        groups.push(plan.decoration("lanes to come", Region::Body, rect, lanes.collect()));
    }
    groups
}
