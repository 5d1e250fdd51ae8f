//! What the claims of a state rest on, a row each.

use std::collections::BTreeSet;

use throughline_model::{Id, RecordKind};

use super::{Cell, Head, Table, measures};
use crate::map::StateMap;
use crate::values::capitalised;

/// The evidence of the journey, the state, and all that stands in it.
pub(crate) fn evidence(map: &StateMap) -> Table {
    let heads = [
        ("about", 44.0),
        ("what", 14.0),
        ("kind", 13.0),
        ("finding", 52.0),
        ("asked", 10.0),
        ("date", 12.0),
        ("source", 30.0),
    ];
    let mut rows = Vec::new();
    for (kind, id) in subjects(map) {
        let mut claims = map.evidence(id).to_vec();
        claims.sort_by(|a, b| (&a.date, a.id).cmp(&(&b.date, b.id)));
        rows.extend(claims.into_iter().map(|claim| {
            vec![
                Cell::text(&map.name(kind, id)),
                Cell::text(&what(map, kind, id)),
                Cell::text(claim.kind.label()),
                Cell::text(&claim.text),
                Cell::count(claim.sample_size),
                Cell::date(&claim.date),
                Cell::text(&claim.source),
            ]
        }));
    }
    Table {
        name: "Evidence",
        heads: heads.into_iter().map(|(name, width)| Head::new(name, width)).collect(),
        rows,
    }
}

/// All records of the state of which something may be claimed, in reading order.
fn subjects(map: &StateMap) -> Vec<(RecordKind, Id)> {
    use RecordKind as K;
    let document = map.document;
    let mut all = vec![(K::Journey, document.journey.id), (K::State, map.state.id)];
    all.extend(document.personas_in_order().iter().map(|it| (K::Persona, it.id)));
    all.extend(map.stages.iter().map(|it| (K::Stage, it.stage.id)));
    all.extend(map.columns.iter().filter_map(|it| it.step).map(|step| (K::Step, step.id)));
    for row in &map.lanes {
        all.push((K::Lane, row.lane.id));
        all.extend(row.cards().map(|(_, card)| (K::Card, card.id)));
    }
    all.extend(map.tray.iter().map(|card| (K::Card, card.id)));
    let columns: BTreeSet<Id> = map.columns.iter().map(|column| column.id).collect();
    let emotions = document.emotions.values().filter(|it| columns.contains(&it.column));
    all.extend(emotions.map(|it| (K::Emotion, it.id)));
    for metric in measures::in_order(map) {
        all.push((K::Metric, metric.id));
        all.extend(map.readings(metric.id).iter().map(|it| (K::Measurement, it.id)));
    }
    all
}

/// What kind of thing the evidence is about: a card is named after its lane.
fn what(map: &StateMap, kind: RecordKind, id: Id) -> String {
    let place = map.document.cards.get(&id).and_then(|card| card.place.as_ref());
    let lane = place.and_then(|place| map.document.lanes.get(&place.lane));
    match lane {
        Some(lane) => lane.kind.card_label().to_owned(),
        None => capitalised(kind.label()),
    }
}
