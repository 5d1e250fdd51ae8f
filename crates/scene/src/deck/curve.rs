//! Today's curve over its stages, its three lowest moments named and quoted below it.

use kurbo::{BezPath, CubicBez, Point};
use throughline_insight::deck::{Curve, CurveStage, Felt, LowMoment};
use throughline_model::{Document, RecordKind, RecordRef};

use super::bands::{Band, Bands};
use super::canvas::{BODY_BOTTOM, Canvas, LEAST, MARGIN, Part, ROOM, WIDTH, Words};
use super::labels::Crowd;
use crate::map::draw::{circle, filled, icon, line, path, solid};
use crate::map::monotone;
use crate::{Color, Item, Rect, Role, Stroke, TextBlock, Theme, Weight};

/// Where the bands begin.
const TOP: f64 = 121.5;
/// The bands are at least so high, and at most.
const HEIGHTS: (f64, f64) = (130.0, 237.0);
/// The faces of the scale stand left of the bands, and their words left of those.
const SCALE_X: f64 = 132.0;
const SCALE_X_WITHOUT_WORDS: f64 = MARGIN + 24.0;
const FACE: f64 = 16.5;
/// Free above the best and below the worst score.
const FREE: f64 = 12.0;
/// The face of a lowest moment, and its number.
const LOW_FACE: f64 = 27.0;
const NUMBER: f64 = 18.0;
const HALO: f64 = 4.5;
/// A plain point; closer points are not drawn.
const DOT: f64 = 4.5;
const LEAST_STEP: f64 = 14.0;
/// Between the columns of texts, and from the bands to them.
const GUTTER: f64 = 24.0;
const BELOW_BANDS: f64 = 26.0;

pub(super) fn draw(canvas: &mut Canvas, curve: &Curve, document: &Document) {
    let (texts, texts_height) = texts(canvas, &curve.lowest);
    let bottom = (BODY_BOTTOM - texts_height - BELOW_BANDS).clamp(TOP + HEIGHTS.0, TOP + HEIGHTS.1);
    let left = if curve.has_scale_words { SCALE_X } else { SCALE_X_WITHOUT_WORDS };
    let stages: Vec<Band> = curve
        .stages
        .iter()
        .map(|stage| Band { name: &stage.name, points: stage.points, is_low: stage.is_low })
        .collect();
    let bands = Bands::of(canvas, &stages, curve.points.len(), left, WIDTH - MARGIN - left);
    let plot = Plot::of(&bands, TOP, bottom);
    for (place, stage) in curve.stages.iter().enumerate() {
        let fill = if stage.is_low { low_ground(canvas.theme) } else { canvas.theme.lane };
        let ground = filled(bands.rect(place, TOP, bottom), 4.5, fill);
        let (rect, items) = bands.items(place, TOP, bottom, ground);
        let record = RecordRef { kind: RecordKind::Stage, id: stage.stage };
        let part = match stage.name.is_empty() {
            true => Part::decoration(&format!("stage {place}")),
            false => Part::text(&format!("stage {place}"), Some(record), &stage.name),
        };
        canvas.put(part, rect, items);
    }
    scale(canvas, curve.has_scale_words, &plot, left);
    drawn(canvas, curve, document, &bands, &plot, Rect::new(left, TOP, WIDTH - MARGIN - left, bottom - TOP));
    let top = bottom + BELOW_BANDS;
    for (place, (moment, blocks)) in curve.lowest.iter().zip(texts).enumerate() {
        put_text(canvas, place, moment, blocks, top);
    }
}

/// The ground of a stage with a lowest moment: the soft orange at 55 % on the slide's own.
fn low_ground(theme: &Theme) -> Color {
    let mix = |place: usize| {
        let (over, under) = (theme.emotion_negative_soft.rgba[place], theme.card.rgba[place]);
        (f64::from(over) * 0.55 + f64::from(under) * 0.45).round() as u8
    };
    Color { rgba: [mix(0), mix(1), mix(2), 255] }
}

/// Where values from −2 to 2 stand.
pub(super) struct Plot {
    middle: f64,
    unit: f64,
    pub bottom: f64,
}

impl Plot {
    pub fn of(bands: &Bands, top: f64, bottom: f64) -> Plot {
        let bottom = bottom - bands.names_height.max(6.0);
        let unit = ((bottom - top) / 2.0 - FREE).max(1.0) / 2.0;
        Plot { middle: (top + bottom) / 2.0, unit, bottom }
    }

    pub fn y(&self, drawn: f64) -> f64 {
        self.middle - drawn * self.unit
    }
}

