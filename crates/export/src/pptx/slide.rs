//! One slide being written: its objects' numbers, relations and text.

use std::collections::BTreeMap;

use kurbo::Rect;
use throughline_scene::{Id, Page, Role, Scene};

use super::color::Palette;
use super::media::Media;
use super::place::{Area, Place};
use super::relations::Relations;
use super::shape::Said;
use super::xml::Xml;
use crate::walk::Placed;

/// A slide being written.
pub(super) struct Slide<'a> {
    pub xml: Xml,
    pub scene: &'a Scene,
    pub place: Place,
    pub language: &'a str,
    pub palette: &'a mut Palette,
    pub media: &'a mut Media,
    pub relations: Relations,
    /// Numbers and places of the shapes that arrows are glued to.
    pub ends: BTreeMap<Id, (i64, Rect)>,
    /// Whether the title takes its place and look from the layout: on a slide of a deck that is made
    /// on a company's template.
    pub keeps_layout: bool,
    next_id: i64,
}

/// What all slides of a presentation share.
pub(super) struct Shared<'a> {
    pub palette: &'a mut Palette,
    pub media: &'a mut Media,
    /// Language of texts; empty where it is not known.
    pub language: &'a str,
    /// Whether titles take place and look from their layout.
    pub keeps_titles: bool,
}

impl<'a> Slide<'a> {
    /// An empty slide for a page. Shapes that arrows may lead to have their numbers from the start,
    /// for arrows lie under them and are written first.
    pub(super) fn new(
        page: &'a Page,
        groups: &[Placed<'a>],
        place: Place,
        shared: &'a mut Shared<'_>,
    ) -> Slide<'a> {
        let mut next_id = 2;
        let mut ends = BTreeMap::new();
        for placed in groups.iter().filter(|placed| matches!(placed.group.role, Role::Card | Role::Metric)) {
            if let Some(record) = &placed.group.record {
                let rect = Rect::new(0.0, 0.0, placed.group.rect.width, placed.group.rect.height);
                ends.insert(record.id, (next_id, rect + placed.origin));
                next_id += 1;
            }
        }
        let is_map = !page.scene.grid.columns.is_empty();
        Slide {
            xml: Xml::part(),
            scene: &page.scene,
            place,
            language: shared.language,
            palette: shared.palette,
            media: shared.media,
            relations: Relations::default(),
            ends,
            keeps_layout: !is_map && shared.keeps_titles,
            next_id,
        }
    }

    /// A number that no other object of the slide has.
    pub(super) fn next_id(&mut self) -> i64 {
        self.next_id += 1;
        self.next_id - 1
    }

    /// A group around what a function writes; its own space is the slide's.
    pub(super) fn group(&mut self, said: Said, bounds: Rect, write: impl FnOnce(&mut Self)) {
        let area = self.place.area(bounds);
        self.xml.raw("<p:grpSp><p:nvGrpSpPr>");
        self.identity(said);
        self.xml.raw("<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>");
        self.extent(area);
        let Area { x, y, width, height } = area;
        self.xml.raw("<a:chOff").count("x", x).count("y", y).raw("/>");
        self.xml.raw("<a:chExt").count("cx", width).count("cy", height).raw("/></a:xfrm></p:grpSpPr>");
        write(self);
        self.xml.raw("</p:grpSp>");
    }
}
