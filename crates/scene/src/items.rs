//! What a scene is made of: a closed list of positioned, resolved things. Painters match on it once.
//!
//! All lengths are points at 100 % zoom. A group has its origin in its region's space; its items
//! are in the group's own space, so that a card which only moves is the same group elsewhere.

use std::sync::Arc;

use kurbo::BezPath;
use serde::{Serialize, Serializer};
use throughline_insight::ChangeKind;
use throughline_model::{Id, RecordRef};
use ts_rs::TS;

use crate::FontId;

/// A colour with opacity, ready to paint; written as `#rrggbb` or `#rrggbbaa`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, TS)]
#[ts(type = "string")]
pub struct Color {
    /// Red, green, blue, opacity; not premultiplied.
    pub rgba: [u8; 4],
}

impl Color {
    /// An opaque colour from `0xRRGGBB`.
    pub const fn rgb(hex: u32) -> Self {
        Color { rgba: [(hex >> 16) as u8, (hex >> 8) as u8, hex as u8, 255] }
    }

    /// The same colour at another opacity, 0 to 1.
    pub fn with_opacity(self, opacity: f64) -> Self {
        let [r, g, b, _] = self.rgba;
        Color { rgba: [r, g, b, (opacity.clamp(0.0, 1.0) * 255.0).round() as u8] }
    }

    /// As text: `#rrggbb`, or `#rrggbbaa` where not opaque.
    pub fn to_hex(self) -> String {
        let [r, g, b, a] = self.rgba;
        match a {
            255 => format!("#{r:02x}{g:02x}{b:02x}"),
            _ => format!("#{r:02x}{g:02x}{b:02x}{a:02x}"),
        }
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

/// A rectangle by its top left corner and its extent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, TS)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// A rectangle from its left and top edges, width and height.
    pub const fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Rect { x, y, width, height }
    }

    /// The right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// The same rectangle elsewhere.
    pub fn moved(&self, dx: f64, dy: f64) -> Rect {
        Rect { x: self.x + dx, y: self.y + dy, ..*self }
    }
}

/// A line drawn along an edge or path.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Stroke {
    /// Colour.
    pub color: Color,
    /// Width.
    pub width: f64,
    /// Lengths of dashes and gaps in turn; empty is solid.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    #[ts(as = "Option<Vec<f64>>", optional)]
    pub dash: Vec<f64>,
    /// Whether ends and dashes are round.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    #[ts(as = "Option<bool>", optional)]
    pub round: bool,
}

/// A repeated mark that fills a shape, on top of its fill.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Pattern {
    /// Lines at 45 degrees, rising to the right.
    Hatch {
        /// Distance between lines, across them.
        pitch: f64,
        /// Width of a line.
        width: f64,
        /// Colour.
        color: Color,
    },
    /// Dots on a square grid.
    Dots {
        /// Distance between dots.
        pitch: f64,
        /// Radius of a dot.
        radius: f64,
        /// Colour.
        color: Color,
    },
}

/// How a shape is painted: fill, then pattern, then edge.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Paint {
    /// Fill colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fill: Option<Color>,
    /// Repeated mark over the fill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Pattern>,
    /// Edge, centred on the outline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke: Option<Stroke>,
}

/// One thing in a group, in the group's space.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Item {
    /// A rectangle, rounded or not.
    Rectangle(Rectangle),
    /// Any outline.
    Path(Path),
    /// Text, broken into lines.
    Text(TextBlock),
    /// A picture.
    Image(Image),
    /// An arrow between two records.
    Connector(Connector),
    /// Numbers with axes, for exporters that write native charts; painters skip it, its marks are
    /// paths beside it.
    Chart(Chart),
    /// An area that leads to a page.
    Link(Link),
}

/// A rectangle, rounded or not.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Rectangle {
    /// Where.
    pub rect: Rect,
    /// Radius of all four corners.
    pub radius: f64,
    /// How it is painted.
    pub paint: Paint,
    /// 0 (invisible) to 1, over fill, pattern and edge together.
    pub opacity: f64,
}

