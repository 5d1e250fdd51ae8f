//! From a scene's points to a slide's units: English metric units, 914,400 an inch.

use throughline_scene::Page;

/// Units of a slide to a point (1/72 inch).
pub(super) const UNITS_PER_POINT: f64 = 12_700.0;
/// The longest side of a slide, in points: 56 inches.
const LONGEST_PT: f64 = 56.0 * 72.0;
/// The shortest side of a slide, in points: an inch.
const SHORTEST_PT: f64 = 72.0;

/// Width and height of a slide, in its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SlideSize {
    pub width: i64,
    pub height: i64,
}

impl SlideSize {
    /// The size of a page, scaled down where no slide may be as long, and not shorter than one may be.
    pub(super) fn of(page: &Page) -> SlideSize {
        let limited = (LONGEST_PT / page.width_pt().max(page.height_pt())).min(1.0);
        let units = |points: f64| ((points * limited).max(SHORTEST_PT) * UNITS_PER_POINT).round() as i64;
        SlideSize { width: units(page.width_pt()), height: units(page.height_pt()) }
    }
}

/// Where a scene stands on a slide.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Points of the slide to a point of the scene.
    pub scale: f64,
    left: f64,
    top: f64,
}

/// A rectangle on a slide, in its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
}

impl Place {
    /// A page as large as it fits onto the slide, in its middle.
    pub(super) fn of(page: &Page, size: SlideSize) -> Place {
        let (width, height) = (size.width as f64 / UNITS_PER_POINT, size.height as f64 / UNITS_PER_POINT);
        let scale = (width / page.scene.width).min(height / page.scene.height);
        let beside = |room: f64, taken: f64| ((room - taken * scale) / 2.0).max(0.0);
        Place { scale, left: beside(width, page.scene.width), top: beside(height, page.scene.height) }
    }

    /// From the slide's left edge.
    pub(super) fn x(&self, x: f64) -> i64 {
        ((self.left + x * self.scale) * UNITS_PER_POINT).round() as i64
    }

    /// From the slide's top edge.
    pub(super) fn y(&self, y: f64) -> i64 {
        ((self.top + y * self.scale) * UNITS_PER_POINT).round() as i64
    }

    /// A length that is not placed.
    pub(super) fn length(&self, length: f64) -> i64 {
        (length * self.scale * UNITS_PER_POINT).round() as i64
    }

    /// Hundredths of a point.
    pub(super) fn hundredths(&self, length: f64) -> i64 {
        (length * self.scale * 100.0).round() as i64
    }

    /// A rectangle of the scene.
    pub(super) fn area(&self, rect: kurbo::Rect) -> Area {
        let (x, y) = (self.x(rect.x0), self.y(rect.y0));
        Area { x, y, width: (self.x(rect.x1) - x).max(0), height: (self.y(rect.y1) - y).max(0) }
    }
}

#[cfg(test)]
mod tests {
    use throughline_scene::{Fonts, Grid, Pages, Scene};

    use super::*;

    fn page(width: f64, height: f64) -> Page {
        let scene = Scene {
            title: String::new(),
            language: String::new(),
            width,
            height,
            body_x: 0.0,
            body_y: 0.0,
            background: throughline_scene::Color::rgb(0xFFFFFF),
            groups: Vec::new(),
            grid: Grid::default(),
            fonts: std::sync::Arc::new(Fonts::default()),
            assets: Default::default(),
            missing_characters: Vec::new(),
        };
        Pages::one(scene).pages.remove(0)
    }

    #[test]
    fn a_slide_has_its_pages_proportions_and_at_most_fifty_six_inches() {
        assert_eq!(SlideSize::of(&page(960.0, 540.0)), SlideSize { width: 12_192_000, height: 6_858_000 });
        let wide = SlideSize::of(&page(8064.0, 2000.0));
        assert_eq!(wide, SlideSize { width: 51_206_400, height: 12_700_000 });
    }

    #[test]
    fn a_page_of_another_size_is_centred_as_large_as_it_fits() {
        let slide = SlideSize::of(&page(960.0, 540.0));
        let place = Place::of(&page(480.0, 540.0), slide);
        assert_eq!(place.scale, 1.0);
        assert_eq!(place.area(kurbo::Rect::new(0.0, 0.0, 480.0, 540.0)).x, 240 * 12_700);
    }
}
