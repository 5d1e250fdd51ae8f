//! How each persona feels on both sides, moment by moment.

use throughline_model::{Emotion, Id, Outline, OutlineStage};

use super::union::{Union, ghost};
use crate::map::{ById, Feelings, Felt, Marks};

/// Adds the feelings of every persona that has any, in the personas' order.
pub(super) fn add(marks: &mut Marks, union: &Union) {
    let (a, b) = (union.a.document, union.b.document);
    let of_b = b.personas_in_order().into_iter().map(|it| (it.id, it.name.clone()));
    let gone = a.personas_in_order().into_iter().filter(|it| union.b_of(it.id).is_none());
    let personas: Vec<(Id, String)> = of_b.chain(gone.map(|it| (it.id, it.name.clone()))).collect();
    let mut feelings: Vec<Feelings> = Vec::new();
    let (then, now) = (then(marks, union), now(union));
    for (persona, name) in personas {
        let own = |felt: &[(Id, Felt)]| -> Vec<Felt> {
            felt.iter().filter(|(of, _)| *of == persona).map(|(_, felt)| felt.clone()).collect()
        };
        let (then, now) = (own(&then), own(&now));
        if !then.is_empty() || !now.is_empty() {
            feelings.push(Feelings { persona, name, side_names: marks.side_names.clone(), then, now });
        }
    }
    marks.feelings = feelings;
}

/// The first side's scores by persona, in the order of its columns.
fn then(marks: &mut Marks, union: &Union) -> Vec<(Id, Felt)> {
    let document = union.a.document;
    let scale = &document.journey.emotion_scale;
    let shares = shares(&union.outline_a);
    let mut felt = Vec::new();
    for (emotion, order, score) in scored(document.emotions.values(), &union.outline_a) {
        let Some(column) = union.stood(emotion.column) else { continue };
        let drawn = scale.drawn(score);
        let score = match *scale == union.b.document.journey.emotion_scale {
            true => score,
            false => union.b.document.journey.emotion_scale.stored(drawn),
        };
        // One column stands for all steps of a stage that has moved: they share its width.
        let stage = document.stage_of_column(emotion.column).map(|stage| ghost(stage.id));
        let share = shares.get(&emotion.column).filter(|_| stage == Some(column)).copied().unwrap_or(0.5);
        let drawn_id = ghost(emotion.id);
        marks.stand_in(drawn_id, emotion.id);
        let persona = union.b_of(emotion.persona).unwrap_or(emotion.persona);
        let pair = union.home(emotion.column).unwrap_or(column);
        felt.push((persona, Felt { emotion: drawn_id, column, share, order, drawn, score, pair }));
    }
    felt
}

/// The second side's scores by persona, in the order of its columns.
fn now(union: &Union) -> Vec<(Id, Felt)> {
    let document = union.b.document;
    let scale = &document.journey.emotion_scale;
    let scored = scored(document.emotions.values(), &union.outline_b);
    let felt = scored.into_iter().map(|(emotion, order, score)| {
        let column = union.column_of_b(emotion.column);
        let drawn = scale.drawn(score);
        let felt = Felt { emotion: emotion.id, column, share: 0.5, order, drawn, score, pair: column };
        (emotion.persona, felt)
    });
    felt.collect()
}

/// The scored points in a side's columns, from left to right.
fn scored<'a>(
    emotions: impl Iterator<Item = &'a Emotion>,
    outline: &Outline,
) -> Vec<(&'a Emotion, usize, f64)> {
    let places: ById<Id, usize> =
        outline.columns.iter().enumerate().map(|(place, column)| (*column, place)).collect();
    let mut scored: Vec<_> = emotions
        .filter_map(|emotion| {
            let score = emotion.score.filter(|score| score.is_finite())?;
            Some((emotion, *places.get(&emotion.column)?, score))
        })
        .collect();
    scored.sort_by_key(|(emotion, place, _)| (*place, emotion.id));
    scored
}

/// How far along its stage the middle of each column is.
fn shares(outline: &Outline) -> ById<Id, f64> {
    let columns = |stage: &OutlineStage| {
        let columns = stage.columns();
        let count = columns.len() as f64;
        columns.into_iter().enumerate().map(move |(place, column)| (column, (place as f64 + 0.5) / count))
    };
    outline.stages.iter().flat_map(columns).collect()
}
