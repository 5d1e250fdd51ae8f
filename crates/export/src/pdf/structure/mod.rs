//! The structure tree: what the file tells, in reading order, each thing once.
//!
//! Pages that continue each other share a section: texts above the map, the map as one table read
//! row by row, and what belongs to no cell. A slide is a section of its own.

mod table;

use std::collections::BTreeSet;
use std::sync::Arc;

use krilla::tagging::{Node, Tag, TagGroup, TagTree};
use throughline_scene::{Group, Page, Region, Role, TableRole};

use table::Table;

/// What the pages so far tell.
#[derive(Default)]
pub(super) struct Structure {
    sections: Vec<Section>,
    told: BTreeSet<Arc<str>>,
}

#[derive(Default)]
struct Section {
    before: Vec<Node>,
    table: Table,
    after: Vec<Node>,
    pages: usize,
}

impl Structure {
    /// Begins a page, in a section of its own unless it repeats headers of the table before.
    pub(super) fn begin_page(&mut self, page: &Page) {
        let heads = |group: &&Group| {
            matches!(group.table, TableRole::ColumnHeader { .. } | TableRole::RowHeader { .. })
        };
        let repeated = page.scene.groups.iter().filter(heads).filter(|group| self.repeats(page, group));
        let before = self.sections.last();
        let continues =
            before.is_some_and(|before| repeated.into_iter().any(|group| before.table.has(group)));
        match self.sections.last_mut().filter(|_| continues) {
            Some(section) => section.pages += 1,
            None => self.sections.push(Section { pages: 1, ..Section::default() }),
        }
    }

    /// Whether an earlier page has told a group of this one.
    pub(super) fn repeats(&self, page: &Page, group: &Group) -> bool {
        page.repeated.contains(&group.key) && self.told.contains(&group.key)
    }

    /// Adds what a group of the page begun last tells.
    pub(super) fn add(&mut self, group: &Group, nodes: Vec<Node>) {
        let Some(section) = self.sections.last_mut() else { return };
        if !nodes.is_empty() {
            self.told.insert(group.key.clone());
        }
        match (group.table, group.region) {
            (TableRole::None, Region::Corner) => section.table.add_to_corner(nodes),
            (TableRole::None, _) => {
                // Above a map; everything on a page without one.
                let leads = section.pages == 1 && (group.region == Region::Lens || section.table.is_empty());
                let place = if leads { &mut section.before } else { &mut section.after };
                match group.role {
                    // First of all, wherever it is painted.
                    Role::Title => drop(place.splice(0..0, nodes)),
                    _ => place.extend(nodes),
                }
            }
            _ => section.table.add(group, nodes),
        }
    }

    /// The whole tree.
    pub(super) fn finish(self) -> TagTree {
        let sections = self.sections.into_iter().filter_map(|section| {
            let mut nodes = section.before;
            nodes.extend(section.table.finish());
            nodes.extend(section.after);
            (!nodes.is_empty()).then(|| Node::Group(TagGroup::with_children(Tag::Section, nodes)))
        });
        TagTree::from(sections.collect::<Vec<_>>())
    }
}
