//! The divider of a swipe that stands still: the first side left of it, the second right of it.

use std::sync::Arc;

use kurbo::{BezPath, PathEl, Point};

use crate::map::draw::{circle, icon, line, solid};
use crate::{Connector, Group, Icon, Item, Layer, Rect, Region, Role, Scene, TableRole, Theme};

const WIDTH: f64 = 2.0;
const HANDLE: f64 = 14.0;
const ARROW: f64 = 12.0;
/// How far a curve's chords may lie from it where it is cut.
const TOLERANCE: f64 = 0.1;

/// Which part is kept.
#[derive(Clone, Copy)]
struct Half {
    x: f64,
    left: bool,
}

impl Half {
    fn holds(&self, x: f64) -> bool {
        if self.left { x <= self.x } else { x >= self.x }
    }

    fn moved(self, dx: f64) -> Half {
        Half { x: self.x + dx, ..self }
    }
}

/// The scene with the divider at the edge of a column, as near to a share of the width as any.
pub(super) fn divided(mut scene: Scene, share: f64, theme: &Theme) -> Scene {
    let columns = &scene.grid.columns;
    let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return scene };
    let wanted = first.x + share.clamp(0.0, 1.0) * (last.x + last.width - first.x);
    let edges = std::iter::once(first.x).chain(columns.iter().map(|column| column.x + column.width));
    let far = |edge: &f64| (edge - wanted).abs();
    let x = edges.min_by(|a, b| far(a).total_cmp(&far(b))).unwrap_or(wanted);
    let groups = std::mem::take(&mut scene.groups);
    scene.groups = groups.into_iter().filter_map(|group| covered(group, x)).collect();
    let height = scene.grid.rows.last().map_or(0.0, |row| row.y + row.height);
    let at = scene.groups.iter().rposition(|group| group.region == Region::Body).map_or(0, |last| last + 1);
    scene.groups.insert(at, handle(x, height, theme));
    scene
}

/// What is seen of a group.
fn covered(group: Group, x: f64) -> Option<Group> {
    let layer = group.compared.as_ref().map_or(Layer::Both, |compared| compared.layer);
    let left = match layer {
        _ if group.region != Region::Body => return Some(group),
        Layer::Both => return Some(group),
        Layer::Before => true,
        Layer::After => false,
    };
    let half = Half { x, left };
    let (inside, outside) = (half.holds(group.rect.x), half.holds(group.rect.right()));
    match (inside, outside) {
        (true, true) => Some(group),
        (false, false) => None,
        _ => {
            let half = half.moved(-group.rect.x);
            let items: Vec<Item> = group.items.iter().filter_map(|item| cut(item, half)).collect();
            (!items.is_empty()).then(|| Group { items: items.into(), ..group })
        }
    }
}

/// What is kept of an item. A text stays whole where it begins, for half a word says nothing.
fn cut(item: &Item, half: Half) -> Option<Item> {
    match item {
        Item::Rectangle(shape) => {
            let rect = cut_rect(shape.rect, half)?;
            let mut shape = shape.clone();
            shape.rect = rect;
            Some(Item::Rectangle(shape))
        }
        Item::Path(path) => {
            let is_area = path.paint.fill.is_some() || path.paint.pattern.is_some();
            let outline = if is_area { cut_area(&path.outline, half) } else { cut_line(&path.outline, half) };
            let mut path = path.clone();
            path.outline = outline;
            (!path.outline.elements().is_empty()).then_some(Item::Path(path))
        }
        Item::Text(block) => {
            let begins = block.lines.iter().map(|line| block.rect.x + line.x).fold(f64::INFINITY, f64::min);
            half.holds(begins).then(|| item.clone())
        }
        Item::Image(image) => half.holds(image.rect.x).then(|| item.clone()),
        Item::Link(link) => half.holds(link.rect.x).then(|| item.clone()),
        Item::Connector(arrow) => cut_arrow(arrow, half).map(Item::Connector),
        Item::Chart(_) => None,
    }
}

fn cut_rect(rect: Rect, half: Half) -> Option<Rect> {
    let (left, right) = match half.left {
        true => (rect.x, rect.right().min(half.x)),
        false => (rect.x.max(half.x), rect.right()),
    };
    (right > left).then_some(Rect { x: left, width: right - left, ..rect })
}

