//! What has changed between two scenes of one view: the least that the canvas must be told.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use throughline_scene::{Group, Scene};

use crate::api::{MovedGroup, ScenePatch};
use crate::overview;

/// The whole scene.
pub fn full(scene: &Scene) -> ScenePatch {
    let order = scene.groups.iter().map(|group| group.key.to_string()).collect();
    patch(scene, true, scene.groups.clone(), Vec::new(), Vec::new(), Some(order))
}

/// What has changed since `before`.
pub fn between(before: &Scene, after: &Scene) -> ScenePatch {
    let mut changes = Changes::default();
    let same_order = before.groups.len() == after.groups.len()
        && before.groups.iter().zip(&after.groups).all(|(known, group)| known.key == group.key);
    if same_order {
        // Most edits: nothing is looked up.
        for (known, group) in before.groups.iter().zip(&after.groups) {
            changes.note(Some(known), group);
        }
        return patch(after, false, changes.groups, changes.moved, Vec::new(), None);
    }
    let old: HashMap<&str, &Group> = before.groups.iter().map(|group| (&*group.key, group)).collect();
    for group in &after.groups {
        changes.note(old.get(&*group.key).copied(), group);
    }
    let kept: HashSet<&str> = after.groups.iter().map(|group| &*group.key).collect();
    let gone = before.groups.iter().map(|group| &group.key).filter(|key| !kept.contains(&***key));
    let order = after.groups.iter().map(|group| group.key.to_string()).collect();
    patch(after, false, changes.groups, changes.moved, gone.map(|key| key.to_string()).collect(), Some(order))
}

/// Groups that are to be drawn anew, and groups that are elsewhere.
#[derive(Default)]
struct Changes {
    groups: Vec<Group>,
    moved: Vec<MovedGroup>,
}

impl Changes {
    fn note(&mut self, known: Option<&Group>, group: &Group) {
        match known {
            Some(known) if same_content(known, group) => {
                if known.rect != group.rect {
                    self.moved.push(MovedGroup { key: group.key.to_string(), rect: group.rect });
                }
            }
            _ => self.groups.push(group.clone()),
        }
    }
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
