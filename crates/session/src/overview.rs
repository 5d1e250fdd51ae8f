//! A map from afar: every stage, card and line as a block, every curve as its points.

use throughline_scene::{Color, Group, Item, Region, Role, Scene};

use crate::api::{Overview, OverviewBlock, OverviewCurve};

/// The map as blocks and curves, without the lane labels: they say nothing from afar.
pub fn of(scene: &Scene) -> Overview {
    let mut overview = Overview {
        width: scene.width - scene.body_x,
        height: scene.height,
        blocks: Vec::new(),
        curves: Vec::new(),
    };
    for group in &scene.groups {
        let top = match group.region {
            Region::Headers => 0.0,
            Region::Body => scene.body_y,
            _ => continue,
        };
        match group.role {
            Role::Stage | Role::Card | Role::Metric => overview.blocks.extend(block(group, top)),
            Role::Line => overview.blocks.extend(block(group, top).map(as_line)),
            Role::Curve => overview.curves.extend(curves(group, top)),
            _ => {}
        }
    }
    overview
}

/// Thickness of a blueprint line, which is a line and not a band from afar either.
const LINE: f64 = 3.0;

fn as_line(block: OverviewBlock) -> OverviewBlock {
    let (x, y, width, height) = block.rect;
    OverviewBlock { rect: (x, y + (height - LINE) / 2.0, width, LINE), ..block }
}

/// The group's extent in the colour of its first painted shape's edge; stages in their fill, too:
/// soft fills say nothing in a few pixels.
fn block(group: &Group, top: f64) -> Option<OverviewBlock> {
    let paint = group.items.iter().find_map(|item| match item {
        Item::Rectangle(rectangle) => Some(&rectangle.paint),
        Item::Path(path) => Some(&path.paint),
        _ => None,
    })?;
    let edge = paint.stroke.as_ref().map(|stroke| stroke.color);
    let fill = match group.role {
        Role::Stage => paint.fill.or(edge)?,
        _ => edge.or(paint.fill)?,
    };
    let rect = (group.rect.x, group.rect.y + top, group.rect.width, group.rect.height);
    Some(OverviewBlock { rect, fill, edge: edge.unwrap_or(fill) })
}

/// The curve's points, piece by piece: each stroked path without a fill.
fn curves(group: &Group, top: f64) -> Vec<OverviewCurve> {
    let (x, y) = (group.rect.x, group.rect.y + top);
    let mut curves = Vec::new();
    for item in group.items.iter() {
        let Item::Path(path) = item else { continue };
        let (None, Some(stroke)) = (path.paint.fill, &path.paint.stroke) else { continue };
        let color: Color = stroke.color;
        // Flattened coarsely: from afar a curve is a few pixels high.
        let mut points: Vec<(f64, f64)> = Vec::new();
        path.outline.iter().for_each(|element| {
            if let Some(end) = element.end_point() {
                points.push((x + end.x, y + end.y));
            }
        });
        if points.len() > 1 {
            curves.push(OverviewCurve { color, points });
        }
    }
    curves
}
