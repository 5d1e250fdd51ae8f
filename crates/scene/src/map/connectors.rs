//! Arrows between cards: out of a card's side, along the gaps between columns and lanes, into another.

use std::collections::HashMap;

use throughline_model::{Id, LaneKind, Link, LinkKind, RecordKind, RecordRef};

use super::blueprint::line_y;
use super::columns::MARGIN;
use super::draw::{circle, filled, moved, solid};
use super::pen::Pen;
use super::plan::Plan;
use super::rows::Placed;
use crate::{Connector, Group, Item, Rect, Region, Role, TableRole};

const CORNER: f64 = 6.0;
const WIDTH: f64 = 1.5;
/// Radius of the dot where an arrow crosses a blueprint line.
const CROSSING: f64 = 2.5;
/// Arrows that share a gap stand beside each other.
const BESIDE: [f64; 3] = [0.0, 3.0, -3.0];
/// Between an arrow and words beside it.
const WORDS_GAP: f64 = 4.0;
/// The head of an arrow reaches so far beside its line.
const HEAD: f64 = 5.0;

/// A card with its row.
type Ends<'b> = (usize, &'b Placed);

/// The arrows of links that tell what happens next; other links are shown where their card is read.
pub(crate) fn groups(plan: &Plan, pen: &mut Pen) -> Vec<Group> {
    let mut cards: HashMap<Id, Ends> = HashMap::new();
    for (number, row) in plan.rows.iter().enumerate() {
        cards.extend(row.placed.iter().map(|card| (card.id, (number, card))));
    }
    let mut used: HashMap<Gap, usize> = HashMap::new();
    let mut groups = Vec::new();
    for link in plan.index.links().iter().filter(|link| is_arrow(plan, &cards, link)) {
        let (Some(from), Some(to)) = (cards.get(&link.from), cards.get(&link.to)) else { continue };
        if link.from != link.to {
            let route = route(plan, *from, *to, &mut used);
            groups.push(group(plan, link, route, pen));
        }
    }
    groups
}

/// A hand-off between two owners is a disc between them; every other one is an arrow.
fn is_arrow(plan: &Plan, cards: &HashMap<Id, Ends>, link: &Link) -> bool {
    let owns = |id: Id| cards.get(&id).is_some_and(|(row, _)| plan.rows[*row].lane.kind == LaneKind::Owner);
    match link.kind {
        LinkKind::Flow | LinkKind::Loop => true,
        LinkKind::HandOff => !(owns(link.from) && owns(link.to)),
        LinkKind::Answers | LinkKind::Supports | LinkKind::Measures | LinkKind::Contradicts => false,
    }
}

/// A gap that arrows run in: left of a column, or above a row.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Gap {
    Column(usize),
    Row(usize),
}

/// The corners of an arrow from start to end.
fn route(
    plan: &Plan,
    (from_row, from): Ends,
    (to_row, to): Ends,
    used: &mut HashMap<Gap, usize>,
) -> Vec<(f64, f64)> {
    if let Some(straight) = straight(plan, (from_row, from), (to_row, to)) {
        return straight.to_vec();
    }
    let middle = |card: &Placed| card.rect.y + (card.rect.height / 2.0).round();
    let (from_y, to_y) = (middle(from), middle(to));
    let (out_right, in_left) = match (to.first > from.last, to.last < from.first) {
        (true, _) => (true, true),
        (_, true) => (false, false),
        // One above the other: out and in at the right.
        _ => (true, false),
    };
    let out_gap = if out_right { from.last + 1 } else { from.first };
    let in_gap = if in_left { to.first } else { to.last + 1 };
    let start = (if out_right { from.rect.right() } else { from.rect.x }, from_y);
    let end = (if in_left { to.rect.x } else { to.rect.right() }, to_y);
    if out_gap == in_gap && from_y == to_y && from.last != to.last {
        return vec![start, end];
    }
    let mut beside = |gap: Gap| {
        let before = used.entry(gap).or_insert(0);
        let offset = BESIDE[*before % BESIDE.len()];
        *before += 1;
        offset
    };
    let out_x = gap_x(plan, out_gap) + beside(Gap::Column(out_gap));
    if out_gap == in_gap {
        return vec![start, (out_x, from_y), (out_x, to_y), end];
    }
    let row_gap = if to_row < from_row { from_row } else { from_row + 1 };
    let across_y = plan.rows.get(row_gap).map_or(plan.body_height, |row| row.y) + beside(Gap::Row(row_gap));
    let in_x = gap_x(plan, in_gap) + beside(Gap::Column(in_gap));
    vec![start, (out_x, from_y), (out_x, across_y), (in_x, across_y), (in_x, to_y), end]
}

