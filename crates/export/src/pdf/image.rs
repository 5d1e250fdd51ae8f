//! Pictures of the document, embedded once each.

use std::collections::BTreeMap;

use krilla::geom::{Size, Transform};
use krilla::surface::Surface;
use throughline_scene::{Id, Image, Scene};

use super::paint::faded;
use crate::picture::{self, Encoding};
use crate::{ExportError, picture::Picture};

/// The pictures that the page has used so far.
pub(super) struct Pictures<'a> {
    scene: &'a Scene,
    pictures: BTreeMap<Id, krilla::image::Image>,
}

impl<'a> Pictures<'a> {
    pub(super) fn new(scene: &'a Scene) -> Self {
        Pictures { scene, pictures: BTreeMap::new() }
    }

    fn get(&mut self, asset: Id) -> Result<krilla::image::Image, ExportError> {
        if let Some(picture) = self.pictures.get(&asset) {
            return Ok(picture.clone());
        }
        let picture = embedded(asset, &picture::open(self.scene, asset)?)?;
        self.pictures.insert(asset, picture.clone());
        Ok(picture)
    }
}

/// A JPEG is embedded as it is. Others are decoded here, where a damaged one can still be named:
/// the writer decodes only at the very end.
fn embedded(asset: Id, opened: &Picture) -> Result<krilla::image::Image, ExportError> {
    let pixels = picture::decode(opened)?;
    match opened.encoding {
        Encoding::Jpeg => krilla::image::Image::from_jpeg(opened.bytes.clone().into(), true)
            .map_err(|reason| ExportError::Picture { asset: asset.to_string(), reason }),
        Encoding::Png | Encoding::Webp => {
            Ok(krilla::image::Image::from_rgba8(pixels.rgba, pixels.width, pixels.height))
        }
    }
}

/// Draws a picture.
pub(super) fn image(
    surface: &mut Surface<'_>,
    pictures: &mut Pictures<'_>,
    image: &Image,
) -> Result<(), ExportError> {
    let picture = pictures.get(image.asset)?;
    let rect = &image.rect;
    if let Some(size) = Size::from_wh(rect.width as f32, rect.height as f32) {
        faded(surface, image.opacity, |surface| {
            surface.push_transform(&Transform::from_translate(rect.x as f32, rect.y as f32));
            surface.draw_image(picture, size);
            surface.pop();
        });
    }
    Ok(())
}
