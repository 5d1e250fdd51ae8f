//! Colours, type scale and measures, as data: light, dark, print and projector are values of one type.
//!
//! Every meaning has a second carrier beside its colour: an icon, a marker, a dash, a word.

mod density;
mod values;

use kurbo::{BezPath, Circle, Point, Shape};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use throughline_model::{EmotionLevel, LaneKind};
use ts_rs::TS;

pub use density::{
    CARD_RADIUS, DOCUMENT_TITLE, LANE_COUNT, LANE_NAME, METRIC_VALUE, Metrics, STAGE_NAME, STEP_NAME,
    STEP_NUMBER, TypeSize,
};

use crate::{ChangeKind, Color, Icon};

/// Which look a scene takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum ThemeName {
    /// For screens in daylight.
    #[default]
    Light,
    /// For screens in the dark.
    Dark,
    /// For paper: white grounds, fills so light that a grey print stays readable.
    Print,
    /// For walls: light, with text contrast of 7 or more.
    Projector,
}

/// The colours of a look.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The window, the lens and the column of lane labels.
    pub app: Color,
    /// Tool bars and panels.
    pub panel: Color,
    /// The ground of the map, seen in the gaps between stages.
    pub canvas: Color,
    /// The band of a lane within a stage.
    pub lane: Color,
    /// A plain card.
    pub card: Color,
    /// Sunken controls and chips.
    pub sunken: Color,
    /// Under the pointer.
    pub hover: Color,
    /// Hairlines.
    pub line: Color,
    /// Strong hairlines, empty cells of a meter.
    pub line_2: Color,
    /// Borders of inputs and of placeholders.
    pub ctl: Color,
    /// Text.
    pub text: Color,
    /// Secondary text.
    pub text_2: Color,
    /// Tertiary text; still readable on every ground.
    pub text_3: Color,
    /// Selection, focus, the primary button: "you are here".
    pub accent: Color,
    /// Text on `accent_soft`.
    pub accent_2: Color,
    /// The soft ground of what is chosen.
    pub accent_soft: Color,
    /// Text on `accent`.
    pub on_accent: Color,
    /// What lies behind a dialog, to be drawn at 55 %.
    pub scrim: Color,
    /// Done, saved.
    pub ok: Color,
    /// Needs a look.
    pub warn: Color,
    /// From awful to great.
    pub emotions: [Color; 5],
    /// The area of the focused curve below neutral.
    pub emotion_negative_soft: Color,
    /// The area of the focused curve above neutral.
    pub emotion_positive_soft: Color,
    action: LaneColors,
    touch: LaneColors,
    think: LaneColors,
    pain: LaneColors,
    moment: LaneColors,
    owner: LaneColors,
    metric_ink: Color,
    opportunity: LaneColors,
    stages: [StageColors; 8],
    personas: [Color; 5],
    changes: [ChangeColors; 4],
}

/// How the cards of a lane look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneColors {
    /// Icons, meters, and what must be read as the kind's own.
    pub ink: Color,
    /// A card's fill.
    pub fill: Color,
    /// A card's edge.
    pub edge: Color,
}

/// How a stage's header looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StageColors {
    /// The header's fill.
    pub fill: Color,
    /// The header's edge, and the stage as a block from afar.
    pub edge: Color,
}

/// How a change between two states looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeColors {
    /// Badge and edge.
    pub ink: Color,
    /// Fill.
    pub soft: Color,
}

/// The mark at a persona's points, where no face stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A disc.
    Circle,
    /// A square.
    Square,
    /// A triangle that points up.
    Triangle,
    /// A square on its corner.
    Diamond,
    /// Six corners, the first at the top.
    Hexagon,
}

/// How a persona's curve is told apart; colour alone never is enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PersonaStyle {
    /// The line's colour.
    pub color: Color,
    /// Lengths of dashes and gaps in turn; empty is solid.
    pub dash: &'static [f64],
    /// Whether dashes have round ends.
    pub round: bool,
    /// The mark at each point.
    pub marker: Marker,
}

/// How a value on the emotion scale from −2 to 2 looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EmotionLook {
    /// Colour of the face; words take text colours.
    pub color: Color,
    /// The scale's word.
    pub word: &'static str,
    /// The face.
    pub icon: Icon,
}

