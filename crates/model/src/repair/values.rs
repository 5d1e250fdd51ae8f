//! Numbers stay within their scales, and nobody feels twice in one column.

use std::collections::BTreeSet;

use super::Repair;
use crate::{Document, Id, RecordKind, RecordRef, SCALE_HIGHEST, SCALE_LOWEST};

pub(super) fn repair(document: &mut Document, repairs: &mut Vec<Repair>) {
    let mut note = |rule, kind, id, message: &str| {
        repairs.push(Repair { rule, record: RecordRef { kind, id }, message: message.into() });
    };

    let scale = &document.journey.emotion_scale;
    let sound = scale.lowest.is_finite() && scale.highest.is_finite() && scale.lowest < scale.highest;
    if !sound {
        document.journey.emotion_scale = Default::default();
        note(
            "emotion-scale",
            RecordKind::Journey,
            document.journey.id,
            "The emotion scale had no extent; it is now −2 to 2.",
        );
    }
    let scale = document.journey.emotion_scale.clone();

    let mut felt: BTreeSet<(Id, Id)> = BTreeSet::new();
    let mut twice = Vec::new();
    for emotion in document.emotions.values_mut() {
        if let Some(score) = emotion.score {
            let within = score.clamp(scale.lowest, scale.highest);
            if !score.is_finite() {
                emotion.score = None;
                note("score-in-scale", RecordKind::Emotion, emotion.id, "An emotion's score was no number.");
            } else if within != score {
                emotion.score = Some(within);
                note(
                    "score-in-scale",
                    RecordKind::Emotion,
                    emotion.id,
                    "An emotion's score lay outside the scale and was put to its end.",
                );
            }
        }
        if !felt.insert((emotion.column, emotion.persona)) {
            twice.push(emotion.id);
        }
    }
    for id in twice {
        document.emotions.remove(&id);
        note(
            "one-emotion",
            RecordKind::Emotion,
            id,
            "A persona had two scores in one column; the second was removed.",
        );
    }

    for card in document.cards.values_mut() {
        for value in [&mut card.severity, &mut card.score, &mut card.value, &mut card.effort] {
            if let Some(number) = value {
                let within = (*number).clamp(SCALE_LOWEST, SCALE_HIGHEST);
                if within != *number {
                    *value = Some(within);
                    note(
                        "card-scale",
                        RecordKind::Card,
                        card.id,
                        "A rating lay outside 1 to 5 and was put to its end.",
                    );
                }
            }
        }
    }
}
