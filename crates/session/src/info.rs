//! What is known of an open document beside its map, worked out from its records.

use std::collections::BTreeMap;

use throughline_model::{Document, EvidenceKind, Id, RecordKind, RecordRef};
use throughline_scene::Theme;

use crate::api::{ChannelInfo, NamedRecord, PersonaInfo, StateInfo};

/// The states in order, with what the lens shows and how much they hold.
pub fn states(document: &Document) -> Vec<StateInfo> {
    document
        .states_in_order()
        .into_iter()
        .map(|state| {
            let cards = document.cards.values().filter(|card| card.state == state.id);
            let (mut count, mut tray) = (0, 0);
            for card in cards {
                count += 1;
                tray += usize::from(card.place.is_none());
            }
            StateInfo {
                id: state.id,
                kind: state.kind,
                name: state.name.clone(),
                scenario: state.scenario.clone(),
                goal: state.goal.clone(),
                as_of: state.as_of.clone(),
                evidence: evidence(document, state.id),
                stages: document.stages.values().filter(|stage| stage.state == state.id).count(),
                steps: document
                    .steps
                    .values()
                    .filter(|step| {
                        document.stages.get(&step.place.stage).is_some_and(|stage| stage.state == state.id)
                    })
                    .count(),
                lanes: document.lanes.values().filter(|lane| lane.state == state.id).count(),
                cards: count,
                tray,
            }
        })
        .collect()
}

/// What a state rests on, counted by kind: "14 interviews, 3 measured".
fn evidence(document: &Document, state: Id) -> String {
    let mut counts: BTreeMap<EvidenceKind, usize> = BTreeMap::new();
    for evidence in document.evidence.values() {
        if stands_in(document, evidence.on, state) {
            *counts.entry(evidence.kind).or_default() += 1;
        }
    }
    let words = |kind: EvidenceKind, count: usize| match (kind, count) {
        (EvidenceKind::Assumption, 1) => "1 assumption".into(),
        (EvidenceKind::Assumption, n) => format!("{n} assumptions"),
        (EvidenceKind::Interview, 1) => "1 interview".into(),
        (EvidenceKind::Interview, n) => format!("{n} interviews"),
        (EvidenceKind::Measured, n) => format!("{n} measured"),
        (EvidenceKind::Illustrative, n) => format!("{n} illustrative"),
    };
    let parts: Vec<String> = counts.into_iter().map(|(kind, count)| words(kind, count)).collect();
    parts.join(", ")
}

/// Whether a record is a part of a state's map.
pub fn is_part_of(document: &Document, record: RecordRef, state: Id) -> bool {
    use RecordKind as K;
    match record.kind {
        K::Stage | K::Step | K::Lane | K::Card | K::Emotion => stands_in(document, record, state),
        K::Metric => document.metrics.get(&record.id).is_some_and(|metric| {
            metric.on == RecordRef { kind: K::State, id: state } || is_part_of(document, metric.on, state)
        }),
        K::Measurement => document.measurements.get(&record.id).is_some_and(|reading| {
            is_part_of(document, RecordRef { kind: K::Metric, id: reading.metric }, state)
        }),
        _ => false,
    }
}

/// Whether a record belongs to a state; what belongs to none belongs to all.
fn stands_in(document: &Document, on: RecordRef, state: Id) -> bool {
    match on.kind {
        RecordKind::State => on.id == state,
        RecordKind::Stage => document.stages.get(&on.id).is_some_and(|stage| stage.state == state),
        RecordKind::Lane => document.lanes.get(&on.id).is_some_and(|lane| lane.state == state),
        RecordKind::Card => document.cards.get(&on.id).is_some_and(|card| card.state == state),
        RecordKind::Step => document.stage_of_column(on.id).is_some_and(|stage| stage.state == state),
        RecordKind::Emotion => document
            .emotions
            .get(&on.id)
            .and_then(|emotion| document.stage_of_column(emotion.column))
            .is_some_and(|stage| stage.state == state),
        RecordKind::Metric => {
            document.metrics.get(&on.id).is_some_and(|metric| stands_in(document, metric.on, state))
        }
        RecordKind::Measurement => document
            .measurements
            .get(&on.id)
            .and_then(|reading| document.metrics.get(&reading.metric))
            .is_some_and(|metric| stands_in(document, metric.on, state)),
        _ => true,
    }
}

/// The personas in order, with how their curves are drawn.
pub fn personas(document: &Document) -> Vec<PersonaInfo> {
    let (light, dark) = (Theme::light(), Theme::dark());
    document
        .personas_in_order()
        .into_iter()
        .enumerate()
        .map(|(index, persona)| {
            let number = persona.palette_number(index);
            let style = light.persona(number);
            PersonaInfo {
                id: persona.id,
                name: persona.name.clone(),
                role: persona.role.clone(),
                number,
                light: style.color,
                dark: dark.persona(number).color,
                dash: style.dash.to_vec(),
            }
        })
        .collect()
}

/// The channels in order.
pub fn channels(document: &Document) -> Vec<ChannelInfo> {
    let mut channels: Vec<_> = document.channels.values().collect();
    channels.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
    channels
        .into_iter()
        .map(|channel| ChannelInfo { id: channel.id, name: channel.name.clone(), icon: channel.icon })
        .collect()
}

/// The departments in order.
pub fn departments(document: &Document) -> Vec<NamedRecord> {
    let mut departments: Vec<_> = document.departments.values().collect();
    departments.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
    departments
        .into_iter()
        .map(|department| NamedRecord {
            record: RecordRef { kind: RecordKind::Department, id: department.id },
            name: department.name.clone(),
        })
        .collect()
}
