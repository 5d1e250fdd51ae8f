//! Shapes: rectangles as presets, every other outline as a freeform whose points can be edited.

use kurbo::{BezPath, PathEl, Shape, Vec2};
use throughline_scene::{Item, Paint, Rectangle};

use super::paint;
use super::place::Area;
use super::slide::Slide;
use crate::geometry;

/// What a shape is called and read as.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    /// What the list of a slide's objects calls it.
    pub name: &'a str,
    /// What assistive technology reads; none passes it over.
    pub description: Option<&'a str>,
    /// A page that a click on it leads to, by the number of the slide's relation.
    pub link: Option<usize>,
}

impl<'a> Said<'a> {
    /// A mark that says nothing beside what its card says.
    pub(super) fn decoration(name: &'a str) -> Said<'a> {
        Said { name, description: None, link: None }
    }
}

/// A name fit for a list: the beginning of what is read, on one line.
pub(super) fn short(label: &str) -> String {
    const MOST: usize = 60;
    let mut name: String = label.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST).collect();
    if label.chars().nth(MOST).is_some() {
        if let Some((whole, _)) = name.rsplit_once(' ').filter(|(whole, _)| whole.len() > MOST / 2) {
            name.truncate(whole.len());
        }
        name.push('…');
    }
    if name.trim().is_empty() { "Object".to_owned() } else { name }
}

