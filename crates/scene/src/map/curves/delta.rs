//! The emotion lane of a comparison: one persona's two curves on one axis, and what lies between.

use std::sync::Arc;

use kurbo::{BezPath, CubicBez, Point};
use throughline_model::numbers;
use throughline_model::{RecordKind, RecordRef};

use super::gap::between;
use super::points::{moments, seen};
use super::words::{Wanted, place_words};
use super::{EmotionLane, EmotionScaleY, levels};
use crate::map::draw::{circle, dashed, icon, line, moved, path, solid};
use crate::map::marks::{Feelings, Felt};
use crate::map::monotone;
use crate::map::pen::Pen;
use crate::map::plan::Plan;
use crate::{
    Align, Compared, GridSlot, Group, Item, Layer, Paint, Path, Pattern, Rect, Region, Role, Stroke,
    TableRole, Theme, TypeSize, Weight,
};

const DELTA: TypeSize = TypeSize { size: 13.0, line_height: 16.0, weight: Weight::Bold };
const FACE: f64 = 20.0;
const DISC: f64 = 10.0;
const RING: f64 = 14.0;
/// The open circle of what was.
const THEN: f64 = 4.5;
const HALO: f64 = 3.0;
/// From a point to the middle of its word.
const WORD: f64 = 20.0;
/// An arrow between two points begins and ends so far from them, and is no shorter than this.
const ARROW_GAP: (f64, f64) = (7.0, 14.0);
const LEAST_ARROW: f64 = 8.0;

/// The line of what was.
pub(crate) fn then_stroke(theme: &Theme) -> Stroke {
    dashed(theme.text_2, 2.0, &[6.0, 4.0])
}

/// The line of what is.
pub(crate) fn now_stroke(theme: &Theme) -> Stroke {
    Stroke { round: true, ..solid(theme.accent, 3.0) }
}

/// The ground where it is better.
pub(crate) fn better(theme: &Theme) -> Paint {
    let pattern = Pattern::Hatch { pitch: 7.0, width: 1.0, color: theme.emotions[3] };
    Paint { fill: Some(theme.emotion_positive_soft), pattern: Some(pattern), stroke: None }
}

/// The ground where it is worse.
pub(crate) fn worse(theme: &Theme) -> Paint {
    let pattern = Pattern::Dots { pitch: 6.0, radius: 1.0, color: theme.emotions[1] };
    Paint { fill: Some(theme.emotion_negative_soft), pattern: Some(pattern), stroke: None }
}

/// A point with its place in the lane.
struct Placed<'a> {
    felt: &'a Felt,
    column: usize,
    at: Point,
}

/// What two curves of a lane are drawn from.
struct Curves<'a> {
    feelings: &'a Feelings,
    then: Vec<Placed<'a>>,
    now: Vec<Placed<'a>>,
}

/// Curves and points of one lane, and the slots of the points.
pub(super) fn groups(plan: &Plan, lane: EmotionLane, pen: &mut Pen) -> (Vec<Group>, Vec<GridSlot>) {
    let mut groups = vec![levels(plan, lane)];
    let Some(feelings) = plan.marks.and_then(|marks| marks.shown(&plan.index)) else {
        return (groups, Vec::new());
    };
    let place = |felt: &'_ Felt| -> Option<(usize, Point)> {
        let column = plan.columns.place(felt.column)?;
        let grid = &plan.columns.columns[column].grid;
        let scale = EmotionScaleY::of(0.0, lane.row.height);
        Some((column, Point::new(grid.x + felt.share * grid.width, scale.y(felt.drawn))))
    };
    let row = |of: fn(&Feelings) -> &[Felt]| -> Vec<Placed> {
        let felt = of(feelings).iter();
        felt.filter_map(|felt| place(felt).map(|(column, at)| Placed { felt, column, at })).collect()
    };
    let curves = Curves { feelings, then: row(|it| &it.then), now: row(|it| &it.now) };
    let (then, now) = (runs(&curves.then), runs(&curves.now));
    let rect = Rect::new(0.0, lane.row.y, plan.columns.width, lane.row.height);
    groups.push(plan.decoration(
        &lane.key(format!("{} gap", feelings.persona)),
        Region::Body,
        rect,
        grounds(plan.theme, &then, &now),
    ));
    groups.push(curve(plan, lane, feelings, &then, Layer::Before));
    groups.push(curve(plan, lane, feelings, &now, Layer::After));
    groups.extend(arrows(plan, lane, &curves));
    let (points, slots) = points(plan, lane, &curves, pen);
    groups.extend(points);
    (groups, slots)
}

