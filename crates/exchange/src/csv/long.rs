//! A row for each card, feeling and metric, with a column for each field: for scripts and pivot tables.

use throughline_model::{EmotionLevel, LaneKind, RecordKind};

use super::written;
use crate::map::{StateMap, What};
use crate::table::{CARD_FIELDS, Cell, place};

/// The columns before the fields of cards, and those behind them.
const BEFORE: [&str; 9] = ["state", "stage", "step", "last step", "lane", "kind", "text", "number", "unit"];
const BEHIND: [&str; 3] = ["target", "period", "id"];

pub(crate) fn long(map: &StateMap) -> String {
    let fields = CARD_FIELDS.iter().map(|field| field.name);
    let head: Vec<String> = BEFORE.into_iter().chain(fields).chain(BEHIND).map(String::from).collect();
    let mut rows: Vec<(usize, Vec<Cell>)> = Vec::new();
    for row in &map.lanes {
        let lane = map.lane_name(row.lane);
        rows.extend(row.placed.iter().map(|it| {
            let place = place(map, &lane, (it.first, it.last));
            (it.first, one(map, place, row.lane.kind.card_label(), it.what))
        }));
        if row.lane.kind == LaneKind::Emotion {
            rows.extend(feelings(map, &lane));
        }
    }
    rows.sort_by_key(|(first, _)| *first);
    rows.extend(map.tray.iter().map(|card| {
        let place = [Cell::Empty, Cell::Empty, Cell::Empty, Cell::text("Tray")];
        (usize::MAX, one(map, place, "Card", What::Card(card)))
    }));
    let plain = |cells: Vec<Cell>| cells.iter().map(Cell::plain).collect();
    written(std::iter::once(head).chain(rows.into_iter().map(|(_, cells)| plain(cells))))
}

/// A row of what stands on the map.
fn one(map: &StateMap, place: [Cell; 4], kind: &str, what: What) -> Vec<Cell> {
    let text = Cell::text(&map.text(what));
    match what {
        What::Card(card) => {
            let fields = CARD_FIELDS.iter().map(|field| (field.of)(map, card)).collect();
            let behind = [Cell::Empty, Cell::Empty, Cell::id(card.id)];
            row(map, place, [Cell::text(kind), text, Cell::Empty, Cell::Empty], fields, behind)
        }
        What::Metric(metric) => {
            let reading = map.newest(metric.id);
            let fields = fields_by_name(|name| match name {
                "asked" => Cell::count(reading.and_then(|it| it.sample_size)),
                "source" => reading.map_or(Cell::Empty, |it| Cell::text(&it.source)),
                "evidence" => {
                    let kind = map.surest(metric.id).or_else(|| map.surest(reading?.id));
                    kind.map_or(Cell::Empty, |kind| Cell::text(kind.label()))
                }
                _ => Cell::Empty,
            });
            let period = reading.map_or(Cell::Empty, |it| Cell::text(&it.period));
            let number = Cell::number(reading.and_then(|it| it.value));
            let behind = [Cell::number(metric.target), period, Cell::id(metric.id)];
            row(map, place, [Cell::text(kind), text, number, Cell::text(&metric.unit)], fields, behind)
        }
    }
}

/// A row for each persona and column with a feeling.
fn feelings(map: &StateMap, lane: &str) -> Vec<(usize, Vec<Cell>)> {
    let mut rows = Vec::new();
    for (at, column) in map.columns.iter().enumerate() {
        for persona in &map.feeling {
            let Some(emotion) = map.emotion(column.id, persona.id) else { continue };
            let level = |score| EmotionLevel::of(map.document.journey.emotion_scale.drawn(score)).label();
            let word = match emotion.label.trim() {
                "" => emotion.score.map(level).unwrap_or_default(),
                own => own,
            };
            let fields = fields_by_name(|name| match name {
                "detail" => Cell::text(&emotion.note),
                "personas" => Cell::text(&map.name(RecordKind::Persona, persona.id)),
                "evidence" => map.surest(emotion.id).map_or(Cell::Empty, |kind| Cell::text(kind.label())),
                _ => Cell::Empty,
            });
            let said = [Cell::text("Emotion"), Cell::text(word), Cell::number(emotion.score), Cell::Empty];
            let behind = [Cell::Empty, Cell::Empty, Cell::id(emotion.id)];
            rows.push((at, row(map, place(map, lane, (at, at)), said, fields, behind)));
        }
    }
    rows
}

fn fields_by_name(of: impl Fn(&str) -> Cell) -> Vec<Cell> {
    CARD_FIELDS.iter().map(|field| of(field.name)).collect()
}

fn row(map: &StateMap, place: [Cell; 4], said: [Cell; 4], fields: Vec<Cell>, behind: [Cell; 3]) -> Vec<Cell> {
    let mut cells = vec![Cell::text(&map.state.name)];
    cells.extend(place);
    cells.extend(said);
    cells.extend(fields);
    cells.extend(behind);
    cells
}
