//! The cards of a state, a row each, with every field that a reader may ask for.

use throughline_model::{Card, Link, RecordKind, RecordRef};

use super::{Cell, Head, Table};
use crate::map::StateMap;
use crate::names::record_name;
use crate::values::one_line;

/// A field of a card as a column.
pub(crate) struct CardField {
    pub name: &'static str,
    pub width: f64,
    pub of: fn(&StateMap, &Card) -> Cell,
}

const fn field(name: &'static str, width: f64, of: fn(&StateMap, &Card) -> Cell) -> CardField {
    CardField { name, width, of }
}

/// The fields of cards in the order of their columns, behind place and text.
pub(crate) const CARD_FIELDS: [CardField; 26] = [
    field("detail", 40.0, |_, it| Cell::text(&it.detail)),
    field("personas", 18.0, |map, it| Cell::text(&map.names(RecordKind::Persona, &it.personas))),
    field("channels", 18.0, |map, it| Cell::text(&map.names(RecordKind::Channel, &it.channels))),
    field("departments", 18.0, |map, it| Cell::text(&map.names(RecordKind::Department, &it.departments))),
    field("owner", 18.0, |_, it| Cell::text(&it.owner)),
    field("responsible", 18.0, |_, it| Cell::text(&it.responsible)),
    field("severity", 9.0, |_, it| Cell::rating(it.severity)),
    field("share affected", 9.0, |_, it| Cell::share(it.reach.as_ref().and_then(|reach| reach.share))),
    field("customers affected", 11.0, |_, it| Cell::count(it.reach.as_ref().and_then(|reach| reach.count))),
    field("asked", 9.0, |_, it| Cell::count(it.reach.as_ref().and_then(|reach| reach.sample_size))),
    field("score", 9.0, |_, it| Cell::rating(it.score)),
    field("reason", 30.0, |_, it| Cell::text(&it.reason)),
    field("value", 9.0, |_, it| Cell::rating(it.value)),
    field("effort", 9.0, |_, it| Cell::rating(it.effort)),
    field("cost", 14.0, |_, it| Cell::text(&it.cost)),
    field("status", 12.0, |_, it| it.status.map_or(Cell::Empty, |status| Cell::text(status.label()))),
    field("due", 12.0, |_, it| Cell::date(&it.due)),
    field("source", 24.0, |_, it| source(it)),
    field("evidence", 13.0, |map, it| map.surest(it.id).map_or(Cell::Empty, |kind| Cell::text(kind.label()))),
    field("systems", 18.0, |_, it| Cell::list(&it.systems)),
    field("contact frequency", 16.0, |_, it| Cell::text(&it.contact_frequency)),
    field("tags", 16.0, |_, it| Cell::list(&it.tags)),
    field("votes", 9.0, |_, it| votes(it)),
    field("pages", 30.0, |_, it| Cell::text(&it.urls.join("\n"))),
    field("nested journey", 20.0, |_, it| it.journey.as_ref().map_or(Cell::Empty, |it| Cell::text(&it.file))),
    field("links", 30.0, |map, it| Cell::text(&links(map, it))),
];

/// Where a quote was said, or where a number of customers comes from.
fn source(card: &Card) -> Cell {
    match card.source.trim() {
        "" => card.reach.as_ref().map_or(Cell::Empty, |reach| Cell::text(&reach.source)),
        own => Cell::text(own),
    }
}

fn votes(card: &Card) -> Cell {
    let votes: u64 = card.votes.values().map(|votes| u64::from(*votes)).sum();
    Cell::count((votes > 0).then_some(votes))
}

/// "Answers: …", a line for each link that starts from the card.
fn links(map: &StateMap, card: &Card) -> String {
    let line = |link: &&Link| {
        let to = record_name(map.document, RecordRef { kind: RecordKind::Card, id: link.to });
        let label = one_line(&link.label);
        let label = if label.is_empty() { String::new() } else { format!(" ({label})") };
        format!("{}{label}: {to}", link.kind.label())
    };
    map.links_from(card.id).iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Where something stands, by names: stage, step, last step, lane.
pub(crate) fn place(map: &StateMap, lane: &str, (first, last): (usize, usize)) -> [Cell; 4] {
    let stage = map.columns.get(first).map_or(String::new(), |column| map.stage_name(column.stage));
    let last = match map.step_name(last) {
        _ if last == first => String::new(),
        name if name.is_empty() => map.columns.get(last).map_or(name, |it| map.stage_name(it.stage)),
        name => name,
    };
    [Cell::text(&stage), Cell::text(&map.step_name(first)), Cell::text(&last), Cell::text(lane)]
}

/// Every card of the state once: as they stand on the map, then those of the tray.
pub(crate) fn cards(map: &StateMap) -> Table {
    let mut heads: Vec<Head> = [("stage", 20.0), ("step", 22.0), ("last step", 22.0), ("lane", 18.0)]
        .into_iter()
        .chain([("kind", 16.0), ("text", 48.0)])
        .map(|(name, width)| Head::new(name, width))
        .collect();
    heads.extend(CARD_FIELDS.iter().map(|field| Head::new(field.name, field.width)));
    let fields = |card: &Card| CARD_FIELDS.iter().map(|field| (field.of)(map, card)).collect::<Vec<_>>();
    let mut rows = Vec::new();
    for row in &map.lanes {
        let (name, kind) = (map.lane_name(row.lane), row.lane.kind.card_label());
        for (placed, card) in row.cards() {
            let mut cells = place(map, &name, (placed.first, placed.last)).to_vec();
            cells.extend([Cell::text(kind), Cell::text(&map.card_text(card))]);
            cells.extend(fields(card));
            rows.push((placed.first, cells));
        }
    }
    rows.sort_by_key(|(first, _)| *first);
    let mut rows: Vec<Vec<Cell>> = rows.into_iter().map(|(_, cells)| cells).collect();
    for card in &map.tray {
        let place = [Cell::Empty, Cell::Empty, Cell::Empty, Cell::text("Tray"), Cell::text("Card")];
        let mut cells = place.to_vec();
        cells.push(Cell::text(&map.card_text(card)));
        cells.extend(fields(card));
        rows.push(cells);
    }
    Table { name: "Cards", heads, rows }
}
