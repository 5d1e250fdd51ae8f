//! A sheet of paper at a scale, measured in the scene's points.

/// The least size of a card's text on paper, in points of the paper.
pub(super) const LEAST_TEXT_PT: f64 = 7.0;
/// The margin is this share of the shorter side, within bounds; points of the paper.
const MARGIN_SHARE: f64 = 0.045;
const MARGINS_PT: (f64, f64) = (22.0, 42.0);

/// A page at a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Format {
    /// Width of the page.
    pub width: f64,
    /// Height of the page.
    pub height: f64,
    /// Left free at all four sides.
    pub margin: f64,
    /// Points of the paper to a point of the scene.
    pub page_from_scene: f64,
}

impl Format {
    /// A sheet of a size in points of the paper.
    pub fn of((width_pt, height_pt): (f64, f64), page_from_scene: f64) -> Format {
        let margin_pt = (MARGIN_SHARE * width_pt.min(height_pt)).clamp(MARGINS_PT.0, MARGINS_PT.1);
        Format {
            width: width_pt / page_from_scene,
            height: height_pt / page_from_scene,
            margin: (margin_pt / page_from_scene).round(),
            page_from_scene,
        }
    }

    /// Between the margins.
    pub fn room(&self) -> (f64, f64) {
        (self.width - 2.0 * self.margin, self.height - 2.0 * self.margin)
    }
}
