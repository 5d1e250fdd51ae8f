//! Pictures of the document, decoded once for the size at which they are painted.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::{Affine, Rect};
use throughline_scene::{Id, Image, Item, Scene};
use vello_cpu::peniko::{ImageAlphaType, ImageQuality, ImageSampler};
use vello_cpu::{ImageSource, PixelMetadata, Pixmap};

use super::paint::faded;
use super::strip::Brush;
use crate::{ExportError, picture};

/// A picture as the painter takes it.
pub(super) type PaintedPicture = Arc<Pixmap>;

/// The pictures that a scene shows, reduced to what the scale can show of them.
pub(super) fn pictures(scene: &Scene, scale: f64) -> Result<BTreeMap<Id, PaintedPicture>, ExportError> {
    let mut widths = BTreeMap::<Id, f64>::new();
    for item in scene.groups.iter().flat_map(|group| group.items.iter()) {
        if let Item::Image(image) = item {
            let widest = widths.entry(image.asset).or_default();
            *widest = widest.max(image.rect.width * scale);
        }
    }
    widths.into_iter().map(|(asset, width)| Ok((asset, painted(scene, asset, width)?))).collect()
}

fn painted(scene: &Scene, asset: Id, width_px: f64) -> Result<PaintedPicture, ExportError> {
    let picture = picture::open(scene, asset)?;
    let (width, height) = picture.size;
    let wanted = (f64::from(width) / width_px.max(1.0)).floor() as u32;
    let factor = wanted.max(width.max(height).div_ceil(u32::from(u16::MAX))).max(1);
    let pixels = picture::reduce(picture::decode(&picture)?, factor);
    // At most u16::MAX each, by the factor.
    let (width, height) = (pixels.width as u16, pixels.height as u16);
    let metadata = PixelMetadata::new(ImageAlphaType::Alpha, true);
    Ok(Arc::new(Pixmap::from_parts(pixels.rgba, width, height, metadata)))
}

/// Paints a picture.
pub(super) fn image(brush: &mut Brush<'_, '_>, image: &Image) {
    let Some(pixmap) = brush.sheet.pictures.get(&image.asset) else { return };
    let (width, height) = (f64::from(pixmap.width()), f64::from(pixmap.height()));
    let group_from_picture = Affine::translate((image.rect.x, image.rect.y))
        * Affine::scale_non_uniform(image.rect.width / width, image.rect.height / height);
    faded(brush, image.opacity, |brush| {
        let sampler = ImageSampler { quality: ImageQuality::Medium, ..ImageSampler::default() };
        brush.context.set_transform(brush.pixels_from_group * group_from_picture);
        brush.context.set_paint(vello_cpu::Image { image: ImageSource::Pixmap(pixmap.clone()), sampler });
        brush.context.fill_rect(&Rect::new(0.0, 0.0, width, height));
        brush.context.set_transform(brush.pixels_from_group);
    });
}
