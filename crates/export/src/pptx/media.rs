//! Pictures of the document: each once in the file, in a kind that PowerPoint shows.

use std::collections::BTreeMap;

use kurbo::Vec2;
use throughline_scene::{Id, Image, Scene};

use super::relations::Relation;
use super::slide::Slide;
use crate::picture::{self, Encoding};
use crate::{ExportError, geometry};

/// The pictures that a presentation has so far.
#[derive(Default)]
pub(super) struct Media {
    pictures: Vec<Picture>,
    places: BTreeMap<Id, usize>,
}

/// A picture as it goes into the file.
pub(super) struct Picture {
    /// `png` or `jpeg`.
    pub extension: &'static str,
    pub bytes: Vec<u8>,
}

impl Media {
    /// The pictures in their order.
    pub(super) fn into_pictures(self) -> Vec<Picture> {
        self.pictures
    }

    /// A picture's part, as its slide's relations name it.
    fn part(&mut self, scene: &Scene, asset: Id) -> Result<String, ExportError> {
        let place = match self.places.get(&asset) {
            Some(place) => *place,
            None => {
                self.pictures.push(as_shown(scene, asset)?);
                self.places.insert(asset, self.pictures.len() - 1);
                self.pictures.len() - 1
            }
        };
        Ok(format!("../media/{}", name(place, self.pictures[place].extension)))
    }
}

/// What a picture's part is called.
pub(super) fn name(place: usize, extension: &str) -> String {
    format!("throughline{}.{extension}", place + 1)
}

/// Decoded even where it is taken as it is: a damaged picture is named here, not by PowerPoint.
fn as_shown(scene: &Scene, asset: Id) -> Result<Picture, ExportError> {
    let opened = picture::open(scene, asset)?;
    let pixels = picture::decode(&opened)?;
    Ok(match opened.encoding {
        Encoding::Png => Picture { extension: "png", bytes: opened.bytes },
        Encoding::Jpeg => Picture { extension: "jpeg", bytes: opened.bytes },
        // PowerPoint shows no WebP.
        Encoding::Webp => Picture {
            extension: "png",
            bytes: encoded(&pixels).map_err(|error| ExportError::Picture {
                asset: asset.to_string(),
                reason: error.to_string(),
            })?,
        },
    })
}

fn encoded(pixels: &picture::Pixels) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels.rgba)?;
    writer.finish()?;
    Ok(bytes)
}

impl Slide<'_> {
    /// Writes a picture with what it shows in words.
    pub(super) fn picture(&mut self, image: &Image, origin: Vec2) -> Result<(), ExportError> {
        let target = self.media.part(self.scene, image.asset)?;
        let relation = self.relations.number_of(Relation::inner("image", target));
        let area = self.place.area(geometry::rect(&image.rect) + origin);
        let described = image.alternative_text.trim();
        let said = super::shape::Said {
            name: "Picture",
            description: (!described.is_empty()).then_some(described),
            link: None,
        };
        self.xml.raw("<p:pic><p:nvPicPr>");
        self.identity(said);
        self.xml.raw("<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>");
        self.xml.raw("<p:blipFill><a:blip r:embed=\"rId").number(relation as i64).raw("\">");
        if image.opacity < 1.0 {
            let share = (image.opacity.max(0.0) * 100_000.0).round() as i64;
            self.xml.raw("<a:alphaModFix").count("amt", share).raw("/>");
        }
        self.xml.raw("</a:blip><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>");
        self.frame(area);
        self.preset("rect", &[]);
        self.xml.raw("</p:spPr></p:pic>");
        Ok(())
    }
}
