//! A scene as SVG: real text in fonts that travel inside the file.

mod font;
pub(crate) mod image;
mod paint;
mod shape;
mod text;

use std::collections::BTreeSet;

use throughline_scene::{Group, Item, Link, Region, Scene};

use crate::markup::Writer;
use crate::walk::{Placed, placed};
use crate::{ExportError, address};
pub(crate) use font::Families;
use paint::Patterns;

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
    let families = Families::of(&[scene])?;
    let mut sheet = Sheet::new(Writer::default(), scene, &families, Stands::Alone);
    sheet.head(options, width, height);
    sheet.groups()?;
    sheet.out.close("svg");
    let report = SvgReport {
        outlined_fonts: families.outlined(),
        missing_characters: scene.missing_characters.clone(),
    };
    Ok((sheet.out.into_text(), report))
}

/// Draws a scene into a page that has the fonts of [`Families::rules`] and an image of each asset
/// named by [`image::name`], and that says in words what the picture shows. Elements are named by
/// their groups behind `prefix`.
pub(crate) fn draw_inside(
    out: Writer,
    scene: &Scene,
    families: &Families<'_>,
    prefix: &str,
) -> Result<Writer, ExportError> {
    let mut sheet = Sheet::new(out, scene, families, Stands::InPage(prefix.to_owned()));
    sheet.out.open("svg");
    sheet.out.attribute("class", "picture");
    sheet.size(scene.width, scene.height);
    sheet.out.attribute("aria-hidden", "true");
    sheet.out.attribute("focusable", "false");
    sheet.ground();
    sheet.groups()?;
    sheet.out.close("svg");
    Ok(sheet.out)
}

/// What rules every picture's texts need.
pub(crate) const TEXT_RULES: &str =
    "text{white-space:pre;font-synthesis:none}\n.tabular{font-variant-numeric:tabular-nums}\n";

/// Where the picture is.
enum Stands {
    /// In a file of its own, which says what is in it.
    Alone,
    /// In a page that says so beside it; names begin so.
    InPage(String),
}

/// The picture being written.
struct Sheet<'a> {
    scene: &'a Scene,
    out: Writer,
    families: &'a Families<'a>,
    patterns: Patterns,
    stands: Stands,
    /// Names that elements already have.
    names: BTreeSet<String>,
}

impl<'a> Sheet<'a> {
    fn new(out: Writer, scene: &'a Scene, families: &'a Families<'a>, stands: Stands) -> Self {
        let prefix = match &stands {
            Stands::Alone => "",
            Stands::InPage(prefix) => prefix,
        };
        let patterns = Patterns::named(prefix);
        Sheet { scene, out, families, patterns, stands, names: BTreeSet::new() }
    }

    fn size(&mut self, width: f64, height: f64) {
        let (out, scene) = (&mut self.out, self.scene);
        out.number("width", width);
        out.number("height", height);
        out.numbers("viewBox", &[0.0, 0.0, scene.width, scene.height]);
        // Letters stand where the scene put them, on whole pixels or not.
        out.attribute("text-rendering", "geometricPrecision");
    }

    fn ground(&mut self) {
        let (out, scene) = (&mut self.out, self.scene);
        out.open("rect");
        out.number("width", scene.width);
        out.number("height", scene.height);
        out.color("fill", "fill-opacity", scene.background);
        out.close("rect");
    }

    fn head(&mut self, options: &SvgOptions, width: f64, height: f64) {
        self.out.open("svg");
        self.out.attribute("xmlns", "http://www.w3.org/2000/svg");
        self.size(width, height);
        let (out, scene) = (&mut self.out, self.scene);
        if !scene.language.is_empty() {
            out.attribute("lang", &scene.language);
        }
        // Every space counts: here for older readers, in the style sheet for browsers.
        out.attribute("xml:space", "preserve");
        out.element("title", &scene.title);
        out.open("style");
        out.text(TEXT_RULES);
        out.text(&self.families.rules());
        out.close("style");
        if !options.transparent {
            self.ground();
        }
    }

    fn groups(&mut self) -> Result<(), ExportError> {
        let mut around = None;
        for placed in &placed(self.scene) {
            let kept = self.kept_in_view(placed.group.region);
            if kept != around {
                self.leave(around);
                if let Some(class) = kept {
                    self.out.open("g");
                    self.out.attribute("class", class);
                }
                around = kept;
            }
            self.group(placed)?;
        }
        self.leave(around);
        Ok(())
    }

    fn leave(&mut self, around: Option<&str>) {
        if around.is_some() {
            self.out.close("g");
        }
    }

    /// The element that a page moves so that what is in it stays in view; a file has none.
    fn kept_in_view(&self, region: Region) -> Option<&'static str> {
        match (&self.stands, region) {
            (Stands::Alone, _) | (_, Region::Lens | Region::Body | Region::Legend) => None,
            (_, Region::Headers) => Some("headers"),
            (_, Region::Labels) => Some("labels"),
            (_, Region::Corner) => Some("corner"),
        }
    }

    fn group(&mut self, placed: &Placed<'_>) -> Result<(), ExportError> {
        let Placed { group, origin, .. } = placed;
        if group.items.is_empty() {
            return Ok(());
        }
        self.out.open("g");
        self.introduce(group);
        self.out.translate(origin.x, origin.y);
        self.say(group);
        for item in group.items.iter() {
            match item {
                Item::Rectangle(rectangle) => shape::rectangle(self, rectangle),
                Item::Path(path) => shape::path(self, path),
                Item::Connector(connector) => shape::connector(self, connector),
                Item::Text(block) => text::block(self, block),
                Item::Image(picture) => image::image(self, picture)?,
                Item::Link(link) => self.lead(link),
                // Its marks are paths beside it.
                Item::Chart(_) => {}
            }
        }
        self.out.close("g");
        Ok(())
    }

    /// Names a group's element, once.
    fn introduce(&mut self, group: &Group) {
        let name = match &self.stands {
            Stands::Alone => name("r-", group),
            Stands::InPage(_) if group.label.is_empty() => return,
            Stands::InPage(prefix) => name(prefix, group),
        };
        if self.names.insert(name.clone()) {
            self.out.attribute("id", &name);
        }
    }

    /// Says what a group is, where nothing beside the picture does.
    fn say(&mut self, group: &Group) {
        match self.stands {
            Stands::InPage(_) => {}
            Stands::Alone if group.label.is_empty() => self.out.attribute("aria-hidden", "true"),
            Stands::Alone => {
                self.out.attribute("role", "group");
                self.out.element("title", &group.label);
            }
        }
    }

    /// An area that leads to a page, above what it leads from.
    fn lead(&mut self, link: &Link) {
        let Some(url) = address::safe(&link.url) else { return };
        let out = &mut self.out;
        out.open("a");
        out.attribute("href", &url);
        out.attribute("target", "_blank");
        out.attribute("rel", "noopener noreferrer");
        match self.stands {
            Stands::Alone => out.element("title", &url),
            // The keyboard finds it among the words.
            Stands::InPage(_) => out.attribute("tabindex", "-1"),
        }
        out.open("rect");
        out.rectangle(&link.rect);
        out.attribute("fill", "none");
        out.attribute("pointer-events", "all");
        out.close("rect");
        out.close("a");
    }
}

/// A group's key as an XML name.
pub(crate) fn name(prefix: &str, group: &Group) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    format!("{prefix}{}", group.key.chars().map(plain).collect::<String>())
}