/// Straight down or up between two cards of a column, where nothing stands between them.
fn straight(plan: &Plan, (from_row, from): Ends, (to_row, to): Ends) -> Option<[(f64, f64); 2]> {
    let (upper_row, upper, lower_row, lower) = match from.rect.y < to.rect.y {
        true => (from_row, from, to_row, to),
        false => (to_row, to, from_row, from),
    };
    let (first, last) = (upper.first.max(lower.first), upper.last.min(lower.last));
    let x =
        ((plan.columns.columns.get(first)?.grid.x + plan.columns.columns.get(last)?.right()) / 2.0).round();
    let (top, bottom) = (upper.rect.bottom(), lower.rect.y);
    let stands_between = |card: &Placed| {
        card.id != upper.id
            && card.id != lower.id
            && card.rect.x < x
            && x < card.rect.right()
            && card.rect.y < bottom
            && card.rect.bottom() > top
    };
    let rows = plan.rows.get(upper_row..=lower_row)?;
    let blocked =
        rows.iter().any(|row| row.lane.kind == LaneKind::Emotion || row.placed.iter().any(stands_between));
    if first > last || blocked || bottom <= top {
        return None;
    }
    Some(if from.id == upper.id { [(x, top), (x, bottom)] } else { [(x, bottom), (x, top)] })
}

/// The middle of the gap left of a column; of the margins before the first and after the last.
fn gap_x(plan: &Plan, gap: usize) -> f64 {
    let columns = &plan.columns.columns;
    let left = gap.checked_sub(1).and_then(|before| columns.get(before)).map(|column| column.right());
    let right = columns.get(gap).map(|column| column.grid.x);
    match (left, right) {
        (Some(left), Some(right)) => (left + right) / 2.0,
        (Some(left), None) => left + MARGIN / 2.0,
        (None, Some(right)) => right - MARGIN / 2.0,
        (None, None) => 0.0,
    }
}

fn group(plan: &Plan, link: &Link, route: Vec<(f64, f64)>, pen: &mut Pen) -> Group {
    let ink = plan.theme.text_2;
    let mut items: Vec<Item> = Vec::new();
    let mut rect = bounds(&route);
    items.extend(crossings(plan, &route).into_iter().map(|(x, y)| circle(x, y, CROSSING, Some(ink), None)));
    if !link.label.trim().is_empty() {
        let mut style = plan.metrics.meta.style(ink);
        style.halo = Some((plan.theme.lane, 3.0));
        let mut words = pen.written_line(link.label.trim(), style, 0.0, 0.0);
        words.rect = words_rect(plan, &route, words.rect);
        let (left, top) = (rect.x.min(words.rect.x), rect.y.min(words.rect.y));
        let (right, bottom) = (rect.right().max(words.rect.right()), rect.bottom().max(words.rect.bottom()));
        rect = Rect::new(left, top, right - left, bottom - top);
        // A strip of ground parts the line where words stand on it.
        let strip = Rect::new(
            words.rect.x - 3.0,
            words.rect.y + 2.0,
            words.rect.width + 6.0,
            words.rect.height - 4.0,
        );
        items.push(filled(strip, 2.0, plan.theme.lane));
        items.push(Item::Text(words));
    }
    let connector = Connector {
        from: link.from,
        to: link.to,
        route,
        corner_radius: CORNER,
        stroke: solid(ink, WIDTH),
        arrow: true,
    };
    items.insert(0, Item::Connector(connector));
    let name = |id: Id| plan.document.cards.get(&id).map_or("", |card| card.text.as_str());
    let mut label = format!("{} {} {}", name(link.from), link.kind.label().to_lowercase(), name(link.to));
    if !link.label.trim().is_empty() {
        label.push_str(&format!(": {}", link.label.trim()));
    }
    Group {
        key: link.id.to_string(),
        record: Some(RecordRef { kind: RecordKind::Link, id: link.id }),
        role: Role::Arrow,
        region: Region::Body,
        label,
        table: TableRole::None,
        rect,
        items: items.into_iter().map(|item| moved(item, -rect.x, -rect.y)).collect(),
    }
}

