//! Today's curve against the future one, the gap between them shaded, and what changes in numbers.

use kurbo::{CubicBez, ParamCurve, Point};
use throughline_insight::deck::{Future, FuturePoint, Tally};
use throughline_model::{RecordKind, RecordRef};

use super::bands::{Band, Bands};
use super::canvas::{Canvas, LEAST, MARGIN, Part, ROOM, Words};
use super::curve::{Plot, outline, runs, union};
use super::labels::Crowd;
use crate::map::curves::delta::{grounds, now_stroke, then_stroke};
use crate::map::draw::{circle, filled, line, path, solid};
use crate::{Item, Pattern, Rect, Role, Stroke, Theme, Weight};

const TOP: f64 = 120.0;
const BOTTOM: f64 = 409.5;
/// The bands end here; the names of the curves stand behind them.
const RIGHT: f64 = 838.0;
const NAMES_X: f64 = RIGHT + 10.0;
const NAME: f64 = 16.9;
/// Two names stand at least so far from each other.
const LEAST_APART: f64 = 24.0;
const RING: f64 = 4.1;
const DISC: f64 = 5.25;
const LEAST_STEP: f64 = 14.0;
const HALO: f64 = 4.5;
const HATCH_OPACITY: f64 = 0.5;
/// The row of numbers.
const TALLIES_TOP: f64 = 432.0;
const TALLY: f64 = 25.5;
const TALLY_GAP: f64 = 36.0;
/// From a number to its words, beside a share of its width: in another font it may be wider.
const BEFORE_WORDS: (f64, f64) = (7.0, 0.12);

pub(super) fn draw(canvas: &mut Canvas, future: &Future) {
    match future.points.is_empty() {
        true => {
            let text = "What is felt was not measured.";
            let block = canvas.set(&Words::own(text, canvas.theme.text_2), 18.0, MARGIN, TOP + 40.0, ROOM);
            canvas.put_text("no curve", None, block);
        }
        false => curves(canvas, future),
    }
    tallies(canvas, &future.tallies);
}

fn curves(canvas: &mut Canvas, future: &Future) {
    let stages: Vec<Band> =
        future.stages.iter().map(|(_, name, points)| Band { name, points: *points, is_low: false }).collect();
    let bands = Bands::of(canvas, &stages, future.points.len(), MARGIN, RIGHT - MARGIN);
    for (place, (id, name, _)) in future.stages.iter().enumerate() {
        let ground = filled(bands.rect(place, TOP, BOTTOM), 4.5, canvas.theme.lane);
        let (rect, items) = bands.items(place, TOP, BOTTOM, ground);
        let key = format!("stage {place}");
        let record = RecordRef { kind: RecordKind::Stage, id: *id };
        let part =
            if name.is_empty() { Part::decoration(&key) } else { Part::text(&key, Some(record), name) };
        canvas.put(part, rect, items);
    }
    let theme = canvas.theme;
    let plot = Plot::of(&bands, TOP, BOTTOM);
    let neutral = Rect::new(MARGIN, plot.y(0.0) - 0.5, RIGHT - MARGIN, 1.0);
    let rule = line((MARGIN, plot.y(0.0)), (RIGHT, plot.y(0.0)), solid(theme.line_2, 1.1));
    canvas.put(Part::decoration("neutral"), neutral, vec![rule]);

    let at = |place: usize, drawn: Option<f64>| Some(Point::new(bands.x[place], plot.y(drawn?)));
    let (today, then) =
        (side(future, &at, |it| (it.is_today, it.today)), side(future, &at, |it| (it.is_then, it.then)));
    let area = Rect::new(MARGIN, TOP, RIGHT - MARGIN, BOTTOM - TOP);
    canvas.put(Part::decoration("gap"), area, gap(theme, &today, &then));
    let record = future.persona.map(|id| RecordRef { kind: RecordKind::Persona, id });
    let strokes = [
        ("today", &today, Stroke { width: 2.25, dash: vec![7.5, 4.5], ..then_stroke(theme) }),
        ("future", &then, Stroke { width: 3.4, ..now_stroke(theme) }),
    ];
    for (name, side, stroke) in strokes {
        let items = side.iter().map(|run| path(outline(run), None, Some(stroke.clone()))).collect();
        let label = format!("Emotion curve of {}, {name}", future.name);
        let key = format!("curve {name}");
        canvas.put(Part { role: Role::Curve, ..Part::text(&key, record, &label) }, area, items);
    }
    points(canvas, future, &bands, &plot);
    let mut crowd = Crowd::of(
        Rect::new(area.x, area.y, area.width, plot.bottom - area.y),
        today.iter().chain(&then).flatten(),
    );
    crowd.avoid(between(&today, &then));
    let marks = [(&future.lowest_today, RING, true), (&future.lowest_then, DISC, false)];
    for (mark, radius, is_today) in marks {
        let Some((place, text)) = mark else { continue };
        let felt = &future.points[*place];
        let drawn = if is_today { felt.today } else { felt.then };
        let Some(point) = at(*place, drawn) else { continue };
        let words = Words::own(text, theme.text).weighing(Weight::SemiBold);
        let mut block = canvas.line(&words, LEAST, 0.0, 0.0);
        block.style.halo = Some((theme.lane, HALO));
        crowd.take(Rect::new(point.x - radius, point.y - radius, 2.0 * radius, 2.0 * radius));
        let (block, leader) = crowd.place(block, (point.x, point.y), radius + 1.0);
        let key = if is_today { "lowest today" } else { "lowest then" };
        if let Some((from, to)) = leader {
            let rect =
                Rect::new(from.0.min(to.0), from.1.min(to.1), (from.0 - to.0).abs(), (from.1 - to.1).abs());
            let item = line(from, to, solid(theme.text, 1.0));
            canvas.put(Part::decoration(&format!("{key} leader")), rect, vec![item]);
        }
        canvas.put_text(key, None, block);
    }
    names(canvas, &today, &then);
}