/// Lines between neighbouring columns of a side; a missing score parts two runs.
fn runs(points: &[Placed]) -> Vec<Vec<CubicBez>> {
    let runs = points.chunk_by(|a, b| b.felt.order == a.felt.order + 1 && b.at.x > a.at.x);
    runs.map(|run| monotone::segments(&run.iter().map(|point| point.at).collect::<Vec<_>>())).collect()
}

/// The ground between two rows of lines, better and worse apart.
pub(crate) fn grounds(theme: &Theme, then: &[Vec<CubicBez>], now: &[Vec<CubicBez>]) -> Vec<Item> {
    let flat = |runs: &[Vec<CubicBez>]| runs.iter().flatten().copied().collect::<Vec<_>>();
    let ground = between(&flat(then), &flat(now));
    [(ground.above, better(theme)), (ground.below, worse(theme))]
        .into_iter()
        .filter(|(area, _)| !area.elements().is_empty())
        .map(|(outline, paint)| Item::Path(Path { outline, paint, opacity: 1.0 }))
        .collect()
}

fn curve(plan: &Plan, lane: EmotionLane, feelings: &Feelings, runs: &[Vec<CubicBez>], layer: Layer) -> Group {
    let (word, stroke, name) = match layer {
        Layer::Before => ("before", then_stroke(plan.theme), &feelings.side_names.0),
        _ => ("curve", now_stroke(plan.theme), &feelings.side_names.1),
    };
    let outlines = runs.iter().filter(|run| !run.is_empty()).map(|run| {
        let mut outline = BezPath::new();
        outline.move_to(run[0].p0);
        run.iter().for_each(|segment| outline.curve_to(segment.p1, segment.p2, segment.p3));
        path(outline, None, Some(stroke.clone()))
    });
    Group {
        key: lane.key(format!("{} {word}", feelings.persona)).into(),
        record: Some(RecordRef { kind: RecordKind::Persona, id: feelings.persona }),
        role: Role::Curve,
        region: Region::Body,
        label: format!("{}, emotion curve, {name}", feelings.name).into(),
        table: TableRole::None,
        compared: Some(Arc::new(Compared { layer, ..Compared::default() })),
        rect: Rect::new(0.0, lane.row.y, plan.columns.width, lane.row.height),
        items: outlines.collect(),
    }
}

/// Arrows at the moments that have turned: out of the bad ones, or into them.
fn arrows(plan: &Plan, lane: EmotionLane, curves: &Curves) -> Option<Group> {
    let ink = || solid(plan.theme.text, 1.5);
    let mut items = Vec::new();
    for now in &curves.now {
        let Some(then) = curves.then.iter().find(|then| then.felt.pair == now.felt.pair) else { continue };
        let is_bad = |drawn: f64| drawn <= -0.5;
        let turned = is_bad(then.felt.drawn) != is_bad(now.felt.drawn);
        if !turned || then.column != now.column || plan.columns.columns[now.column].folded {
            continue;
        }
        let up = if now.at.y < then.at.y { -1.0 } else { 1.0 };
        let (from, to) = (then.at.y + up * ARROW_GAP.0, now.at.y - up * ARROW_GAP.1);
        if (to - from) * up < LEAST_ARROW {
            continue;
        }
        let x = now.at.x;
        items.push(line((x, from), (x, to), ink()));
        let mut head = BezPath::new();
        head.move_to((x - 4.0, to - up * 5.0));
        head.line_to((x, to));
        head.line_to((x + 4.0, to - up * 5.0));
        items.push(path(head, None, Some(Stroke { round: true, ..ink() })));
    }
    let rect = Rect::new(0.0, lane.row.y, plan.columns.width, lane.row.height);
    let key = lane.key("turned moments".into());
    (!items.is_empty()).then(|| plan.decoration(&key, Region::Body, rect, items))
}

/// A point being drawn.
struct Mark<'a> {
    point: &'a Placed<'a>,
    layer: Layer,
    radius: f64,
    ringed: bool,
}

fn points(plan: &Plan, lane: EmotionLane, curves: &Curves, pen: &mut Pen) -> (Vec<Group>, Vec<GridSlot>) {
    let is_moment = moments(plan, lane.row);
    let look = plan.index.persona(curves.feelings.persona);
    let open = |point: &&Placed| !plan.columns.columns[point.column].folded;
    let now = curves.now.iter().filter(open).map(|point| {
        let ringed = look.is_some_and(|look| is_moment(point.column, look, true));
        Mark { point, layer: Layer::After, radius: if ringed { RING } else { DISC }, ringed }
    });
    let then = curves.then.iter().filter(open);
    let then = then.map(|point| Mark { point, layer: Layer::Before, radius: THEN + 1.0, ringed: false });
    let marks: Vec<Mark> = then.chain(now).collect();
    let wanted = marks.iter().map(|mark| wanted(plan, mark, curves, pen)).collect();
    let taken: Vec<Rect> = marks.iter().map(Mark::rect).collect();
    let words = place_words(wanted, &taken, lane.row.height);
    let slots = marks.iter().filter(|mark| mark.layer == Layer::After).map(|mark| GridSlot {
        id: mark.point.felt.emotion,
        row: lane.number,
        first: mark.point.column,
        last: mark.point.column,
        rect: mark.rect().moved(0.0, lane.row.y),
        journey: None,
    });
    let slots = slots.collect();
    let groups = marks.iter().zip(words).map(|(mark, word)| group(plan, lane, curves, mark, word)).collect();
    (groups, slots)
}