/// Any outline.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Path {
    /// The outline, absolute, in the group's space; as SVG path data in JSON.
    #[serde(serialize_with = "as_svg")]
    #[ts(type = "string")]
    pub outline: BezPath,
    /// How it is painted.
    pub paint: Paint,
    /// 0 (invisible) to 1.
    pub opacity: f64,
}

fn as_svg<S: Serializer>(outline: &BezPath, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&outline.to_svg())
}

/// The weight of a typeface, as CSS counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(into = "u16")]
#[ts(type = "number")]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
}

impl From<Weight> for u16 {
    fn from(weight: Weight) -> u16 {
        match weight {
            Weight::Regular => 400,
            Weight::Medium => 500,
            Weight::SemiBold => 600,
            Weight::Bold => 700,
        }
    }
}

/// Where lines stand within their box, seen in reading direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Left for left-to-right text, right for right-to-left text.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// The other edge.
    End,
}

/// A line through or under text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decoration {
    /// Under the text.
    Underline,
    /// Through the text.
    StrikeThrough,
}

/// How a text is set. The family is always the bundled one with its fall-backs.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct TextStyle {
    /// Font size.
    pub size: f64,
    /// Distance between baselines.
    pub line_height: f64,
    /// Weight.
    pub weight: Weight,
    /// Colour.
    pub color: Color,
    /// Where lines stand in the box.
    pub align: Align,
    /// Whether all digits are equally wide.
    pub tabular: bool,
    /// A line through or under the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decoration: Option<Decoration>,
    /// A halo around the letters: its colour, and how far it reaches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub halo: Option<(Color, f64)>,
}

/// A text in a box. Lines are final: nobody breaks or measures them again.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TextBlock {
    /// The box; its height is the number of lines times the line height.
    pub rect: Rect,
    /// The whole text, as written.
    pub text: Arc<str>,
    /// How it is set.
    pub style: TextStyle,
    /// Which way the text as a whole runs.
    pub right_to_left: bool,
    /// The lines from top to bottom.
    pub lines: Arc<[TextLine]>,
    /// 0 (invisible) to 1.
    pub opacity: f64,
}

/// One line of a text block, its places relative to the block's box.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct TextLine {
    /// What the line says, without the spaces at which it was broken.
    pub text: Arc<str>,
    /// Where in the block's text the line stands, in bytes, its trailing spaces among them.
    #[serde(skip)]
    pub range: (usize, usize),
    /// Left end of what is seen.
    pub x: f64,
    /// The baseline, down from the box's top.
    pub baseline: f64,
    /// Width of what is seen, trailing spaces left out.
    pub width: f64,
    /// Shaped glyphs from left to right as painted.
    #[serde(skip)]
    pub runs: Arc<[GlyphRun]>,
}

/// Glyphs of one font at one size.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The font, to be looked up in the scene's fonts.
    pub font: FontId,
    /// Font size.
    pub size: f64,
    /// Whether the run reads right to left.
    pub right_to_left: bool,
    /// The glyphs from left to right as painted.
    pub glyphs: Vec<Glyph>,
}

/// One glyph, placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The glyph's number in its font; 0 is the mark for what the font lacks.
    pub id: u32,
    /// Left of its origin, from the block's left edge.
    pub x: f64,
    /// Its origin below (positive) or above the line's baseline.
    pub y: f64,
    /// How far the next glyph stands.
    pub advance: f64,
    /// Bytes of the block's text that it shows, from and to.
    pub range: (u32, u32),
}

/// A picture of the document.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Image {
    /// Where.
    pub rect: Rect,
    /// The asset's record.
    pub asset: Id,
    /// What it shows, for those who do not see it.
    pub alternative_text: String,
    /// 0 (invisible) to 1.
    pub opacity: f64,
}