/// The ground between the curves, softer than on a map: it is larger here.
fn gap(theme: &Theme, today: &[Vec<CubicBez>], then: &[Vec<CubicBez>]) -> Vec<Item> {
    let mut items = grounds(theme, today, then);
    for item in &mut items {
        let Item::Path(path) = item else { continue };
        if let Some(Pattern::Hatch { color, .. }) = &mut path.paint.pattern {
            *color = color.with_opacity(HATCH_OPACITY);
        }
    }
    items
}

/// Places between the curves, as a grid of so many points.
fn between(today: &[Vec<CubicBez>], then: &[Vec<CubicBez>]) -> Vec<(f64, f64)> {
    const STEP: f64 = 9.0;
    let mut places = Vec::new();
    let pairs = today.iter().flatten().flat_map(|one| then.iter().flatten().map(move |next| (one, next)));
    for (one, next) in pairs {
        let (mut x, end) = (one.p0.x.max(next.p0.x), one.p3.x.min(next.p3.x));
        while x < end {
            // With handles at a third of the way, x runs evenly with the parameter.
            let y = |it: &CubicBez| it.eval((x - it.p0.x) / (it.p3.x - it.p0.x)).y;
            let (mut low, high) = (y(one).min(y(next)), y(one).max(y(next)));
            while low < high {
                places.push((x, low));
                low += STEP;
            }
            x += STEP;
        }
    }
    places
}

/// A side's lines: columns that it does not have are passed over, unscored ones part two runs.
fn side(
    future: &Future,
    at: &impl Fn(usize, Option<f64>) -> Option<Point>,
    of: fn(&FuturePoint) -> (bool, Option<f64>),
) -> Vec<Vec<CubicBez>> {
    let own = future.points.iter().enumerate().filter(|(_, point)| of(point).0);
    runs(own.map(|(place, point)| at(place, of(point).1)))
}

fn points(canvas: &mut Canvas, future: &Future, bands: &Bands, plot: &Plot) {
    let theme = canvas.theme;
    let least = bands.x.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    if least < LEAST_STEP {
        return;
    }
    for (place, point) in future.points.iter().enumerate() {
        let x = bands.x[place];
        let mut items = Vec::new();
        let mut around: Option<Rect> = None;
        let mut mark = |y: f64, radius: f64, item: Item| {
            let rect = Rect::new(x - radius, y - radius, 2.0 * radius, 2.0 * radius);
            around = Some(around.map_or(rect, |around| union(around, rect)));
            items.push(item);
        };
        if let Some(y) = point.today.map(|it| plot.y(it)) {
            mark(y, RING + 1.0, circle(x, y, RING, Some(theme.card), Some(solid(theme.text_2, 1.9))));
        }
        if let Some(y) = point.then.map(|it| plot.y(it)) {
            mark(y, DISC + 0.75, circle(x, y, DISC, Some(theme.accent), Some(solid(theme.card, 1.5))));
        }
        let Some(around) = around else { continue };
        let part = Part { role: Role::Point, ..Part::text(&format!("point {place}"), None, &told(point)) };
        canvas.put(part, around, items);
    }
}

