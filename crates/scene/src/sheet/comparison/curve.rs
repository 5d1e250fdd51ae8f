//! How a persona feels, before and after, over the stages and steps of both sides.

use throughline_diff::Side;
use throughline_insight::{ChangeKind, CurveChange, CurvePoint, Meaning};
use throughline_model::{Id, numbers};

use super::writer::{BODY, Column, SECTION, Writer, key, struck};
use crate::delta::{DeltaPoint, Felt, delta};
use crate::map::badges::badge;
use crate::map::curves::delta::{better, now_stroke, then_stroke, worse};
use crate::map::draw::{circle, dashed, filled, icon, line, shape, solid};
use crate::{Align, Chart, Item, Paint, Pattern, Rect, Rectangle, Series, TypeSize, Weight};

const STAGE: TypeSize = TypeSize { size: 13.0, line_height: 17.0, weight: Weight::SemiBold };
const STEP: TypeSize = TypeSize { size: 12.0, line_height: 15.0, weight: Weight::Medium };
/// The words of the scale stand left of the curves.
const SCALE_WIDTH: f64 = 78.0;
const STAGE_HEIGHT: f64 = 28.0;
const STAGE_GAP: f64 = 4.0;
const HEIGHT: f64 = 186.0;
/// What the curves leave free above and below for numbers.
const FREE: f64 = 34.0;
const BADGE: f64 = 14.0;
/// Narrower columns do not say their names.
const LEAST_NAMED: f64 = 58.0;

/// Writes the section and moves the column below it.
pub(super) fn write(
    writer: &mut Writer,
    column: &mut Column,
    (a, b): (Side, Side),
    meaning: &Meaning,
    persona: Option<Id>,
) {
    let shown = meaning.curves.iter().find(|curve| Some(curve.persona) == persona);
    let Some(curve) = shown.or(meaning.curves.first()) else {
        writer.section(column, "Emotion, before and after");
        writer.paragraph(column, "no curve", "What is felt was not measured on either side.");
        return;
    };
    let others = match meaning.curves.len() {
        1 => String::new(),
        number => format!("; {} more below", numbers::counted(number - 1, "persona", "personas")),
    };
    writer.section(column, &format!("How {} feels, before and after{others}", curve.name));
    legend(writer, column);
    let width = (column.width - SCALE_WIDTH) / curve.points.len().max(1) as f64;
    let plot = Plot { x: SCALE_WIDTH, width, curve, meaning };
    let mut y = stages(writer, column, &plot, (a, b));
    if width >= LEAST_NAMED {
        y = names(writer, column, &plot, y);
    }
    curves(writer, column, &plot, b, y + 2.0);
}

/// Where the columns stand, and what happened to them.
struct Plot<'a> {
    x: f64,
    width: f64,
    curve: &'a CurveChange,
    meaning: &'a Meaning,
}

impl Plot<'_> {
    fn left(&self, place: usize) -> f64 {
        self.x + place as f64 * self.width
    }

    fn change(&self, point: &CurvePoint) -> Option<ChangeKind> {
        let own = |it: &&throughline_insight::ColumnChange| it.a == point.a && it.b == point.b;
        self.meaning.columns.iter().find(own).map(|it| it.change)
    }
}

/// What the lines and the areas mean, at the right of the section's title.
fn legend(writer: &mut Writer, column: &Column) {
    let theme = writer.theme;
    let patch = |paint: Paint| {
        Item::Rectangle(Rectangle { rect: Rect::new(0.0, 4.0, 26.0, 12.0), radius: 2.0, paint, opacity: 1.0 })
    };
    let before = vec![
        line((0.0, 10.0), (26.0, 10.0), then_stroke(theme)),
        circle(13.0, 10.0, 4.5, Some(theme.card), Some(solid(theme.text_2, 1.5))),
    ];
    let entries = [
        ("Before", before),
        ("After", vec![line((0.0, 10.0), (26.0, 10.0), now_stroke(theme))]),
        ("Better", vec![patch(better(theme))]),
        ("Worse", vec![patch(worse(theme))]),
    ];
    let mut right = column.x + column.width;
    let y = column.y - SECTION.line_height - 4.0;
    for (word, mut items) in entries.into_iter().rev() {
        let words = writer.line(word, BODY.style(theme.text_2), 32.0, 1.5);
        let width = words.rect.right();
        items.push(Item::Text(words));
        let rect = Rect::new(right - width, y, width, 20.0);
        writer.put(&format!("legend {word}"), None, word.to_owned(), rect, items);
        right -= width + 22.0;
    }
}

