//! A record made ready for the inspector: which fields it has, how each is edited, what hangs on it.

use serde::Serialize;
use serde_json::Value;
use throughline_model::{EvidenceKind, RecordRef};
use ts_rs::TS;

/// Everything the inspector shows of one record.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Inspection {
    /// The record.
    pub record: RecordRef,
    /// What it is, such as "Pain point".
    pub kind_label: String,
    /// The name of its pictogram.
    pub icon: String,
    /// Where it stands, outermost first: stage, step, lane.
    pub breadcrumb: Vec<String>,
    /// Its fields in groups.
    pub sections: Vec<Section>,
    /// What it rests on.
    pub evidence: Vec<EvidenceInfo>,
    /// What it has to do with other cards.
    pub links: Vec<LinkInfo>,
    /// What is said about it.
    pub comments: Vec<CommentInfo>,
    /// Whether nothing of it can be changed, as in a locked lane.
    pub locked: bool,
}

/// Fields that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Section {
    /// What they are about; the first section has no title.
    pub title: String,
    /// The fields.
    pub fields: Vec<Field>,
}

/// One field and how it is edited. Writing it is a `set_fields` command with this name, unless the
/// field names a record of its own.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Field {
    /// The field's name in the record, as `set_fields` takes it: `reach.share` is a part of one.
    pub name: String,
    /// Its name in the interface.
    pub label: String,
    /// How it is edited.
    pub control: Control,
    /// Its value as it stands in the record; `null` where empty.
    #[ts(type = "unknown")]
    pub value: Value,
    /// A word of help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// The record to write to, where it is not the inspected one: a metric's reading, say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordRef>,
}

/// How a field is edited.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Control {
    /// One line of text.
    Text,
    /// Several lines of text.
    Lines,
    /// Words to find it by, and other lists of texts.
    List,
    /// 1 to 5, with a word for each.
    Scale {
        /// The words from 1 to 5.
        words: Vec<String>,
    },
    /// A number.
    Number {
        /// The least; none is open.
        lowest: Option<f64>,
        /// The most; none is open.
        highest: Option<f64>,
        /// The unit behind it.
        unit: String,
    },
    /// A share, 0 to 1, shown and typed in percent.
    Share,
    /// A file with another journey, which can be chosen and opened.
    Journey,
    /// A day.
    Date,
    /// One of a few.
    Choice {
        /// What can be chosen.
        options: Vec<ChoiceOption>,
    },
    /// Any of a few.
    Choices {
        /// What can be chosen.
        options: Vec<ChoiceOption>,
    },
    /// On or off.
    Switch,
    /// The score of an emotion: a `set_emotion` command, lowest and highest score given.
    Emotion {
        /// The least.
        lowest: f64,
        /// The most.
        highest: f64,
    },
    /// Another kind of lane: a `retype_lane` command.
    LaneKind {
        /// What can be chosen.
        options: Vec<ChoiceOption>,
    },
}

/// One of several things to choose.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ChoiceOption {
    /// The value to write.
    pub value: String,
    /// Its name.
    pub label: String,
}

/// What a claim rests on.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct EvidenceInfo {
    /// The record.
    pub record: RecordRef,
    /// How sure.
    pub kind: EvidenceKind,
    /// What was found.
    pub text: String,
    /// Source, date and sample size in one line.
    pub source: String,
}

/// What a card has to do with another.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LinkInfo {
    /// The record.
    pub record: RecordRef,
    /// What it says, seen from here: "Answered by", "Leads to".
    pub label: String,
    /// The other card.
    pub other: RecordRef,
    /// What the other card says.
    pub text: String,
}

/// What somebody says.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct CommentInfo {
    /// The record.
    pub record: RecordRef,
    /// Who.
    pub author: String,
    /// When, as `YYYY-MM-DDTHH:MM:SSZ`.
    pub time: String,
    /// What.
    pub text: String,
    /// Whether it is settled.
    pub resolved: bool,
}
