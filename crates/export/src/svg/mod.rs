//! A scene as SVG: real text in fonts that travel inside the file.

mod font;
mod image;
mod paint;
mod shape;
mod text;
mod writer;

use std::collections::BTreeSet;

use throughline_scene::{Group, Item, Link, Scene};

use crate::walk::{Placed, placed};
use crate::{ExportError, address};
use font::Families;
use paint::Patterns;
use writer::Writer;

/// How an SVG is written.
#[derive(Clone, Debug, PartialEq)]
pub struct SvgOptions {
    /// Pixels per point at which the picture is shown where nothing else is asked.
    pub scale: f64,
    /// Whether the ground is left out.
    pub transparent: bool,
}

impl Default for SvgOptions {
    fn default() -> Self {
        SvgOptions { scale: 1.0, transparent: false }
    }
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SvgReport {
    /// Fonts that could not be cut down and embedded; their texts are outlines with a label.
    pub outlined_fonts: Vec<String>,
    /// Characters for which no font was found, drawn as boxes.
    pub missing_characters: Vec<char>,
}

/// Writes a scene as SVG.
///
/// # Errors
///
/// A scene without extent, or a picture or font of the scene that cannot be read.
pub fn write(scene: &Scene, options: &SvgOptions) -> Result<(String, SvgReport), ExportError> {
    let (width, height) = (scene.width * options.scale, scene.height * options.scale);
    if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
        return Err(ExportError::NoExtent { width, height });
    }
    let families = Families::of(scene)?;
    let mut sheet = Sheet {
        scene,
        out: Writer::default(),
        families,
        patterns: Patterns::default(),
        names: BTreeSet::new(),
    };
    sheet.head(options, width, height);
    for placed in &placed(scene) {
        sheet.group(placed)?;
    }
    sheet.out.close("svg");
    let outlined_fonts = sheet.families.outlined();
    let report = SvgReport { outlined_fonts, missing_characters: scene.missing_characters.clone() };
    Ok((sheet.out.into_text(), report))
}

/// The file being written.
struct Sheet<'a> {
    scene: &'a Scene,
    out: Writer,
    families: Families<'a>,
    patterns: Patterns,
    /// Names that elements already have.
    names: BTreeSet<String>,
}

impl Sheet<'_> {
    fn head(&mut self, options: &SvgOptions, width: f64, height: f64) {
        let (out, scene) = (&mut self.out, self.scene);
        out.open("svg");
        out.attribute("xmlns", "http://www.w3.org/2000/svg");
        out.number("width", width);
        out.number("height", height);
        out.numbers("viewBox", &[0.0, 0.0, scene.width, scene.height]);
        if !scene.language.is_empty() {
            out.attribute("lang", &scene.language);
        }
        // Every space counts: here for older readers, in the style sheet for browsers.
        out.attribute("xml:space", "preserve");
        // Letters stand where the scene put them, on whole pixels or not.
        out.attribute("text-rendering", "geometricPrecision");
        out.element("title", &scene.title);
        out.open("style");
        out.text("text{white-space:pre;font-synthesis:none}\n");
        out.text(&self.families.rules());
        out.close("style");
        if !options.transparent {
            out.open("rect");
            out.number("width", scene.width);
            out.number("height", scene.height);
            paint::color(out, "fill", "fill-opacity", scene.background);
            out.close("rect");
        }
    }

    fn group(&mut self, placed: &Placed<'_>) -> Result<(), ExportError> {
        let Placed { group, origin, .. } = placed;
        if group.items.is_empty() {
            return Ok(());
        }
        self.out.open("g");
        let name = name(group);
        if self.names.insert(name.clone()) {
            self.out.attribute("id", &name);
        }
        self.out.translate(origin.x, origin.y);
        if group.label.is_empty() {
            self.out.attribute("aria-hidden", "true");
        } else {
            self.out.attribute("role", "group");
            self.out.element("title", &group.label);
        }
        for item in group.items.iter() {
            match item {
                Item::Rectangle(rectangle) => shape::rectangle(self, rectangle),
                Item::Path(path) => shape::path(self, path),
                Item::Connector(connector) => shape::connector(self, connector),
                Item::Text(block) => text::block(self, block),
                Item::Image(picture) => image::image(self, picture)?,
                Item::Link(link) => lead(&mut self.out, link),
                // Its marks are paths beside it.
                Item::Chart(_) => {}
            }
        }
        self.out.close("g");
        Ok(())
    }
}

/// A group's key as an XML name.
fn name(group: &Group) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    format!("r-{}", group.key.chars().map(plain).collect::<String>())
}

/// An area that leads to a page, above what it leads from.
fn lead(out: &mut Writer, link: &Link) {
    let Some(url) = address::safe(&link.url) else { return };
    out.open("a");
    out.attribute("href", &url);
    out.attribute("target", "_blank");
    out.attribute("rel", "noopener noreferrer");
    out.element("title", &url);
    out.open("rect");
    out.rectangle(&link.rect);
    out.attribute("fill", "none");
    out.attribute("pointer-events", "all");
    out.close("rect");
    out.close("a");
}
