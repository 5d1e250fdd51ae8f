//! What everything stands on: a band for each lane within each stage, lines between steps.

use throughline_model::LaneKind;

use super::draw::{dashed, filled, line};
use super::plan::Plan;
use crate::{Group, Rect, Region};

/// The bands, lane by lane; stage gaps and a hairline between lanes show the ground of the map.
pub(crate) fn bands(plan: &Plan) -> Vec<Group> {
    let rows = plan.rows.iter().filter(|row| row.lane.kind != LaneKind::Line);
    rows.map(|row| {
        let bands = plan.columns.stages.iter().map(|stage| {
            filled(Rect::new(stage.grid.x, 0.0, stage.grid.width, row.height - 1.0), 0.0, plan.theme.lane)
        });
        let rect = Rect::new(0.0, row.y, plan.columns.width, row.height);
        plan.decoration(&format!("{} band", row.lane.id), Region::Body, rect, bands.collect())
    })
    .collect()
}

/// Dashed lines between the steps of a stage.
pub(crate) fn column_lines(plan: &Plan) -> Option<Group> {
    let pairs = plan.columns.columns.windows(2).zip(1..);
    let inner = pairs.filter(|(pair, next)| {
        pair[0].stage == pair[1].stage && !pair[0].folded && !plan.columns.begins_page(*next)
    });
    let lines: Vec<_> = inner
        .map(|(pair, _)| {
            let x = pair[1].grid.x + 0.5;
            line((x, 0.0), (x, plan.body_height), dashed(plan.theme.line, 1.0, &[2.0, 4.0]))
        })
        .collect();
    let rect = Rect::new(0.0, 0.0, plan.columns.width, plan.body_height);
    (!lines.is_empty()).then(|| plan.decoration("column lines", Region::Body, rect, lines))
}
