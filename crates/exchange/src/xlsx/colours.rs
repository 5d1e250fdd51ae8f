//! The colours of a workbook, handed in by whoever knows the theme, each as 0xRRGGBB.

use std::collections::BTreeMap;

use rust_xlsxwriter::Color;
use throughline_model::{EmotionLevel, LaneKind};

/// How the cards of one kind of lane look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LaneColours {
    /// Of the lane's name.
    pub ink: u32,
    /// Of a card.
    pub fill: u32,
    /// Around a card.
    pub edge: u32,
}

/// The colours of a workbook, each as 0xRRGGBB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetColours {
    /// Of words.
    pub text: u32,
    /// Of words that matter less.
    pub text_2: u32,
    /// Of lines between cells.
    pub line: u32,
    /// Behind headings.
    pub sunken: u32,
    /// Behind the stages, the first of the palette first.
    pub stages: Vec<u32>,
    /// Of the cards.
    pub lanes: BTreeMap<LaneKind, LaneColours>,
    /// Of feelings, the worst first.
    pub emotions: [u32; 5],
    /// Of the personas' curves.
    pub personas: Vec<u32>,
    /// Behind what was added, removed, changed, moved.
    pub changes: [u32; 4],
}

impl SheetColours {
    pub(crate) fn lane(&self, kind: LaneKind) -> LaneColours {
        self.lanes.get(&kind).copied().unwrap_or_default()
    }

    /// Of a stage: its own number in the palette, or the next by its place.
    pub(crate) fn stage(&self, own: u8, place: usize) -> Color {
        let number = if own == 0 { place } else { usize::from(own) - 1 };
        of(self.stages.get(number % self.stages.len().max(1)).copied().unwrap_or(self.sunken))
    }

    pub(crate) fn persona(&self, number: usize) -> Color {
        let place = number.saturating_sub(1) % self.personas.len().max(1);
        of(self.personas.get(place).copied().unwrap_or(self.text))
    }

    /// A light tint of a feeling's colour, on which words are read.
    pub(crate) fn feeling(&self, drawn: f64) -> Color {
        let level = EmotionLevel::of(drawn) as usize;
        let strength = [0.42, 0.24, 0.12, 0.24, 0.42];
        let colour = self.emotions.get(level).copied().unwrap_or(0xFFFFFF);
        let share = strength.get(level).copied().unwrap_or_default();
        let mixed = |shift: u32| {
            let part = f64::from(colour >> shift & 0xFF);
            ((part * share + 255.0 * (1.0 - share)).round() as u32) << shift
        };
        of(mixed(16) | mixed(8) | mixed(0))
    }
}

pub(crate) fn of(rgb: u32) -> Color {
    Color::RGB(rgb & 0xFF_FFFF)
}
