//! Which fields each kind of record has in the inspector, and how each is edited.

use serde_json::{Map, Value};
use throughline_model::{
    BlueprintLine, ChannelIcon, Direction, Document, EmotionScale, EvidenceKind, Lane, LaneKind, LinkKind,
    Metric, MetricKind, Record, RecordRef, StateKind, Status, TextDirection,
};

use super::controls::*;
use crate::api::{Control, Field, Section};

/// The stage palette in words, from its first colour.
const STAGE_COLOURS: [&str; 8] = ["Blue", "Cyan", "Mint", "Green", "Sand", "Orange", "Rose", "Violet"];

/// Collects fields with the values that the record holds.
pub(super) struct Fields<'a> {
    values: &'a Map<String, Value>,
    record: Option<RecordRef>,
    fields: Vec<Field>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(values: &'a Map<String, Value>) -> Self {
        Fields { values, record: None, fields: Vec::new() }
    }

    pub(super) fn done(self) -> Vec<Field> {
        self.fields
    }

    fn add(&mut self, name: &str, label: &str, control: Control) -> &mut Self {
        self.add_hinted(name, label, control, None)
    }

    fn add_hinted(&mut self, name: &str, label: &str, control: Control, hint: Option<&str>) -> &mut Self {
        let value = match name.split_once('.') {
            Some((field, part)) => self.values.get(field).and_then(|whole| whole.get(part)),
            None => self.values.get(name),
        };
        let value = value.cloned().unwrap_or_else(|| unwritten(&control));
        self.fields.push(Field {
            name: name.into(),
            label: label.into(),
            control,
            value,
            hint: hint.map(Into::into),
            record: self.record,
        });
        self
    }
}

pub(super) fn card_own(f: &mut Fields, document: &Document, lane_kind: Option<LaneKind>) {
    if lane_kind == Some(LaneKind::Owner) {
        f.add("departments", "Department", choices(departments(document)));
        f.add_hinted("text", "Owner's name", Control::Text, Some("Shown when no department is chosen."));
        return;
    }
    f.add("text", "Text", Control::Lines);
    match lane_kind {
        Some(LaneKind::Pain) => {
            f.add(
                "severity",
                "Severity",
                scale(["Barely noticed", "A nuisance", "Costs time", "Costs trust", "Blocks the goal"]),
            );
        }
        Some(LaneKind::Moment) => {
            f.add("score", "How it goes", scale(["Lost", "Shaky", "Even", "Good", "Won"]));
            f.add("reason", "Why it decides", Control::Lines);
        }
        Some(LaneKind::Opportunity | LaneKind::Solution) => {
            f.add("value", "Value", scale(["Very little", "Little", "Some", "Much", "Very much"]));
            f.add("effort", "Effort", scale(["Days", "Weeks", "A quarter", "Half a year", "A year or more"]));
            f.add(
                "status",
                "Status",
                choice_or_none("Not set", Status::ALL.iter().map(|v| option(v, v.label()))),
            );
            f.add("cost", "Cost", Control::Text);
            f.add("due", "Due", Control::Date);
        }
        Some(LaneKind::Quote) => {
            f.add("source", "Said by, where", Control::Text);
        }
        Some(LaneKind::Frontstage | LaneKind::Backstage | LaneKind::Support | LaneKind::Evidence) => {
            f.add("systems", "Systems", Control::List);
        }
        _ => {}
    }
}

/// How many customers a pain reaches.
pub(super) fn card_reach(f: &mut Fields) {
    f.add("reach.share", "Share of customers", Control::Share);
    f.add("reach.count", "Customers", number(Some(0.0), None, ""));
    f.add("reach.sample_size", "Asked or counted", number(Some(0.0), None, ""));
    f.add("reach.source", "Source", Control::Text);
}

pub(super) fn card_people(f: &mut Fields, document: &Document, lane_kind: Option<LaneKind>) {
    f.add(
        "personas",
        "Felt or done by",
        choices(document.personas_in_order().into_iter().map(|persona| plain(persona.id, &persona.name))),
    );
    f.add("channels", "Channels", choices(channels(document)));
    if lane_kind != Some(LaneKind::Owner) {
        f.add("departments", "Departments", choices(departments(document)));
    }
    f.add("owner", "Owner", Control::Text);
    f.add("responsible", "Responsible", Control::Text);
    f.add("contact_frequency", "How often", Control::Text);
}

pub(super) fn card_more(f: &mut Fields) {
    f.add("detail", "Detail", Control::Lines);
    f.add("tags", "Tags", Control::List);
    f.add("urls", "Pages", Control::List);
    f.add("journey.file", "Nested journey", Control::Journey);
}

pub(super) fn stage(f: &mut Fields) {
    f.add("name", "Name", Control::Text);
    f.add("description", "What happens", Control::Lines);
    f.add("goal", "The customer's goal", Control::Lines);
    f.add("duration", "How long it takes", Control::Text);
    let colours = STAGE_COLOURS.iter().zip(1..=8_u8).map(|(name, number)| option(&number, name));
    f.add("colour", "Colour", choice_or_none("By place in the row", colours));
}

pub(super) fn step(f: &mut Fields) {
    f.add("name", "Name", Control::Text);
    f.add("description", "What happens", Control::Lines);
    f.add("duration", "How long it takes", Control::Text);
    f.add("width", "Column width", number(Some(120.0), Some(480.0), "pt"));
}

