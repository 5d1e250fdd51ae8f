//! Order within a parent: fractional keys, so that a move writes one field of one record.

use fractional_index::FractionalIndex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Id;

/// A place among siblings; siblings are sorted by key, ties by id.
// Any text is accepted here, so that a damaged file still opens; `is_valid` tells whether new keys
// can be made between it and its neighbours.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct OrderKey(String);

impl OrderKey {
    /// Wraps a key as it stands in a file, valid or not.
    pub fn from_text(text: impl Into<String>) -> Self {
        OrderKey(text.into())
    }

    /// The key as it stands in a file.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether new keys can be made before and after this one.
    pub fn is_valid(&self) -> bool {
        self.parsed().is_some()
    }

    /// A key between two neighbours; `None` stands for the beginning or the end.
    /// Without such a key (equal, swapped or malformed neighbours) the answer is `None`.
    pub fn between(before: Option<&OrderKey>, after: Option<&OrderKey>) -> Option<OrderKey> {
        let (low, high) = match (before, after) {
            (Some(low), Some(high)) if low >= high => return None,
            (Some(low), Some(high)) => return between_two(&low.parsed()?, &high.parsed()?),
            (low, high) => (low, high),
        };
        let parsed = |key: &OrderKey| key.parsed().ok_or(());
        let low = low.map(parsed).transpose().ok()?;
        let high = high.map(parsed).transpose().ok()?;
        FractionalIndex::new(low.as_ref(), high.as_ref()).map(|key| OrderKey(key.to_string()))
    }

    /// `count` rising keys, evenly spread: for new lists and for lists whose keys are damaged.
    pub fn evenly(count: usize) -> Vec<OrderKey> {
        let mut keys = Vec::with_capacity(count);
        let mut last = FractionalIndex::default();
        for _ in 0..count {
            keys.push(OrderKey(last.to_string()));
            last = FractionalIndex::new_after(&last);
        }
        keys
    }

    fn parsed(&self) -> Option<FractionalIndex> {
        // The library cuts the text into pairs of bytes, and panics inside a character.
        if !self.0.is_ascii() {
            return None;
        }
        // The canonical text only: two spellings of one key would compare unequal as text.
        let parsed = FractionalIndex::from_string(&self.0).ok()?;
        (parsed.to_string() == self.0).then_some(parsed)
    }
}

/// The key between two that differ and stand in order.
///
/// The bytes that both begin with are taken off first: where both hold a zero there, the library
/// subtracts one from it and overflows. Zeros come up after 128 insertions at the front.
fn between_two(low: &FractionalIndex, high: &FractionalIndex) -> Option<OrderKey> {
    let (low, high) = (low.as_bytes(), high.as_bytes());
    let most = low.len().min(high.len()) - 1;
    let shared = low.iter().zip(high).take(most).take_while(|(a, b)| a == b).count();
    let (prefix, low) = low.split_at(shared);
    let low = FractionalIndex::from_bytes(low.to_vec()).ok()?;
    let high = FractionalIndex::from_bytes(high[shared..].to_vec()).ok()?;
    let middle = FractionalIndex::new_between(&low, &high)?;
    let whole = [prefix, middle.as_bytes()].concat();
    FractionalIndex::from_bytes(whole).ok().map(|key| OrderKey(key.to_string()))
}

/// Where a record goes among its siblings, and which siblings need a new key to make room.
#[derive(Clone, Debug, PartialEq)]
pub struct Placement {
    /// The key of the placed record.
    pub key: OrderKey,
    /// New keys of siblings; empty unless their old keys left no room between them.
    pub rekeyed: Vec<(Id, OrderKey)>,
}

/// Places a record before `before`, or last where that is `None` or not among the siblings.
///
/// `siblings` are sorted and do not contain the record itself. Where the neighbours' keys are
/// equal or malformed, all siblings get new keys.
pub fn place_before(siblings: &[(Id, OrderKey)], before: Option<Id>) -> Placement {
    let index = before
        .and_then(|id| siblings.iter().position(|(sibling, _)| *sibling == id))
        .unwrap_or(siblings.len());
    let low = index.checked_sub(1).map(|i| &siblings[i].1);
    let high = siblings.get(index).map(|(_, key)| key);
    if let Some(key) = OrderKey::between(low, high) {
        return Placement { key, rekeyed: Vec::new() };
    }
    let mut keys = OrderKey::evenly(siblings.len() + 1);
    let key = keys.remove(index);
    let rekeyed = siblings
        .iter()
        .zip(keys)
        .filter(|((_, old), new)| old != new)
        .map(|((id, _), new)| (*id, new))
        .collect();
    Placement { key, rekeyed }
}
