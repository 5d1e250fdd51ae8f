//! What stands around a record: its place in words, evidence, links, comments, its pictogram.

use throughline_model::{Document, Id, LaneKind, LinkKind, Record, RecordKind, RecordRef};

use crate::api::{CommentInfo, EvidenceInfo, LinkInfo};

/// Where the record stands, outermost first.
pub(super) fn breadcrumb(document: &Document, record: &Record) -> Vec<String> {
    match record {
        Record::Card(card) => {
            let Some(place) = &card.place else { return vec!["Tray".into()] };
            let mut crumbs = column(document, place.column);
            crumbs.extend(document.lanes.get(&place.lane).map(lane_name));
            crumbs
        }
        Record::Step(step) => column(document, step.place.stage),
        Record::Stage(stage) => {
            document.states.get(&stage.state).map(|s| s.name.clone()).into_iter().collect()
        }
        Record::Lane(lane) => document.states.get(&lane.state).map(|s| s.name.clone()).into_iter().collect(),
        Record::Emotion(emotion) => {
            let mut crumbs = column(document, emotion.column);
            crumbs.extend(document.personas.get(&emotion.persona).map(|persona| persona.name.clone()));
            crumbs
        }
        Record::Metric(metric) => match metric.on.kind {
            RecordKind::Stage | RecordKind::Step => column(document, metric.on.id),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn column(document: &Document, column: Id) -> Vec<String> {
    let stage = document.stage_of_column(column).map(|stage| stage.name.clone());
    let step = document.steps.get(&column).map(|step| step.name.clone());
    stage.into_iter().chain(step).collect()
}

/// The lane's own name, or its kind's.
pub(super) fn lane_name(lane: &throughline_model::Lane) -> String {
    match (lane.name.as_str(), lane.line) {
        ("", Some(line)) => line.label().into(),
        ("", None) => lane.kind.label().into(),
        (name, _) => name.into(),
    }
}

/// What the record rests on.
pub(super) fn evidence(document: &Document, on: RecordRef) -> Vec<EvidenceInfo> {
    document
        .evidence
        .values()
        .filter(|evidence| evidence.on == on)
        .map(|evidence| {
            let sample = evidence.sample_size.map(|n| format!("n {n}"));
            let parts = [Some(evidence.source.clone()), Some(evidence.date.clone()), sample];
            let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            EvidenceInfo {
                record: RecordRef { kind: RecordKind::Evidence, id: evidence.id },
                kind: evidence.kind,
                text: evidence.text.clone(),
                source: parts.join(", "),
            }
        })
        .collect()
}

/// What a card has to do with others, both ways.
pub(super) fn links(document: &Document, card: Id) -> Vec<LinkInfo> {
    document
        .links
        .values()
        .filter_map(|link| {
            let (other, label) = if link.from == card {
                (link.to, forwards(link.kind))
            } else if link.to == card {
                (link.from, backwards(link.kind))
            } else {
                return None;
            };
            Some(LinkInfo {
                record: RecordRef { kind: RecordKind::Link, id: link.id },
                label: label.into(),
                other: RecordRef { kind: RecordKind::Card, id: other },
                text: document.cards.get(&other).map(|card| card.text.clone()).unwrap_or_default(),
            })
        })
        .collect()
}

/// A link's meaning seen from the card that it leaves. An answer's link leaves what is answered:
/// from pain to opportunity to solution.
fn forwards(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Answers => "Answered by",
        _ => kind.label(),
    }
}

/// A link's meaning seen from the card that it leads to.
fn backwards(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Flow => "Follows from",
        LinkKind::Loop => "Is returned to from",
        LinkKind::HandOff => "Takes over from",
        LinkKind::Answers => "Answers",
        LinkKind::Supports => "Supported by",
        LinkKind::Measures => "Measured by",
        LinkKind::Contradicts => "Contradicted by",
    }
}

/// What is said about the record, oldest first.
pub(super) fn comments(document: &Document, on: RecordRef) -> Vec<CommentInfo> {
    let mut comments: Vec<_> = document.comments.values().filter(|comment| comment.on == on).collect();
    comments.sort_by(|a, b| (&a.time, a.id).cmp(&(&b.time, b.id)));
    comments
        .into_iter()
        .map(|comment| CommentInfo {
            record: RecordRef { kind: RecordKind::Comment, id: comment.id },
            author: comment.author.clone(),
            time: comment.time.clone(),
            text: comment.text.clone(),
            resolved: !comment.resolved_by.is_empty(),
        })
        .collect()
}

/// Whether the record stands in a locked lane.
pub(super) fn locked(document: &Document, record: &Record) -> bool {
    let Record::Card(card) = record else { return false };
    card.place.as_ref().and_then(|place| document.lanes.get(&place.lane)).is_some_and(|lane| lane.locked)
}

/// The name of the record's pictogram.
pub(super) fn icon(record: &Record, lane_kind: Option<LaneKind>) -> &'static str {
    match (record, lane_kind) {
        (_, Some(kind)) => lane_icon(kind),
        (Record::Stage(_), _) => "columns-3",
        (Record::Step(_), _) => "square-arrow-right",
        (Record::Persona(_), _) => "user-round",
        (Record::Channel(_), _) => "radio-tower",
        (Record::Department(_), _) => "building-2",
        (Record::Emotion(_), _) => "activity",
        (Record::Metric(_), _) => "gauge",
        (Record::Journey(_) | Record::State(_), _) => "map",
        (Record::Comment(_), _) => "message-square",
        _ => "sticky-note",
    }
}

/// The pictogram of a kind of lane: the table of the visual language.
fn lane_icon(kind: LaneKind) -> &'static str {
    match kind {
        LaneKind::Action => "footprints",
        LaneKind::Thinking => "message-circle",
        LaneKind::Quote => "quote",
        LaneKind::Need | LaneKind::Goal => "target",
        LaneKind::Gain => "smile-plus",
        LaneKind::Note => "text",
        LaneKind::Touchpoint => "waypoints",
        LaneKind::Channel => "radio-tower",
        LaneKind::Emotion => "activity",
        LaneKind::Pain => "triangle-alert",
        LaneKind::Moment => "star",
        LaneKind::Opportunity | LaneKind::Solution => "lightbulb",
        LaneKind::Metric => "gauge",
        LaneKind::Owner => "building-2",
        LaneKind::Image => "image",
        LaneKind::Evidence => "package",
        LaneKind::Frontstage => "store",
        LaneKind::Backstage => "clipboard-list",
        LaneKind::Support => "server",
        LaneKind::Line => "minus",
    }
}
