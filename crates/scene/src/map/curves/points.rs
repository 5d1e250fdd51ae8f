//! The points of the curves: a face for the focused persona, a mark for every other.

use kurbo::{CubicBez, ParamCurve, Point};
use throughline_model::{Emotion, LaneKind, RecordKind, RecordRef};

use super::words::{Wanted, place_words};
use super::{EmotionLane, EmotionScaleY};
use crate::map::draw::{circle, icon, marker, moved, solid};
use crate::map::index::PersonaLook;
use crate::map::monotone;
use crate::map::pen::{Passage, Pen};
use crate::map::plan::Plan;
use crate::map::rows::Row;
use crate::{Align, GridSlot, Group, Item, Rect, Region, Role, TableRole, TextBlock, Weight};
use throughline_model::numbers;

/// The face, the disc below it, and the ring of a moment of truth.
const FACE: f64 = 20.0;
const DISC: f64 = 10.0;
const RING: f64 = 14.0;
/// Marks closer than this would touch; the second slides along its curve.
const TOO_CLOSE: f64 = 16.0;
const SLIDE: f64 = 20.0;
/// From a point to the middle of its word's nearest line.
const WORD: f64 = 18.0;
const WORD_BEYOND_RING: f64 = 22.0;
/// Between a word and its neighbours' columns, together.
const WORD_MARGIN: f64 = 8.0;
const HALO: f64 = 3.0;

/// One persona's curve in one lane, in the lane's own space.
pub(super) struct Curve<'a> {
    pub look: PersonaLook<'a>,
    pub focused: bool,
    /// Its scores from left to right.
    pub points: Vec<CurvePoint<'a>>,
    /// Lines between neighbouring columns; a missing score parts two runs.
    pub runs: Vec<Vec<CubicBez>>,
}

/// One score.
pub(super) struct CurvePoint<'a> {
    pub column: usize,
    pub emotion: &'a Emotion,
    pub drawn: f64,
    pub at: Point,
}

/// The curves of the shown personas, the focused one first.
pub(super) fn curves<'a>(plan: &Plan<'a>, row: &Row) -> Vec<Curve<'a>> {
    let scale = EmotionScaleY::of(0.0, row.height);
    let mut curves: Vec<Curve> = plan
        .index
        .personas
        .iter()
        .map(|look| {
            let points: Vec<CurvePoint> = plan
                .columns
                .columns
                .iter()
                .enumerate()
                .filter_map(|(column, place)| {
                    let emotion = plan.felt(row, place.grid.id, look.persona.id)?;
                    let drawn = plan.document.journey.emotion_scale.drawn(emotion.score?);
                    Some(CurvePoint {
                        column,
                        emotion,
                        drawn,
                        at: Point::new(place.center(), scale.y(drawn)),
                    })
                })
                .collect();
            let runs = points
                .chunk_by(|a, b| plan.are_neighbours(row, a.column, b.column))
                .map(|run| monotone::segments(&run.iter().map(|point| point.at).collect::<Vec<_>>()))
                .filter(|run| !run.is_empty())
                .collect();
            Curve { look: look.clone(), focused: plan.index.focused == Some(look.persona.id), points, runs }
        })
        .filter(|curve| !curve.points.is_empty())
        .collect();
    curves.sort_by_key(|curve| !curve.focused);
    curves
}

impl Curve<'_> {
    /// Where the curve stands at `x`; none beside its runs.
    fn at(&self, x: f64) -> Option<Point> {
        let segment =
            self.runs.iter().flatten().find(|segment| (segment.p0.x..=segment.p3.x).contains(&x))?;
        // With handles at a third of the way, x runs evenly with the parameter.
        let t = (x - segment.p0.x) / (segment.p3.x - segment.p0.x).max(1e-9);
        Some(Point::new(x, segment.eval(t).y))
    }
}

