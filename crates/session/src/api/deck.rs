//! The executive deck as the export dialog edits it: its slides, and the facts it asks for.

use serde::Serialize;
use throughline_insight::deck::SlideKind;
use throughline_model::Id;
use ts_rs::TS;

/// The slides of a document's deck, and what is known of the ask. Hiding, moving and titling slides is
/// a `set_fields` command that writes the deck record's `slides` as a whole, and stating a fact one
/// that writes its field; where there is no record yet, `add_record` brings one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(optional_fields)]
pub struct DeckOutline {
    /// The deck record; none while the document has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deck: Option<Id>,
    /// Every slide there can be, in the order in which they are shown.
    pub slides: Vec<DeckSlide>,
    /// Ask, decision, cost, risk, next step and date, in this order.
    pub facts: Vec<DeckFact>,
}

/// A slide of the deck, or a part of its appendix.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DeckSlide {
    /// Which.
    pub kind: SlideKind,
    /// What it is called in a list.
    pub name: String,
    /// Whether it stands behind the six slides that are shown.
    pub appendix: bool,
    /// Its order key: slides are moved by handing the keys out anew.
    pub order: String,
    /// The title computed from the map; empty where the slide cannot be made.
    pub computed: String,
    /// The title written by hand; empty takes the computed one.
    pub title: String,
    /// Whether it is left out.
    pub hidden: bool,
    /// Why it cannot be made and what to do about it; empty where it can.
    pub missing: String,
}

/// Something that only a person can say.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DeckFact {
    /// The deck record's field.
    pub field: String,
    /// Its name in the interface.
    pub label: String,
    /// What belongs into it.
    pub hint: String,
    /// What it says; empty is to be asked for.
    pub value: String,
}
