//! A scene's groups as objects of a slide.

use kurbo::{BezPath, Rect, Shape, Vec2};
use throughline_scene::{Group, Item, Link, Rectangle, Role, TextBlock};

use super::order::{Lane, Order};
use super::paint;
use super::passage::Passage;
use super::relations::Relation;
use super::shape::{Said, short};
use super::slide::Slide;
use super::text::Anchor;
use crate::walk::Placed;
use crate::{ExportError, address, geometry};

impl<'a> Slide<'a> {
    /// Everything that a slide shows.
    pub(super) fn objects(&mut self, order: &Order<'a, '_>) -> Result<(), ExportError> {
        self.ground(&order.ground)?;
        if let Some(title) = order.title {
            self.title(title);
        }
        self.all(&order.head)?;
        self.all(&order.arrows)?;
        for lane in &order.lanes {
            self.lane(lane)?;
        }
        self.all(&order.foot)
    }

    /// Bands and lines as one group that is passed over when a slide is read.
    fn ground(&mut self, ground: &[&Placed<'a>]) -> Result<(), ExportError> {
        let said = Said::decoration("Ground");
        match ground {
            [] => Ok(()),
            _ => self.grouped(said, bounds(ground), |slide| {
                ground.iter().try_for_each(|placed| {
                    slide.loose(&placed.group.items.iter().collect::<Vec<_>>(), placed.origin, said)
                })
            }),
        }
    }

    /// A lane as one group, called by its label.
    fn lane(&mut self, lane: &Lane<'a, '_>) -> Result<(), ExportError> {
        let [first, rest @ ..] = lane.groups.as_slice() else { return Ok(()) };
        if rest.is_empty() {
            return self.placed(first);
        }
        let name = match first.group.role {
            Role::Lane => short(&first.group.label),
            _ => "Lane".to_owned(),
        };
        let said = Said { name: &name, description: Some(&name), link: None };
        self.grouped(said, bounds(&lane.groups), |slide| slide.all(&lane.groups))
    }

    fn all(&mut self, groups: &[&Placed<'a>]) -> Result<(), ExportError> {
        groups.iter().try_for_each(|placed| self.placed(placed))
    }

    fn grouped(
        &mut self,
        said: Said,
        bounds: Rect,
        write: impl FnOnce(&mut Self) -> Result<(), ExportError>,
    ) -> Result<(), ExportError> {
        let mut outcome = Ok(());
        self.group(said, bounds, |slide| outcome = write(slide));
        outcome
    }

    /// A group of the scene.
    fn placed(&mut self, placed: &Placed<'a>) -> Result<(), ExportError> {
        let group = placed.group;
        let items: Vec<&Item> = group.items.iter().collect();
        match group.role {
            Role::Card | Role::Metric | Role::Stage | Role::Step | Role::Lane => self.boxed(placed),
            Role::Decoration => self.loose(&items, placed.origin, Said::decoration("Decoration")),
            Role::Arrow => self.arrow(placed, &items),
            _ => {
                let name = short(&group.label);
                let link = self.link_of(group);
                let description = (!group.label.is_empty()).then_some(&*group.label);
                self.several(&items, placed, Said { name: &name, description, link })
            }
        }
    }

    /// An arrow, and over it its words and the dots where it crosses lines, which its own description
    /// tells of.
    fn arrow(&mut self, placed: &Placed<'a>, items: &[&Item]) -> Result<(), ExportError> {
        let name = short(&placed.group.label);
        let said = Said { name: &name, description: Some(&placed.group.label), link: None };
        let (lines, marks): (Vec<&Item>, Vec<&Item>) =
            items.iter().partition(|item| matches!(item, Item::Connector(_)));
        self.loose(&lines, placed.origin, said)?;
        self.several(&marks, placed, Said::decoration(&name))
    }

    /// Items as one object: alone where there is one, else as a group that is read as a whole.
    fn several(&mut self, items: &[&Item], placed: &Placed<'a>, said: Said) -> Result<(), ExportError> {
        let shown: Vec<&Item> = items.iter().copied().filter(|item| is_object(item)).collect();
        match shown.as_slice() {
            [] => Ok(()),
            [_] => self.loose(&shown, placed.origin, said),
            _ => {
                let inner = Said { description: None, link: None, ..said };
                let frame = around(shown.iter().copied(), placed.origin).unwrap_or_default();
                self.grouped(said, frame, |slide| slide.loose(&shown, placed.origin, inner))
            }
        }
    }

    /// Items one by one in their order, those painted alike as one shape.
    fn loose(&mut self, items: &[&Item], origin: Vec2, said: Said) -> Result<(), ExportError> {
        let mut rest = items;
        while let [first, ..] = rest {
            match first {
                Item::Text(block) => self.text_box(block, origin, said),
                Item::Image(image) => self.picture(image, origin)?,
                Item::Connector(connector) => self.connector(connector, origin, said),
                Item::Rectangle(_) | Item::Path(_) => {
                    let is_mark = |item: &&&Item| matches!(item, Item::Rectangle(_) | Item::Path(_));
                    let marks = rest.iter().take_while(is_mark).count();
                    self.marks(&rest[..marks], origin, said);
                    rest = &rest[marks..];
                    continue;
                }
                // A chart's curve is drawn by the paths beside it.
                Item::Chart(_) | Item::Link(_) => {}
            }
            rest = &rest[1..];
        }
        Ok(())
    }

    /// A shape with its own text, and its marks as one group over it.
    fn boxed(&mut self, placed: &Placed<'a>) -> Result<(), ExportError> {
        let (group, origin) = (placed.group, placed.origin);
        let frame = Frame::of(group);
        let blocks: Vec<&TextBlock> = group.items.iter().filter_map(text).collect();
        let passage = Passage::of(&blocks, frame.text);
        let (passage, left_over) = passage.map_or((None, Vec::new()), |(own, rest)| (Some(own), rest));
        let marks: Vec<&Item> = group
            .items
            .iter()
            .filter(|item| is_object(item) && !frame.is(item))
            .filter(|item| {
                text(item).is_none_or(|block| left_over.iter().any(|one| std::ptr::eq(*one, block)))
            })
            .collect();
        let name = short(&group.label);
        let said = Said { name: &name, description: Some(&group.label), link: self.link_of(group) };
        let id = match &group.record {
            Some(record) if matches!(group.role, Role::Card | Role::Metric) => {
                self.ends.get(&record.id).map(|(id, _)| *id)
            }
            _ => None,
        };
        if marks.is_empty() {
            self.own_shape(group, &frame, passage.as_ref(), origin, (id, said));
            return Ok(());
        }
        // A card and its marks are moved together.
        let marks_name = "Marks";
        let marks_said = Said::decoration(marks_name);
        let around_marks = around(marks.iter().copied(), origin).unwrap_or_default();
        let whole = Said { name: &name, description: Some(&group.label), link: None };
        self.grouped(whole, bounds(&[placed]), |slide| {
            slide.own_shape(group, &frame, passage.as_ref(), origin, (id, said));
            slide.grouped(marks_said, around_marks, |slide| slide.loose(&marks, origin, marks_said))
        })
    }

    /// The shape of a card, header or label: its outline, its fill and its text.
    fn own_shape(
        &mut self,
        group: &Group,
        frame: &Frame,
        passage: Option<&Passage>,
        origin: Vec2,
        (id, said): (Option<i64>, Said),
    ) {
        self.xml.raw("<p:sp><p:nvSpPr>");
        let id = id.unwrap_or_else(|| self.next_id());
        self.identity_of(id, said);
        self.xml.raw("<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
        let mut anchor = Anchor::Top;
        match frame.item {
            Some(Item::Rectangle(Rectangle { rect, radius, paint, opacity })) => {
                let area = self.place.area(geometry::rect(rect) + origin);
                self.rectangle_geometry(area, *radius);
                paint::paint(&mut self.xml, self.palette, &self.place, paint, *opacity);
            }
            Some(Item::Path(path)) => {
                let area = self.place.area(frame.outline + origin);
                self.frame(area);
                match Chevron::of(&path.outline) {
                    Some(chevron) => self.chevron(&chevron),
                    None => self.freeform(&path.outline, origin, area),
                }
                paint::paint(&mut self.xml, self.palette, &self.place, &path.paint, path.opacity);
                if group.role == Role::Stage {
                    anchor = Anchor::Middle;
                }
            }
            _ => {
                let area = self.place.area(frame.outline + origin);
                self.rectangle_geometry(area, 0.0);
                self.xml.raw("<a:noFill/>");
            }
        }
        self.xml.raw("</p:spPr>");
        match passage {
            Some(passage) => self.text_body(passage, anchor),
            None => {
                self.xml.raw("<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>");
            }
        }
        self.xml.raw("</p:sp>");
    }

    fn chevron(&mut self, chevron: &Chevron) {
        let share = (chevron.point / chevron.height.min(chevron.width) * 100_000.0).round() as i64;
        match (chevron.notched, chevron.pointed) {
            (false, false) => self.preset("rect", &[]),
            (false, true) => self.preset("homePlate", &[("adj", share)]),
            (true, _) => self.preset("chevron", &[("adj", share)]),
        }
    }

    /// The number of the relation that a group leads by.
    fn link_of(&mut self, group: &Group) -> Option<usize> {
        let url = group.items.iter().find_map(|item| match item {
            Item::Link(Link { url, .. }) => address::safe(url),
            _ => None,
        })?;
        Some(self.relations.number_of(Relation { kind: "hyperlink".into(), target: url, external: true }))
    }
}

/// The outline that a group's text stands in.
struct Frame<'a> {
    /// The item that is drawn as the outline.
    item: Option<&'a Item>,
    outline: Rect,
    /// The part of it that text may take.
    text: Rect,
}

impl<'a> Frame<'a> {
    /// The first item where it surrounds the group, else the group's own rectangle.
    fn of(group: &'a Group) -> Frame<'a> {
        let first = group.items.first();
        let rect = Rect::new(0.0, 0.0, group.rect.width, group.rect.height);
        match first {
            Some(item @ Item::Rectangle(rectangle)) if surrounds(&rectangle.rect, group) => {
                let outline = geometry::rect(&rectangle.rect);
                Frame { item: Some(item), outline, text: outline }
            }
            Some(item @ Item::Path(path)) if group.role == Role::Stage => {
                let outline = path.outline.control_box();
                let text = match Chevron::of(&path.outline) {
                    // PowerPoint keeps the text of a chevron between its notch and its point, that of
                    // a home plate within half of its point.
                    Some(chevron) => Rect {
                        x0: outline.x0 + if chevron.notched { chevron.point } else { 0.0 },
                        x1: outline.x1
                            - match (chevron.notched, chevron.pointed) {
                                (true, _) => chevron.point,
                                (false, true) => chevron.point / 2.0,
                                (false, false) => 0.0,
                            },
                        ..outline
                    },
                    None => outline,
                };
                Frame { item: Some(item), outline, text }
            }
            _ => Frame { item: None, outline: rect, text: rect },
        }
    }

    fn is(&self, item: &Item) -> bool {
        self.item.is_some_and(|frame| std::ptr::eq(frame, item))
    }
}

/// The outline of a stage's header: notched where another comes before, pointed where one follows.
struct Chevron {
    width: f64,
    height: f64,
    point: f64,
    notched: bool,
    pointed: bool,
}

impl Chevron {
    /// Recognises the outline by its corners.
    fn of(outline: &BezPath) -> Option<Chevron> {
        let bounds = outline.control_box();
        let middle = (bounds.y0 + bounds.y1) / 2.0;
        let mut corners = Vec::new();
        for element in outline {
            match element {
                kurbo::PathEl::MoveTo(to) | kurbo::PathEl::LineTo(to) => corners.push(to),
                kurbo::PathEl::ClosePath => {}
                _ => return None,
            }
        }
        let at_middle = |corner: &&kurbo::Point| (corner.y - middle).abs() < 1.0;
        let tips: Vec<f64> = corners.iter().filter(at_middle).map(|corner| corner.x).collect();
        let half = (bounds.x0 + bounds.x1) / 2.0;
        let pointed = tips.iter().any(|x| *x > half);
        let notch = tips.iter().find(|x| **x < half).map(|x| *x - bounds.x0);
        let shoulder = corners.iter().filter(|corner| !at_middle(corner)).map(|corner| corner.x);
        let point = bounds.x1 - shoulder.fold(f64::NEG_INFINITY, f64::max);
        Some(Chevron {
            width: bounds.width(),
            height: bounds.height(),
            point: if pointed { point } else { notch.unwrap_or(0.0) },
            notched: notch.is_some(),
            pointed,
        })
    }
}

/// Whether a rectangle is as large as its group, but for an edge.
fn surrounds(rect: &throughline_scene::Rect, group: &Group) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 3.0;
    near(rect.x, 0.0)
        && near(rect.y, 0.0)
        && near(rect.right(), group.rect.width)
        && near(rect.bottom(), group.rect.height)
}

fn text(item: &Item) -> Option<&TextBlock> {
    match item {
        Item::Text(block) => Some(block),
        _ => None,
    }
}

/// Whether an item becomes an object of its own.
fn is_object(item: &Item) -> bool {
    !matches!(item, Item::Link(_) | Item::Chart(_))
}

/// The frame around groups, on the whole.
fn bounds(groups: &[&Placed]) -> Rect {
    let frames = groups.iter().filter_map(|placed| around(placed.group.items.iter(), placed.origin));
    frames.reduce(|all, one| all.union(one)).unwrap_or_default()
}

/// The frame around items: of shapes without their edges, of texts their boxes.
fn around<'a>(items: impl Iterator<Item = &'a Item>, origin: Vec2) -> Option<Rect> {
    let frames = items.filter_map(|item| match item {
        Item::Rectangle(rectangle) => Some(geometry::rect(&rectangle.rect)),
        Item::Path(path) => Some(path.outline.bounding_box()),
        Item::Text(block) => Some(geometry::rect(&block.rect)),
        Item::Image(image) => Some(geometry::rect(&image.rect)),
        Item::Connector(connector) => {
            let corners = connector.route.iter().map(|&(x, y)| Rect::new(x, y, x, y));
            corners.reduce(|all, one| all.union(one))
        }
        Item::Chart(_) | Item::Link(_) => None,
    });
    frames.reduce(|all, one| all.union(one)).map(|frame| frame + origin)
}