/// The stages as blocks over their columns; returns where they end.
fn stages(writer: &mut Writer, column: &Column, plot: &Plot, sides: (Side, Side)) -> f64 {
    let mut first = 0;
    let mut bottom = column.y + STAGE_HEIGHT;
    let points = &plot.curve.points;
    for run in points.chunk_by(|one, next| one.stage == next.stage) {
        let (x, right) = (plot.left(first), plot.left(first + run.len()) - STAGE_GAP);
        first += run.len();
        let stage = plot.meaning.stages.iter().find(|stage| stage.b.or(stage.a) == run[0].stage);
        let Some(stage) = stage else { continue };
        let colors = writer.theme.stage(stage_number(sides, stage.a, stage.b));
        let gone = stage.b.is_none();
        let mut style = STAGE.style(writer.theme.text);
        if gone {
            style = struck(STAGE.style(writer.theme.change(ChangeKind::Removed).ink));
        }
        let words = writer.written(&stage.name, style, 8.0, 5.0, right - x - 12.0);
        let height = (words.rect.bottom() + 5.0).max(STAGE_HEIGHT);
        let block = shape(
            Rect::new(0.5, 0.5, right - x - 1.0, height - 1.0),
            3.0,
            Some(colors.fill),
            Some(solid(colors.edge, 1.0)),
        );
        let rect = Rect::new(column.x + x, column.y, right - x, height);
        writer.put(
            &key("stage", stage.a, stage.b),
            None,
            stage.name.clone(),
            rect,
            vec![block, Item::Text(words)],
        );
        bottom = bottom.max(rect.bottom());
    }
    bottom
}

/// The number of a stage's colour: its own, else its place on its side.
pub(super) fn stage_number((a, b): (Side, Side), in_a: Option<Id>, in_b: Option<Id>) -> usize {
    let (side, id) = match (in_a, in_b) {
        (_, Some(id)) => (b, id),
        (id, None) => (a, id.unwrap_or_default()),
    };
    let Some(stage) = side.document.stages.get(&id) else { return 1 };
    if stage.colour > 0 {
        return usize::from(stage.colour);
    }
    let before = side
        .document
        .stages
        .values()
        .filter(|it| it.state == stage.state && (&it.order, it.id) < (&stage.order, stage.id));
    before.count() + 1
}

/// The steps' names with their badges; returns where they end.
fn names(writer: &mut Writer, column: &Column, plot: &Plot, y: f64) -> f64 {
    let mut bottom = y;
    for (place, point) in plot.curve.points.iter().enumerate() {
        let change = plot.change(point);
        let mut items = Vec::new();
        let mut x = 4.0;
        if let Some(change) = change {
            items.extend(badge(change, x, 5.0, BADGE, writer.theme));
            x += BADGE + 4.0;
        }
        let mut style = STEP.style(writer.theme.text);
        if point.b.is_none() {
            style = struck(STEP.style(writer.theme.change(ChangeKind::Removed).ink));
        }
        let words = writer.written(&point.name, style, x, 4.0, plot.width - x - 6.0);
        let rect = Rect::new(column.x + plot.left(place), y, plot.width, words.rect.bottom() + 2.0);
        items.push(Item::Text(words));
        let said = change.map_or("unchanged", ChangeKind::word);
        writer.put(&key("step", point.a, point.b), None, format!("{}, {said}", point.name), rect, items);
        bottom = bottom.max(rect.bottom());
    }
    bottom
}

