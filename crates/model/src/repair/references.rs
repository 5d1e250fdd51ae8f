//! Every reference leads to a record, and a card stands in a lane and a column of its own state.

use std::collections::{BTreeMap, BTreeSet};

use super::{Note, Repair, short};
use crate::{Document, Id, Outline, Record, RecordKind, RecordRef, Table, Transaction};

pub(super) fn repair(document: &mut Document, repairs: &mut Vec<Repair>) {
    let mut note = |rule, kind, id, message: String| {
        repairs.push(Repair { rule, record: RecordRef { kind, id }, message });
    };
    places(document, &mut note);
    dangling_lists(document, &mut note);
    orphans(document, &mut note);
}

/// A card stands in a lane and a column of its own state, or lies in the tray.
fn places(document: &mut Document, note: Note) {
    let columns = columns_by_state(document);
    let lanes: BTreeMap<Id, Id> = document.lanes.values().map(|lane| (lane.id, lane.state)).collect();
    for card in document.cards.values_mut() {
        let own = columns.get(&card.state);
        let index = |column: Id| own.and_then(|own| own.get(&column).copied());
        if let Some(place) = &card.place {
            let sound = lanes.get(&place.lane) == Some(&card.state) && index(place.column).is_some();
            if !sound {
                card.place = None;
                note(
                    "place-exists",
                    RecordKind::Card,
                    card.id,
                    format!(
                        "Card \u{201c}{}\u{201d} stood nowhere and was put into the tray.",
                        short(&card.text)
                    ),
                );
            }
        }
        let first = card.place.as_ref().and_then(|place| index(place.column));
        if let Some(end) = card.end_column {
            let sound = matches!((first, index(end)), (Some(first), Some(last)) if last > first);
            if !sound {
                card.end_column = None;
                note(
                    "span-forwards",
                    RecordKind::Card,
                    card.id,
                    format!(
                        "Card \u{201c}{}\u{201d} spanned to a column that is not to its right.",
                        short(&card.text)
                    ),
                );
            }
        }
    }
}

fn columns_by_state(document: &Document) -> BTreeMap<Id, BTreeMap<Id, usize>> {
    document
        .states
        .keys()
        .map(|state| {
            let columns = Outline::without_cards(document, *state).columns;
            (*state, columns.into_iter().enumerate().map(|(index, column)| (column, index)).collect())
        })
        .collect()
}

/// Lists of personas, channels, departments and the like name only what exists.
fn dangling_lists(document: &mut Document, note: Note) {
    let (personas, channels) = (ids(&document.personas), ids(&document.channels));
    let (departments, assets) = (ids(&document.departments), ids(&document.assets));
    let (lanes, states, stages) = (ids(&document.lanes), ids(&document.states), ids(&document.stages));
    for card in document.cards.values_mut() {
        let before = card.personas.len() + card.channels.len() + card.departments.len();
        card.personas.retain(|id| personas.contains(id));
        card.channels.retain(|id| channels.contains(id));
        card.departments.retain(|id| departments.contains(id));
        let lost_asset = card.asset.take_if(|id| !assets.contains(id)).is_some();
        if lost_asset || before != card.personas.len() + card.channels.len() + card.departments.len() {
            note(
                "lists-exist",
                RecordKind::Card,
                card.id,
                format!(
                    "Card \u{201c}{}\u{201d} named a persona, channel, department or picture that does not exist.",
                    short(&card.text)
                ),
            );
        }
    }
    for persona in document.personas.values_mut() {
        if persona.portrait.take_if(|id| !assets.contains(id)).is_some() {
            note(
                "portrait-exists",
                RecordKind::Persona,
                persona.id,
                format!("The portrait of {} does not exist.", persona.name),
            );
        }
    }
    for metric in document.metrics.values_mut() {
        if metric.lane.take_if(|id| !lanes.contains(id)).is_some() {
            note(
                "lane-of-metric",
                RecordKind::Metric,
                metric.id,
                "A metric named a lane that does not exist.".into(),
            );
        }
    }
    for view in document.views.values_mut() {
        let old = view.clone();
        view.state.take_if(|id| !states.contains(id));
        view.compared_with.take_if(|id| !states.contains(id));
        view.personas.retain(|id| personas.contains(id));
        view.departments.retain(|id| departments.contains(id));
        view.folded_stages.retain(|id| stages.contains(id));
        view.folded_lanes.retain(|id| lanes.contains(id));
        if *view != old {
            note(
                "view-exists",
                RecordKind::View,
                view.id,
                format!("View \u{201c}{}\u{201d} named something that does not exist.", view.name),
            );
        }
    }
}

fn ids<T>(table: &Table<T>) -> BTreeSet<Id> {
    table.keys().copied().collect()
}

/// What hangs on a record that does not exist is taken away: there is nothing left to say it of.
fn orphans(document: &mut Document, note: Note) {
    // One orphan may hang on another, a measurement on a metric: until nothing is left to do.
    loop {
        let orphans = orphaned(document);
        if orphans.is_empty() {
            return;
        }
        let mut transaction = Transaction::new(document);
        for reference in orphans {
            transaction.remove(reference);
            note(
                "parent-exists",
                reference.kind,
                reference.id,
                format!(
                    "One {} hung on something that does not exist and was removed.",
                    reference.kind.label()
                ),
            );
        }
        transaction.finish();
    }
}

/// Records whose parent does not exist.
fn orphaned(document: &Document) -> Vec<RecordRef> {
    let divided: BTreeSet<Id> = document.steps.values().map(|step| step.place.stage).collect();
    document
        .references()
        .into_iter()
        .filter(|reference| hangs_on_another(reference.kind))
        .filter(|reference| {
            let Some(record) = document.get(*reference) else { return false };
            !match record {
                Record::Emotion(emotion) => {
                    document.steps.contains_key(&emotion.column)
                        || (document.stages.contains_key(&emotion.column)
                            && !divided.contains(&emotion.column))
                }
                Record::Metric(metric) => document.contains(metric.on) && hangs_well(document, metric.on),
                Record::Measurement(reading) => document.metrics.contains_key(&reading.metric),
                Record::Evidence(evidence) => document.contains(evidence.on),
                Record::Comment(comment) => {
                    document.contains(comment.on)
                        && comment.parent.is_none_or(|parent| {
                            parent != comment.id && document.comments.contains_key(&parent)
                        })
                }
                Record::Link(link) => {
                    document.cards.contains_key(&link.from) && document.cards.contains_key(&link.to)
                }
                Record::Prompt(prompt) => document.stages.contains_key(&prompt.stage),
                Record::Conflict(conflict) => document.contains(conflict.on),
                _ => true,
            }
        })
        .collect()
}

/// Whether a metric may stand there: on the journey, a state, a column, or a card.
fn hangs_well(document: &Document, on: RecordRef) -> bool {
    match on.kind {
        RecordKind::Journey | RecordKind::State | RecordKind::Card => true,
        RecordKind::Stage | RecordKind::Step => document.contains(on),
        _ => false,
    }
}

/// Whether records of the kind cannot be without another one.
fn hangs_on_another(kind: RecordKind) -> bool {
    use RecordKind as K;
    matches!(
        kind,
        K::Emotion
            | K::Metric
            | K::Measurement
            | K::Evidence
            | K::Comment
            | K::Link
            | K::Prompt
            | K::Conflict
    )
}
