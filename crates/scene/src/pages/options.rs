//! How a map is set on paper: which size, which way round, and how it fits.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Points of paper to a millimetre.
pub(crate) const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// The least and the greatest side of a sheet of one's own, in millimetres.
pub const OWN_SIDES_MM: (f64, f64) = (100.0, 5000.0);

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 148 × 210 mm.
    A5,
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1189 mm.
    A0,
    /// 8.5 × 11 inches.
    Letter,
    /// 8.5 × 14 inches.
    Legal,
    /// 11 × 17 inches.
    Tabloid,
    /// A size of one's own, the way round that it is given in.
    Own {
        /// Width in millimetres.
        width_mm: f64,
        /// Height in millimetres.
        height_mm: f64,
    },
    /// The smallest of A4 to A0 that holds the whole map at a size that can be read; a longer strip
    /// of A0 where none does.
    Poster,
}

impl Paper {
    /// The sizes that have a name, the A sizes from small to large first.
    pub const NAMED: [(Paper, &str); 10] = [
        (Paper::A5, "A5"),
        (Paper::A4, "A4"),
        (Paper::A3, "A3"),
        (Paper::A2, "A2"),
        (Paper::A1, "A1"),
        (Paper::A0, "A0"),
        (Paper::Letter, "Letter"),
        (Paper::Legal, "Legal"),
        (Paper::Tabloid, "Tabloid"),
        (Paper::Poster, "Poster"),
    ];

    /// What it is called: "A3", "900 × 400 mm".
    pub fn name(self) -> String {
        match self {
            Paper::Own { width_mm, height_mm } => format!("{width_mm} × {height_mm} mm"),
            named => {
                let found = Paper::NAMED.into_iter().find(|(paper, _)| *paper == named);
                found.map_or_else(String::new, |(_, name)| name.to_owned())
            }
        }
    }

    /// Width and height upright, in millimetres; a poster's are found out with its map.
    pub fn size_mm(self) -> Option<(f64, f64)> {
        let inches = |width: f64, height: f64| (width * 25.4, height * 25.4);
        Some(match self {
            Paper::A5 => (148.0, 210.0),
            Paper::A4 => (210.0, 297.0),
            Paper::A3 => (297.0, 420.0),
            Paper::A2 => (420.0, 594.0),
            Paper::A1 => (594.0, 841.0),
            Paper::A0 => (841.0, 1189.0),
            Paper::Letter => inches(8.5, 11.0),
            Paper::Legal => inches(8.5, 14.0),
            Paper::Tabloid => inches(11.0, 17.0),
            Paper::Own { width_mm, height_mm } => {
                let side = |side: f64| side.clamp(OWN_SIDES_MM.0, OWN_SIDES_MM.1);
                (side(width_mm), side(height_mm))
            }
            Paper::Poster => return None,
        })
    }

    /// Width and height in points, lying or upright.
    pub(crate) fn size_pt(self, landscape: bool) -> Option<(f64, f64)> {
        let (width, height) = self.size_mm()?;
        let (width, height) = match self {
            Paper::Own { .. } => (width, height),
            _ if landscape => (height, width),
            _ => (width, height),
        };
        Some((width * POINTS_PER_MM, height * POINTS_PER_MM))
    }
}

/// How a map is brought to paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum PageFit {
    /// Pages that break between stages, then between lanes.
    #[default]
    Stages,
    /// The whole map on one page.
    Whole,
    /// One large map cut into sheets that overlap, to be glued together.
    Tiles,
}

/// The paper that a map is set on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PageOptions {
    /// Which size.
    pub paper: Paper,
    /// Whether the longer side lies; a size of one's own stays the way round that it is given in,
    /// and a poster lies where that is enough.
    pub landscape: bool,
    /// How the map is brought to it.
    pub fit: PageFit,
}
