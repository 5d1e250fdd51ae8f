//! The slides that a deck can have, and which of them a document's deck record shows, in what order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use throughline_model::{Deck, OrderKey, Slide};
use ts_rs::TS;

macro_rules! slide_kinds {
    ($($(#[$doc:meta])* $kind:ident = $word:literal, $name:literal;)*) => {
        /// Which slide. Files name slides by [`SlideKind::word`], so those words never change.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum SlideKind { $($(#[$doc])* $kind),* }

        impl SlideKind {
            /// All kinds in their usual order.
            pub const ALL: &'static [SlideKind] = &[$(SlideKind::$kind),*];

            /// The word that stands for it in a file.
            pub fn word(self) -> &'static str {
                match self { $(SlideKind::$kind => $word),* }
            }

            /// What it is called in lists of slides.
            pub fn name(self) -> &'static str {
                match self { $(SlideKind::$kind => $name),* }
            }
        }
    };
}

slide_kinds! {
    /// What is asked for, with three numbers, the decision and its risk.
    Ask = "ask", "The ask";
    /// Today's emotion curve with its three lowest moments.
    Curve = "curve", "Lowest moments";
    /// The pain points that hit most people hardest.
    Pains = "pains", "Pain points";
    /// Today's and the future curve with the gap between them.
    Future = "future", "Today and future";
    /// Opportunities by value and effort.
    Value = "value", "Opportunities";
    /// Metrics: now, target, change, owner, date.
    Measures = "measures", "Measures";
    /// Appendix: the whole map.
    Map = "map", "Whole map";
    /// Appendix: a slide for each stage.
    Stages = "stages", "Stage by stage";
    /// Appendix: the list of evidence.
    Evidence = "evidence", "Evidence";
}

impl SlideKind {
    /// Whether it stands behind the six slides that are shown.
    pub fn is_appendix(self) -> bool {
        matches!(self, SlideKind::Map | SlideKind::Stages | SlideKind::Evidence)
    }
}

/// The nine slides in the order in which they are shown, each as the deck record has it. A kind that
/// the record does not name stands behind the one that it usually follows.
pub fn placed(deck: Option<&Deck>) -> Vec<(SlideKind, Slide)> {
    let named = deck.map(|deck| deck.slides.as_slice()).unwrap_or_default();
    let mut row: Vec<(SlideKind, Slide)> = Vec::new();
    for slide in named {
        let kind = SlideKind::ALL.iter().find(|kind| kind.word() == slide.kind);
        match kind {
            Some(kind) if row.iter().all(|(known, _)| known != kind) => row.push((*kind, slide.clone())),
            _ => {}
        }
    }
    row.sort_by(|one, next| one.1.order.cmp(&next.1.order));
    let mut before = None;
    for kind in SlideKind::ALL {
        if row.iter().all(|(known, _)| known != kind) {
            let place = before.and_then(|it| row.iter().position(|(known, _)| *known == it));
            let slide = Slide { kind: kind.word().to_owned(), ..Slide::default() };
            row.insert(place.map_or(0, |place| place + 1), (*kind, slide));
        }
        before = Some(*kind);
    }
    let is_ordered = row.windows(2).all(|pair| pair[0].1.order < pair[1].1.order);
    if !is_ordered {
        for (place, key) in row.iter_mut().zip(OrderKey::evenly(SlideKind::ALL.len())) {
            place.1.order = key;
        }
    }
    row
}