/// Whether a column is a moment of truth for a persona: any persona where the card names none, and
/// then the focused one stands for all.
pub(super) fn moments<'a>(plan: &Plan<'a>, of: &Row) -> impl Fn(usize, &PersonaLook, bool) -> bool + 'a {
    let mut cards = Vec::new();
    let is_now = plan.is_there_now(of.lane.id);
    let same_side = |row: &Row| plan.is_there_now(row.lane.id) == is_now;
    for row in plan.rows.iter().filter(|row| row.lane.kind == LaneKind::Moment && same_side(row)) {
        let shown = plan.cells.of_lane(row.number).iter().filter(|cell| {
            plan.index.shows(&cell.card, plan.options) && plan.is_there_now(cell.card.id) == is_now
        });
        cards.extend(shown.map(|cell| ((cell.first, cell.last), &*cell.card)));
    }
    move |column, look, focused| {
        cards.iter().any(|((first, last), card)| {
            (*first..=*last).contains(&column)
                && match card.personas.is_empty() {
                    true => focused,
                    false => card.personas.contains(&look.persona.id),
                }
        })
    }
}

/// A mark with the place it has found.
struct Mark<'a, 'b> {
    curve: &'b Curve<'a>,
    point: &'b CurvePoint<'a>,
    at: Point,
    ringed: bool,
    word: Option<TextBlock>,
}

impl Mark<'_, '_> {
    fn radius(&self) -> f64 {
        match (self.ringed, self.curve.focused) {
            (true, _) => RING,
            (false, true) => DISC,
            (false, false) => self.curve.look.style.marker.size() / 2.0 + 1.0,
        }
    }

    fn rect(&self) -> Rect {
        let radius = self.radius();
        Rect::new(self.at.x - radius, self.at.y - radius, 2.0 * radius, 2.0 * radius)
    }
}

/// A group for each point, others first, and the slots of all.
pub(super) fn groups(
    plan: &Plan,
    lane: EmotionLane,
    curves: &[Curve],
    pen: &mut Pen,
) -> (Vec<Group>, Vec<GridSlot>) {
    let mut marks = marks(plan, lane, curves);
    let words = words(plan, lane, &marks, pen);
    for (mark, word) in marks.iter_mut().zip(words) {
        mark.word = word;
    }
    // Faces lie on top of marks.
    marks.reverse();
    let groups = marks.iter().map(|mark| group(plan, lane, mark)).collect();
    let slots = marks.iter().map(|mark| GridSlot {
        id: mark.point.emotion.id,
        row: lane.number,
        first: mark.point.column,
        last: mark.point.column,
        rect: mark.rect().moved(0.0, lane.row.y),
        journey: None,
    });
    let mut slots: Vec<GridSlot> = slots.collect();
    slots.sort_by_key(|slot| slot.first);
    (groups, slots)
}

/// Where marks stand: on their columns' middles, unless another mark is there already.
fn marks<'a, 'b>(plan: &Plan, lane: EmotionLane, curves: &'b [Curve<'a>]) -> Vec<Mark<'a, 'b>> {
    let is_moment = moments(plan, lane.row);
    let mut marks: Vec<Mark> = Vec::new();
    for curve in curves {
        for point in curve.points.iter().filter(|point| !plan.columns.columns[point.column].folded) {
            let taken: Vec<Point> =
                marks.iter().filter(|mark| mark.point.column == point.column).map(|mark| mark.at).collect();
            let free = |at: &Point| {
                taken
                    .iter()
                    .all(|other| (other.x - at.x).abs() >= TOO_CLOSE || (other.y - at.y).abs() >= TOO_CLOSE)
            };
            let last = point.column + 1 == plan.columns.columns.len();
            let slides = if last { [-1.0, 1.0, -2.0, 2.0] } else { [1.0, -1.0, 2.0, -2.0] };
            let beside = slides
                .iter()
                .map(|slide| point.at.x + slide * SLIDE)
                .map(|x| curve.at(x).unwrap_or(Point::new(x, point.at.y)));
            let at = std::iter::once(point.at).chain(beside).find(free).unwrap_or(point.at);
            let ringed = is_moment(point.column, &curve.look, curve.focused);
            marks.push(Mark { curve, point, at, ringed, word: None });
        }
    }
    marks
}