/// The scale, the bands of columns that came or went, and the two curves.
fn curves(writer: &mut Writer, column: &mut Column, plot: &Plot, b: Side, y: f64) {
    let theme = writer.theme;
    let at = |drawn: f64| HEIGHT / 2.0 - drawn / 2.0 * (HEIGHT / 2.0 - FREE);
    let right = plot.left(plot.curve.points.len()) - STAGE_GAP;
    let mut ground = vec![filled(Rect::new(plot.x, 0.0, right - plot.x, HEIGHT), 3.0, theme.lane)];
    for (place, point) in plot.curve.points.iter().enumerate() {
        let rect = Rect::new(plot.left(place) + 1.0, 1.0, plot.width - STAGE_GAP - 2.0, HEIGHT - 2.0);
        ground.extend(plot.change(point).and_then(|change| band(writer, change, rect)));
    }
    for level in crate::map::curves::LEVELS {
        let stroke = match level == 0.0 {
            true => solid(theme.line_2, 1.0),
            false => dashed(theme.line_2, 1.0, &[1.0, 4.0]),
        };
        let y = at(level).floor() + 0.5;
        ground.push(line((plot.x, y), (right, y), stroke));
        let look = theme.emotion(level);
        let mut style = BODY.style(theme.text_2);
        style.align = Align::End;
        ground.push(Item::Text(writer.words(look.word, style, 0.0, y - 8.5, plot.x - 30.0)));
        ground.push(icon(look.icon, plot.x - 24.0, y - 8.0, 16.0, look.color));
    }
    let rect = Rect::new(column.x, y, right, HEIGHT);
    writer.put("curve ground", None, String::new(), rect, ground);

    let scale = &b.document.journey.emotion_scale;
    let points = plot.curve.points.iter().enumerate().map(|(place, point)| {
        let felt = |there: Option<Id>, score: Option<f64>| match (there, score) {
            (None, _) => Felt::Absent,
            (Some(_), None) => Felt::Unscored,
            (Some(_), Some(score)) => Felt::Scored(scale.drawn(score)),
        };
        DeltaPoint {
            x: plot.left(place) + (plot.width - STAGE_GAP) / 2.0,
            before: felt(point.a, point.before),
            after: felt(point.b, point.after),
            words: point.said(b.document),
        }
    });
    let points: Vec<DeltaPoint> = points.collect();
    let drawn = delta(&points, right, at, theme, writer.pen);
    let mut items = drawn.ground;
    items.push(Item::Chart(chart(plot, scale.lowest, scale.highest, writer)));
    writer.put("curves", None, label(plot.curve), rect, items);
    for (point, items) in plot.curve.points.iter().zip(drawn.points).filter(|(_, items)| !items.is_empty()) {
        writer.put(&key("point", point.a, point.b), None, point.told(b.document), rect, items);
    }
    column.y = rect.bottom();
}

/// The ground of a column that is new, gone or moved.
fn band(writer: &Writer, change: ChangeKind, rect: Rect) -> Option<Item> {
    let colors = writer.theme.change(change);
    let (stroke, pattern) = match change {
        ChangeKind::Changed => return None,
        ChangeKind::Removed => (
            dashed(colors.ink, 1.0, &[5.0, 3.0]),
            Some(Pattern::Hatch { pitch: 6.0, width: 1.4, color: colors.ink.with_opacity(0.28) }),
        ),
        ChangeKind::Added | ChangeKind::Moved => (solid(colors.ink, 1.5), None),
    };
    let paint = Paint { fill: Some(colors.soft), pattern, stroke: Some(stroke) };
    Some(Item::Rectangle(Rectangle { rect, radius: 3.0, paint, opacity: 1.0 }))
}

fn label(curve: &CurveChange) -> String {
    let said = |summary: &Option<throughline_insight::CurveSummary>| match summary {
        Some(summary) => format!("lowest at {} ({})", summary.lowest.name, summary.lowest.word),
        None => "not measured".to_owned(),
    };
    format!("{}: before {}, after {}", curve.name, said(&curve.before), said(&curve.after))
}

/// The curves as numbers, for exporters that write native charts.
fn chart(plot: &Plot, lowest: f64, highest: f64, writer: &Writer) -> Chart {
    let series = |name: &str, color, of: fn(&CurvePoint) -> Option<f64>| Series {
        name: name.to_owned(),
        color,
        values: plot.curve.points.iter().map(of).collect(),
    };
    Chart {
        rect: Rect::new(plot.x, 0.0, plot.left(plot.curve.points.len()) - plot.x, HEIGHT),
        title: format!("How {} feels from step to step, before and after", plot.curve.name),
        categories: plot.curve.points.iter().map(|point| point.name.clone()).collect(),
        range: (lowest, highest),
        series: vec![
            series("Before", writer.theme.text_2, |point| point.before),
            series("After", writer.theme.accent, |point| point.after),
        ],
    }
}
