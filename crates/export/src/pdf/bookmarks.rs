//! Bookmarks: the pages, and on each its stages and lanes.

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::OutlineNode;
use throughline_scene::{Group, Item, Page, Role};

use super::wording::plain;
use crate::walk::Placed;

/// The longest name that a list of bookmarks shows well.
const MOST_CHARACTERS: usize = 120;

/// A page's bookmark, with those of its stages and lanes in it.
pub(super) fn of_page(number: usize, page: &Page, groups: &[Placed<'_>], scale: f64) -> OutlineNode {
    let name = match plain(&page.name) {
        name if name.is_empty() => format!("Page {}", number + 1),
        name => short(name),
    };
    let mut bookmark = OutlineNode::new(name, at(number, 0.0, 0.0));
    for role in [Role::Stage, Role::Lane] {
        for placed in groups.iter().filter(|placed| placed.group.role == role) {
            let area = placed.area;
            let to = at(number, area.x0.max(0.0) * scale, area.y0.max(0.0) * scale);
            bookmark.push_child(OutlineNode::new(name_of(placed.group), to));
        }
    }
    bookmark
}

fn at(page: usize, x: f64, y: f64) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(x as f32, y as f32))
}

/// That of a header's texts with which its label begins, else the whole label.
fn name_of(group: &Group) -> String {
    let label = plain(&group.label);
    let texts = group.items.iter().filter_map(|item| match item {
        Item::Text(block) => Some(plain(&block.text)),
        _ => None,
    });
    let names = texts.filter(|text| !text.is_empty() && label.starts_with(text.as_str()));
    match names.max_by_key(String::len).unwrap_or(label) {
        name if name.is_empty() => "…".to_owned(),
        name => short(name),
    }
}

fn short(mut name: String) -> String {
    if let Some((end, _)) = name.char_indices().nth(MOST_CHARACTERS) {
        name.truncate(end);
        name.push('…');
    }
    name
}
