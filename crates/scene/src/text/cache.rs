//! Remembers shaped texts: what was used lately stays, the rest goes.

use std::collections::HashMap;
use std::sync::Arc;

use super::Setting;
use super::engine::Outcome;

/// Glyphs that one half of the cache may hold: several large maps.
const HALF_CAPACITY: usize = 1_000_000;
/// What an entry counts beside its glyphs, so that many short texts are bounded too.
const ENTRY_GLYPHS: usize = 8;

type Half = HashMap<Setting, HashMap<Arc<str>, Outcome>>;

/// Two halves: new and used entries stand in the young one; when it is full it becomes the old one,
/// and what the old one still held is forgotten.
#[derive(Default)]
pub(super) struct Cache {
    young: Half,
    old: Half,
    young_glyphs: usize,
}

impl Cache {
    pub fn contains(&self, text: &str, setting: &Setting) -> bool {
        [&self.young, &self.old]
            .iter()
            .any(|half| half.get(setting).is_some_and(|texts| texts.contains_key(text)))
    }

    pub fn get(&mut self, text: &str, setting: &Setting) -> Option<Outcome> {
        if let Some(outcome) = self.young.get(setting).and_then(|texts| texts.get(text)) {
            return Some(outcome.clone());
        }
        let (text, outcome) = self.old.get_mut(setting)?.remove_entry(text)?;
        self.insert(text, *setting, outcome.clone());
        Some(outcome)
    }

    pub fn insert(&mut self, text: Arc<str>, setting: Setting, outcome: Outcome) {
        let weight = ENTRY_GLYPHS + text.len();
        if self.young_glyphs + weight > HALF_CAPACITY {
            self.old = std::mem::take(&mut self.young);
            self.young_glyphs = 0;
        }
        self.young_glyphs += weight;
        self.young.entry(setting).or_default().insert(text, outcome);
    }
}
