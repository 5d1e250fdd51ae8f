//! Scenes as one web page: pictures to move about in, and the same in words as a table.
//!
//! The page holds all that it needs and asks for nothing: its fonts are cut down to what the
//! pictures say, and its policy lets pass one style sheet and one script, both our own. Words
//! and pictures are not read twice: assistive technology is told of the words alone.

mod entry;
mod frame;
mod palette;
mod policy;
mod sheet;
mod table;
mod words;

use throughline_scene::Scene;

use crate::ExportError;
use crate::markup::{Inks, Writer};
use crate::svg::{self, Families};
use palette::Palette;

/// A page of one or several views of a journey.
#[derive(Clone, Debug)]
pub struct WebPage {
    /// What the whole is called.
    pub title: String,
    /// Language of its texts as a BCP 47 tag; may be empty.
    pub language: String,
    /// What can be seen on it; at least one.
    pub views: Vec<View>,
}

/// One view of a journey: a state, or two compared.
#[derive(Clone, Debug)]
pub struct View {
    /// What it is called where one is chosen.
    pub name: String,
    /// What it shows.
    pub scene: Scene,
    /// The same in dark colours, for readers who prefer those; none shows `scene` to everybody.
    pub dark: Option<Scene>,
}

/// How a page is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HtmlOptions {
    /// The view that is seen first, beginning at 0.
    pub first: usize,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlReport {
    /// Fonts that could not be cut down and embedded; their texts are outlines.
    pub outlined_fonts: Vec<String>,
    /// Whether readers who prefer it see the page in dark colours.
    pub has_dark_colors: bool,
}

/// Writes views as a web page.
///
/// # Errors
///
/// A picture or font of a scene that cannot be read.
pub fn write(page: &WebPage, options: &HtmlOptions) -> Result<(String, HtmlReport), ExportError> {
    let scenes: Vec<&Scene> = page.views.iter().map(|view| &view.scene).collect();
    let families = Families::of(&scenes)?;
    let mut palette = Palette::new(page.views.iter().all(|view| view.dark.is_some()));
    let numbered: Vec<Scene> =
        page.views.iter().map(|view| palette.numbered(&view.scene, view.dark.as_ref())).collect();
    let is_dark = scenes.first().is_some_and(|scene| palette::is_dark(scene.background));
    let style = sheet::style(&families, &palette, is_dark);

    let mut out = Writer::with_inks(Inks::Numbered);
    frame::begin(&mut out, page, &style, options.first);
    frame::pictures(&mut out, &scenes)?;
    for (number, (view, scene)) in page.views.iter().zip(&numbered).enumerate() {
        let prefix = format!("v{number}-");
        frame::begin_view(&mut out, number, view);
        out = svg::draw_inside(out, scene, &families, &prefix)?;
        frame::between_picture_and_words(&mut out, view);
        words::write(&mut out, &view.scene, &prefix);
        frame::end_view(&mut out);
    }
    frame::end(&mut out);
    let report =
        HtmlReport { outlined_fonts: families.outlined(), has_dark_colors: palette.has_dark_colors() };
    Ok((out.into_text(), report))
}
