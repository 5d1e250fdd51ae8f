//! What has changed between two scenes of one view: the least that the canvas must be told.

use std::collections::BTreeMap;
use std::sync::Arc;

use throughline_scene::{Group, Scene};

use crate::api::{MovedGroup, ScenePatch};
use crate::overview;

/// The whole scene.
pub fn full(scene: &Scene) -> ScenePatch {
    let order = scene.groups.iter().map(|group| group.key.clone()).collect();
    patch(scene, true, scene.groups.clone(), Vec::new(), Vec::new(), Some(order))
}

/// What has changed since `before`.
pub fn between(before: &Scene, after: &Scene) -> ScenePatch {
    let old: BTreeMap<&str, &Group> = before.groups.iter().map(|group| (group.key.as_str(), group)).collect();
    let mut groups = Vec::new();
    let mut moved = Vec::new();
    for group in &after.groups {
        match old.get(group.key.as_str()) {
            Some(known) if same_content(known, group) => {
                if known.rect != group.rect {
                    moved.push(MovedGroup { key: group.key.clone(), rect: group.rect });
                }
            }
            _ => groups.push(group.clone()),
        }
    }
    let kept: std::collections::BTreeSet<&str> =
        after.groups.iter().map(|group| group.key.as_str()).collect();
    let removed = old.keys().filter(|key| !kept.contains(*key)).map(|key| (*key).to_owned()).collect();
    let same_order = before.groups.len() == after.groups.len()
        && before.groups.iter().zip(&after.groups).all(|(a, b)| a.key == b.key);
    let order = (!same_order).then(|| after.groups.iter().map(|group| group.key.clone()).collect());
    patch(after, false, groups, moved, removed, order)
}

/// Whether two groups differ in nothing but their place. Layout shares what it did not redraw, so
/// most comparisons end at the pointer.
fn same_content(a: &Group, b: &Group) -> bool {
    (a.rect.width, a.rect.height) == (b.rect.width, b.rect.height)
        && a.label == b.label
        && (a.record, a.role, a.region, a.table) == (b.record, b.role, b.region, b.table)
        && (Arc::ptr_eq(&a.items, &b.items) || a.items == b.items)
}

fn patch(
    scene: &Scene,
    full: bool,
    groups: Vec<Group>,
    moved: Vec<MovedGroup>,
    removed: Vec<String>,
    order: Option<Vec<String>>,
) -> ScenePatch {
    ScenePatch {
        full,
        width: scene.width,
        height: scene.height,
        body_x: scene.body_x,
        body_y: scene.body_y,
        background: scene.background,
        groups,
        moved,
        removed,
        order,
        grid: scene.grid.clone(),
        overview: overview::of(scene),
        missing_characters: scene.missing_characters.clone(),
    }
}