/// The points of each part of an outline, its curves as chords.
fn parts(outline: &BezPath) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    kurbo::flatten(outline, TOLERANCE, |element| match element {
        PathEl::MoveTo(point) => parts.push(vec![point]),
        PathEl::LineTo(point) => parts.last_mut().into_iter().for_each(|part| part.push(point)),
        PathEl::ClosePath => {
            let first = parts.last().and_then(|part| part.first().copied());
            parts.last_mut().into_iter().for_each(|part| part.extend(first));
        }
        PathEl::QuadTo(..) | PathEl::CurveTo(..) => {}
    });
    parts
}

/// Where a chord meets the divider.
fn meeting(from: Point, to: Point, x: f64) -> Point {
    let share = (x - from.x) / (to.x - from.x);
    Point::new(x, from.y + share * (to.y - from.y))
}

fn cut_line(outline: &BezPath, half: Half) -> BezPath {
    let mut kept = BezPath::new();
    for part in parts(outline) {
        let mut is_drawing = false;
        for pair in part.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let (starts, ends) = (half.holds(from.x), half.holds(to.x));
            if starts && !is_drawing {
                kept.move_to(from);
            }
            match (starts, ends) {
                (true, true) => kept.line_to(to),
                (true, false) => kept.line_to(meeting(from, to, half.x)),
                (false, true) => {
                    kept.move_to(meeting(from, to, half.x));
                    kept.line_to(to);
                }
                (false, false) => {}
            }
            is_drawing = ends;
        }
    }
    kept
}

fn cut_area(outline: &BezPath, half: Half) -> BezPath {
    let mut kept = BezPath::new();
    for part in parts(outline) {
        let mut corners: Vec<Point> = Vec::new();
        for pair in part.windows(2).chain(std::iter::once([part[part.len() - 1], part[0]].as_slice())) {
            let (from, to) = (pair[0], pair[1]);
            if half.holds(from.x) {
                corners.push(from);
            }
            if half.holds(from.x) != half.holds(to.x) {
                corners.push(meeting(from, to, half.x));
            }
        }
        if let Some((first, rest)) = corners.split_first().filter(|(_, rest)| rest.len() > 1) {
            kept.move_to(*first);
            rest.iter().for_each(|corner| kept.line_to(*corner));
            kept.close_path();
        }
    }
    kept
}

/// The part of an arrow up to the divider; the head where its end is kept.
fn cut_arrow(arrow: &Connector, half: Half) -> Option<Connector> {
    let mut route: Vec<(f64, f64)> = Vec::new();
    for pair in arrow.route.windows(2) {
        let (from, to) = (Point::from(pair[0]), Point::from(pair[1]));
        let (starts, ends) = (half.holds(from.x), half.holds(to.x));
        if starts && route.is_empty() {
            route.push(pair[0]);
        }
        if starts != ends {
            let at = meeting(from, to, half.x);
            route.push((at.x, at.y));
        }
        if ends {
            route.push(pair[1]);
        } else if !route.is_empty() {
            break;
        }
    }
    let reaches = route.last() == arrow.route.last();
    (route.len() > 1).then(|| Connector { route, arrow: arrow.arrow && reaches, ..arrow.clone() })
}

fn handle(x: f64, height: f64, theme: &Theme) -> Group {
    let y = (height / 2.0).round();
    let rect = Rect::new(x - HANDLE, 0.0, 2.0 * HANDLE, height);
    let items = [
        line((HANDLE, 0.0), (HANDLE, height), solid(theme.accent, WIDTH)),
        circle(HANDLE, y, HANDLE - 1.0, Some(theme.card), Some(solid(theme.accent, WIDTH))),
        icon(Icon::ArrowRight, HANDLE - ARROW / 2.0, y - ARROW / 2.0, ARROW, theme.accent),
    ];
    Group {
        key: "divider".into(),
        record: None,
        role: Role::Decoration,
        region: Region::Body,
        label: "".into(),
        table: TableRole::None,
        compared: None,
        rect,
        items: Arc::from(items),
    }
}