impl Slide<'_> {
    /// `<p:cNvPr …>` with a number of its own.
    pub(super) fn identity(&mut self, said: Said) {
        let id = self.next_id();
        self.identity_of(id, said);
    }

    /// The same with a number that was promised.
    pub(super) fn identity_of(&mut self, id: i64, said: Said) {
        let xml = &mut self.xml;
        xml.raw("<p:cNvPr").count("id", id).attribute("name", said.name);
        if let Some(description) = said.description {
            xml.attribute("descr", description);
        }
        if said.link.is_none() && said.description.is_some() {
            xml.raw("/>");
            return;
        }
        xml.raw(">");
        if let Some(link) = said.link {
            xml.raw("<a:hlinkClick r:id=\"rId").number(link as i64).raw("\"/>");
        }
        if said.description.is_none() {
            xml.raw(
                "<a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">\
                 <adec:decorative val=\"1\"/></a:ext></a:extLst>",
            );
        }
        xml.raw("</p:cNvPr>");
    }

    /// `<a:xfrm>`.
    pub(super) fn frame(&mut self, area: Area) {
        self.xml.raw("<a:xfrm>");
        self.extent(area);
        self.xml.raw("</a:xfrm>");
    }

    /// `<a:off/><a:ext/>`.
    pub(super) fn extent(&mut self, area: Area) {
        let Area { x, y, width, height } = area;
        self.xml.raw("<a:off").count("x", x).count("y", y).raw("/>");
        self.xml.raw("<a:ext").count("cx", width).count("cy", height).raw("/>");
    }

    /// The shape of a rectangle: its frame and outline.
    pub(super) fn rectangle_geometry(&mut self, area: Area, radius: f64) {
        self.frame(area);
        let shorter = area.width.min(area.height);
        if radius <= 0.0 || shorter == 0 {
            self.preset("rect", &[]);
            return;
        }
        let share = (self.place.length(radius) * 100_000 / shorter).min(50_000);
        self.preset("roundRect", &[("adj", share)]);
    }

    /// A preset outline with its measures.
    pub(super) fn preset(&mut self, name: &str, measures: &[(&str, i64)]) {
        let xml = &mut self.xml;
        xml.raw("<a:prstGeom prst=\"").raw(name).raw("\"><a:avLst>");
        for (measure, value) in measures {
            xml.raw("<a:gd name=\"").raw(measure).raw("\" fmla=\"val ").number(*value).raw("\"/>");
        }
        xml.raw("</a:avLst></a:prstGeom>");
    }

    /// The frame of an outline, and the outline itself as a freeform.
    pub(super) fn freeform_geometry(&mut self, outline: &BezPath, origin: Vec2) {
        let area = self.place.area(outline.bounding_box() + origin);
        self.frame(area);
        self.freeform(outline, origin, area);
    }

    /// An outline within a frame.
    pub(super) fn freeform(&mut self, outline: &BezPath, origin: Vec2, area: Area) {
        let (place, xml) = (self.place, &mut self.xml);
        xml.raw(
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>\
             <a:pathLst><a:path",
        );
        xml.count("w", area.width).count("h", area.height).raw(">");
        for element in outline {
            let (open, points, close): (&str, &[kurbo::Point], &str) = match &element {
                PathEl::MoveTo(to) => ("<a:moveTo>", &[*to], "</a:moveTo>"),
                PathEl::LineTo(to) => ("<a:lnTo>", &[*to], "</a:lnTo>"),
                PathEl::QuadTo(by, to) => ("<a:quadBezTo>", &[*by, *to], "</a:quadBezTo>"),
                PathEl::CurveTo(by, on, to) => ("<a:cubicBezTo>", &[*by, *on, *to], "</a:cubicBezTo>"),
                PathEl::ClosePath => ("<a:close/>", &[], ""),
            };
            xml.raw(open);
            for point in points {
                let point = *point + origin;
                xml.raw("<a:pt").count("x", place.x(point.x) - area.x);
                xml.count("y", place.y(point.y) - area.y).raw("/>");
            }
            xml.raw(close);
        }
        xml.raw("</a:path></a:pathLst></a:custGeom>");
    }

    /// Shapes of a group's items that are no text, in its space: what is painted alike becomes one
    /// shape of several parts.
    pub(super) fn marks(&mut self, marks: &[&Item], origin: Vec2, said: Said) {
        let mut rest = marks;
        while let [first, ..] = rest {
            let Some((paint, opacity)) = painted(first) else {
                rest = &rest[1..];
                continue;
            };
            let alike = rest.iter().take_while(|item| painted(item) == Some((paint, opacity))).count();
            if let ([Item::Rectangle(rectangle), ..], 1) = (rest, alike) {
                self.rectangle(rectangle, origin, said);
                rest = &rest[1..];
                continue;
            }
            let mut outline = BezPath::new();
            for item in &rest[..alike] {
                match item {
                    Item::Rectangle(part) => outline.extend(geometry::rounded(&part.rect, part.radius)),
                    Item::Path(part) => outline.extend(part.outline.iter()),
                    _ => {}
                }
            }
            self.path(&outline, paint, opacity, origin, said);
            rest = &rest[alike..];
        }
    }

    /// A rectangle without text.
    pub(super) fn rectangle(&mut self, rectangle: &Rectangle, origin: Vec2, said: Said) {
        if is_seen(&rectangle.paint) {
            let area = self.place.area(geometry::rect(&rectangle.rect) + origin);
            self.open_shape(said);
            self.rectangle_geometry(area, rectangle.radius);
            self.close_shape(&rectangle.paint, rectangle.opacity);
        }
    }

    /// Any outline.
    pub(super) fn path(&mut self, outline: &BezPath, paint: &Paint, opacity: f64, origin: Vec2, said: Said) {
        if is_seen(paint) && outline.elements().len() > 1 {
            self.open_shape(said);
            self.freeform_geometry(outline, origin);
            self.close_shape(paint, opacity);
        }
    }

    fn open_shape(&mut self, said: Said) {
        self.xml.raw("<p:sp><p:nvSpPr>");
        self.identity(said);
        self.xml.raw("<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
    }

    fn close_shape(&mut self, paint: &Paint, opacity: f64) {
        paint::paint(&mut self.xml, self.palette, &self.place, paint, opacity);
        self.xml.raw("</p:spPr></p:sp>");
    }
}

/// How an item that is a shape is painted.
fn painted(item: &Item) -> Option<(&Paint, f64)> {
    match item {
        Item::Rectangle(rectangle) => Some((&rectangle.paint, rectangle.opacity)),
        Item::Path(path) => Some((&path.paint, path.opacity)),
        _ => None,
    }
}

fn is_seen(paint: &Paint) -> bool {
    paint.fill.is_some() || paint.pattern.is_some() || paint.stroke.is_some()
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_name_is_short_and_on_one_line() {
        assert_eq!(short("Pain: wrong\nform"), "Pain: wrong form");
        let name = short(&"word ".repeat(30));
        assert!(name.chars().count() <= 61 && name.ends_with("word…"), "{name}");
    }
}
