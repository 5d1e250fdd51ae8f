//! What hangs on a generated map: curves, metrics, evidence, links, comments.

use throughline_model::{
    Comment, Direction, Document, Emotion, Evidence, EvidenceKind, Id, LaneKind, Link, LinkKind, Measurement,
    Metric, MetricKind, OrderKey, Outline, RecordKind, RecordRef,
};

use super::random::Random;

/// Of a hundred cards, how many carry evidence beside that of their figures.
const EVIDENCE_PERCENT: usize = 20;
/// Of a hundred cards, from how many a link starts.
const LINKS_PERCENT: usize = 12;
/// Of a hundred cards, how many are remarked on.
const COMMENTS_PERCENT: usize = 8;

pub(super) fn add(document: &mut Document, random: &mut Random, state: Id) {
    let outline = Outline::of(document, state);
    let columns = outline.columns.clone();
    let metric_lane = outline.lanes.iter().find(|lane| lane.kind == LaneKind::Metric).map(|lane| lane.id);
    let placed: Vec<Placed> = outline
        .lanes
        .iter()
        .flat_map(|lane| columns.iter().map(move |column| (lane, *column)))
        .flat_map(|(lane, column)| {
            let cards = outline.cards(lane.id, column);
            cards.iter().map(move |card| Placed { card: card.id, kind: lane.kind, column })
        })
        .collect();

    say_it_is_made_up(document, random);
    curves(document, random, &columns);
    metrics(document, random, &columns, metric_lane);
    evidence(document, random);
    links(document, random, &placed);
    comments(document, random);
}

fn say_it_is_made_up(document: &mut Document, random: &mut Random) {
    let on = RecordRef { kind: RecordKind::Journey, id: document.journey.id };
    add_evidence(
        document,
        random,
        on,
        EvidenceKind::Illustrative,
        "Generated: all people and figures are made up.",
    );
}

/// A wandering curve for each persona, with a gap here and there.
fn curves(document: &mut Document, random: &mut Random, columns: &[Id]) {
    let personas: Vec<Id> = document.personas_in_order().iter().map(|persona| persona.id).collect();
    for persona in personas {
        let mut tenths: i32 = 5;
        for &column in columns {
            tenths = (tenths + random.between(0, 16) as i32 - 8).clamp(-20, 20);
            let score = (!random.percent(6)).then(|| f64::from(tenths) / 10.0);
            let label =
                random.pick(&["", "Curious", "Unsure", "Annoyed", "Relieved", "Proud", "Lost"]).into();
            let id = random.id();
            let emotion = Emotion { id, column, persona, score, label, drawn: true, ..Emotion::default() };
            document.emotions.insert(id, emotion);
        }
    }
}

/// One metric a column, four readings each.
fn metrics(document: &mut Document, random: &mut Random, columns: &[Id], lane: Option<Id>) {
    for &column in columns {
        let kind = if document.steps.contains_key(&column) { RecordKind::Step } else { RecordKind::Stage };
        let measure =
            random.pick(&[MetricKind::Nps, MetricKind::Csat, MetricKind::Ces, MetricKind::Conversion]);
        let (lowest, highest, unit, direction) = match measure {
            MetricKind::Nps => (-60, 80, "", Direction::Higher),
            MetricKind::Ces => (1, 7, "/ 7", Direction::Lower),
            _ => (5, 98, "%", Direction::Higher),
        };
        let value =
            |random: &mut Random| Some(f64::from(lowest + random.below((highest - lowest) as usize) as i32));
        let metric = Metric {
            id: random.id(),
            on: RecordRef { kind, id: column },
            kind: measure,
            lane,
            unit: unit.into(),
            direction,
            target: value(random),
            order: OrderKey::evenly(1).remove(0),
            ..Metric::default()
        };
        for period in ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"] {
            let reading = Measurement {
                id: random.id(),
                metric: metric.id,
                period: period.into(),
                value: value(random),
                sample_size: Some(random.between(40, 9_999) as u64),
                source: "Generated".into(),
                ..Measurement::default()
            };
            document.measurements.insert(reading.id, reading);
        }
        let on = RecordRef { kind: RecordKind::Metric, id: metric.id };
        document.metrics.insert(metric.id, metric);
        add_evidence(document, random, on, EvidenceKind::Illustrative, "Readings and target are made up.");
    }
}

