//! Both sides in the same places: the ground once, and what stands on it for each side, of which
//! whoever shows it covers a part.

use std::collections::HashMap;
use std::sync::Arc;

use crate::map::pen::Pen;
use crate::map::plan::Plan;
use crate::map::{Drawn, Subject, draw as draw_map};
use crate::{Compared, Group, Layer, Layouter, Region, Scene};

/// The second side as `draw` draws it, and what stands on the first side among it.
pub(super) fn scene(
    layouter: &mut Layouter,
    then: Subject,
    now: Subject,
    draw: impl FnOnce(&Plan, &mut Pen) -> Drawn,
) -> Scene {
    let heights: Vec<f64> = layouter
        .row_heights(now)
        .into_iter()
        .zip(layouter.row_heights(then))
        .map(|(now, then)| now.max(then))
        .collect();
    let as_high = |subject| Subject { least_heights: &heights, ..subject };
    let before = layouter.laid_out(as_high(then), |plan, pen| {
        let (groups, grid) = draw_map(plan, pen);
        let background = plan.ground.gaps;
        Drawn { groups, grid, width: 0.0, height: 0.0, body_x: 0.0, body_y: 0.0, background }
    });
    let mut scene = layouter.laid_out(as_high(now), draw);
    scene.missing_characters.extend(before.missing_characters);
    scene.missing_characters.sort_unstable();
    scene.missing_characters.dedup();

    let known: HashMap<&str, &Group> = scene.groups.iter().map(|group| (&*group.key, group)).collect();
    let is_shared = |group: &Group| {
        known.get(&*group.key).is_some_and(|it| it.rect == group.rect && it.items == group.items)
    };
    let of_body = before.groups.into_iter().filter(|group| group.region == Region::Body);
    let (shared, own): (Vec<Group>, Vec<Group>) = of_body.partition(is_shared);
    let shared: HashMap<Arc<str>, ()> = shared.into_iter().map(|group| (group.key, ())).collect();
    for group in scene.groups.iter_mut().filter(|group| group.region == Region::Body) {
        let layer = if shared.contains_key(&group.key) { Layer::Both } else { Layer::After };
        lay(group, layer);
    }
    let sticky = scene.groups.iter().rposition(|group| group.region == Region::Body);
    let own = own.into_iter().map(|mut group| {
        lay(&mut group, Layer::Before);
        Group { key: format!("before {}", group.key).into(), ..group }
    });
    let at = sticky.map_or(0, |last| last + 1);
    scene.groups.splice(at..at, own);
    scene
}

/// Says which side a group shows.
fn lay(group: &mut Group, layer: Layer) {
    let compared = group.compared.take().map(|compared| (*compared).clone()).unwrap_or_default();
    group.compared = Some(Arc::new(Compared { layer, ..compared }));
}
