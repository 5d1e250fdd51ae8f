//! The document's own records: the journey, its states, milestones and settings.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::record;
use crate::{Id, OrderKey, StateKind, TextDirection};

/// The range in which emotions are scored; drawn linearly as −2 to +2.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EmotionScale {
    /// The worst score.
    pub lowest: f64,
    /// The best score.
    pub highest: f64,
    /// Fields that this version does not know, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Default for EmotionScale {
    fn default() -> Self {
        EmotionScale::between(-2.0, 2.0)
    }
}

impl EmotionScale {
    /// The scale from one score to another.
    pub fn between(lowest: f64, highest: f64) -> Self {
        EmotionScale { lowest, highest, extra: Map::new() }
    }

    /// A score as it is drawn: −2 (awful) to +2 (great), clamped. A scale without extent or with
    /// numbers that are not finite draws everything as neutral.
    pub fn drawn(&self, score: f64) -> f64 {
        let extent = self.highest - self.lowest;
        if !extent.is_finite() || extent <= 0.0 || !score.is_finite() {
            return 0.0;
        }
        ((score - self.lowest) / extent * 4.0 - 2.0).clamp(-2.0, 2.0)
    }

    /// The stored score of a drawn value: the inverse of [`EmotionScale::drawn`].
    pub fn stored(&self, drawn: f64) -> f64 {
        self.lowest + (drawn.clamp(-2.0, 2.0) + 2.0) / 4.0 * (self.highest - self.lowest)
    }
}

record! {
    /// The one journey that a document holds.
    Journey {
        /// Identity.
        id: Id,
        /// What the journey is called.
        title: String,
        --
        /// What it is about.
        description: String,
        /// Where it begins and ends.
        scope: String,
        /// Who keeps it honest.
        owner: String,
        /// Words to find it by.
        tags: Vec<String>,
        /// Language of the texts, as a BCP 47 tag.
        language: String,
        /// Which way the texts run.
        text_direction: TextDirection,
        /// Currency of costs, as an ISO 4217 code.
        currency: String,
        /// When to look at it again, as `YYYY-MM-DD`.
        review_date: String,
        /// A label set by hand, such as "Version 12".
        version_label: String,
        /// The range of emotion scores.
        emotion_scale: EmotionScale,
        /// Translations: language tag → record id → field → text.
        translations: BTreeMap<String, BTreeMap<Id, BTreeMap<String, String>>>,
    }
}

record! {
    /// The journey at one time: as it is, as it is meant to be, or as it was.
    State {
        /// Identity.
        id: Id,
        /// Which time.
        kind: StateKind,
        /// What the state is called; never "current" or "future", which select by kind.
        name: String,
        --
        /// What this state is for.
        purpose: String,
        /// The situation in which the journey takes place.
        scenario: String,
        /// What the customer wants to reach.
        goal: String,
        /// The day it describes, as `YYYY-MM-DD` or a part of it.
        as_of: String,
        /// The state that it was forked from.
        based_on: Option<Id>,
        /// Place among the states.
        order: OrderKey,
    }
}

record! {
    /// A dated change to measure before and after.
    Milestone {
        /// Identity.
        id: Id,
        /// What changed.
        name: String,
        --
        /// When, as `YYYY-MM-DD`.
        date: String,
    }
}

record! {
    /// Switches and thresholds that travel with the document.
    Settings {
        /// Identity.
        id: Id,
        --
        /// Audit rules switched off or re-tuned, by rule name.
        audit: BTreeMap<String, serde_json::Value>,
        /// Weights of the ranking of pains and opportunities, by criterion.
        ranking_weights: BTreeMap<String, f64>,
        /// How survey files map to metrics, by source name.
        survey_mappings: BTreeMap<String, serde_json::Value>,
        /// How imported columns map to fields, by source name.
        import_mappings: BTreeMap<String, serde_json::Value>,
    }
}
