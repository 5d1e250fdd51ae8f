//! One page: what is painted on it, what of it is told, where its links and bookmarks lead.

use std::num::NonZeroU16;

use krilla::geom::{Rect, Transform};
use krilla::page::PageSettings;
use krilla::tagging::{BBox, Identifier, Node, Tag, TagGroup};
use throughline_scene::{Group, Page, Role, Scene, TableRole};

use super::painter::{Painter, Part};
use super::telling::Telling;
use super::text::{Found, Letters};
use super::wording::plain;
use super::{Writer, bookmarks, image, link};
use crate::ExportError;
use crate::walk::{Placed, placed};

/// Adds a page, `limited` to a share of its size, and counts its narrow letters.
pub(super) fn write(writer: &mut Writer, page: &Page, limited: f64) -> Result<usize, ExportError> {
    let (width, height) = (page.width_pt(), page.height_pt());
    let settings = PageSettings::from_wh((width * limited) as f32, (height * limited) as f32)
        .ok_or(ExportError::NoExtent { width, height })?;
    let Writer { document, fonts, structure, outline, pages } = writer;
    let number = *pages;
    *pages += 1;
    let scale = page.page_from_scene * limited;
    let groups = placed(&page.scene);
    let mut pictures = image::Pictures::new(&page.scene);
    let mut letters = Letters::new(&page.scene, scale, fonts);
    structure.begin_page(page);

    let mut sheet = document.start_page_with(settings);
    let mut surface = sheet.surface();
    surface.push_transform(&Transform::from_scale(scale as f32, scale as f32));
    let mut painter = Painter::new(&mut surface, &mut letters, &mut pictures);
    painter.ground(&page.scene);
    let told = groups.iter().map(|placed| match structure.repeats(page, placed.group) {
        true => painter.group(placed, &Telling::Nothing, Found::Elsewhere),
        false => painter.group(placed, &Telling::of(placed.group), Found::Yes),
    });
    // An error waits until all is closed again: the writer does not survive a page left open.
    let told: Result<Vec<Vec<Part>>, ExportError> = told.collect();
    surface.pop();
    surface.finish();
    let told = told?;

    for (placed, parts) in groups.iter().zip(told) {
        let links = placed.group.items.iter().filter_map(|item| link::of_item(item, placed, scale));
        let links: Vec<Identifier> = links.map(|link| sheet.add_tagged_annotation(link)).collect();
        let area = on_page(placed, &page.scene, scale).map(|area| BBox::new(number, area));
        structure.add(placed.group, nodes(placed.group, parts, links, area));
    }
    sheet.finish();
    outline.push_child(bookmarks::of_page(number, page, &groups, scale));
    Ok(letters.narrow())
}

/// A group's part of the structure tree.
fn nodes(group: &Group, parts: Vec<Part>, links: Vec<Identifier>, area: Option<BBox>) -> Vec<Node> {
    let mut links = links.into_iter();
    let mut nodes = Vec::with_capacity(parts.len());
    for part in parts {
        nodes.push(match part {
            Part::Words(marks) => {
                let words = marks.into_iter().map(Node::Leaf).collect();
                paragraph(
                    group,
                    match links.next() {
                        Some(link) => vec![linked(link, words)],
                        None => words,
                    },
                )
            }
            Part::Figure(marks, words) => {
                let tag = Tag::Figure(Some(words)).with_bbox(area);
                Node::Group(TagGroup::with_children(tag, marks.into_iter().map(Node::Leaf).collect()))
            }
        });
    }
    nodes.extend(links.map(|link| paragraph(group, vec![linked(link, Vec::new())])));
    // Where several cards share a cell, each stays together.
    if nodes.len() > 1 && matches!(group.table, TableRole::Cell { .. }) {
        nodes = vec![Node::Group(TagGroup::with_children(Tag::Div, nodes))];
    }
    nodes
}

fn paragraph(group: &Group, words: Vec<Node>) -> Node {
    Node::Group(match group.role {
        Role::Title => TagGroup::with_children(Tag::Hn(NonZeroU16::MIN, Some(plain(&group.label))), words),
        _ => TagGroup::with_children(Tag::P, words),
    })
}

/// A link, its area first and then what it is read as.
fn linked(link: Identifier, words: Vec<Node>) -> Node {
    let mut nodes = vec![Node::Leaf(link)];
    nodes.extend(words);
    Node::Group(TagGroup::with_children(Tag::Link, nodes))
}

/// What of a group's area is on the page, in the page's points; none where nothing is.
fn on_page(placed: &Placed<'_>, scene: &Scene, scale: f64) -> Option<Rect> {
    let page = kurbo::Rect::new(0.0, 0.0, scene.width, scene.height);
    let [left, top, right, bottom] = {
        let seen = placed.area.intersect(page);
        [seen.x0, seen.y0, seen.x1, seen.y1].map(|side| (side * scale) as f32)
    };
    Rect::from_ltrb(left, top, right, bottom)
}
