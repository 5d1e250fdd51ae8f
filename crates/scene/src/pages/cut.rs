//! Cuts what stretches over several pages to what is seen of it on one: bands, lines, curves.

use kurbo::{BezPath, Line, ParamCurve, PathSeg, Point, Shape};

use crate::map::draw::moved;
use crate::{Chart, Connector, Group, Item, Paint, Path, Rect, Rectangle};

/// Far beyond any map.
const FAR: f64 = 1e7;

/// What of a group is seen in a window of its region, and of the columns that stand there.
pub(super) fn group(group: &Group, window: &Rect, columns: (usize, usize)) -> Option<Group> {
    let rect = intersection(&group.rect, window)?;
    let within = window.moved(-group.rect.x, -group.rect.y);
    let (dx, dy) = (group.rect.x - rect.x, group.rect.y - rect.y);
    let items = group.items.iter().flat_map(|item| cut(item, &within, columns));
    let items: Vec<Item> = items.map(|item| moved(item, dx, dy)).collect();
    (!items.is_empty()).then(|| Group { rect, items: items.into(), ..group.clone() })
}

fn cut(item: &Item, window: &Rect, columns: (usize, usize)) -> Vec<Item> {
    let whole = |rect: &Rect| match is_in(window, rect.x + rect.width / 2.0, rect.y + rect.height / 2.0) {
        true => vec![item.clone()],
        false => Vec::new(),
    };
    match item {
        Item::Rectangle(it) => {
            let rect = intersection(&it.rect, window);
            rect.map(|rect| Item::Rectangle(Rectangle { rect, ..it.clone() })).into_iter().collect()
        }
        Item::Path(it) => path(it, window),
        Item::Connector(it) => connector(it, window),
        Item::Chart(it) => chart(it, window, columns).map(Item::Chart).into_iter().collect(),
        Item::Text(it) => whole(&it.rect),
        Item::Image(it) => whole(&it.rect),
        Item::Link(it) => whole(&it.rect),
    }
}

/// The common part of two rectangles; none where they do not even touch.
pub(super) fn intersection(a: &Rect, b: &Rect) -> Option<Rect> {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    let (right, bottom) = (a.right().min(b.right()), a.bottom().min(b.bottom()));
    (right > x && bottom > y).then(|| Rect::new(x, y, right - x, bottom - y))
}

fn is_in(window: &Rect, x: f64, y: f64) -> bool {
    window.x <= x && x <= window.right() && window.y <= y && y <= window.bottom()
}

fn path(it: &Path, window: &Rect) -> Vec<Item> {
    let bounds = it.outline.bounding_box();
    let corners = [(bounds.x0, bounds.y0), (bounds.x1, bounds.y1)];
    if corners.iter().all(|(x, y)| is_in(window, *x, *y)) {
        return vec![Item::Path(it.clone())];
    }
    if bounds.x0 > window.right()
        || bounds.x1 < window.x
        || bounds.y0 > window.bottom()
        || bounds.y1 < window.y
    {
        return Vec::new();
    }
    let Paint { fill, pattern, stroke } = &it.paint;
    let area = (fill.is_some() || pattern.is_some()).then(|| {
        let paint = Paint { fill: *fill, pattern: pattern.clone(), stroke: None };
        (area(&it.outline, window), paint)
    });
    let line = stroke.as_ref().map(|stroke| {
        (line(&it.outline, window), Paint { stroke: Some(stroke.clone()), ..Paint::default() })
    });
    let parts = area.into_iter().chain(line).filter(|(outline, _)| !outline.elements().is_empty());
    parts.map(|(outline, paint)| Item::Path(Path { outline, paint, opacity: it.opacity })).collect()
}

/// A line within a window: what lies beyond is left out.
fn line(outline: &BezPath, window: &Rect) -> BezPath {
    let edges = [upright(window.x), upright(window.right()), level(window.y), level(window.bottom())];
    let mut kept = BezPath::new();
    let mut end = None;
    for segment in outline.segments() {
        for part in parts(segment, &edges) {
            let middle = part.eval(0.5);
            if is_in(window, middle.x, middle.y) {
                if end != Some(part.start()) {
                    kept.move_to(part.start());
                }
                kept.push(part.as_path_el());
                end = Some(part.end());
            }
        }
    }
    kept
}

