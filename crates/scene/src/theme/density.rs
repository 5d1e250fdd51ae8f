//! Measures by density, and the type scale; points at 100 % zoom.

use throughline_model::Density;

use crate::{Align, Color, TextStyle, Weight};

/// Radius of a card's corners.
pub const CARD_RADIUS: f64 = 5.0;

/// A step of the type scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeSize {
    /// Font size.
    pub size: f64,
    /// Distance between baselines.
    pub line_height: f64,
    /// Weight.
    pub weight: Weight,
}

impl TypeSize {
    const fn new(size: f64, line_height: f64, weight: Weight) -> Self {
        TypeSize { size, line_height, weight }
    }

    /// A style of this size in a colour: aligned to the start, digits as the font has them, plain.
    pub const fn style(self, color: Color) -> TextStyle {
        TextStyle {
            size: self.size,
            line_height: self.line_height,
            weight: self.weight,
            color,
            align: Align::Start,
            tabular: false,
            decoration: None,
            halo: None,
        }
    }

    /// The same size in another weight.
    pub const fn weighing(self, weight: Weight) -> Self {
        TypeSize { weight, ..self }
    }
}

/// The title of a document.
pub const DOCUMENT_TITLE: TypeSize = TypeSize::new(14.0, 20.0, Weight::SemiBold);
/// The name of a stage in its header.
pub const STAGE_NAME: TypeSize = TypeSize::new(13.0, 16.0, Weight::SemiBold);
/// The name of a step in its header.
pub const STEP_NAME: TypeSize = TypeSize::new(12.5, 16.0, Weight::SemiBold);
/// The number before a step's name.
pub const STEP_NUMBER: TypeSize = TypeSize::new(11.0, 16.0, Weight::Medium);
/// The name of a lane in its label.
pub const LANE_NAME: TypeSize = TypeSize::new(12.0, 20.0, Weight::Medium);
/// The number of cards under a lane's name.
pub const LANE_COUNT: TypeSize = TypeSize::new(10.5, 14.0, Weight::Regular);
/// The value of a metric.
pub const METRIC_VALUE: TypeSize = TypeSize::new(15.0, 20.0, Weight::SemiBold);

/// The measures of a density.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// Width of a column that has none of its own.
    pub column_width: f64,
    /// Space between a cell's edge and its cards, sideways.
    pub cell_padding_x: f64,
    /// Space between a cell's edge and its cards, up and down.
    pub cell_padding_y: f64,
    /// Space between the cards of a cell.
    pub card_gap: f64,
    /// Space within a card left of its text.
    pub card_padding_left: f64,
    /// Space within a card right of its text.
    pub card_padding_right: f64,
    /// Space within a card above its text.
    pub card_padding_top: f64,
    /// Space within a card below its text.
    pub card_padding_bottom: f64,
    /// A card's text.
    pub text: TypeSize,
    /// A card's secondary line.
    pub meta: TypeSize,
    /// Width of the column of lane labels.
    pub label_width: f64,
    /// Space between two stages.
    pub stage_gap: f64,
    /// Least height of a stage's header.
    pub stage_header_height: f64,
    /// Height of an emotion lane that has none of its own.
    pub emotion_lane_height: f64,
    /// Least height of a lane.
    pub lane_min_height: f64,
    /// Height of a metric's card.
    pub metric_card_height: f64,
}

const COMPACT: Metrics = Metrics {
    column_width: 148.0,
    cell_padding_x: 5.0,
    cell_padding_y: 5.0,
    card_gap: 4.0,
    card_padding_left: 9.0,
    card_padding_right: 8.0,
    card_padding_top: 6.0,
    card_padding_bottom: 6.0,
    text: TypeSize::new(12.0, 16.0, Weight::Regular),
    meta: TypeSize::new(10.5, 14.0, Weight::Regular),
    label_width: 140.0,
    stage_gap: 10.0,
    stage_header_height: 38.0,
    emotion_lane_height: 138.0,
    lane_min_height: 38.0,
    metric_card_height: 53.0,
};

const COMFORTABLE: Metrics = Metrics {
    column_width: 176.0,
    cell_padding_x: 6.0,
    cell_padding_y: 6.0,
    card_gap: 6.0,
    card_padding_left: 11.0,
    card_padding_right: 10.0,
    card_padding_top: 8.0,
    card_padding_bottom: 8.0,
    text: TypeSize::new(13.0, 18.0, Weight::Regular),
    meta: TypeSize::new(11.0, 14.0, Weight::Regular),
    label_width: 156.0,
    stage_gap: 12.0,
    stage_header_height: 40.0,
    emotion_lane_height: 160.0,
    lane_min_height: 44.0,
    metric_card_height: 53.0,
};

const SPACIOUS: Metrics = Metrics {
    column_width: 224.0,
    cell_padding_x: 8.0,
    cell_padding_y: 8.0,
    card_gap: 8.0,
    card_padding_left: 14.0,
    card_padding_right: 12.0,
    card_padding_top: 10.0,
    card_padding_bottom: 10.0,
    text: TypeSize::new(15.0, 21.0, Weight::Regular),
    meta: TypeSize::new(12.5, 16.0, Weight::Regular),
    label_width: 188.0,
    stage_gap: 16.0,
    stage_header_height: 48.0,
    emotion_lane_height: 200.0,
    lane_min_height: 52.0,
    metric_card_height: 60.0,
};

impl Metrics {
    /// The measures of a density.
    pub const fn of(density: Density) -> &'static Metrics {
        match density {
            Density::Compact => &COMPACT,
            Density::Comfortable => &COMFORTABLE,
            Density::Spacious => &SPACIOUS,
        }
    }
}
