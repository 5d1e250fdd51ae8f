//! In which order a slide's objects stand: it is both what lies above what and how they are read.
//!
//! The scene paints lane bands, curves, arrows, cards, then labels and headers. A slide is read in
//! that order too, so it is put another way: the ground, the title and lens, headers, arrows, then
//! lane by lane its label and what stands in it, then legend and footer.

use kurbo::Rect;
use throughline_scene::{Item, Region, Role, Scene, TableRole};

use crate::walk::Placed;

/// A lane's groups, its label first.
pub(super) struct Lane<'a, 'b> {
    pub groups: Vec<&'b Placed<'a>>,
}

/// A scene's groups as a slide has them.
#[derive(Default)]
pub(super) struct Order<'a, 'b> {
    /// Bands and lines without a meaning of their own.
    pub ground: Vec<&'b Placed<'a>>,
    /// What the slide is called.
    pub title: Option<&'b Placed<'a>>,
    /// Lens and headers, and whatever a scene without lanes shows.
    pub head: Vec<&'b Placed<'a>>,
    pub arrows: Vec<&'b Placed<'a>>,
    pub lanes: Vec<Lane<'a, 'b>>,
    /// Legend and footer.
    pub foot: Vec<&'b Placed<'a>>,
}

impl<'a, 'b> Order<'a, 'b> {
    /// The order of a scene's groups.
    pub fn of(scene: &Scene, groups: &'b [Placed<'a>]) -> Order<'a, 'b> {
        let mut order = Order::default();
        // By lane: the column and place in the scene, to be sorted by.
        let mut lanes: Vec<Vec<(isize, usize, &'b Placed<'a>)>> = Vec::new();
        let mut meaningful: Vec<Rect> = Vec::new();
        for (place, placed) in groups.iter().enumerate() {
            let group = placed.group;
            if group.items.is_empty() {
                continue;
            }
            let frame = Rect::new(0.0, 0.0, group.rect.width, group.rect.height) + placed.origin;
            let lies_above = || meaningful.iter().any(|other| overlap(*other, frame));
            if group.role == Role::Decoration && !lies_above() {
                order.ground.push(placed);
                continue;
            }
            if group.role != Role::Decoration {
                meaningful.push(frame);
            }
            match lane_of(scene, placed) {
                _ if group.role == Role::Arrow || is_trail(placed) => order.arrows.push(placed),
                Some((row, column)) => {
                    if lanes.len() <= row {
                        lanes.resize_with(row + 1, Vec::new);
                    }
                    lanes[row].push((column, place, placed));
                }
                None if group.region == Region::Legend => order.foot.push(placed),
                None => order.head.push(placed),
            }
        }
        for mut lane in lanes {
            lane.sort_by_key(|(column, place, _)| (*column, *place));
            let groups: Vec<_> = lane.into_iter().map(|(_, _, placed)| placed).collect();
            if !groups.is_empty() {
                order.lanes.push(Lane { groups });
            }
        }
        order.title = order.head.iter().position(|placed| is_title(placed)).map(|at| order.head.remove(at));
        // After the title, the lens and then the headers are read as they are painted.
        order.head.sort_by_key(|placed| placed.group.region != Region::Lens);
        order
    }
}

/// Which lane a group belongs to and in which column it begins: −2 is the label, −1 what runs
/// through the whole lane.
fn lane_of(scene: &Scene, placed: &Placed) -> Option<(usize, isize)> {
    match placed.group.table {
        TableRole::Cell { row, first, .. } => Some((row, first as isize)),
        TableRole::RowHeader { row } => Some((row, -2)),
        TableRole::ColumnHeader { .. } => None,
        TableRole::None if placed.group.region == Region::Body => {
            let y = placed.group.rect.y + placed.group.rect.height / 2.0;
            let row = scene.grid.rows.iter().position(|row| row.y <= y && y < row.y + row.height)?;
            Some((row, -1))
        }
        TableRole::None => None,
    }
}

/// Whether a frame, which may be a line, reaches into another by more than its edge.
fn overlap(other: Rect, frame: Rect) -> bool {
    let inside = other.inset(-1.0);
    frame.x0 < inside.x1 && frame.x1 > inside.x0 && frame.y0 < inside.y1 && frame.y1 > inside.y0
}

/// Whether a group is a title and nothing else.
fn is_title(placed: &Placed) -> bool {
    placed.group.role == Role::Title && matches!(&placed.group.items[..], [Item::Text(_)])
}

/// The arrow of a comparison from a card's old place, which is no record.
fn is_trail(placed: &Placed) -> bool {
    placed.group.role == Role::Decoration
        && placed.group.items.iter().any(|item| matches!(item, Item::Connector(_)))
}
