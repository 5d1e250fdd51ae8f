//! Value against effort: the best six as numbered discs in a matrix, named beside it.

use throughline_insight::deck::{Opportunity, Value};
use throughline_model::{LaneKind, RecordKind, RecordRef};

use super::canvas::{BODY_BOTTOM, Canvas, LEAST, MARGIN, Part, WIDTH, Words};
use crate::map::draw::{circle, dashed, filled, line, solid};
use crate::{Align, Color, Item, Rect, Weight};

/// The matrix: its left, top, and the width and height of a field.
const LEFT: f64 = 87.0;
const TOP: f64 = 132.0;
const FIELD: (f64, f64) = (84.0, 56.0);
/// Above the highest value the quarters say their names.
const HEAD: f64 = 24.0;
const RIGHT: f64 = LEFT + 5.0 * FIELD.0;
const BOTTOM: f64 = TOP + HEAD + 5.0 * FIELD.1;
/// A numbered disc alone in its field, and where there are several.
const DISC: f64 = 15.75;
const SMALL_DISC: f64 = 12.5;
const RING: f64 = 6.0;
/// The list beside the matrix.
const LIST_X: f64 = 543.0;
const LIST_TEXT_X: f64 = 586.5;
const LIST_DISC: f64 = 15.0;
const LIST_TEXT: f64 = 16.9;

pub(super) fn draw(canvas: &mut Canvas, value: &Value) {
    matrix(canvas, value);
    axes(canvas);
    for effort in 1..=5 {
        for worth in 1..=5 {
            field(canvas, value, (worth, effort));
        }
    }
    list(canvas, &value.named);
}

/// The middle of a field.
fn middle(value: u8, effort: u8) -> (f64, f64) {
    let x = LEFT + FIELD.0 * (f64::from(effort) - 0.5);
    (x, BOTTOM - FIELD.1 * (f64::from(value) - 0.5))
}

fn matrix(canvas: &mut Canvas, value: &Value) {
    let theme = canvas.theme;
    let colors = theme.lane(LaneKind::Opportunity);
    let (split_x, split_y) = (LEFT + 2.0 * FIELD.0, BOTTOM - 3.0 * FIELD.1);
    let rect = Rect::new(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP);
    let edge = || dashed(theme.line_2, 0.75, &[3.75, 3.0]);
    let items = vec![
        filled(rect, 4.5, theme.lane),
        filled(Rect::new(LEFT, TOP, split_x - LEFT, split_y - TOP), 4.5, colors.fill),
        line((split_x, TOP), (split_x, BOTTOM), edge()),
        line((LEFT, split_y), (RIGHT, split_y), edge()),
    ];
    canvas.put(Part::decoration("matrix"), rect, items);
    if value.has_quarters {
        for (text, x, color) in [("Quick wins", LEFT, colors.ink), ("Big bets", split_x, theme.text_2)] {
            let words = Words::own(text, color).weighing(Weight::SemiBold);
            let block = canvas.line(&words, LEAST, x + 13.5, TOP + 7.0);
            canvas.put_text(&format!("quarter {text}"), None, block);
        }
    }
}

fn axes(canvas: &mut Canvas) {
    let color = canvas.theme.text_2;
    for rate in 1..=5_u8 {
        let text = rate.to_string();
        let words = Words::own(&text, color).aligned(Align::End);
        let mut block = canvas.set(&words, LEAST, LEFT - 34.0, 0.0, 24.0);
        block.rect.y = middle(rate, 1).1 - block.rect.height / 2.0;
        canvas.put_text(&format!("value {rate}"), None, block);
        let words = Words::own(&text, color).aligned(Align::Middle);
        let block = canvas.set(&words, LEAST, middle(1, rate).0 - 20.0, BOTTOM + 4.0, 40.0);
        canvas.put_text(&format!("effort {rate}"), None, block);
    }
    // Text stands level: the name of the axis is above it.
    let block = canvas.line(&Words::own("Value", color), LEAST, MARGIN, TOP - 22.0);
    canvas.put_text("axis value", None, block);
    let words = Words::own("Effort", color).aligned(Align::Middle);
    let block = canvas.set(&words, LEAST, LEFT, BOTTOM + 24.0, RIGHT - LEFT);
    canvas.put_text("axis effort", None, block);
}

