//! Pictures of the document, inside the file.

use base64::Engine;
use throughline_scene::Image;

use super::{Sheet, paint};
use crate::{ExportError, picture};

/// Writes a picture.
pub(super) fn image(sheet: &mut Sheet<'_>, image: &Image) -> Result<(), ExportError> {
    let picture = picture::open(sheet.scene, image.asset)?;
    let data = base64::engine::general_purpose::STANDARD.encode(&picture.bytes);
    let out = &mut sheet.out;
    out.open("image");
    out.rectangle(&image.rect);
    out.attribute("preserveAspectRatio", "none");
    out.attribute("href", &format!("data:{};base64,{data}", picture.encoding.media_type()));
    paint::opacity(out, image.opacity);
    if !image.alternative_text.is_empty() {
        out.attribute("role", "img");
        out.element("title", &image.alternative_text);
    }
    out.close("image");
    Ok(())
}
