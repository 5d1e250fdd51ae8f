//! What stands in a locked lane, and so may not be changed.

use throughline_model::{Document, Id, Lane, LaneKind, Record};

use crate::{Refusal, rules};

/// The record must not stand in a locked lane: cards in their lane, metrics and their measurements
/// in theirs, emotions in the emotion lanes of their state.
pub(crate) fn check(document: &Document, record: &Record) -> Result<(), Refusal> {
    match lane_of(document, record) {
        Some(lane) => rules::unlocked(document, lane),
        None => Ok(()),
    }
}

/// The emotions of the column's state must not be locked.
pub(crate) fn check_emotions(document: &Document, column: Id) -> Result<(), Refusal> {
    match emotion_lane(document, column) {
        Some(lane) => rules::unlocked(document, lane),
        None => Ok(()),
    }
}

fn lane_of<'a>(document: &'a Document, record: &Record) -> Option<&'a Lane> {
    let lane = match record {
        Record::Card(card) => card.place.as_ref()?.lane,
        Record::Metric(metric) => metric.lane?,
        Record::Measurement(reading) => document.metrics.get(&reading.metric)?.lane?,
        Record::Emotion(emotion) => return emotion_lane(document, emotion.column),
        _ => return None,
    };
    document.lanes.get(&lane)
}

/// The lane that draws the column's emotions; where there are several, one that is not locked.
fn emotion_lane(document: &Document, column: Id) -> Option<&Lane> {
    let state = document.stage_of_column(column)?.state;
    let mut lanes: Vec<&Lane> = document.lanes.values().collect();
    lanes.retain(|lane| lane.kind == LaneKind::Emotion && lane.state == state);
    lanes.iter().find(|lane| !lane.locked).or(lanes.first()).copied()
}
