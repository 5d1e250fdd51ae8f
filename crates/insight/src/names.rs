//! What records are called in a sentence.

use throughline_model::{Card, Document, Id, LaneKind, Metric, RecordKind, RecordRef};

/// What a record is called: its name or text, or what stands in for one.
pub(crate) fn name(document: &Document, record: RecordRef) -> String {
    use RecordKind as K;
    let id = record.id;
    let found = match record.kind {
        K::Journey => Some(document.journey.title.clone()),
        K::State => document.states.get(&id).map(|it| it.name.clone()),
        K::Persona => document.personas.get(&id).map(|it| it.name.clone()),
        K::Channel => document.channels.get(&id).map(|it| it.name.clone()),
        K::Department => document.departments.get(&id).map(|it| it.name.clone()),
        K::Stage => document.stages.get(&id).map(|it| it.name.clone()),
        K::Step => document.steps.get(&id).map(|it| it.name.clone()),
        K::Lane => document.lanes.get(&id).map(|it| match it.name.trim() {
            "" => it.kind.label().to_owned(),
            own => own.to_owned(),
        }),
        K::Card => document.cards.get(&id).map(|it| card(document, it)),
        K::Emotion => document.emotions.get(&id).map(|it| {
            let persona = name(document, RecordRef { kind: K::Persona, id: it.persona });
            format!("{persona}, {}", column(document, it.column))
        }),
        K::Metric => document.metrics.get(&id).map(metric),
        K::Measurement => document.measurements.get(&id).map(|it| {
            let of = document.metrics.get(&it.metric).map(metric).unwrap_or_default();
            let parts = [of.as_str(), it.period.as_str(), it.segment.as_str()];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        }),
        K::Milestone => document.milestones.get(&id).map(|it| it.name.clone()),
        K::Evidence => document.evidence.get(&id).map(|it| format!("On {}", name(document, it.on))),
        K::Link => document.links.get(&id).map(|it| {
            let end = |id: Id| name(document, RecordRef { kind: K::Card, id });
            format!("{} → {}", end(it.from), end(it.to))
        }),
        K::Comment => document.comments.get(&id).map(|it| it.text.clone()),
        K::Asset => document.assets.get(&id).map(|it| it.alternative_text.clone()),
        K::View => document.views.get(&id).map(|it| it.name.clone()),
        K::Deck => document.decks.get(&id).map(|it| it.ask.clone()),
        K::Prompt => document.prompts.get(&id).map(|it| it.text.clone()),
        K::Conflict => document.conflicts.get(&id).map(|it| it.field.clone()),
        K::Settings => None,
    };
    found
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| format!("{} without a name", label(document, record)))
}

/// A step's name, or that of a stage without steps.
pub(crate) fn column(document: &Document, id: Id) -> String {
    let kind = if document.steps.contains_key(&id) { RecordKind::Step } else { RecordKind::Stage };
    name(document, RecordRef { kind, id })
}

/// What kind of thing a record is, as the interface says it: "Step", "Pain point".
pub(crate) fn label(document: &Document, record: RecordRef) -> String {
    if record.kind == RecordKind::Card {
        return lane_kind(document, record.id).map_or("Card", LaneKind::card_label).to_owned();
    }
    let name = record.kind.label();
    name[..1].to_uppercase() + &name[1..]
}

/// The kind of lane in which a card stands.
pub(crate) fn lane_kind(document: &Document, card: Id) -> Option<LaneKind> {
    let place = document.cards.get(&card)?.place.as_ref()?;
    document.lanes.get(&place.lane).map(|lane| lane.kind)
}

/// A metric's own name, or its kind's.
pub(crate) fn metric(metric: &Metric) -> String {
    match metric.name.trim() {
        "" => metric.kind.label().to_owned(),
        own => own.to_owned(),
    }
}

fn card(document: &Document, card: &Card) -> String {
    let named = |ids: &[Id], kind: RecordKind| {
        let names: Vec<String> = ids.iter().map(|id| name(document, RecordRef { kind, id: *id })).collect();
        names.join(", ")
    };
    let asset = || card.asset.and_then(|id| document.assets.get(&id));
    [
        card.text.clone(),
        named(&card.departments, RecordKind::Department),
        named(&card.channels, RecordKind::Channel),
        card.owner.clone(),
        asset().map(|asset| asset.alternative_text.clone()).unwrap_or_default(),
    ]
    .into_iter()
    .find(|text| !text.trim().is_empty())
    .unwrap_or_default()
}

/// A text within a sentence: in curly quotes, on one line, short, without a full stop, its own quotes
/// single.
pub(crate) fn quoted(text: &str) -> String {
    let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let whole = words.strip_prefix('\u{201c}').and_then(|rest| rest.strip_suffix('\u{201d}'));
    if let Some(bare) = whole.filter(|bare| !bare.contains(['\u{201c}', '\u{201d}'])) {
        words = bare.to_owned();
    }
    let words = words.trim_end_matches('.').replace('\u{201c}', "\u{2018}").replace('\u{201d}', "\u{2019}");
    let mut short: String = words.chars().take(LONGEST).collect();
    if words.chars().count() > LONGEST {
        short.truncate(short.trim_end().len());
        short.push('…');
    }
    format!("\u{201c}{short}\u{201d}")
}

/// At most so many letters of a text stand in a sentence.
const LONGEST: usize = 90;