/// Where an arrow crosses blueprint lines.
fn crossings(plan: &Plan, route: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let lines = plan.rows.iter().filter(|row| row.lane.kind == LaneKind::Line).map(line_y);
    lines
        .flat_map(|y| {
            route.windows(2).filter_map(move |leg| {
                let ((x, a), (_, b)) = (leg[0], leg[1]);
                (a.min(b) < y && y < a.max(b)).then_some((x, y))
            })
        })
        .collect()
}

/// Where an arrow's words stand: on its longest level leg where that is long enough, else at the
/// nearest place beside its first turn that no card takes, at the latest below the lane.
fn words_rect(plan: &Plan, route: &[(f64, f64)], words: Rect) -> Rect {
    let at = |x: f64, y: f64| Rect { x: x.round(), y: y.round(), ..words };
    let legs = route.windows(2).map(|leg| ((leg[1].0 - leg[0].0).abs(), leg));
    if let Some((length, leg)) = legs.max_by(|a, b| a.0.total_cmp(&b.0))
        && length > words.width + 2.0 * CORNER
    {
        return at((leg[0].0 + leg[1].0 - words.width) / 2.0, leg[0].1 - words.height / 2.0);
    }
    let (from, turn) = match route {
        [from, turn, _, ..] => (*from, turn.0),
        [from, to] => (*from, (from.0 + to.0) / 2.0),
        _ => return words,
    };
    let Some(row) = plan.rows.iter().find(|row| row.y <= from.1 && from.1 < row.y + row.height) else {
        return words;
    };
    let below_lane = row.y + row.height - words.height / 2.0;
    let steps = (0..).map(|step| from.1 + f64::from(step) * 4.0).take_while(|y| *y < below_lane);
    let beside = [turn - words.width / 2.0, turn - words.width - WORDS_GAP, turn + WORDS_GAP];
    let free = |place: &Rect| row.placed.iter().all(|card| !touch(place, &card.rect));
    steps
        .flat_map(|y| beside.map(|x| at(x, y)))
        .find(free)
        .unwrap_or(at(turn - words.width / 2.0, below_lane))
}

fn touch(a: &Rect, b: &Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

fn bounds(route: &[(f64, f64)]) -> Rect {
    let fold = |pick: fn(&(f64, f64)) -> f64, start: f64, join: fn(f64, f64) -> f64| {
        route.iter().map(pick).fold(start, join)
    };
    let (left, top) = (fold(|p| p.0, f64::INFINITY, f64::min), fold(|p| p.1, f64::INFINITY, f64::min));
    let (right, bottom) =
        (fold(|p| p.0, f64::NEG_INFINITY, f64::max), fold(|p| p.1, f64::NEG_INFINITY, f64::max));
    Rect::new(left - HEAD, top - HEAD, right - left + 2.0 * HEAD, bottom - top + 2.0 * HEAD)
}
