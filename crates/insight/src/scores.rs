//! Scores of emotions: in one scale, as words, and rounded as they are written.

use throughline_model::numbers::decimal;
use throughline_model::{EmotionLevel, EmotionScale};

use crate::both::Both;
use crate::lines::signed;

/// A score of the first side as it would stand in the second side's scale.
pub(crate) fn said_as(both: &Both, score: f64) -> f64 {
    let (a, b) = (&both.a.document.journey.emotion_scale, &both.b.document.journey.emotion_scale);
    if a == b { score } else { b.stored(a.drawn(score)) }
}

/// The word of a score in the second side's scale.
pub(crate) fn word(both: &Both, score: f64) -> &'static str {
    EmotionLevel::of(both.b.document.journey.emotion_scale.drawn(score)).label()
}

/// A score as it is written, with one decimal.
pub(crate) fn rounded(score: f64) -> f64 {
    (score * 10.0).round() / 10.0
}

/// A score as people read it, in the second side's scale.
pub(crate) fn written(both: &Both, score: f64) -> String {
    in_scale(&both.b.document.journey.emotion_scale, score)
}

/// A score as people read it, with one decimal: signed where the scale has two sides.
pub(crate) fn in_scale(scale: &EmotionScale, score: f64) -> String {
    match scale.lowest < 0.0 {
        true => signed(score, 1),
        false => decimal(score, 1),
    }
}
