//! Siblings have valid, distinct order keys. Damaged ones are spread anew, keeping the order seen.

use std::collections::{BTreeMap, BTreeSet};

use super::Repair;
use crate::{Document, Id, OrderKey, RecordKind, RecordRef};

pub(super) fn repair(document: &mut Document, repairs: &mut Vec<Repair>) {
    let mut respread = |kind: RecordKind, rows: Vec<(&mut OrderKey, Id)>| {
        if respread_if_damaged(rows) {
            repairs.push(Repair {
                rule: "order-keys",
                record: RecordRef { kind, id: document.journey.id },
                message: format!(
                    "The order of some {}s was damaged; they were kept as they stood.",
                    kind.label()
                ),
            });
        }
    };

    respread(RecordKind::State, document.states.values_mut().map(|r| (&mut r.order, r.id)).collect());
    respread(RecordKind::Persona, document.personas.values_mut().map(|r| (&mut r.order, r.id)).collect());
    respread(RecordKind::Channel, document.channels.values_mut().map(|r| (&mut r.order, r.id)).collect());
    respread(
        RecordKind::Department,
        document.departments.values_mut().map(|r| (&mut r.order, r.id)).collect(),
    );

    let stages = document.stages.values_mut().map(|r| (r.state, (&mut r.order, r.id)));
    for rows in grouped(stages) {
        respread(RecordKind::Stage, rows);
    }
    let lanes = document.lanes.values_mut().map(|r| (r.state, (&mut r.order, r.id)));
    for rows in grouped(lanes) {
        respread(RecordKind::Lane, rows);
    }
    let steps = document.steps.values_mut().map(|r| (r.place.stage, (&mut r.place.order, r.id)));
    for rows in grouped(steps) {
        respread(RecordKind::Step, rows);
    }
    let cards = document.cards.values_mut().filter_map(|r| {
        let place = r.place.as_mut()?;
        Some(((place.lane, place.column), (&mut place.order, r.id)))
    });
    for rows in grouped(cards) {
        respread(RecordKind::Card, rows);
    }
    let metrics = document.metrics.values_mut().map(|r| ((r.on, r.lane), (&mut r.order, r.id)));
    for rows in grouped(metrics) {
        respread(RecordKind::Metric, rows);
    }
}

fn grouped<'a, P: Ord>(
    rows: impl Iterator<Item = (P, (&'a mut OrderKey, Id))>,
) -> Vec<Vec<(&'a mut OrderKey, Id)>> {
    let mut groups: BTreeMap<P, Vec<(&'a mut OrderKey, Id)>> = BTreeMap::new();
    for (parent, row) in rows {
        groups.entry(parent).or_default().push(row);
    }
    groups.into_values().collect()
}

/// Whether anything was written.
fn respread_if_damaged(mut rows: Vec<(&mut OrderKey, Id)>) -> bool {
    let distinct: BTreeSet<&str> = rows.iter().map(|(key, _)| key.as_str()).collect();
    if distinct.len() == rows.len() && rows.iter().all(|(key, _)| key.is_valid()) {
        return false;
    }
    rows.sort_by(|a, b| (&*a.0, a.1).cmp(&(&*b.0, b.1)));
    let keys = OrderKey::evenly(rows.len());
    for ((key, _), even) in rows.into_iter().zip(keys) {
        *key = even;
    }
    true
}