/// Runs of neighbouring scores, as curves.
pub(super) fn runs(points: impl Iterator<Item = Option<Point>>) -> Vec<Vec<CubicBez>> {
    let points: Vec<Option<Point>> = points.collect();
    let runs = points.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Vec<_>>());
    runs.map(|run| monotone::segments(&run)).filter(|run| !run.is_empty()).collect()
}

pub(super) fn outline(run: &[CubicBez]) -> BezPath {
    let mut outline = BezPath::new();
    outline.extend(run.first().map(|segment| kurbo::PathEl::MoveTo(segment.p0)));
    run.iter().for_each(|segment| outline.curve_to(segment.p1, segment.p2, segment.p3));
    outline
}

/// The words and faces of the scale, and the line of neutral.
fn scale(canvas: &mut Canvas, has_words: bool, plot: &Plot, left: f64) {
    let theme = canvas.theme;
    let neutral = line((left, plot.y(0.0)), (WIDTH - MARGIN, plot.y(0.0)), solid(theme.line_2, 1.1));
    let ruler = Rect::new(left, plot.y(0.0) - 0.5, WIDTH - MARGIN - left, 1.0);
    canvas.put(Part::decoration("neutral"), ruler, vec![neutral]);
    for level in [1.0, 0.0, -1.0, -2.0] {
        let look = theme.emotion(level);
        let y = plot.y(level);
        let x = left - 10.0 - FACE;
        let mut items = vec![icon(look.icon, x, y - FACE / 2.0, FACE, look.color)];
        let mut rect = Rect::new(x, y - FACE / 2.0, FACE, FACE);
        if has_words {
            let word = canvas.line(&Words::own(look.word, theme.text_2), LEAST, 0.0, 0.0);
            let (width, height) = (word.rect.width, word.rect.height);
            let mut word = word;
            word.rect = Rect::new(x - 7.0 - width, y - height / 2.0, width, height);
            rect = Rect::new(word.rect.x, word.rect.y, left - 10.0 - word.rect.x, height);
            items.push(Item::Text(word));
        }
        let key = format!("scale {}", look.word);
        canvas.put(Part::text(&key, None, look.word), rect, items);
    }
}

fn drawn(canvas: &mut Canvas, curve: &Curve, document: &Document, bands: &Bands, plot: &Plot, rect: Rect) {
    let theme = canvas.theme;
    let place = document.personas_in_order().iter().position(|it| it.id == curve.persona).unwrap_or_default();
    let number = document.personas.get(&curve.persona).map_or(place + 1, |it| it.palette_number(place));
    let color = theme.persona(number).color;
    let at = |point: usize, felt: &Felt| Some(Point::new(bands.x[point], plot.y(felt.drawn?)));
    let runs = runs(curve.points.iter().enumerate().map(|(point, felt)| at(point, felt)));
    let stroke = Stroke { round: true, ..solid(color, 3.0) };
    let items = runs.iter().map(|run| path(outline(run), None, Some(stroke.clone()))).collect();
    let record = RecordRef { kind: RecordKind::Persona, id: curve.persona };
    let part = Part { role: Role::Curve, ..Part::text("curve", Some(record), &told(curve)) };
    canvas.put(part, rect, items);

    let least = bands.x.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    let is_low = |point: usize| curve.lowest.iter().any(|it| it.point == point);
    // Where points stand too close for marks, only a point without neighbours has one.
    let alone = |point: usize| {
        let scored = |place: Option<usize>| {
            place.and_then(|it| curve.points.get(it)).is_some_and(|it| it.drawn.is_some())
        };
        !scored(point.checked_sub(1)) && !scored(Some(point + 1))
    };
    for (point, felt) in curve.points.iter().enumerate() {
        let Some(at) = at(point, felt).filter(|_| !is_low(point) && (least >= LEAST_STEP || alone(point)))
        else {
            continue;
        };
        let dot = circle(at.x, at.y, DOT, Some(theme.card), Some(solid(color, 2.25)));
        let reach = DOT + 1.125;
        let rect = Rect::new(at.x - reach, at.y - reach, 2.0 * reach, 2.0 * reach);
        let label = felt.name.clone();
        canvas.put(
            Part { role: Role::Point, ..Part::text(&format!("point {point}"), None, &label) },
            rect,
            vec![dot],
        );
    }
    let mut crowd =
        Crowd::of(Rect::new(rect.x, rect.y, rect.width, plot.bottom - rect.y), runs.iter().flatten());
    let faces: Vec<(f64, f64)> = curve
        .lowest
        .iter()
        .map(|it| (bands.x[it.point], plot.y(curve.points[it.point].drawn.unwrap_or_default())))
        .collect();
    for (x, y) in &faces {
        crowd.take(Rect::new(x - LOW_FACE / 2.0, y - LOW_FACE / 2.0, LOW_FACE, LOW_FACE));
    }
    for (moment, (x, y)) in curve.lowest.iter().zip(faces) {
        let look = theme.emotion(curve.points[moment.point].drawn.unwrap_or_default());
        let words = Words::own(&moment.score, theme.text).weighing(Weight::SemiBold);
        let mut number = canvas.line(&words, NUMBER, 0.0, 0.0);
        let is_in_band = |it: &&CurveStage| (it.points.0..=it.points.1).contains(&moment.point);
        let is_low = curve.stages.iter().find(is_in_band).is_some_and(|it| it.is_low);
        number.style.halo = Some((if is_low { low_ground(theme) } else { theme.lane }, HALO));
        let (number, leader) = crowd.place(number, (x, y), LOW_FACE / 2.0);
        let face = Rect::new(x - LOW_FACE / 2.0, y - LOW_FACE / 2.0, LOW_FACE, LOW_FACE);
        let around = union(face, number.rect);
        let leader = leader.map(|(from, to)| line(from, to, solid(theme.text_3, 0.75)));
        let mut items: Vec<Item> = leader.into_iter().collect();
        items.extend([
            circle(x, y, LOW_FACE / 2.0, Some(theme.card), None),
            icon(look.icon, face.x, face.y, LOW_FACE, look.color),
            Item::Text(number),
        ]);
        let record = RecordRef { kind: RecordKind::Emotion, id: moment.emotion };
        let label =
            format!("{}: {}, {}", curve.points[moment.point].name, moment.word.to_lowercase(), moment.score);
        let key = format!("point {}", moment.point);
        canvas.put(Part { role: Role::Point, ..Part::text(&key, Some(record), &label) }, around, items);
    }
}

