//! The executive deck: six slides that argue, and an appendix that proves. Native shapes and text
//! throughout, so that whoever shows it can go on editing.

mod appendix;
mod ask;
mod bands;
mod canvas;
mod curve;
mod evidence;
mod future;
mod labels;
mod measures;
mod pains;
mod value;

use std::collections::BTreeSet;

use throughline_insight::deck::{Content, Story, StorySlide};
use throughline_model::Document;

use crate::map::pen::{Pen, missing_characters};
use crate::{Grid, Layouter, MapOptions, Page, Pages, Scene, SheetOptions, Theme};
use canvas::{Canvas, HEIGHT, WIDTH};

impl Layouter {
    /// A deck of 960 × 540 points a slide. Of the options the look, the density of the appendix's
    /// maps and the focused persona count. A slide that a person hid, or that has nothing to show, is
    /// left out; the latter is remarked on.
    pub fn deck(
        &mut self,
        document: &Document,
        story: &Story,
        options: &MapOptions,
        sheet: &SheetOptions,
    ) -> Pages {
        let mut deck =
            Deck { layouter: self, document, options, sheet, pages: Vec::new(), remarks: Vec::new() };
        for slide in story.slides.iter().filter(|slide| !slide.hidden) {
            deck.add(slide);
        }
        let Deck { mut pages, mut remarks, .. } = deck;
        if pages.is_empty() {
            remarks.push(
                "Every slide is hidden or has nothing to show; an empty one stands in their place.".into(),
            );
            let scene = self.slide(document, options, |canvas| canvas.foot("", 1));
            pages.push(page("Empty", scene, String::new()));
        }
        Pages {
            title: document.journey.title.clone(),
            language: document.journey.language.clone(),
            pages,
            remarks,
        }
    }

    /// A slide's scene.
    fn slide(&mut self, document: &Document, options: &MapOptions, draw: impl FnOnce(&mut Canvas)) -> Scene {
        let theme = Theme::named(options.theme);
        let (fonts, shaper) = self.begin(document);
        let mut pen = Pen { shaper, fonts: &fonts };
        let mut canvas = Canvas { theme, pen: &mut pen, groups: Vec::new() };
        draw(&mut canvas);
        let groups = canvas.groups;
        let missing: BTreeSet<char> =
            groups.iter().flat_map(|group| missing_characters(&group.items, &fonts)).collect();
        Scene {
            title: document.journey.title.clone(),
            language: document.journey.language.clone(),
            width: WIDTH,
            height: HEIGHT,
            body_x: 0.0,
            body_y: 0.0,
            background: theme.card,
            groups,
            grid: Grid::default(),
            fonts,
            assets: Default::default(),
            missing_characters: missing.into_iter().collect(),
        }
    }
}

fn page(name: &str, scene: Scene, speaker_notes: String) -> Page {
    let page_from_scene = WIDTH / scene.width;
    Page { name: name.to_owned(), scene, page_from_scene, repeated: BTreeSet::new(), speaker_notes }
}

/// A deck being put together.
struct Deck<'a> {
    layouter: &'a mut Layouter,
    document: &'a Document,
    options: &'a MapOptions,
    sheet: &'a SheetOptions,
    pages: Vec<Page>,
    remarks: Vec<String>,
}

impl Deck<'_> {
    fn add(&mut self, slide: &StorySlide) {
        let name = slide.kind.name();
        self.remarks
            .extend(slide.remarks.iter().map(|remark| format!("Slide \u{201c}{name}\u{201d}: {remark}")));
        match &slide.content {
            Content::Missing(why) => {
                self.remarks.push(format!("Slide \u{201c}{name}\u{201d} was left out. {why}"));
            }
            Content::Map(pages) | Content::Stages(pages) => self.add_maps(slide, pages),
            Content::Evidence(rows) => self.add_evidence(slide, rows),
            content => self.add_slide(slide, content),
        }
    }

    /// One of the six.
    fn add_slide(&mut self, slide: &StorySlide, content: &Content) {
        let number = self.pages.len() + 1;
        let (mut titled, mut left_out) = (true, 0);
        let scene = self.layouter.slide(self.document, self.options, |canvas| {
            // A title by hand, and the ask as it is written down, are the journey's words.
            let is_own = slide.edited.is_empty() && !matches!(content, Content::Ask(_));
            titled = canvas.title(slide.title(), is_own, slide.kind.name());
            match content {
                Content::Ask(ask) => ask::draw(canvas, ask),
                Content::Curve(curve) => curve::draw(canvas, curve, self.document),
                Content::Pains(pains) => pains::draw(canvas, pains),
                Content::Future(future) => future::draw(canvas, future),
                Content::Value(value) => value::draw(canvas, value),
                Content::Measures(measures) => left_out = measures::draw(canvas, measures),
                Content::Map(_) | Content::Stages(_) | Content::Evidence(_) | Content::Missing(_) => {}
            }
            canvas.foot(&slide.source.sentence, number);
        });
        if left_out > 0 {
            let rows = throughline_model::numbers::counted(left_out, "row", "rows");
            let name = slide.kind.name();
            self.remarks.push(format!(
                "Slide \u{201c}{name}\u{201d}: {rows} found no room; all are told in the notes."
            ));
        }
        let mut notes = slide.notes.clone();
        if !titled {
            notes.insert(0, slide.title().to_owned());
            let name = slide.kind.name();
            self.remarks.push(format!(
                "Slide \u{201c}{name}\u{201d}: the title is too long for a slide and is told in the notes."
            ));
        }
        self.pages.push(page(slide.title(), scene, notes.join("\n")));
    }
}
