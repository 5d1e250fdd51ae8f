//! A picture for the clipboard: what a view shows, whole or some of its records alone.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use throughline_export::png::{self, PngOptions};
use throughline_model::Id;
use throughline_scene::{Group, Item, Rect, Region, Role, Scene};

use crate::api::{ApiError, AssetData, DocumentNumber, ErrorCode};
use crate::session::Session;

/// Pixels a point where there is room for them.
const USUAL_SCALE: f64 = 2.0;
/// Below this nobody can read a card.
const LEAST_SCALE: f64 = 0.25;
/// What programs take from the clipboard in one go: 240 MB once it is unpacked.
const MOST_PIXELS: f64 = 60e6;
/// Around records that are shown alone.
const MARGIN: f64 = 8.0;

impl Session {
    /// What a view shows, in the colours of print; of some records only those, without a ground.
    pub(crate) fn picture(
        &self,
        number: DocumentNumber,
        view: u32,
        records: &[Id],
    ) -> Result<AssetData, ApiError> {
        let scene = self.with(number, |open| open.on_paper(view))?;
        let scene = if records.is_empty() { scene } else { alone(scene, records)? };
        let bytes = painted(&scene, !records.is_empty())?;
        Ok(AssetData { media_type: "image/png".into(), data: BASE64.encode(bytes) })
    }
}

fn painted(scene: &Scene, transparent: bool) -> Result<Vec<u8>, ApiError> {
    let scale = USUAL_SCALE.min((MOST_PIXELS / (scene.width * scene.height)).sqrt());
    if scale < LEAST_SCALE {
        let sentence =
            "The map is too large for the clipboard. Select some of its cards, or export it as PNG.";
        return Err(ApiError::new(ErrorCode::Failed, sentence));
    }
    let mut bytes = Vec::new();
    let options = PngOptions { scale, transparent, ..PngOptions::default() };
    png::write(scene, &options, &mut bytes, &mut |_, _| std::ops::ControlFlow::Continue(()))
        .map_err(|error| ApiError::new(ErrorCode::Failed, error.to_string()))?;
    Ok(bytes)
}

/// The groups of records and the arrows between them, with a margin and nothing else.
fn alone(scene: Scene, records: &[Id]) -> Result<Scene, ApiError> {
    let mut groups: Vec<Group> = scene
        .groups
        .iter()
        .filter(|group| is_of(group, records))
        .map(|group| {
            let (x, y) = scene.region_origin(group.region);
            // That region's space is the whole's.
            Group { region: Region::Lens, rect: group.rect.moved(x, y), ..group.clone() }
        })
        .collect();
    let rects = groups.iter().map(|group| group.rect);
    let Some(around) = rects.reduce(union) else {
        return Err(ApiError::new(ErrorCode::NotFound, "What was to be copied is not on the map."));
    };
    for group in &mut groups {
        group.rect = group.rect.moved(MARGIN - around.x, MARGIN - around.y);
    }
    Ok(Scene { width: around.width + 2.0 * MARGIN, height: around.height + 2.0 * MARGIN, groups, ..scene })
}

fn is_of(group: &Group, records: &[Id]) -> bool {
    if group.role == Role::Arrow {
        return group.items.iter().any(|item| {
            matches!(item, Item::Connector(line) if records.contains(&line.from) && records.contains(&line.to))
        });
    }
    group.record.is_some_and(|record| records.contains(&record.id))
}

fn union(a: Rect, b: Rect) -> Rect {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Rect::new(x, y, a.right().max(b.right()) - x, a.bottom().max(b.bottom()) - y)
}
