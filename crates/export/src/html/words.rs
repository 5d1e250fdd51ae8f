//! A view in words: what stands above the map, the map as a table, what stands beside and below it.

use throughline_scene::{Group, Region, Scene, TableRole};

use super::{entry, table};
use crate::markup::Writer;

/// Writes what a scene says.
pub(super) fn write(out: &mut Writer, scene: &Scene, prefix: &str) {
    let beside = |group: &&Group| group.table == TableRole::None && !group.label.is_empty();
    let in_region = |region: Region| {
        scene.groups.iter().filter(beside).filter(move |group| group.region == region).collect::<Vec<_>>()
    };
    list(out, "About", &in_region(Region::Lens), prefix);
    table::write(out, scene, prefix);
    let lines = [Region::Headers, Region::Labels, Region::Body].map(in_region).concat();
    list(out, "Curves, lines and arrows", &lines, prefix);
    list(out, "Legend", &[Region::Corner, Region::Legend].map(in_region).concat(), prefix);
}

fn list(out: &mut Writer, heading: &str, groups: &[&Group], prefix: &str) {
    if groups.is_empty() {
        return;
    }
    out.open("h3");
    out.text(heading);
    out.close_html("h3");
    out.open("ul");
    for group in groups {
        entry::write(out, "li", group, prefix);
    }
    out.close_html("ul");
}
