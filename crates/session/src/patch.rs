//! What has changed between two scenes of one view: the least that the canvas must be told.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use throughline_scene::{Group, Scene};

use crate::api::{MovedGroup, ScenePatch};
use crate::overview;

/// The whole scene.
pub fn full(scene: &Scene) -> ScenePatch {
    ScenePatch {
        full: true,
        groups: scene.groups.clone(),
        order: Some(keys(scene)),
        grid: Some(scene.grid.clone()),
        overview: Some(overview::of(scene)),
        ..empty(scene)
    }
}

/// What has changed since `before`.
pub fn between(before: &Scene, after: &Scene) -> ScenePatch {
    let mut patch = empty(after);
    let same_order = before.groups.len() == after.groups.len()
        && before.groups.iter().zip(&after.groups).all(|(known, group)| known.key == group.key);
    if same_order {
        // Most edits: nothing is looked up.
        for (known, group) in before.groups.iter().zip(&after.groups) {
            note(&mut patch, Some(known), group);
        }
    } else {
        let old: HashMap<&str, &Group> = before.groups.iter().map(|group| (&*group.key, group)).collect();
        for group in &after.groups {
            note(&mut patch, old.get(&*group.key).copied(), group);
        }
        let kept: HashSet<&str> = after.groups.iter().map(|group| &*group.key).collect();
        let gone = before.groups.iter().map(|group| &group.key).filter(|key| !kept.contains(&***key));
        patch.removed = gone.map(|key| key.to_string()).collect();
        patch.order = Some(keys(after));
    }
    patch.grid = (before.grid != after.grid).then(|| after.grid.clone());
    patch.overview = Some(overview::of(after)).filter(|overview| *overview != overview::of(before));
    patch
}

/// Tells of a group where it is to be drawn anew or is elsewhere.
fn note(patch: &mut ScenePatch, known: Option<&Group>, group: &Group) {
    match known {
        Some(known) if same_content(known, group) => {
            if known.rect != group.rect {
                patch.moved.push(MovedGroup { key: group.key.to_string(), rect: group.rect });
            }
        }
        _ => patch.groups.push(group.clone()),
    }
}

/// Whether two groups differ in nothing but their place. Layout shares what it did not redraw, so
/// most comparisons end at the pointer.
fn same_content(a: &Group, b: &Group) -> bool {
    (a.rect.width, a.rect.height) == (b.rect.width, b.rect.height)
        && a.label == b.label
        && (a.record, a.role, a.region, a.table) == (b.record, b.role, b.region, b.table)
        && a.compared == b.compared
        && (Arc::ptr_eq(&a.items, &b.items) || a.items == b.items)
}

fn keys(scene: &Scene) -> Vec<String> {
    scene.groups.iter().map(|group| group.key.to_string()).collect()
}

/// Says nothing yet beside the few numbers that are always told.
fn empty(scene: &Scene) -> ScenePatch {
    ScenePatch {
        full: false,
        width: scene.width,
        height: scene.height,
        body_x: scene.body_x,
        body_y: scene.body_y,
        background: scene.background,
        groups: Vec::new(),
        moved: Vec::new(),
        removed: Vec::new(),
        order: None,
        grid: None,
        overview: None,
        missing_characters: scene.missing_characters.clone(),
    }
}