impl Mark<'_> {
    fn rect(&self) -> Rect {
        let (at, radius) = (self.point.at, self.radius);
        Rect::new(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius)
    }
}

/// The word at a point: by how much it is better or worse; the score where there is nothing to
/// compare it with.
fn wanted(plan: &Plan, mark: &Mark, curves: &Curves, pen: &mut Pen) -> Option<Wanted> {
    let felt = mark.point.felt;
    let other = |points: &[Placed]| {
        points.iter().find(|it| it.felt.pair == felt.pair).map(|it| (it.felt.score, it.column))
    };
    let (text, above) = match mark.layer {
        Layer::Before => match other(&curves.now) {
            // Its delta stands at the face above or below, unless that is elsewhere.
            Some((_, column)) if column == mark.point.column => return None,
            Some(_) => (signed(felt.score), false),
            None => (format!("{} gone", signed(felt.score)), false),
        },
        _ => match other(&curves.then) {
            Some((then, _)) => {
                let by = rounded(rounded(felt.score) - rounded(then));
                if by == 0.0 {
                    return None;
                }
                (signed(by), true)
            }
            None => (format!("new, {}", signed(felt.score)), true),
        },
    };
    let ink = match mark.layer {
        Layer::Before => plan.theme.text_2,
        _ => plan.theme.text,
    };
    let size = if mark.layer == Layer::Before { plan.metrics.meta } else { DELTA };
    let mut style = size.style(ink);
    style.align = Align::Middle;
    style.tabular = true;
    style.halo = Some((plan.theme.lane, HALO));
    let block = pen.line(&text, style, 0.0, 0.0);
    Some(Wanted { block, at: mark.point.at, distance: (mark.radius + 9.0).max(WORD - 4.0), above })
}

fn group(
    plan: &Plan,
    lane: EmotionLane,
    curves: &Curves,
    mark: &Mark,
    word: Option<crate::TextBlock>,
) -> Group {
    let (theme, at, felt) = (plan.theme, mark.point.at, mark.point.felt);
    let mut items = Vec::new();
    if mark.ringed {
        let ring = solid(theme.lane(throughline_model::LaneKind::Moment).ink, 1.5);
        items.push(circle(at.x, at.y, RING - 0.75, Some(theme.lane), Some(ring)));
    }
    match mark.layer {
        Layer::Before => {
            items.push(circle(at.x, at.y, THEN, Some(theme.card), Some(solid(theme.text_2, 2.0))));
        }
        _ => {
            let look = theme.emotion(felt.drawn);
            items.push(circle(at.x, at.y, DISC, Some(theme.card), None));
            items.push(icon(look.icon, at.x - FACE / 2.0, at.y - FACE / 2.0, FACE, look.color));
        }
    }
    let rect = word.iter().fold(mark.rect(), |rect, word| super::points::union(rect, seen(word)));
    items.extend(word.map(Item::Text));
    let (before, after) = &curves.feelings.side_names;
    let side = if mark.layer == Layer::Before { before } else { after };
    let label = format!(
        "{}, {}, {side}: {}, {}",
        curves.feelings.name,
        plan.column_name(mark.point.column),
        theme.emotion(felt.drawn).word.to_lowercase(),
        signed(felt.score),
    );
    Group {
        key: lane.key(felt.emotion.to_string()).into(),
        record: Some(RecordRef { kind: RecordKind::Emotion, id: felt.emotion }),
        role: Role::Point,
        region: Region::Body,
        label: label.into(),
        table: TableRole::Cell { row: lane.number, first: mark.point.column, last: mark.point.column },
        compared: None,
        rect: rect.moved(0.0, lane.row.y),
        items: items.into_iter().map(|item| moved(item, -rect.x, -rect.y)).collect(),
    }
}

/// A score as it is written, with one decimal.
fn rounded(score: f64) -> f64 {
    (score * 10.0).round() / 10.0
}

/// "+0.6", "−1.8".
fn signed(number: f64) -> String {
    let written = numbers::decimal(number, 1);
    if rounded(number) > 0.0 { format!("+{written}") } else { written }
}
