//! Arrows below the names of steps, from where a step or stage stood to where it stands now.

use kurbo::BezPath;
use throughline_insight::ChangeKind;
use throughline_model::{Id, RecordKind, RecordRef};

use super::STEP_TOP;
use crate::map::badges::badge;
use crate::map::columns::Columns;
use crate::map::draw::{moved, path, solid};
use crate::map::marks::Marks;
use crate::map::plan::Plan;
use crate::{Group, Rect, Region, Role, Stroke, TableRole};

const BADGE: f64 = 16.0;
const WIDTH: f64 = 2.0;
const CORNER: f64 = 6.0;
/// An arrow's head reaches so far back, and so far to each side.
const HEAD: (f64, f64) = (6.0, 4.5);
/// From one arrow's line to the next one's, and above the first.
const PITCH: f64 = 9.0;
const ABOVE: f64 = 6.0;

/// An arrow from an old place to the new one.
pub(super) struct Trail {
    /// The record under the id with which its old place is drawn.
    old: Id,
    /// Columns by place.
    from: usize,
    to: usize,
    /// Its line, counted from the names down: no two on one line touch.
    track: usize,
}

/// The arrows of all that has moved, each on a line of its own where they would touch.
pub(super) fn of(marks: Option<&Marks>, columns: &Columns) -> Vec<Trail> {
    let mut trails: Vec<Trail> = Vec::new();
    let Some(marks) = marks else { return trails };
    let place = |id: Id| {
        let of_stage = || columns.stages.iter().find(|it| it.grid.id == id).map(|it| it.first);
        columns.place(id).or_else(of_stage)
    };
    let mut wanted: Vec<(Id, usize, usize)> = marks
        .trails()
        .filter_map(|(old, now)| Some((old, place(old)?, place(now)?)))
        .filter(|(_, from, to)| from != to)
        .collect();
    // Short ones first: they lie nearest to the names.
    wanted.sort_by_key(|(_, from, to)| (from.abs_diff(*to), *from));
    for (old, from, to) in wanted {
        let reach = |from: usize, to: usize| (from.min(to), from.max(to));
        let (first, last) = reach(from, to);
        let touches = |it: &Trail| {
            let (other_first, other_last) = reach(it.from, it.to);
            first <= other_last && other_first <= last
        };
        let taken: Vec<usize> = trails.iter().filter(|it| touches(it)).map(|it| it.track).collect();
        let track = (0..).find(|track| !taken.contains(track)).unwrap_or_default();
        trails.push(Trail { old, from, to, track });
    }
    trails
}

/// The room that the arrows need below the names.
pub(super) fn height(trails: &[Trail]) -> f64 {
    let tracks = trails.iter().map(|trail| trail.track + 1).max();
    tracks.map_or(0.0, |tracks| ABOVE + tracks as f64 * PITCH)
}

/// The arrows as groups, each with the badge at its old place.
pub(super) fn groups(plan: &Plan) -> Vec<Group> {
    let headers = &plan.headers;
    let lines_y = headers.steps_y() + headers.step_height - height(&headers.trails);
    let group = |trail: &Trail| -> Option<Group> {
        let (old, now) = (plan.columns.columns.get(trail.from)?, plan.columns.columns.get(trail.to)?);
        let ink = plan.theme.change(ChangeKind::Moved).ink;
        let (x, y) = (old.center(), headers.steps_y() + STEP_TOP);
        let line_y = lines_y + ABOVE + trail.track as f64 * PITCH;
        let leftwards = trail.to < trail.from;
        let end = if leftwards { now.right() } else { now.grid.x };
        let towards = if leftwards { -1.0 } else { 1.0 };
        let stroke = || Stroke { round: true, ..solid(ink, WIDTH) };
        let mut line = BezPath::new();
        line.move_to((x, y + BADGE + 1.0));
        line.line_to((x, line_y - CORNER));
        line.quad_to((x, line_y), (x + towards * CORNER, line_y));
        line.line_to((end + towards, line_y));
        let mut head = BezPath::new();
        head.move_to((end - towards * HEAD.0, line_y - HEAD.1));
        head.line_to((end + towards, line_y));
        head.line_to((end - towards * HEAD.0, line_y + HEAD.1));
        let mut items = badge(ChangeKind::Moved, x - BADGE / 2.0, y, BADGE, plan.theme);
        items.extend([path(line, None, Some(stroke())), path(head, None, Some(stroke()))]);
        let (left, right) = (x.min(end) - BADGE, x.max(end) + BADGE);
        let rect = Rect::new(left, y - 2.0, right - left, line_y - y + HEAD.1 + 4.0);
        let is_step = plan.document.steps.contains_key(&trail.old);
        let kind = if is_step { RecordKind::Step } else { RecordKind::Stage };
        Some(Group {
            key: format!("{} trail", trail.old).into(),
            record: Some(RecordRef { kind, id: trail.old }),
            role: Role::Arrow,
            region: Region::Headers,
            label: format!("{}, its old place", plan.column_name(trail.from)).into(),
            table: TableRole::None,
            compared: None,
            rect,
            items: items.into_iter().map(|item| moved(item, -rect.x, -rect.y)).collect(),
        })
    };
    headers.trails.iter().filter_map(group).collect()
}
