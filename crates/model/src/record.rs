//! A record of any kind: its name, its parts, and its fields as plain values.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use thiserror::Error;
use ts_rs::TS;

use crate::{Id, records::*};

/// Which record: its kind and its id.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema, TS,
)]
pub struct RecordRef {
    /// Its kind.
    pub kind: RecordKind,
    /// Its identity.
    pub id: Id,
}

impl fmt::Display for RecordRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.label(), self.id)
    }
}

/// What every kind of record has in common.
pub trait RecordData: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The kind.
    const KIND: RecordKind;
    /// The identity.
    fn id(&self) -> Id;
    /// Gives the record another identity: for copies and repairs.
    fn set_id(&mut self, id: Id);
    /// Wraps the record as one of any kind.
    fn into_record(self) -> Record;
    /// The names of the fields in which two records differ, in field order; fields that this
    /// version does not know count as one named `extra`.
    fn differing_fields(&self, other: &Self) -> Vec<&'static str>;
}

/// A field's value does not fit the field.
#[derive(Debug, Error)]
#[error("{kind} cannot hold these values: {reason}", kind = kind.label())]
pub struct FieldError {
    /// The kind of record.
    pub kind: RecordKind,
    /// What does not fit, and where.
    pub reason: String,
}

macro_rules! record_kinds {
    ($($kind:ident $name:literal),* $(,)?) => {
        /// The kinds of records, in the order in which a file groups them.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default,
            Serialize, Deserialize, JsonSchema, TS,
        )]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs)]
        pub enum RecordKind { #[default] $($kind),* }

        impl RecordKind {
            /// Every kind.
            pub const ALL: &'static [RecordKind] = &[$(RecordKind::$kind),*];

            /// The kind's name in a sentence.
            pub fn label(self) -> &'static str {
                match self { $(RecordKind::$kind => $name),* }
            }
        }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "record", rename_all = "snake_case")]
        #[allow(missing_docs)]
        pub enum Record { $($kind(Box<$kind>)),* }

        impl Record {
            /// Its kind and id.
            pub fn reference(&self) -> RecordRef {
                match self { $(Record::$kind(record) => RecordRef { kind: RecordKind::$kind, id: record.id }),* }
            }

            /// Gives the record another identity: for copies and repairs.
            pub fn set_id(&mut self, id: Id) {
                match self { $(Record::$kind(record) => record.id = id),* }
            }

            /// Its fields by name, `id` among them.
            pub fn to_fields(&self) -> Map<String, Value> {
                let value = match self { $(Record::$kind(record) => serde_json::to_value(record)),* };
                match value {
                    Ok(Value::Object(fields)) => fields,
                    _ => Map::new(),
                }
            }

            /// A record from its fields by name.
            ///
            /// # Errors
            /// Names the field whose value does not fit.
            pub fn from_fields(kind: RecordKind, fields: Map<String, Value>) -> Result<Record, FieldError> {
                let value = Value::Object(fields);
                match kind {
                    $(RecordKind::$kind => serde_json::from_value(value)
                        .map(|record| Record::$kind(Box::new(record)))),*
                }
                .map_err(|error| FieldError { kind, reason: error.to_string() })
            }
        }

        $(
            impl RecordData for $kind {
                const KIND: RecordKind = RecordKind::$kind;
                fn id(&self) -> Id { self.id }
                fn set_id(&mut self, id: Id) { self.id = id; }
                fn into_record(self) -> Record { Record::$kind(Box::new(self)) }
                fn differing_fields(&self, other: &Self) -> Vec<&'static str> { self.differing_fields(other) }
            }

            impl From<$kind> for Record {
                fn from(record: $kind) -> Record { record.into_record() }
            }
        )*
    };
}

record_kinds! {
    Journey "journey", State "state", Persona "persona", Channel "channel", Department "department",
    Stage "stage", Step "step", Lane "lane", Card "card", Emotion "emotion", Metric "metric",
    Measurement "measurement", Milestone "milestone", Evidence "evidence", Link "link",
    Comment "comment", Asset "asset", View "view", Deck "deck", Prompt "prompt",
    Settings "settings", Conflict "conflict",
}

macro_rules! lineage {
    ($($kind:ident),*) => {$(
        impl $kind {
            /// What the record shares with its likes in other states: its lineage, or its own id
            /// where it has never been forked.
            pub fn lineage(&self) -> &[Id] {
                if self.lineage.is_empty() { std::slice::from_ref(&self.id) } else { &self.lineage }
            }
        }
    )*};
}

lineage!(Stage, Step, Lane, Card, Emotion, Metric);
