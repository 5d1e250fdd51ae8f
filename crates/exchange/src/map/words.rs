//! What cards, metrics and feelings say in a table or a text.

use throughline_model::numbers::{count, date, decimal, decimals_of, with_unit};
use throughline_model::{Card, EmotionLevel, Id, LaneKind, Metric, RecordKind};

use super::{StateMap, What};
use crate::values::{clean, one_line};

impl StateMap<'_> {
    /// What a card or a metric says first: its text, or what stands in for one.
    pub(crate) fn text(&self, what: What) -> String {
        match what {
            What::Card(card) => self.card_text(card),
            What::Metric(metric) => self.name(RecordKind::Metric, metric.id),
        }
    }

    /// A card's text; without one its departments, channels or owner, or what its picture shows.
    pub(crate) fn card_text(&self, card: &Card) -> String {
        let asset = || card.asset.and_then(|id| self.document.assets.get(&id));
        let stand_ins = [
            self.names(RecordKind::Department, &card.departments),
            self.names(RecordKind::Channel, &card.channels),
            one_line(&card.owner),
            asset().map(|asset| one_line(&asset.alternative_text)).unwrap_or_default(),
        ];
        let own = clean(&card.text).trim().to_owned();
        std::iter::once(own).chain(stand_ins).find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// The names of records of a kind, by commas.
    pub(crate) fn names(&self, kind: RecordKind, ids: &[Id]) -> String {
        let names = ids.iter().map(|id| self.name(kind, *id)).filter(|name| !name.is_empty());
        names.collect::<Vec<_>>().join(", ")
    }

    /// What stands below a card's text on the map, a few words each.
    pub(crate) fn marks(&self, kind: LaneKind, what: What) -> Vec<String> {
        match what {
            What::Card(card) => self.card_marks(kind, card),
            What::Metric(metric) => self.metric_marks(metric),
        }
    }

    fn card_marks(&self, kind: LaneKind, card: &Card) -> Vec<String> {
        let rated = |word: &str, rating: Option<u8>| rating.map(|rating| format!("{word} {rating}"));
        let share = card.reach.as_ref().and_then(|reach| reach.share);
        let has_text = !card.text.trim().is_empty();
        let channels = || self.names(RecordKind::Channel, &card.channels);
        let is_channel = matches!(kind, LaneKind::Touchpoint | LaneKind::Channel) && has_text;
        let marks = [
            is_channel.then(channels).filter(|names| !names.is_empty()),
            rated("Severity", card.severity),
            share.map(|share| format!("{} of customers", percent(share))),
            rated("Score", card.score),
            rated("Value", card.value),
            rated("Effort", card.effort),
            card.status.map(|status| status.label().to_owned()),
            Some(one_line(&card.source)).filter(|source| !source.is_empty()),
        ];
        marks.into_iter().flatten().collect()
    }

    fn metric_marks(&self, metric: &Metric) -> Vec<String> {
        let reading = self.newest(metric.id);
        let sample = reading.and_then(|it| it.sample_size).map(|size| format!("n {}", count(size)));
        let target = metric.target.map(|target| format!("target {}", measured(target, &metric.unit)));
        let value = reading.and_then(|it| it.value).map(|value| measured(value, &metric.unit));
        let value = value.unwrap_or_else(|| "not measured".into());
        [Some(value), target, sample].into_iter().flatten().collect()
    }

    /// How a persona feels: "Poor (−1)", or the own word before it; none where nothing is said.
    pub(crate) fn feeling_in_words(&self, column: Id, persona: Id) -> Option<String> {
        let emotion = self.emotion(column, persona)?;
        let own = one_line(&emotion.label);
        let scored = emotion.score.map(|score| {
            let level = EmotionLevel::of(self.document.journey.emotion_scale.drawn(score)).label();
            format!("{level} ({})", decimal(score, decimals_of(score)))
        });
        match (own.is_empty(), scored) {
            (true, scored) => scored,
            (false, None) => Some(own),
            (false, Some(scored)) => Some(format!("{own}: {scored}")),
        }
    }
}

/// A share of 1 as "62%".
pub(crate) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    with_unit(&decimal(percent, decimals_of(percent)), "%")
}

/// A number with its unit.
pub(crate) fn measured(number: f64, unit: &str) -> String {
    with_unit(&decimal(number, decimals_of(number)), &one_line(unit))
}

/// A date in words; nothing for an empty one.
pub(crate) fn day(text: &str) -> Option<String> {
    Some(one_line(&date(text))).filter(|day| !day.is_empty())
}
