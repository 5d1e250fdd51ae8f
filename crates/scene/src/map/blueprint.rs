//! Blueprint lines: dashed across all columns; their names are their rows' labels.

use throughline_model::{LaneKind, RecordKind, RecordRef};

use super::draw::{dashed, filled, line};
use super::labels::lane_name;
use super::plan::Plan;
use super::rows::Row;
use crate::{Group, Rect, Region, Role, TableRole};

/// Where a blueprint line stands, down from the body's top.
pub(crate) fn line_y(row: &Row) -> f64 {
    row.y + (row.height / 2.0).floor()
}

/// The lines of all rows of that kind.
pub(crate) fn groups(plan: &Plan) -> Vec<Group> {
    let rows = plan.rows.iter().filter(|row| row.lane.kind == LaneKind::Line);
    rows.map(|row| {
        if plan.marks.is_some_and(|marks| marks.section(row.lane.id).is_some()) {
            let rect = Rect::new(0.0, row.y, plan.columns.width, row.height);
            let band = filled(Rect::new(0.0, 0.0, rect.width, rect.height), 0.0, plan.theme.accent_soft);
            return plan.decoration(&format!("{} band", row.lane.id), Region::Body, rect, vec![band]);
        }
        let y = line_y(row) - row.y;
        let stroke = dashed(plan.theme.text_2, 1.5, &[8.0, 4.0]);
        Group {
            key: format!("{} line", row.lane.id).into(),
            record: Some(RecordRef { kind: RecordKind::Lane, id: row.lane.id }),
            role: Role::Line,
            region: Region::Body,
            label: lane_name(row.lane).into(),
            table: TableRole::None,
            compared: None,
            rect: Rect::new(0.0, row.y, plan.columns.width, row.height),
            items: vec![line((0.0, y), (plan.columns.width, y), stroke)].into(),
        }
    })
    .collect()
}