/// Everything in one field: numbered discs, then rings of those that are not named.
fn field(canvas: &mut Canvas, value: &Value, (worth, effort): (u8, u8)) {
    let theme = canvas.theme;
    let here = |it: &Opportunity| it.value == worth && it.effort == effort;
    let named: Vec<(usize, &Opportunity)> =
        value.named.iter().enumerate().filter(|(_, it)| here(it)).collect();
    let others = value.others.iter().filter(|rate| **rate == (worth, effort)).count();
    let (x, y) = middle(worth, effort);
    let radius = if named.len() <= 2 && others == 0 { DISC } else { SMALL_DISC };
    let columns = if radius == DISC { named.len().max(1) } else { named.len().clamp(1, 3) };
    let rows = named.len().div_ceil(columns);
    let pitch = 2.0 * radius + if radius == DISC { 4.5 } else { 1.5 };
    // Rings below discs.
    let rings = others.min(if rows < 2 { 5 } else { 0 });
    let lift = if rings > 0 && rows > 0 { 10.0 } else { 0.0 };
    for (place, (number, it)) in named.iter().enumerate() {
        let (column, row) = ((place % columns) as f64, (place / columns) as f64);
        let in_row = columns.min(named.len() - (place / columns) * columns) as f64;
        let center = (
            x + (column - (in_row - 1.0) / 2.0) * pitch,
            y - lift + (row - (rows as f64 - 1.0) / 2.0) * pitch,
        );
        let items = disc(canvas, *number, it, center, radius);
        let rect = Rect::new(center.0 - radius, center.1 - radius, 2.0 * radius, 2.0 * radius);
        let label = format!("{}: value {}, effort {}", it.text.text, it.value, it.effort);
        let record = RecordRef { kind: RecordKind::Card, id: it.card };
        canvas.put(Part::text(&format!("disc {number}"), Some(record), &label), rect, items);
    }
    let ring_y = if rows > 0 { y + 17.0 } else { y };
    for ring in 0..rings {
        let ring_x = x + (ring as f64 - (rings as f64 - 1.0) / 2.0) * (2.0 * RING + 3.5);
        let item = circle(ring_x, ring_y, RING - 1.0, Some(theme.card), Some(solid(theme.ctl, 1.9)));
        let rect = Rect::new(ring_x - RING, ring_y - RING, 2.0 * RING, 2.0 * RING);
        canvas.put(Part::decoration(&format!("ring {worth} {effort} {ring}")), rect, vec![item]);
    }
}

fn color(canvas: &Canvas, it: &Opportunity) -> Color {
    match it.is_quick_win() {
        true => canvas.theme.lane(LaneKind::Opportunity).ink,
        false => canvas.theme.accent,
    }
}

/// A disc with its number.
fn disc(canvas: &mut Canvas, number: usize, it: &Opportunity, (x, y): (f64, f64), radius: f64) -> Vec<Item> {
    let fill = color(canvas, it);
    let text = (number + 1).to_string();
    let words = Words::own(&text, canvas.theme.on_accent).weighing(Weight::SemiBold).aligned(Align::Middle);
    let mut block = canvas.set(&words, LEAST, x - radius, 0.0, 2.0 * radius);
    block.rect.y = y - block.rect.height / 2.0;
    vec![circle(x, y, radius, Some(fill), None), Item::Text(block)]
}

fn list(canvas: &mut Canvas, named: &[Opportunity]) {
    let theme = canvas.theme;
    let blocks: Vec<_> = named
        .iter()
        .map(|it| {
            let words = Words::written(&it.text.text, theme.text).weighing(Weight::Medium);
            canvas.fit(&words, &[LIST_TEXT, LEAST], 2, (LIST_TEXT_X, 0.0), WIDTH - MARGIN - LIST_TEXT_X)
        })
        .collect();
    let quick = named.iter().filter(|it| it.is_quick_win()).count();
    let is_parted = quick > 0 && quick < named.len();
    let heights = blocks.iter().map(|block| block.rect.height.max(2.0 * LIST_DISC)).sum::<f64>();
    let gaps = (named.len().saturating_sub(1) + usize::from(is_parted)).max(1) as f64;
    let gap = ((BODY_BOTTOM - TOP - heights) / gaps).clamp(4.0, 22.5);
    let mut y = TOP + 4.0;
    for (place, (it, mut block)) in named.iter().zip(blocks).enumerate() {
        if is_parted && place == quick {
            let rule = line((LIST_X, y), (WIDTH - MARGIN, y), solid(theme.line_2, 0.75));
            canvas.put(
                Part::decoration("parting"),
                Rect::new(LIST_X, y - 0.4, WIDTH - MARGIN - LIST_X, 0.8),
                vec![rule],
            );
            y += gap;
        }
        let height = block.rect.height.max(2.0 * LIST_DISC);
        block.rect.y = y + (height - block.rect.height) / 2.0;
        let mut items = disc(canvas, place, it, (LIST_X + LIST_DISC, y + height / 2.0), LIST_DISC);
        items.push(Item::Text(block));
        let label = format!("{}. {}", place + 1, it.text.text);
        let record = RecordRef { kind: RecordKind::Card, id: it.card };
        let rect = Rect::new(LIST_X, y, WIDTH - MARGIN - LIST_X, height);
        canvas.put(Part::text(&format!("opportunity {place}"), Some(record), &label), rect, items);
        y += height + gap;
    }
}
