//! Emotion lanes: level lines, a curve for each persona, a mark and a word at each point.

pub(crate) mod delta;
mod gap;
mod line;
mod points;
mod words;

use throughline_model::LaneKind;

use super::draw::{dashed, line as straight, solid};
use super::pen::Pen;
use super::plan::Plan;
use super::rows::Row;
use crate::{GridSlot, Group, Rect, Region};

/// The levels of the emotion scale from great to awful.
pub(crate) const LEVELS: [f64; 5] = [2.0, 1.0, 0.0, -1.0, -2.0];
/// What the curve leaves free above and below for words.
const MARGIN: f64 = 25.0;

/// Where values from −2 to 2 stand in an emotion lane.
#[derive(Clone, Copy)]
pub(crate) struct EmotionScaleY {
    pub mid: f64,
    amplitude: f64,
}

impl EmotionScaleY {
    /// The scale of a lane from its top and height.
    pub fn of(top: f64, height: f64) -> Self {
        EmotionScaleY { mid: top + height / 2.0, amplitude: height / 2.0 - MARGIN }
    }

    /// Where a drawn value stands.
    pub fn y(&self, drawn: f64) -> f64 {
        self.mid - drawn / 2.0 * self.amplitude
    }
}

/// An emotion lane with its place among the rows.
#[derive(Clone, Copy)]
struct EmotionLane<'a, 'b> {
    row: &'b Row<'a>,
    number: usize,
    /// Whether it is the first: keys of later ones name their lane.
    first: bool,
}

impl EmotionLane<'_, '_> {
    fn key(&self, name: String) -> String {
        if self.first { name } else { format!("{name} in {}", self.row.lane.id) }
    }
}

/// Curves and points of all emotion lanes, and the slots of the points.
pub(crate) fn groups(plan: &Plan, pen: &mut Pen) -> (Vec<Group>, Vec<GridSlot>) {
    let lanes = plan.rows.iter().filter(|row| row.lane.kind == LaneKind::Emotion && !row.folded);
    let (mut groups, mut slots) = (Vec::new(), Vec::new());
    for (place, row) in lanes.enumerate() {
        let lane = EmotionLane { row, number: row.number, first: place == 0 };
        if plan.marks.is_some_and(|marks| !marks.is_apart) {
            let (curves, own_slots) = delta::groups(plan, lane, pen);
            groups.extend(curves);
            slots.extend(own_slots);
            continue;
        }
        groups.push(levels(plan, lane));
        let curves = points::curves(plan, row);
        groups.extend(line::groups(plan, lane, &curves));
        let (points, own_slots) = points::groups(plan, lane, &curves, pen);
        groups.extend(points);
        slots.extend(own_slots);
    }
    (groups, slots)
}

fn levels(plan: &Plan, lane: EmotionLane) -> Group {
    let scale = EmotionScaleY::of(0.0, lane.row.height);
    let first = plan.columns.columns.first().map_or(0.0, |column| column.grid.x);
    let last = plan.columns.columns.last().map_or(0.0, |column| column.right());
    let lines = LEVELS.iter().map(|level| {
        let stroke = match *level == 0.0 {
            true => solid(plan.theme.line_2, 1.0),
            false => dashed(plan.theme.line, 1.0, &[1.0, 4.0]),
        };
        let y = scale.y(*level).floor() + 0.5;
        straight((first, y), (last, y), stroke)
    });
    let rect = Rect::new(0.0, lane.row.y, plan.columns.width, lane.row.height);
    plan.decoration(&format!("{} levels", lane.row.lane.id), Region::Body, rect, lines.collect())
}
