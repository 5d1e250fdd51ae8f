//! Identity of a record: a UUID that never changes.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// The identity of one record. Unique in the whole document, whatever the kind.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct Id(pub Uuid);

impl Id {
    /// A well-known id for tests and generated content: the number in the last bytes.
    pub const fn from_number(number: u128) -> Self {
        Id(Uuid::from_u128(number))
    }

    /// The id that `part` gets in a copy named `self`.
    ///
    /// A copy of a stage needs an id for each copied card. Deriving them (UUID version 5) keeps
    /// commands free of randomness: running one twice gives the same bytes.
    pub fn derive(self, part: Id) -> Id {
        Id(Uuid::new_v5(&self.0, part.0.as_bytes()))
    }

    /// The id of something that hangs on `self` and is told apart by a text, such as what a merge
    /// left to decide on a field.
    pub fn derive_named(self, name: &str) -> Id {
        Id(Uuid::new_v5(&self.0, name.as_bytes()))
    }
}

/// In the order of the bytes, compared as one number: looking up records by id is what everything
/// does most, and comparing bytes one by one takes several times as long.
impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.as_u128().cmp(&other.0.as_u128())
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Id)
    }
}