/// An arrow between two records.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Connector {
    /// Where it starts.
    pub from: Id,
    /// Where it leads.
    pub to: Id,
    /// Its corners from start to end, in the group's space.
    pub route: Vec<(f64, f64)>,
    /// Radius of its corners.
    pub corner_radius: f64,
    /// The line.
    pub stroke: Stroke,
    /// Whether its end carries an arrow head.
    pub arrow: bool,
}

/// Numbers with axes.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Chart {
    /// Where.
    pub rect: Rect,
    /// What it shows, in a sentence.
    pub title: String,
    /// The names along the horizontal axis.
    pub categories: Vec<String>,
    /// Lowest and highest value of the vertical axis.
    pub range: (f64, f64),
    /// The series.
    pub series: Vec<Series>,
}

/// One series of a chart.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its colour.
    pub color: Color,
    /// A value for each category; none is a gap.
    pub values: Vec<Option<f64>>,
}

/// An area that leads to a page.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Link {
    /// Where.
    pub rect: Rect,
    /// The page's address; only `http`, `https` and `mailto`.
    pub url: String,
}

/// Which part of a map a group belongs to; the window keeps headers and labels in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// Title and lens above the map, on sheets only.
    Lens,
    /// Lane bands, curves, cards, arrows: moves both ways.
    Body,
    /// Lane labels: move up and down only.
    Labels,
    /// Stage and step headers: move sideways only.
    Headers,
    /// Where headers and labels meet: stays.
    Corner,
    /// Legend and footer under the map, on sheets only.
    Legend,
}

/// What a group is; assistive technology and exporters tell things apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Ground, bands, lines without meaning of their own.
    Decoration,
    /// A stage's header.
    Stage,
    /// A step's header.
    Step,
    /// A lane's label.
    Lane,
    /// A card.
    Card,
    /// A metric.
    Metric,
    /// A persona's curve.
    Curve,
    /// One point of a curve.
    Point,
    /// An arrow between cards.
    Arrow,
    /// A hand-off between departments.
    HandOff,
    /// A blueprint line.
    Line,
    /// What a slide is about, in a sentence.
    Title,
    /// The title of a sheet, a field of the lens, the legend, the footer, a text on a slide.
    Text,
}

/// A group's place in the table that the map is, read row by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TableRole {
    /// Heads the columns from `first` to `last`; level 0 is stages, level 1 steps.
    ColumnHeader {
        /// Level from the top.
        level: usize,
        /// First column, beginning at 0.
        first: usize,
        /// Last column.
        last: usize,
    },
    /// Heads a row.
    RowHeader {
        /// The lane, beginning at 0.
        row: usize,
    },
    /// Stands in the cell of a row and the columns from `first` to `last`.
    Cell {
        /// The lane, beginning at 0.
        row: usize,
        /// First column, beginning at 0.
        first: usize,
        /// Last column.
        last: usize,
    },
    /// Not part of the table.
    None,
}

/// Which side of a comparison a group shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Both at once: what stayed, or what is drawn as before and after in one.
    #[default]
    Both,
    /// The side that is compared from alone.
    Before,
    /// The side that is compared to alone.
    After,
}

/// What a comparison says of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Compared {
    /// What became of what the group shows; none where it is as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<ChangeKind>,
    /// Which side it shows.
    pub layer: Layer,
    /// The record's id on the side that is compared from, where it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Id>,
    /// What differs, a few words each: "severity 4 to 2".
    pub said: Vec<String>,
}

/// Everything drawn for one record, or for no record.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Group {
    /// Stable name within a scene: a record's id, or that and a word ("… curve").
    pub key: Arc<str>,
    /// The record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordRef>,
    /// What it is.
    pub role: Role,
    /// Which region's space it stands in.
    pub region: Region,
    /// What assistive technology reads; empty for decoration.
    pub label: Arc<str>,
    /// Its place in the table.
    pub table: TableRole,
    /// What a comparison says of it; none on a map of one state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<Arc<Compared>>,
    /// Its origin and extent in its region's space.
    pub rect: Rect,
    /// What is drawn, in paint order, in the group's space; shared with the scene's earlier versions.
    pub items: Arc<[Item]>,
}