/// An area within a window: cut along each edge in turn.
fn area(outline: &BezPath, window: &Rect) -> BezPath {
    let left = half(outline, upright(window.x), &|at| at.x >= window.x);
    let right = half(&left, upright(window.right()), &|at| at.x <= window.right());
    let top = half(&right, level(window.y), &|at| at.y >= window.y);
    half(&top, level(window.bottom()), &|at| at.y <= window.bottom())
}

fn half(outline: &BezPath, edge: Line, keeps: &dyn Fn(Point) -> bool) -> BezPath {
    let mut kept = BezPath::new();
    let mut start: Option<Point> = None;
    let mut end = Point::ZERO;
    let mut last = None;
    for segment in outline.segments() {
        // Another part of the outline begins.
        if last.is_some_and(|last| last != segment.start()) && start.take().is_some() {
            kept.close_path();
        }
        last = Some(segment.end());
        for part in parts(segment, &[edge]) {
            if !keeps(part.eval(0.5)) {
                continue;
            }
            match start {
                None => {
                    kept.move_to(part.start());
                    start = Some(part.start());
                }
                Some(_) if end != part.start() => kept.line_to(part.start()),
                Some(_) => {}
            }
            kept.push(part.as_path_el());
            end = part.end();
        }
    }
    if start.is_some() {
        kept.close_path();
    }
    kept
}

fn upright(x: f64) -> Line {
    Line::new((x, -FAR), (x, FAR))
}

fn level(y: f64) -> Line {
    Line::new((-FAR, y), (FAR, y))
}

/// A segment parted where it crosses edges.
fn parts(segment: PathSeg, edges: &[Line]) -> Vec<PathSeg> {
    let mut cuts = vec![0.0, 1.0];
    for edge in edges {
        let crossings = segment.intersect_line(*edge);
        cuts.extend(crossings.iter().map(|it| it.segment_t).filter(|t| 0.0 < *t && *t < 1.0));
    }
    cuts.sort_unstable_by(f64::total_cmp);
    cuts.windows(2)
        .filter(|pair| pair[1] - pair[0] > 1e-9)
        .map(|pair| segment.subsegment(pair[0]..pair[1]))
        .collect()
}

/// The legs of an arrow within a window; its head only where it ends there.
fn connector(it: &Connector, window: &Rect) -> Vec<Item> {
    let mut outline = BezPath::new();
    for (place, corner) in it.route.iter().enumerate() {
        if place == 0 { outline.move_to(*corner) } else { outline.line_to(*corner) }
    }
    let mut pieces: Vec<Vec<(f64, f64)>> = Vec::new();
    for part in line(&outline, window).segments() {
        let (start, end) = ((part.start().x, part.start().y), (part.end().x, part.end().y));
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&start) => piece.push(end),
            _ => pieces.push(vec![start, end]),
        }
    }
    let tip = it.route.last().copied();
    let ends = |piece: &[(f64, f64)]| it.arrow && piece.last().copied() == tip;
    pieces
        .into_iter()
        .map(|route| {
            let arrow = ends(&route);
            Item::Connector(Connector { route, arrow, ..it.clone() })
        })
        .collect()
}

/// The numbers of the columns that are seen.
fn chart(it: &Chart, window: &Rect, (first, last): (usize, usize)) -> Option<Chart> {
    let rect = intersection(&it.rect, window)?;
    let series = it.series.iter().map(|series| crate::Series {
        values: series.values.get(first..=last).unwrap_or_default().to_vec(),
        ..series.clone()
    });
    Some(Chart {
        rect,
        categories: it.categories.get(first..=last).unwrap_or_default().to_vec(),
        series: series.collect(),
        ..it.clone()
    })
}