fn told(point: &FuturePoint) -> String {
    let felt = |is_there: bool, drawn: Option<f64>| match (is_there, drawn) {
        (false, _) => "not there".to_owned(),
        (_, None) => "not measured".to_owned(),
        (_, Some(drawn)) => throughline_model::EmotionLevel::of(drawn).label().to_lowercase(),
    };
    format!(
        "{}: {} today, {} in the future",
        point.name,
        felt(point.is_today, point.today),
        felt(point.is_then, point.then)
    )
}

/// The names of the curves at their right ends.
fn names(canvas: &mut Canvas, today: &[Vec<CubicBez>], then: &[Vec<CubicBez>]) {
    let theme = canvas.theme;
    let end = |side: &[Vec<CubicBez>]| side.last().and_then(|run| run.last()).map(|segment| segment.p3.y);
    let (today_y, then_y) = (end(today), end(then));
    let (mut today_y, mut then_y) =
        (today_y.or(then_y.map(|y| y + LEAST_APART)), then_y.or(today_y.map(|y| y - LEAST_APART)));
    if let (Some(a), Some(b)) = (today_y, then_y)
        && (a - b).abs() < LEAST_APART
    {
        let middle = (a + b) / 2.0;
        let half = if a >= b { LEAST_APART / 2.0 } else { -LEAST_APART / 2.0 };
        (today_y, then_y) = (Some(middle + half), Some(middle - half));
    }
    for (text, y, color, is_drawn) in [
        ("Future", then_y, theme.accent_2, !then.is_empty()),
        ("Today", today_y, theme.text_2, !today.is_empty()),
    ] {
        let Some(y) = y.filter(|_| is_drawn) else { continue };
        let mut block = canvas.line(&Words::own(text, color).weighing(Weight::SemiBold), NAME, NAMES_X, 0.0);
        block.rect.y = y.clamp(TOP + 12.0, BOTTOM - 12.0) - block.rect.height / 2.0;
        canvas.put_text(&format!("name {text}"), None, block);
    }
}

fn tallies(canvas: &mut Canvas, tallies: &[Tally]) {
    let theme = canvas.theme;
    let width = |canvas: &mut Canvas, tally: &Tally, size: f64| {
        let number = Words::own(&tally.number, theme.text).weighing(Weight::SemiBold);
        canvas.width(&number, size) * (1.0 + BEFORE_WORDS.1)
            + BEFORE_WORDS.0
            + canvas.width(&Words::own(&tally.words, theme.text), LEAST)
    };
    let taken: f64 = tallies.iter().map(|tally| width(canvas, tally, TALLY)).sum();
    let between = tallies.len().saturating_sub(1).max(1) as f64;
    let gap = ((ROOM - taken) / between).clamp(12.0, TALLY_GAP);
    let mut x = MARGIN;
    for (place, tally) in tallies.iter().enumerate() {
        let words = Words::own(&tally.number, theme.text).weighing(Weight::SemiBold);
        let number = canvas.line(&words, TALLY, x, TALLIES_TOP);
        let mut words = canvas.line(
            &Words::own(&tally.words, theme.text),
            LEAST,
            number.rect.right() + number.rect.width * BEFORE_WORDS.1 + BEFORE_WORDS.0,
            TALLIES_TOP,
        );
        let baseline = |block: &crate::TextBlock| block.lines.first().map_or(0.0, |line| line.baseline);
        words.rect.y += baseline(&number) - baseline(&words);
        let right = words.rect.right();
        let rect = Rect::new(x, TALLIES_TOP, right - x, number.rect.height);
        let label = format!("{} {}", tally.number, tally.words);
        canvas.put(
            Part::text(&format!("tally {place}"), None, &label),
            rect,
            vec![Item::Text(number), Item::Text(words)],
        );
        x = right + gap;
    }
}