/// The points' own words, each where it touches neither a mark nor another word.
fn words(plan: &Plan, lane: EmotionLane, marks: &[Mark], pen: &mut Pen) -> Vec<Option<TextBlock>> {
    let meta = plan.metrics.meta;
    let wanted: Vec<Option<Wanted>> = marks
        .iter()
        .map(|mark| {
            let word = mark.point.emotion.label.trim();
            if word.is_empty() {
                return None;
            }
            let (weight, color) = match mark.curve.focused {
                true => (Weight::SemiBold, plan.theme.text),
                false => (meta.weight, plan.theme.text_2),
            };
            let mut style = meta.weighing(weight).style(color);
            style.align = Align::Middle;
            style.halo = Some((plan.theme.lane, HALO));
            let width = plan.columns.columns[mark.point.column].grid.width - WORD_MARGIN;
            let block =
                pen.set(&Passage { text: word.into(), style, x: 0.0, y: 0.0, width, most_lines: None });
            let in_column = marks.iter().filter(|other| other.point.column == mark.point.column);
            let highest = in_column.map(|other| other.at.y).fold(f64::INFINITY, f64::min);
            let usual = if mark.ringed { WORD_BEYOND_RING } else { WORD };
            let distance = usual.max(mark.radius() + meta.line_height / 2.0 + 1.0);
            Some(Wanted { block, at: mark.at, distance, above: mark.at.y <= highest })
        })
        .collect();
    let taken: Vec<Rect> = marks.iter().map(Mark::rect).collect();
    place_words(wanted, &taken, lane.row.height)
}

fn group(plan: &Plan, lane: EmotionLane, mark: &Mark) -> Group {
    let (theme, at) = (plan.theme, mark.at);
    let mut items = Vec::new();
    if mark.ringed {
        let ring = solid(theme.lane(LaneKind::Moment).ink, 1.5);
        items.push(circle(at.x, at.y, RING - 0.75, Some(theme.lane), Some(ring)));
    }
    match mark.curve.focused {
        true => {
            let look = theme.emotion(mark.point.drawn);
            items.push(circle(at.x, at.y, DISC, Some(theme.card), None));
            items.push(icon(look.icon, at.x - FACE / 2.0, at.y - FACE / 2.0, FACE, look.color));
        }
        false => items.push(marker(mark.curve.look.style, at.x, at.y, theme.card)),
    }
    items.extend(mark.word.clone().map(Item::Text));
    let rect = mark.word.iter().fold(mark.rect(), |rect, word| union(rect, seen(word)));
    Group {
        key: lane.key(mark.point.emotion.id.to_string()).into(),
        record: Some(RecordRef { kind: RecordKind::Emotion, id: mark.point.emotion.id }),
        role: Role::Point,
        region: Region::Body,
        label: label(plan, mark).into(),
        table: TableRole::Cell { row: lane.number, first: mark.point.column, last: mark.point.column },
        compared: None,
        rect: rect.moved(0.0, lane.row.y),
        items: items.into_iter().map(|item| moved(item, -rect.x, -rect.y)).collect(),
    }
}

/// "Maya, Prove identity: awful, −1.8, angry, moment of truth".
fn label(plan: &Plan, mark: &Mark) -> String {
    let emotion = mark.point.emotion;
    let mut label = format!(
        "{}, {}: {}",
        mark.curve.look.persona.name,
        plan.column_name(mark.point.column),
        plan.theme.emotion(mark.point.drawn).word.to_lowercase(),
    );
    let score = emotion.score.unwrap_or(mark.point.drawn);
    label.push_str(&format!(", {}", numbers::decimal(score, numbers::decimals_of(score))));
    if !emotion.label.trim().is_empty() {
        label.push_str(&format!(", {}", emotion.label.trim().to_lowercase()));
    }
    if mark.ringed {
        label.push_str(", moment of truth");
    }
    label.extend(
        plan.index.evidence(emotion.id).map(|kind| format!(", evidence: {}", kind.label().to_lowercase())),
    );
    label
}

/// The part of a block's box that its lines take.
pub(super) fn seen(block: &TextBlock) -> Rect {
    let left = block.lines.iter().map(|line| line.x).fold(f64::INFINITY, f64::min);
    let right = block.lines.iter().map(|line| line.x + line.width).fold(f64::NEG_INFINITY, f64::max);
    Rect::new(block.rect.x + left, block.rect.y, (right - left).max(0.0), block.rect.height)
}

pub(super) fn union(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
}
