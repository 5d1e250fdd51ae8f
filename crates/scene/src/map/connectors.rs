//! Arrows between cards, with their words and the dots where they cross blueprint lines.

use throughline_model::{Id, LaneKind, Link, LinkKind, RecordKind, RecordRef};

use super::blueprint::line_y;
use super::by_id::ById;
use super::draw::{circle, dashed, filled, moved, solid};
use super::pen::Pen;
use super::plan::Plan;
use super::routes::{End, Routes};
use crate::{ChangeKind, Connector, Group, Item, Rect, Region, Role, Stroke, TableRole};

const CORNER: f64 = 6.0;
const WIDTH: f64 = 1.5;
/// Radius of the dot where an arrow crosses a blueprint line.
const CROSSING: f64 = 2.5;
/// Between an arrow and words beside it.
const WORDS_GAP: f64 = 4.0;
/// The head of an arrow reaches so far beside its line.
const HEAD: f64 = 5.0;

/// The arrows of links that tell what happens next; other links are shown where their card is read.
pub(crate) fn groups(plan: &Plan, pen: &mut Pen) -> Vec<Group> {
    let mut cards: ById<Id, End> = ById::with_capacity_and_hasher(plan.placed_count(), Default::default());
    for (number, row) in plan.rows.iter().enumerate() {
        cards.extend(row.placed.iter().map(|card| (card.id, (number, card))));
    }
    let mut routes = Routes::new(plan);
    let mut groups = Vec::new();
    for link in plan.index.links().iter().filter(|link| is_arrow(plan, &cards, link)) {
        let (Some(from), Some(to)) = (cards.get(&link.from), cards.get(&link.to)) else { continue };
        if link.from != link.to {
            let route = routes.route(*from, *to);
            groups.push(group(plan, link, route, pen));
        }
    }
    groups.extend(trails(plan, &cards, &mut routes));
    groups
}

/// In a comparison, the arrows from the empty places of cards to where they stand now.
fn trails(plan: &Plan, cards: &ById<Id, End>, routes: &mut Routes) -> Vec<Group> {
    let Some(marks) = plan.marks else { return Vec::new() };
    let left =
        plan.rows.iter().enumerate().flat_map(|(number, row)| row.placed.iter().map(move |it| (number, it)));
    left.filter_map(|(number, left)| {
        let to = cards.get(&marks.left_for(left.id)?)?;
        let route = routes.route((number, left), *to);
        let rect = bounds(&route);
        let connector = Connector {
            from: left.id,
            to: to.1.id,
            route,
            corner_radius: CORNER,
            stroke: solid(plan.theme.change(ChangeKind::Moved).ink, 2.0),
            arrow: true,
        };
        let trail = moved(Item::Connector(connector), -rect.x, -rect.y);
        Some(plan.decoration(&format!("{} trail", left.id), Region::Body, rect, vec![trail]))
    })
    .collect()
}

/// The line of a link: as on any map, or as what became of it in a comparison.
fn link_stroke(plan: &Plan, link: Id) -> Stroke {
    let Some(marks) = plan.marks else { return solid(plan.theme.text_2, WIDTH) };
    match marks.mark(link).map(|mark| mark.change) {
        None => solid(plan.theme.text_3, WIDTH),
        Some(change @ ChangeKind::Removed) => dashed(plan.theme.change(change).ink, WIDTH, &[4.0, 3.0]),
        Some(change) => solid(plan.theme.change(change).ink, 2.0),
    }
}

/// A hand-off between two owners is a disc between them; every other one is an arrow.
fn is_arrow(plan: &Plan, cards: &ById<Id, End>, link: &Link) -> bool {
    let owns = |id: Id| cards.get(&id).is_some_and(|(row, _)| plan.rows[*row].lane.kind == LaneKind::Owner);
    match link.kind {
        LinkKind::Flow | LinkKind::Loop => true,
        LinkKind::HandOff => !(owns(link.from) && owns(link.to)),
        LinkKind::Answers | LinkKind::Supports | LinkKind::Measures | LinkKind::Contradicts => false,
    }
}

fn group(plan: &Plan, link: &Link, route: Vec<(f64, f64)>, pen: &mut Pen) -> Group {
    let stroke = link_stroke(plan, link.id);
    let ink = stroke.color;
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
    let connector =
        Connector { from: link.from, to: link.to, route, corner_radius: CORNER, stroke, arrow: true };
    items.insert(0, Item::Connector(connector));
    let name = |id: Id| plan.cells.card(id).map_or("", |card| card.text.as_str());
    let mut label = format!("{} {} {}", name(link.from), link.kind.label().to_lowercase(), name(link.to));
    if !link.label.trim().is_empty() {
        label.push_str(&format!(": {}", link.label.trim()));
    }
    Group {
        key: link.id.to_string().into(),
        record: Some(RecordRef { kind: RecordKind::Link, id: link.id }),
        role: Role::Arrow,
        region: Region::Body,
        label: label.into(),
        table: TableRole::None,
        compared: None,
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
