//! Pictures of the document, inside the file.

use std::collections::BTreeSet;

use base64::Engine;
use throughline_scene::{Id, Image, Item, Scene};

use super::{Sheet, Stands, paint};
use crate::markup::Writer;
use crate::{ExportError, picture};

/// Writes a picture: as itself into a file, as a reference to what [`defined`] wrote in a page.
pub(super) fn image(sheet: &mut Sheet<'_>, image: &Image) -> Result<(), ExportError> {
    if let Stands::InPage(_) = sheet.stands {
        refer(&mut sheet.out, image);
        return Ok(());
    }
    let href = href(sheet.scene, image.asset)?;
    let out = &mut sheet.out;
    out.open("image");
    out.rectangle(&image.rect);
    out.attribute("preserveAspectRatio", "none");
    out.attribute("href", &href);
    paint::opacity(out, image.opacity);
    if !image.alternative_text.is_empty() {
        out.attribute("role", "img");
        out.element("title", &image.alternative_text);
    }
    out.close("image");
    Ok(())
}

/// The pictures of several scenes, each once and one point large, to be referred to.
pub(crate) fn defined(out: &mut Writer, scenes: &[&Scene]) -> Result<(), ExportError> {
    let mut known = BTreeSet::new();
    for scene in scenes {
        for item in scene.groups.iter().flat_map(|group| group.items.iter()) {
            let Item::Image(image) = item else { continue };
            if !known.insert(image.asset) {
                continue;
            }
            out.open("image");
            out.attribute("id", &name(image.asset));
            out.number("width", 1.0);
            out.number("height", 1.0);
            out.attribute("preserveAspectRatio", "none");
            out.attribute("href", &href(scene, image.asset)?);
            out.close("image");
        }
    }
    Ok(())
}

fn refer(out: &mut Writer, image: &Image) {
    let rect = &image.rect;
    out.open("g");
    out.translate(rect.x, rect.y);
    paint::opacity(out, image.opacity);
    out.open("use");
    out.attribute("href", &format!("#{}", name(image.asset)));
    out.attribute("transform", &format!("scale({} {})", rect.width, rect.height));
    out.close("use");
    out.close("g");
}

/// What a picture's element is called in a page.
fn name(asset: Id) -> String {
    format!("asset-{asset}")
}

/// A picture as an address that holds it.
fn href(scene: &Scene, asset: Id) -> Result<String, ExportError> {
    let picture = picture::open(scene, asset)?;
    let data = base64::engine::general_purpose::STANDARD.encode(&picture.bytes);
    Ok(format!("data:{};base64,{data}", picture.encoding.media_type()))
}
