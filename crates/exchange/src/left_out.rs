//! What a format cannot hold, told in sentences after an export.

use throughline_model::numbers::counted;
use throughline_model::{Id, LaneKind, RecordKind, RecordRef};

use crate::map::StateMap;

/// A kind of content that a format may or may not hold.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// Cards on the map.
    Cards,
    /// Cards without a place.
    Tray,
    /// The curves as they are drawn.
    Curves,
    /// That a card covers several columns.
    Spans,
    Metrics,
    Links,
    Evidence,
    Comments,
    Pictures,
    Milestones,
}

/// What of the state is not among what a format holds, a sentence each.
pub(crate) fn left_out(map: &StateMap, held: &[Content]) -> Vec<String> {
    use Content as C;
    let all = [
        (C::Cards, map.lanes.iter().map(|row| row.cards().count()).sum(), "card", "cards"),
        (C::Tray, map.tray.len(), "card in the tray", "cards in the tray"),
        (C::Metrics, metrics(map), "metric", "metrics"),
        (C::Links, links(map), "arrow or link between cards", "arrows and links between cards"),
        (C::Evidence, evidence(map), "piece of evidence", "pieces of evidence"),
        (C::Comments, comments(map), "comment", "comments"),
        (C::Milestones, map.document.milestones.len(), "milestone", "milestones"),
    ];
    let missing = all.into_iter().filter(|(content, count, ..)| *count > 0 && !held.contains(content));
    let mut sentences: Vec<String> = missing
        .map(|(_, count, one, several)| {
            let verb = if count == 1 { "is" } else { "are" };
            format!("{} {verb} left out.", counted(count, one, several))
        })
        .collect();
    let curves = map.feeling.len();
    if curves > 0 && !held.contains(&C::Curves) {
        sentences.push(match curves {
            1 => "The emotion curve is written as scores.".into(),
            several => format!("The emotion curves of {several} personas are written as scores."),
        });
    }
    let pictures = pictures(map);
    if pictures > 0 && !held.contains(&C::Pictures) {
        let what = counted(pictures, "picture is", "pictures are");
        sentences.push(format!("{what} left out; what they show is told in words."));
    }
    let spans = spans(map);
    if spans > 0 && !held.contains(&C::Spans) {
        let what = counted(spans, "card or metric that spans", "cards and metrics that span");
        let verb = if spans == 1 { "stands" } else { "stand" };
        sentences.push(format!("{what} several columns {verb} in the first of them."));
    }
    sentences
}

fn metrics(map: &StateMap) -> usize {
    map.document.metrics.values().filter(|it| is_shown(map, it.on)).count()
}

fn comments(map: &StateMap) -> usize {
    map.document.comments.values().filter(|it| is_shown(map, it.on)).count()
}

fn evidence(map: &StateMap) -> usize {
    map.document.evidence.values().filter(|it| is_shown(map, it.on)).count()
}

/// Links count with the card from which they start.
fn links(map: &StateMap) -> usize {
    map.lanes.iter().flat_map(|row| row.cards()).map(|(_, card)| map.links_from(card.id).len()).sum()
}

fn pictures(map: &StateMap) -> usize {
    map.cards_in(&[LaneKind::Image]).iter().filter(|(_, _, card)| card.asset.is_some()).count()
}

fn spans(map: &StateMap) -> usize {
    map.lanes.iter().flat_map(|row| &row.placed).filter(|it| it.last > it.first).count()
}

/// Whether a record is one of the state, or serves all states.
fn is_shown(map: &StateMap, record: RecordRef) -> bool {
    let (document, here) = (map.document, map.state.id);
    let stage_of = |column: Id| document.stage_of_column(column).map(|stage| stage.state);
    let id = record.id;
    let state = match record.kind {
        RecordKind::State => Some(id),
        RecordKind::Stage => document.stages.get(&id).map(|it| it.state),
        RecordKind::Step => stage_of(id),
        RecordKind::Lane => document.lanes.get(&id).map(|it| it.state),
        RecordKind::Card => document.cards.get(&id).map(|it| it.state),
        RecordKind::Emotion => document.emotions.get(&id).and_then(|it| stage_of(it.column)),
        RecordKind::Metric => {
            return document.metrics.get(&id).is_some_and(|it| it.on.id != id && is_shown(map, it.on));
        }
        RecordKind::Measurement => {
            let metric = document.measurements.get(&id).map(|it| it.metric);
            let on = metric.and_then(|metric| document.metrics.get(&metric)).map(|it| it.on);
            return on.is_some_and(|on| on.kind != RecordKind::Measurement && is_shown(map, on));
        }
        _ => return true,
    };
    state == Some(here)
}
