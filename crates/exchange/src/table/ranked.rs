//! Pain points and opportunities, the weightiest first.

use std::collections::BTreeMap;

use throughline_model::{Card, Id, LaneKind, RecordKind};

use super::cards::place;
use super::{CARD_FIELDS, Cell, Head, Table};
use crate::map::{LaneRow, Placed, StateMap};

/// By severity, then by how many they reach.
pub(crate) fn pains(map: &StateMap) -> Table {
    let mut cards = map.cards_in(&[LaneKind::Pain]);
    let share = |card: &Card| card.reach.as_ref().and_then(|reach| reach.share).unwrap_or(-1.0);
    cards.sort_by(|(_, _, a), (_, _, b)| b.severity.cmp(&a.severity).then(share(b).total_cmp(&share(a))));
    let fields = ["severity", "share affected", "customers affected", "asked", "source", "evidence", "owner"];
    let answered = |card: &Card| map.answers(card.id).map(|id| map.name(RecordKind::Card, id)).collect();
    table(map, "Pain points", "pain point", &cards, &fields, ("answered by", &answered))
}

/// By value, the lighter first.
pub(crate) fn opportunities(map: &StateMap) -> Table {
    let mut cards = map.cards_in(&[LaneKind::Opportunity, LaneKind::Solution]);
    cards.sort_by_key(|(_, _, card)| (std::cmp::Reverse(card.value), card.effort.unwrap_or(u8::MAX)));
    let fields = [
        "value",
        "effort",
        "status",
        "cost",
        "due",
        "owner",
        "responsible",
        "departments",
        "evidence",
        "tags",
    ];
    let mut answers: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    let asking = map.lanes.iter().flat_map(LaneRow::cards);
    for (_, card) in asking {
        for answer in map.answers(card.id) {
            answers.entry(answer).or_default().push(map.name(RecordKind::Card, card.id));
        }
    }
    let answered = |card: &Card| answers.get(&card.id).cloned().unwrap_or_default();
    table(map, "Opportunities", "opportunity", &cards, &fields, ("answers", &answered))
}

/// A column of names: its heading, and what a card has there.
type More<'a> = (&'a str, &'a dyn Fn(&Card) -> Vec<String>);

/// A row a card: what it says, where it stands, some of its fields, and one column more.
fn table(
    map: &StateMap,
    name: &'static str,
    text: &str,
    cards: &[(&LaneRow, Placed, &Card)],
    fields: &[&str],
    (more, of_more): More,
) -> Table {
    let fields: Vec<_> =
        fields.iter().filter_map(|name| CARD_FIELDS.iter().find(|field| field.name == *name)).collect();
    let mut heads = vec![Head::new(text, 52.0), Head::new("stage", 18.0), Head::new("step", 22.0)];
    heads.extend(fields.iter().map(|field| Head::new(field.name, field.width)));
    heads.push(Head::new(more, 44.0));
    let row = |(_, placed, card): &(&LaneRow, Placed, &Card)| {
        let [stage, step, ..] = place(map, "", (placed.first, placed.last));
        let mut cells = vec![Cell::text(&map.card_text(card)), stage, step];
        cells.extend(fields.iter().map(|field| (field.of)(map, card)));
        cells.push(Cell::text(&of_more(card).join("\n")));
        cells
    };
    Table { name, heads, rows: cards.iter().map(row).collect() }
}