impl Theme {
    /// For screens in daylight.
    pub fn light() -> &'static Theme {
        &values::LIGHT
    }

    /// For screens in the dark.
    pub fn dark() -> &'static Theme {
        &values::DARK
    }

    /// For paper.
    pub fn print() -> &'static Theme {
        &values::PRINT
    }

    /// For walls.
    pub fn projector() -> &'static Theme {
        &values::PROJECTOR
    }

    /// The look of a name.
    pub fn named(name: ThemeName) -> &'static Theme {
        match name {
            ThemeName::Light => Theme::light(),
            ThemeName::Dark => Theme::dark(),
            ThemeName::Print => Theme::print(),
            ThemeName::Projector => Theme::projector(),
        }
    }

    /// The look of what stayed beside changes: all that is read in tertiary text, without fills.
    pub(crate) fn quiet(name: ThemeName) -> &'static Theme {
        values::quiet(name)
    }

    /// The look of what is gone: all in the ink of removals.
    pub(crate) fn gone(name: ThemeName) -> &'static Theme {
        values::gone(name)
    }

    /// The colours of a kind of lane. Emotion and line lanes hold no cards: only their ink is seen.
    pub fn lane(&self, kind: LaneKind) -> LaneColors {
        let plain = |ink| LaneColors { ink, ..self.action };
        match kind {
            LaneKind::Action | LaneKind::Note | LaneKind::Image | LaneKind::Evidence => self.action,
            LaneKind::Touchpoint | LaneKind::Channel | LaneKind::Goal | LaneKind::Frontstage => self.touch,
            LaneKind::Thinking | LaneKind::Quote | LaneKind::Need => self.think,
            LaneKind::Emotion | LaneKind::Line => plain(self.text_2),
            LaneKind::Pain => self.pain,
            LaneKind::Moment => self.moment,
            LaneKind::Owner | LaneKind::Backstage | LaneKind::Support => self.owner,
            LaneKind::Metric => plain(self.metric_ink),
            LaneKind::Opportunity | LaneKind::Solution => self.opportunity,
            LaneKind::Gain => LaneColors {
                ink: self.emotions[4],
                fill: self.emotion_positive_soft,
                edge: self.emotions[3].with_opacity(0.45),
            },
        }
    }

    /// The colours of a stage, counted from 1; after 8 they begin again.
    pub fn stage(&self, number: usize) -> StageColors {
        self.stages[number.saturating_sub(1) % self.stages.len()]
    }

    /// The line and marker of a persona, counted from 1; after 5 they begin again.
    pub fn persona(&self, number: usize) -> PersonaStyle {
        let index = number.saturating_sub(1) % self.personas.len();
        let (dash, round, marker): (&[f64], bool, Marker) = match index {
            0 => (&[], false, Marker::Circle),
            1 => (&[7.0, 4.0], false, Marker::Square),
            2 => (&[2.0, 4.0], true, Marker::Triangle),
            3 => (&[9.0, 3.0, 2.0, 3.0], false, Marker::Diamond),
            _ => (&[14.0, 5.0], false, Marker::Hexagon),
        };
        PersonaStyle { color: self.personas[index], dash, round, marker }
    }

    /// Colour, word and face of a value drawn on the scale from −2 to 2.
    pub fn emotion(&self, drawn: f64) -> EmotionLook {
        let level = EmotionLevel::of(drawn);
        let icon = match level {
            EmotionLevel::Awful => Icon::Angry,
            EmotionLevel::Poor => Icon::Frown,
            EmotionLevel::Neutral => Icon::Meh,
            EmotionLevel::Good => Icon::Smile,
            EmotionLevel::Great => Icon::Laugh,
        };
        EmotionLook { color: self.emotions[level as usize], word: level.label(), icon }
    }

    /// The colours of a change between two states.
    pub fn change(&self, kind: ChangeKind) -> ChangeColors {
        self.changes[kind as usize]
    }
}

impl Marker {
    /// Width and height.
    pub fn size(self) -> f64 {
        match self {
            Marker::Circle | Marker::Square => 8.0,
            Marker::Triangle | Marker::Diamond | Marker::Hexagon => 9.0,
        }
    }

    /// The outline around a centre.
    pub fn outline(self, x: f64, y: f64) -> BezPath {
        let radius = self.size() / 2.0;
        let (corners, first_degrees, reach) = match self {
            Marker::Circle => return Circle::new((x, y), radius).to_path(0.01),
            Marker::Square => (4, 45.0, radius * std::f64::consts::SQRT_2),
            Marker::Triangle => (3, -90.0, radius * 1.15),
            Marker::Diamond => (4, -90.0, radius * 1.15),
            Marker::Hexagon => (6, -90.0, radius),
        };
        let mut outline = BezPath::new();
        for corner in 0..corners {
            let angle = (first_degrees + 360.0 * f64::from(corner) / f64::from(corners)).to_radians();
            let at = Point::new(x + reach * angle.cos(), y + reach * angle.sin());
            if corner == 0 { outline.move_to(at) } else { outline.line_to(at) }
        }
        outline.close_path();
        outline
    }
}