pub(super) fn union(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
}

/// The curve in a sentence, for those who do not see it.
fn told(curve: &Curve) -> String {
    let lowest: Vec<String> =
        curve.lowest.iter().map(|it| format!("{} ({})", curve.points[it.point].name, it.score)).collect();
    format!("Emotion curve of {}; lowest at {}", curve.name, lowest.join(", "))
}

/// Name and quote of each moment, set from 0 on, and how high the highest is.
fn texts(canvas: &mut Canvas, moments: &[LowMoment]) -> (Vec<Vec<TextBlock>>, f64) {
    let theme = canvas.theme;
    let width = column_width(moments.len());
    let mut all = Vec::new();
    for (place, moment) in moments.iter().enumerate() {
        let x = MARGIN + place as f64 * (width + GUTTER);
        let mut blocks = Vec::new();
        let mut y = 12.0;
        if !moment.name.is_empty() {
            let name = Words::written(&moment.name, theme.text).weighing(Weight::SemiBold);
            let name = canvas.set(&name, 16.5, x, y, width);
            y = name.rect.bottom() + 3.0;
            blocks.push(name);
        }
        let quoted = moment.quote.as_ref().map(|(text, _)| format!("\u{201c}{text}\u{201d}"));
        let quote = match &quoted {
            Some(quote) => Words::written(quote, theme.text),
            None => Words::own("No quote", theme.text_3),
        };
        blocks.push(canvas.set(&quote, LEAST, x, y, width));
        all.push(blocks);
    }
    let height = all.iter().flatten().map(|block| block.rect.bottom()).fold(0.0, f64::max);
    (all, height)
}

fn column_width(number: usize) -> f64 {
    let number = number.max(1) as f64;
    (ROOM - (number - 1.0) * GUTTER) / number
}

fn put_text(canvas: &mut Canvas, place: usize, moment: &LowMoment, blocks: Vec<TextBlock>, top: f64) {
    let width = column_width(3).max(blocks.first().map_or(0.0, |block| block.rect.width));
    let x = blocks.first().map_or(MARGIN, |block| block.rect.x);
    let look = canvas.theme.emotions[0];
    let bottom = blocks.iter().map(|block| block.rect.bottom()).fold(0.0, f64::max);
    let mut items = vec![line((x, top), (x + width, top), solid(look, 1.5))];
    let said: Vec<String> = blocks.iter().map(|block| block.text.to_string()).collect();
    items.extend(blocks.into_iter().map(|mut block| {
        block.rect.y += top;
        Item::Text(block)
    }));
    let record = match &moment.quote {
        Some((_, record)) => *record,
        None => RecordRef { kind: RecordKind::Emotion, id: moment.emotion },
    };
    let part = Part::text(&format!("moment {place}"), Some(record), &said.join(": "));
    canvas.put(part, Rect::new(x, top - 0.75, width, bottom + 0.75), items);
}