pub(super) fn lane(f: &mut Fields, lane: &Lane) {
    f.add_hinted("name", "Name", Control::Text, Some("Empty takes the kind's name."));
    f.add(
        "kind",
        "Kind",
        Control::LaneKind { options: LaneKind::ALL.iter().map(|kind| option(kind, kind.label())).collect() },
    );
    f.add("description", "What belongs here", Control::Lines);
    match lane.kind {
        LaneKind::Emotion => {
            f.add("height", "Height", number(Some(96.0), Some(320.0), "pt"));
        }
        LaneKind::Line => {
            f.add(
                "line",
                "Which line",
                choice_or_none("Not set", BlueprintLine::ALL.iter().map(|v| option(v, v.label()))),
            );
        }
        _ => {}
    }
    f.add("locked", "Locked", Control::Switch);
}

pub(super) fn journey(f: &mut Fields) {
    f.add("title", "Title", Control::Text);
    f.add("description", "What it is about", Control::Lines);
    f.add("scope", "From where to where", Control::Lines);
    f.add("owner", "Owner", Control::Text);
    f.add("version_label", "Version", Control::Text);
    f.add("review_date", "Review due", Control::Date);
    f.add("tags", "Tags", Control::List);
}

pub(super) fn journey_language(f: &mut Fields) {
    f.add_hinted("language", "Language", Control::Text, Some("A language tag such as en or de-CH."));
    f.add(
        "text_direction",
        "Text direction",
        choice(TextDirection::ALL.iter().map(|v| option(v, v.label()))),
    );
    f.add_hinted("currency", "Currency", Control::Text, Some("A currency code such as EUR."));
}

pub(super) fn state(f: &mut Fields) {
    f.add("name", "Name", Control::Text);
    f.add("kind", "Shows the journey", choice(StateKind::ALL.iter().map(|v| option(v, v.label()))));
    f.add("scenario", "Scenario", Control::Lines);
    f.add("goal", "Goal", Control::Lines);
    f.add("purpose", "What this map is for", Control::Lines);
    f.add_hinted("as_of", "As of", Control::Text, Some("A day, month or year, such as 2026-03."));
}

pub(super) fn persona(f: &mut Fields) {
    f.add("name", "Name", Control::Text);
    f.add("role", "Role", Control::Text);
    f.add("segment", "Stands for", Control::Text);
    f.add("quote", "In their words", Control::Lines);
    f.add("demographics", "Age, place, household", Control::Text);
    f.add(
        "colour",
        "Curve",
        choice_or_none("By place in the list", (1..=5_u8).map(|n| option(&n, &format!("Line {n}")))),
    );
}

pub(super) fn persona_motives(f: &mut Fields) {
    f.add("goals", "Goals", Control::List);
    f.add("needs", "Needs", Control::List);
    f.add("frustrations", "Frustrations", Control::List);
}

pub(super) fn channel(f: &mut Fields) {
    f.add("name", "Name", Control::Text);
    f.add("icon", "Picture", choice(ChannelIcon::ALL.iter().map(|v| option(v, v.label()))));
}

pub(super) fn department(f: &mut Fields) {
    f.add("name", "Name", Control::Text);
}

pub(super) fn emotion(f: &mut Fields, scale: &EmotionScale) {
    f.add("score", "Feeling", Control::Emotion { lowest: scale.lowest, highest: scale.highest });
    f.add("label", "In a word", Control::Text);
    f.add("note", "What stands behind it", Control::Lines);
}

pub(super) fn metric(f: &mut Fields) {
    f.add_hinted("name", "Name", Control::Text, Some("Empty takes the measure's name."));
    f.add("kind", "Measure", choice(MetricKind::ALL.iter().map(|v| option(v, v.label()))));
    f.add("unit", "Unit", Control::Text);
    f.add("direction", "Direction", choice(Direction::ALL.iter().map(|v| option(v, v.label()))));
    f.add("target", "Target", number(None, None, ""));
    f.add("review_date", "Review due", Control::Date);
}

/// The newest reading of a metric, written to the reading's own record.
pub(super) fn newest_reading(document: &Document, metric: &Metric) -> Option<Section> {
    let reading = document.newest_measurement(metric.id)?;
    let record: Record = reading.clone().into();
    let values = record.to_fields();
    let mut f = Fields { values: &values, record: Some(record.reference()), fields: Vec::new() };
    f.add("value", "Value", number(None, None, &metric.unit));
    f.add("sample_size", "Asked or counted", number(Some(0.0), None, ""));
    f.add("period", "Period", Control::Text);
    f.add("source", "Source", Control::Text);
    Some(Section { title: "Newest reading".into(), fields: f.done() })
}

pub(super) fn evidence(f: &mut Fields) {
    f.add("kind", "How sure", choice(EvidenceKind::ALL.iter().map(|v| option(v, v.label()))));
    f.add("text", "What was found", Control::Lines);
    f.add("sample_size", "Asked or counted", number(Some(0.0), None, ""));
    f.add("date", "When", Control::Text);
    f.add("source", "Source", Control::Text);
}

pub(super) fn link(f: &mut Fields) {
    f.add("kind", "What it says", choice(LinkKind::ALL.iter().map(|v| option(v, v.label()))));
    f.add("label", "Words on the arrow", Control::Text);
    f.add("lost_information", "What is lost on the way", Control::Lines);
}

pub(super) fn comment(f: &mut Fields) {
    f.add("text", "Comment", Control::Lines);
    f.add("author", "Author", Control::Text);
    f.add("resolved_by", "Settled by", Control::Text);
}

pub(super) fn milestone(f: &mut Fields) {
    f.add("name", "Name", Control::Text);
    f.add("date", "Date", Control::Date);
}

pub(super) fn prompt(f: &mut Fields) {
    f.add("text", "Guidance", Control::Lines);
}
