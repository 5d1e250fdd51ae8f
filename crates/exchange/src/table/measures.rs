//! The metrics of a state, a row a reading.

use throughline_model::{Id, Measurement, Metric, RecordKind};

use super::{Cell, Head, Table};
use crate::map::StateMap;

/// Every metric of the state and of what stands in it, those of the map first in its order.
pub(crate) fn metrics(map: &StateMap) -> Table {
    let heads = [
        ("metric", 26.0),
        ("measures", 30.0),
        ("value", 12.0),
        ("unit", 9.0),
        ("target", 12.0),
        ("target reached", 9.0),
        ("direction", 17.0),
        ("period", 12.0),
        ("customers", 16.0),
        ("asked", 10.0),
        ("from", 10.0),
        ("to", 10.0),
        ("source", 28.0),
        ("evidence", 13.0),
        ("review date", 12.0),
    ];
    let mut rows = Vec::new();
    for metric in in_order(map) {
        match map.readings(metric.id) {
            [] => rows.push(row(map, metric, None)),
            readings => rows.extend(readings.iter().map(|reading| row(map, metric, Some(reading)))),
        }
    }
    let heads = heads.into_iter().map(|(name, width)| Head::new(name, width)).collect();
    Table { name: "Metrics", heads, rows }
}

fn row(map: &StateMap, metric: &Metric, reading: Option<&Measurement>) -> Vec<Cell> {
    let value = reading.and_then(|it| it.value);
    let reached = value.zip(metric.target).map(|(value, target)| match metric.direction {
        throughline_model::Direction::Higher => value >= target,
        throughline_model::Direction::Lower => value <= target,
    });
    let interval = reading.and_then(|it| it.interval);
    let number = |number: Option<f64>| typed(number, &metric.unit);
    let evidence = map.surest(metric.id).or_else(|| map.surest(reading?.id));
    let reading_text = |of: fn(&Measurement) -> &str| reading.map_or(Cell::Empty, |it| Cell::text(of(it)));
    vec![
        Cell::text(&map.name(RecordKind::Metric, metric.id)),
        Cell::text(&map.name(metric.on.kind, metric.on.id)),
        value.map_or(Cell::text("not measured"), |value| number(Some(value))),
        Cell::text(&metric.unit),
        number(metric.target),
        reached.map_or(Cell::Empty, |reached| Cell::text(if reached { "yes" } else { "no" })),
        Cell::text(metric.direction.label()),
        reading_text(|it| &it.period),
        reading_text(|it| &it.segment),
        Cell::count(reading.and_then(|it| it.sample_size)),
        number(interval.map(|it| it[0])),
        number(interval.map(|it| it[1])),
        reading_text(|it| &it.source),
        evidence.map_or(Cell::Empty, |kind| Cell::text(kind.label())),
        Cell::date(&metric.review_date),
    ]
}

/// A number in per cent is a share, so that programs reckon with it as one.
pub(crate) fn typed(number: Option<f64>, unit: &str) -> Cell {
    match unit.trim() {
        "%" => Cell::share(number.map(|it| it / 100.0)),
        _ => Cell::number(number),
    }
}

/// The metrics of the journey and the state, then by the column that they stand on.
pub(crate) fn in_order<'a>(map: &StateMap<'a>) -> Vec<&'a Metric> {
    let document = map.document;
    let column_of = |id: Id| map.columns.iter().position(|column| column.id == id);
    let stage_of = |id: Id| map.stages.iter().position(|it| it.stage.id == id);
    let first_of_stage = |stage: usize| map.columns.iter().position(|column| column.stage == stage);
    let place = |metric: &Metric| match metric.on.kind {
        RecordKind::Journey => Some(0),
        RecordKind::State => (metric.on.id == map.state.id).then_some(0),
        RecordKind::Stage | RecordKind::Step => {
            column_of(metric.on.id).or_else(|| first_of_stage(stage_of(metric.on.id)?)).map(|it| it + 1)
        }
        RecordKind::Card => {
            let card = document.cards.get(&metric.on.id).filter(|card| card.state == map.state.id)?;
            let column = card.place.as_ref().and_then(|place| column_of(place.column));
            Some(column.map_or(usize::MAX, |it| it + 1))
        }
        _ => None,
    };
    let placed = document.metrics.values().filter_map(|metric| Some((place(metric)?, metric)));
    let mut placed: Vec<(usize, &Metric)> = placed.collect();
    placed.sort_by(|(a, one), (b, other)| (a, &one.order, one.id).cmp(&(b, &other.order, other.id)));
    placed.into_iter().map(|(_, metric)| metric).collect()
}
