//! Gathers a state: its outline, and what hangs on its records, each looked up once.

use std::collections::{BTreeMap, BTreeSet};

use throughline_model::{Document, Id, LaneKind, Measurement, Metric, Outline, RecordKind};

use super::{Column, LaneRow, Placed, StateMap, What};

pub(super) fn gathered(document: &Document, state: Id) -> Option<StateMap<'_>> {
    let state = document.states.get(&state)?;
    let mut outline = Outline::of(document, state.id);
    let columns = columns(&outline);
    let places: BTreeMap<Id, usize> =
        columns.iter().enumerate().map(|(place, column)| (column.id, place)).collect();
    let metrics = metrics(document, &outline);
    let lanes = outline.lanes.iter().map(|lane| LaneRow {
        lane,
        placed: match lane.kind {
            LaneKind::Metric => metrics.get(&lane.id).cloned().unwrap_or_default(),
            _ => cards(&outline, lane.id, &columns, &places),
        },
    });
    let lanes = lanes.collect();
    let mut map = StateMap {
        document,
        state,
        lanes,
        columns,
        tray: std::mem::take(&mut outline.tray),
        stages: outline.stages,
        feeling: Vec::new(),
        emotions: BTreeMap::new(),
        evidence: BTreeMap::new(),
        readings: readings(document),
        links: BTreeMap::new(),
    };
    let known = places;
    for emotion in document.emotions.values().filter(|it| known.contains_key(&it.column)) {
        map.emotions.entry((emotion.column, emotion.persona)).or_insert(emotion);
    }
    let feeling: BTreeSet<Id> = map.emotions.keys().map(|(_, persona)| *persona).collect();
    map.feeling = document.personas_in_order().into_iter().filter(|it| feeling.contains(&it.id)).collect();
    for claim in document.evidence.values() {
        map.evidence.entry(claim.on.id).or_default().push(claim);
    }
    for link in document.links.values() {
        map.links.entry(link.from).or_default().push(link);
    }
    Some(map)
}

fn columns<'a>(outline: &Outline<'a>) -> Vec<Column<'a>> {
    let of_stage = |(number, stage): (usize, &throughline_model::OutlineStage<'a>)| {
        let steps =
            stage.steps.iter().map(move |step| Column { id: step.id, stage: number, step: Some(step) });
        let alone =
            stage.steps.is_empty().then_some(Column { id: stage.stage.id, stage: number, step: None });
        steps.chain(alone).collect::<Vec<_>>()
    };
    outline.stages.iter().enumerate().flat_map(of_stage).collect()
}

/// A lane's cards column by column; a last column that is not there, or stands before the first,
/// counts as the first.
fn cards<'a>(
    outline: &Outline<'a>,
    lane: Id,
    columns: &[Column],
    places: &BTreeMap<Id, usize>,
) -> Vec<Placed<'a>> {
    let of_column = |(first, column): (usize, &Column)| {
        let placed = outline.cards(lane, column.id).iter().map(move |card| {
            let last = card.end_column.and_then(|end| places.get(&end).copied()).unwrap_or(first);
            Placed { first, last: last.max(first), what: What::Card(card) }
        });
        placed.collect::<Vec<_>>()
    };
    columns.iter().enumerate().flat_map(of_column).collect()
}

/// The metrics of columns and stages by lane; those that name none stand in the first of their kind,
/// a stage's own across all of its columns.
fn metrics<'a>(document: &'a Document, outline: &Outline) -> BTreeMap<Id, Vec<Placed<'a>>> {
    let columns = columns(outline);
    let lanes: Vec<Id> =
        outline.lanes.iter().filter(|lane| lane.kind == LaneKind::Metric).map(|lane| lane.id).collect();
    let mut extents: BTreeMap<Id, (usize, usize)> = BTreeMap::new();
    for (place, column) in columns.iter().enumerate() {
        extents.insert(column.id, (place, place));
        if let Some(stage) = outline.stages.get(column.stage) {
            extents.entry(stage.stage.id).or_insert((place, place)).1 = place;
        }
    }
    let mut found: BTreeMap<Id, Vec<(usize, usize, &Metric)>> = BTreeMap::new();
    for metric in document.metrics.values() {
        let is_placed = matches!(metric.on.kind, RecordKind::Stage | RecordKind::Step);
        let extent = extents.get(&metric.on.id).filter(|_| is_placed);
        let lane = metric.lane.filter(|lane| lanes.contains(lane)).or(lanes.first().copied());
        if let Some((lane, (first, last))) = lane.zip(extent) {
            found.entry(lane).or_default().push((*first, *last, metric));
        }
    }
    let in_order = |mut of_lane: Vec<(usize, usize, &'a Metric)>| {
        of_lane.sort_by_key(|(first, _, metric)| (*first, metric.order.clone(), metric.id));
        let placed = |(first, last, metric)| Placed { first, last, what: What::Metric(metric) };
        of_lane.into_iter().map(placed).collect()
    };
    found.into_iter().map(|(lane, of_lane)| (lane, in_order(of_lane))).collect()
}

/// The readings of each metric: all customers before segments, the newest first.
fn readings(document: &Document) -> BTreeMap<Id, Vec<&Measurement>> {
    let mut readings: BTreeMap<Id, Vec<&Measurement>> = BTreeMap::new();
    for reading in document.measurements.values() {
        readings.entry(reading.metric).or_default().push(reading);
    }
    for of_metric in readings.values_mut() {
        of_metric.sort_by(|a, b| {
            let newest_first = (&b.period, b.id).cmp(&(&a.period, a.id));
            a.segment.cmp(&b.segment).then(newest_first)
        });
    }
    readings
}
