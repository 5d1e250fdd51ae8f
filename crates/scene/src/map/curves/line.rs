//! The line of a persona's feelings, with the tinted area between it and neutral.

use kurbo::{BezPath, CubicBez, Point};
use throughline_model::{RecordKind, RecordRef};

use super::points::Curve;
use super::{EmotionLane, EmotionScaleY};
use crate::map::draw::{path, persona_stroke};
use crate::map::monotone::split_at_level;
use crate::map::plan::Plan;
use crate::{Chart, Group, Item, Rect, Region, Role, Series, TableRole};
use throughline_model::numbers;

/// The tinted area first, then a group for each curve, the focused one on top.
pub(super) fn groups(plan: &Plan, lane: EmotionLane, curves: &[Curve]) -> Vec<Group> {
    let (focused, others): (Vec<&Curve>, Vec<&Curve>) = curves.iter().partition(|curve| curve.focused);
    let rect = Rect::new(0.0, lane.row.y, plan.columns.width, lane.row.height);
    let mid = EmotionScaleY::of(0.0, lane.row.height).mid;
    let areas = focused.iter().map(|curve| {
        let key = lane.key(format!("{} area", curve.look.persona.id));
        plan.decoration(&key, Region::Body, rect, areas(plan, mid, curve))
    });
    let mut groups: Vec<Group> = areas.collect();
    let lines = others.iter().chain(&focused).enumerate();
    groups.extend(lines.map(|(place, curve)| {
        let mut items = line(curve);
        if place + 1 == curves.len() {
            items.push(Item::Chart(chart(plan, lane, curves)));
        }
        let persona = curve.look.persona;
        Group {
            key: lane.key(format!("{} curve", persona.id)).into(),
            record: Some(RecordRef { kind: RecordKind::Persona, id: persona.id }),
            role: Role::Curve,
            region: Region::Body,
            label: label(plan, curve).into(),
            table: TableRole::None,
            compared: None,
            rect,
            items: items.into(),
        }
    }));
    groups
}

fn line(curve: &Curve) -> Vec<Item> {
    let runs = curve.runs.iter().map(|run| {
        let mut outline = BezPath::new();
        outline.extend(start(run));
        run.iter().for_each(|segment| outline.curve_to(segment.p1, segment.p2, segment.p3));
        path(outline, None, Some(persona_stroke(curve.look.style, curve.focused)))
    });
    runs.collect()
}

fn start(run: &[CubicBez]) -> Option<kurbo::PathEl> {
    run.first().map(|segment| kurbo::PathEl::MoveTo(segment.p0))
}

/// The areas above and below neutral, cut where the curve crosses it.
fn areas(plan: &Plan, mid: f64, curve: &Curve) -> Vec<Item> {
    let parts = curve.runs.iter().flatten().flat_map(|segment| split_at_level(*segment, mid));
    let (mut above, mut below) = (BezPath::new(), BezPath::new());
    for part in parts {
        let is_above = part.p0.y + part.p3.y < 2.0 * mid;
        let area = if is_above { &mut above } else { &mut below };
        area.move_to(Point::new(part.p0.x, mid));
        area.line_to(part.p0);
        area.curve_to(part.p1, part.p2, part.p3);
        area.line_to(Point::new(part.p3.x, mid));
        area.close_path();
    }
    let fills = [(above, plan.theme.emotion_positive_soft), (below, plan.theme.emotion_negative_soft)];
    fills
        .into_iter()
        .filter(|(area, _)| !area.elements().is_empty())
        .map(|(area, fill)| path(area, Some(fill), None))
        .collect()
}

fn label(plan: &Plan, curve: &Curve) -> String {
    let name = &curve.look.persona.name;
    let points = &curve.points;
    let lowest = points.iter().min_by(|a, b| a.drawn.total_cmp(&b.drawn));
    match lowest {
        None => format!("{name}, emotion curve, no scores"),
        Some(lowest) => format!(
            "{name}, emotion curve, {}, lowest at {}",
            numbers::counted(points.len(), "score", "scores"),
            plan.column_name(lowest.column),
        ),
    }
}

/// All curves as numbers, for exporters that write native charts.
fn chart(plan: &Plan, lane: EmotionLane, curves: &[Curve]) -> Chart {
    let scale = &plan.document.journey.emotion_scale;
    let columns = 0..plan.columns.columns.len();
    let series = curves.iter().map(|curve| {
        let mut values = vec![None; columns.len()];
        for point in &curve.points {
            values[point.column] = point.emotion.score;
        }
        Series { name: curve.look.persona.name.clone(), color: curve.look.style.color, values }
    });
    let first = plan.columns.columns.first().map_or(0.0, |column| column.grid.x);
    let last = plan.columns.columns.last().map_or(0.0, |column| column.right());
    Chart {
        rect: Rect::new(first, 0.0, last - first, lane.row.height),
        title: format!(
            "{} of each persona from step to step",
            super::super::labels::lane_name(lane.row.lane)
        ),
        categories: columns.clone().map(|column| plan.column_name(column).to_owned()).collect(),
        range: (scale.lowest, scale.highest),
        series: series.collect(),
    }
}
