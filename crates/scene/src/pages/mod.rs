//! Scenes page by page, as paper and slides show them.

mod around;
mod columns;
mod cut;
mod format;
mod options;
mod poster;
mod share;
mod stages;
mod tiles;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use throughline_model::Document;

use crate::map::{Ground, Subject};
use crate::sheet::{self, MARGIN};
use crate::{Layouter, MapOptions, Scene, SheetOptions, Theme};
pub use options::{OWN_SIDES_MM, PageFit, PageOptions, Paper};

impl Layouter {
    /// A map on paper.
    pub fn pages(
        &mut self,
        document: &Document,
        options: &MapOptions,
        sheet: &SheetOptions,
        page: &PageOptions,
    ) -> Pages {
        let ground = Ground::of_paper(Theme::named(options.theme));
        // Text is never cut on an export.
        let options = &MapOptions { short_cards: false, ..options.clone() };
        on_paper(self, Subject::map(document, options, ground, 0.0), sheet, page)
    }
}

/// One map, of a state or of two compared, on paper.
pub(crate) fn on_paper(
    layouter: &mut Layouter,
    subject: Subject,
    sheet: &SheetOptions,
    page: &PageOptions,
) -> Pages {
    let Some(size_pt) = page.paper.size_pt(page.landscape) else {
        return poster::fitting(layouter, subject, sheet);
    };
    match page.fit {
        PageFit::Stages => stages::pages(layouter, subject, sheet, size_pt),
        PageFit::Tiles => {
            let subject = Subject { left: MARGIN, ..subject };
            let scene = layouter.laid_out(subject, |plan, pen| sheet::drawn(plan, sheet, pen));
            tiles::pages(layouter, subject.document, scene, Theme::named(subject.options.theme), size_pt)
        }
        PageFit::Whole => poster::page(layouter, subject, sheet, size_pt).unwrap_or_else(|| {
            let mut pages = stages::pages(layouter, subject, sheet, size_pt);
            let paper = page.paper.name();
            let holding = poster::holding(layouter, subject, sheet, (page.paper, page.landscape));
            let advice = holding.map_or_else(
                || "A poster has as much room as it needs.".to_owned(),
                |larger| format!("{} would hold it.", larger.name()),
            );
            pages.remarks.insert(
                0,
                format!("The whole map cannot be read on one page of {paper}: it was parted between stages. {advice}"),
            );
            pages
        }),
    }
}

/// What is printed or shown page by page.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// What the whole is called.
    pub title: String,
    /// Language of its texts as a BCP 47 tag; may be empty.
    pub language: String,
    /// The pages from first to last; at least one.
    pub pages: Vec<Page>,
    /// What was laid out otherwise than asked, a sentence each.
    pub remarks: Vec<String>,
}

/// One page or slide.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it is called in bookmarks and lists of slides.
    pub name: String,
    /// What stands on it; its ground is the whole page.
    pub scene: Scene,
    /// Points of the page (1/72 inch) to a point of the scene.
    pub page_from_scene: f64,
    /// Keys of groups that an earlier page has said already, such as headers and cards that span a
    /// break: drawn again, but told once to search and to assistive technology.
    pub repeated: BTreeSet<Arc<str>>,
    /// What a speaker says to it; empty on paper.
    pub speaker_notes: String,
}

impl Page {
    /// Width in points (1/72 inch).
    pub fn width_pt(&self) -> f64 {
        self.scene.width * self.page_from_scene
    }

    /// Height in points (1/72 inch).
    pub fn height_pt(&self) -> f64 {
        self.scene.height * self.page_from_scene
    }
}

impl Pages {
    /// A scene alone on a page of its own size, a point of the scene to a point of the page.
    pub fn one(scene: Scene) -> Pages {
        Pages {
            title: scene.title.clone(),
            language: scene.language.clone(),
            remarks: Vec::new(),
            pages: vec![Page {
                name: scene.title.clone(),
                page_from_scene: 1.0,
                repeated: BTreeSet::new(),
                speaker_notes: String::new(),
                scene,
            }],
        }
    }
}