/// Every figure on a card is marked as made up; some other cards carry an assumption.
fn evidence(document: &mut Document, random: &mut Random) {
    let cards: Vec<(Id, bool)> =
        document.cards.values().map(|card| (card.id, card.reach.is_some())).collect();
    for (id, has_figure) in cards {
        let on = RecordRef { kind: RecordKind::Card, id };
        if has_figure {
            add_evidence(document, random, on, EvidenceKind::Illustrative, "The share is made up.");
        } else if random.percent(EVIDENCE_PERCENT) {
            add_evidence(document, random, on, EvidenceKind::Assumption, "Nobody has been asked yet.");
        }
    }
}

fn add_evidence(document: &mut Document, random: &mut Random, on: RecordRef, kind: EvidenceKind, text: &str) {
    let evidence = Evidence {
        id: random.id(),
        on,
        kind,
        text: text.into(),
        date: "2026-01".into(),
        source: "Generated".into(),
        ..Evidence::default()
    };
    document.evidence.insert(evidence.id, evidence);
}

/// A card with where it stands, sorted by lane, then column.
struct Placed {
    card: Id,
    kind: LaneKind,
    column: Id,
}

/// Arrows between cards: along actions and owners, and up and down within a column.
fn links(document: &mut Document, random: &mut Random, placed: &[Placed]) {
    for (index, from) in placed.iter().enumerate() {
        if !random.percent(LINKS_PERCENT) {
            continue;
        }
        let further = placed.get(index + random.between(1, 4)).filter(|to| to.kind == from.kind);
        let in_column = |kind: LaneKind| placed.iter().find(|to| to.kind == kind && to.column == from.column);
        let (to, kind) = match from.kind {
            LaneKind::Action => (further, random.pick(&[LinkKind::Flow, LinkKind::Loop])),
            LaneKind::Owner => (further, LinkKind::HandOff),
            LaneKind::Pain => (in_column(LaneKind::Opportunity), LinkKind::Answers),
            LaneKind::Opportunity => (in_column(LaneKind::Solution), LinkKind::Answers),
            LaneKind::Quote => (in_column(LaneKind::Pain), LinkKind::Supports),
            LaneKind::Evidence => (in_column(LaneKind::Touchpoint), LinkKind::Measures),
            LaneKind::Moment => (in_column(LaneKind::Thinking), LinkKind::Contradicts),
            _ => (in_column(LaneKind::Action), LinkKind::Flow),
        };
        let Some(to) = to else { continue };
        let lost_information =
            if kind == LinkKind::HandOff { "The case number".into() } else { String::new() };
        let link =
            Link { id: random.id(), from: from.card, to: to.card, kind, lost_information, ..Link::default() };
        document.links.insert(link.id, link);
    }
}

/// Remarks on cards, half of them with an answer.
fn comments(document: &mut Document, random: &mut Random) {
    let cards: Vec<Id> = document.cards.keys().copied().collect();
    for card in cards {
        if !random.percent(COMMENTS_PERCENT) {
            continue;
        }
        let on = RecordRef { kind: RecordKind::Card, id: card };
        let mut comment = Comment {
            id: random.id(),
            on,
            text: "Is that so everywhere?".into(),
            author: "Ada".into(),
            time: format!("2026-01-{:02}T09:00:00Z", random.between(1, 28)),
            ..Comment::default()
        };
        if random.percent(50) {
            comment.resolved_by = "Bo".into();
            let answer = Comment {
                id: random.id(),
                on,
                text: "In two of three places.".into(),
                parent: Some(comment.id),
                author: "Bo".into(),
                time: "2026-01-29T11:30:00Z".into(),
                ..Comment::default()
            };
            document.comments.insert(answer.id, answer);
        }
        document.comments.insert(comment.id, comment);
    }
}
