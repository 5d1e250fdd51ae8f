//! Makes a record ready for the inspector: fields with controls, where it stands, what hangs on it.

mod around;
mod controls;
mod fields;

use serde_json::{Map, Value};
use throughline_model::{Document, LaneKind, Record, RecordRef};

use crate::api::{Field, Inspection, Section};
use fields::Fields;

/// Everything the inspector shows of a record; nothing where the record does not exist.
pub fn inspect(document: &Document, reference: RecordRef) -> Option<Inspection> {
    let record = document.get(reference)?;
    let Around { kind_label, icon, breadcrumb } = around(document, &record);
    Some(Inspection {
        record: reference,
        kind_label,
        icon,
        breadcrumb,
        sections: sections(document, &record, lane_kind(document, &record)),
        evidence: around::evidence(document, reference),
        links: around::links(document, reference.id),
        comments: around::comments(document, reference),
        locked: around::locked(document, &record),
    })
}

/// What a record is and where it stands.
pub struct Around {
    /// What it is, such as "Pain point".
    pub kind_label: String,
    /// The name of its pictogram.
    pub icon: String,
    /// Where it stands, outermost first.
    pub breadcrumb: Vec<String>,
}

/// What a record is and where it stands: one of the document, or what one could be.
pub fn around(document: &Document, record: &Record) -> Around {
    let lane_kind = lane_kind(document, record);
    Around {
        kind_label: kind_label(record, lane_kind),
        icon: around::icon(record, lane_kind).into(),
        breadcrumb: around::breadcrumb(document, record),
    }
}

/// The fields of a record as the inspector edits them.
pub fn fields_of(document: &Document, record: &Record) -> Vec<Field> {
    let sections = sections(document, record, lane_kind(document, record));
    sections.into_iter().flat_map(|section| section.fields).collect()
}

fn lane_kind(document: &Document, record: &Record) -> Option<LaneKind> {
    match record {
        Record::Card(card) => Some(document.lanes.get(&card.place.as_ref()?.lane)?.kind),
        Record::Lane(lane) => Some(lane.kind),
        _ => None,
    }
}

fn kind_label(record: &Record, lane_kind: Option<LaneKind>) -> String {
    match (record, lane_kind) {
        (Record::Card(_), Some(kind)) => kind.card_label().into(),
        (Record::Card(_), None) => "Card in the tray".into(),
        (Record::Lane(_), Some(kind)) => format!("Lane: {}", kind.label()),
        _ => {
            let label = record.reference().kind.label();
            let mut letters = label.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

fn sections(document: &Document, record: &Record, lane_kind: Option<LaneKind>) -> Vec<Section> {
    let values: Map<String, Value> = record.to_fields();
    let make = |title: &str, build: &dyn Fn(&mut Fields)| {
        let mut fields = Fields::of(&values);
        build(&mut fields);
        Section { title: title.into(), fields: fields.done() }
    };
    match record {
        Record::Card(_) => {
            let mut sections = vec![make("", &|f| fields::card_own(f, document, lane_kind))];
            if lane_kind == Some(LaneKind::Pain) {
                sections.push(make("Reach", &fields::card_reach));
            }
            sections.push(make("Who and where", &|f| fields::card_people(f, document, lane_kind)));
            sections.push(make("More", &fields::card_more));
            sections
        }
        Record::Stage(_) => vec![make("", &fields::stage)],
        Record::Step(_) => vec![make("", &fields::step)],
        Record::Lane(lane) => vec![make("", &|f| fields::lane(f, lane))],
        Record::Journey(_) => {
            vec![make("", &fields::journey), make("Language and numbers", &fields::journey_language)]
        }
        Record::State(_) => vec![make("", &fields::state)],
        Record::Persona(_) => {
            vec![make("", &fields::persona), make("What moves them", &fields::persona_motives)]
        }
        Record::Channel(_) => vec![make("", &fields::channel)],
        Record::Department(_) => vec![make("", &fields::department)],
        Record::Emotion(_) => {
            let scale = &document.journey.emotion_scale;
            vec![make("", &|f| fields::emotion(f, scale))]
        }
        Record::Metric(metric) => {
            let mut sections = vec![make("", &fields::metric)];
            sections.extend(fields::newest_reading(document, metric));
            sections
        }
        Record::Evidence(_) => vec![make("", &fields::evidence)],
        Record::Link(_) => vec![make("", &fields::link)],
        Record::Comment(_) => vec![make("", &fields::comment)],
        Record::Milestone(_) => vec![make("", &fields::milestone)],
        Record::Prompt(_) => vec![make("", &fields::prompt)],
        // The rest is edited where it is used: readings in their metric, pictures in their card,
        // the deck on its slides, settings in their own dialogs.
        Record::Measurement(_)
        | Record::Asset(_)
        | Record::View(_)
        | Record::Deck(_)
        | Record::Settings(_)
        | Record::Conflict(_) => Vec::new(),
    }
}
