//! What lies beside the map of a random document: people, measures, notes, pictures, the deck.

use super::{Dice, ids};
use crate::*;

/// A picture of one pixel, and its hash.
const PIXEL: (&str, &str) = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mMwTlsFAAITAUQAIEPQAAAAAElFTkSuQmCC",
    "fa89657c6ab804a11aa8ca38f8563d7be51af79d2d4200cb9adcf7dd4c3fdf20",
);

/// Pictures, personas, channels and departments.
pub(super) fn people(document: &mut Document, dice: &mut Dice) {
    let (data, hash) = PIXEL;
    let asset = Asset {
        id: dice.id(),
        hash: hash.into(),
        media_type: "image/png".into(),
        width: 1,
        height: 1,
        data: data.into(),
        alternative_text: dice.text(4),
        ..Asset::default()
    };
    for (colour, order) in OrderKey::evenly(2).into_iter().enumerate() {
        let persona = Persona {
            id: dice.id(),
            name: dice.name(),
            role: dice.text(4),
            goals: vec![dice.text(5), dice.text(5)],
            portrait: dice.chance(50).then_some(asset.id),
            colour: colour as u8,
            order,
            ..Persona::default()
        };
        document.personas.insert(persona.id, persona);
    }
    document.assets.insert(asset.id, asset);
    for order in OrderKey::evenly(4) {
        let icon = dice.pick(ChannelIcon::ALL);
        let channel = Channel { id: dice.id(), name: dice.name(), icon, order, ..Channel::default() };
        document.channels.insert(channel.id, channel);
    }
    for order in OrderKey::evenly(3) {
        let colour = "#3366aa".into();
        let department =
            Department { id: dice.id(), name: dice.name(), colour, order, ..Department::default() };
        document.departments.insert(department.id, department);
    }
}

/// Metrics with their readings, milestones and evidence.
pub(super) fn measures(document: &mut Document, dice: &mut Dice) {
    let lanes: Vec<(Id, Id)> = document
        .lanes
        .values()
        .filter(|lane| lane.kind == LaneKind::Metric)
        .map(|lane| (lane.id, lane.state))
        .collect();
    for (lane, state) in lanes {
        let columns = Outline::of(document, state).columns;
        let column = dice.pick(&columns);
        let kind = if document.steps.contains_key(&column) { RecordKind::Step } else { RecordKind::Stage };
        for order in OrderKey::evenly(2) {
            let metric = Metric {
                id: dice.id(),
                on: RecordRef { kind, id: column },
                kind: dice.pick(MetricKind::ALL),
                lane: Some(lane),
                unit: dice.pick(&["", "%", "/ 7"]).into(),
                direction: dice.pick(Direction::ALL),
                target: dice.chance(50).then(|| dice.number(-100.0, 100.0)),
                order,
                ..Metric::default()
            };
            for period in ["2025-Q4", "2026-02"] {
                let value = dice.number(-100.0, 100.0);
                let reading = Measurement {
                    id: dice.id(),
                    metric: metric.id,
                    period: period.into(),
                    value: Some(value),
                    sample_size: Some(dice.below(5000) as u64),
                    interval: dice.chance(50).then_some([value - 1.5, value + 1.5]),
                    distribution: vec![1, 2, 3, 40, 5],
                    ..Measurement::default()
                };
                document.measurements.insert(reading.id, reading);
            }
            document.metrics.insert(metric.id, metric);
        }
    }
    let milestone = Milestone { id: dice.id(), name: dice.name(), date: dice.day(), ..Milestone::default() };
    document.milestones.insert(milestone.id, milestone);
    for reference in some_records(document, dice) {
        let evidence = Evidence {
            id: dice.id(),
            on: reference,
            kind: dice.pick(EvidenceKind::ALL),
            text: dice.text(12),
            sample_size: dice.chance(50).then(|| dice.below(90) as u64),
            date: dice.day(),
            ..Evidence::default()
        };
        document.evidence.insert(evidence.id, evidence);
    }
}

/// Comments with answers, prompts and an undecided conflict.
pub(super) fn notes(document: &mut Document, dice: &mut Dice) {
    for on in some_records(document, dice) {
        let time = format!("{}T09:30:00Z", dice.day());
        let comment = Comment {
            id: dice.id(),
            on,
            text: dice.text(15),
            author: dice.name(),
            time: time.clone(),
            ..Comment::default()
        };
        let answer =
            Comment { id: dice.id(), parent: Some(comment.id), text: dice.text(5), ..comment.clone() };
        document.comments.insert(comment.id, comment);
        document.comments.insert(answer.id, answer);
    }
    for stage in ids(&document.stages) {
        let lane_kind = dice.pick(LaneKind::ALL);
        let prompt = Prompt { id: dice.id(), lane_kind, stage, text: dice.text(10), ..Prompt::default() };
        document.prompts.insert(prompt.id, prompt);
    }
    let conflict = Conflict {
        id: dice.id(),
        on: RecordRef { kind: RecordKind::Journey, id: document.journey.id },
        field: "title".into(),
        ours: Some(dice.text(3).into()),
        theirs: Some(dice.unknown()),
        ..Conflict::default()
    };
    document.conflicts.insert(conflict.id, conflict);
}

/// A view and a deck.
pub(super) fn output(document: &mut Document, dice: &mut Dice) {
    let view = View {
        id: dice.id(),
        name: dice.name(),
        state: document.states.keys().next().copied(),
        folded_stages: dice.some(&ids(&document.stages), 10),
        folded_lanes: dice.some(&ids(&document.lanes), 10),
        density: dice.pick(Density::ALL),
        ..View::default()
    };
    document.views.insert(view.id, view);
    let slides = OrderKey::evenly(3)
        .into_iter()
        .map(|order| Slide {
            kind: "curve".into(),
            order,
            hidden: dice.chance(50),
            title: dice.text(4),
            ..Slide::default()
        })
        .collect();
    let deck = Deck { id: dice.id(), slides, ask: dice.text(8), date: dice.day(), ..Deck::default() };
    document.decks.insert(deck.id, deck);
}

/// Thresholds and weights.
pub(super) fn settings(document: &mut Document, dice: &mut Dice) {
    document.settings.audit.insert("empty-lane".into(), false.into());
    document.settings.ranking_weights.insert("severity".into(), dice.number(0.0, 3.0));
    document.settings.import_mappings.insert("answers.csv".into(), dice.unknown());
}

/// A few records to hang something on: cards, stages and the journey.
fn some_records(document: &Document, dice: &mut Dice) -> Vec<RecordRef> {
    let mut chosen = vec![RecordRef { kind: RecordKind::Journey, id: document.journey.id }];
    let cards = dice.some(&ids(&document.cards), 3);
    chosen.extend(cards.into_iter().map(|id| RecordRef { kind: RecordKind::Card, id }));
    let stages = dice.some(&ids(&document.stages), 10);
    chosen.extend(stages.into_iter().map(|id| RecordRef { kind: RecordKind::Stage, id }));
    chosen
}
