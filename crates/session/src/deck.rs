//! What the export dialog is told of a document's deck.

use throughline_insight::deck::{DeckOf, SlideKind, Story, placed};
use throughline_model::{Deck, Document, Slide};

use crate::api::{DeckFact, DeckOutline, DeckSlide};

/// A fact's field, its name, its hint, and where a deck has it.
type Fact = (&'static str, &'static str, &'static str, fn(&Deck) -> &String);

const FACTS: [Fact; 6] = [
    ("ask", "Ask", "What you want, in one sentence. It is the first slide\u{2019}s title.", |deck| &deck.ask),
    ("decision", "Decision", "What is to be decided, and who is to own it.", |deck| &deck.decision),
    ("cost", "Cost", "What it costs, and in which time.", |deck| &deck.cost),
    ("risk", "Main risk", "What could go wrong, and what you do then.", |deck| &deck.risk),
    ("next_step", "Next step", "What happens first once it is decided.", |deck| &deck.next_step),
    ("date", "Date", "The day of the decision.", |deck| &deck.date),
];

/// The slides of a deck and the facts it asks for.
pub(crate) fn outline(document: &Document) -> DeckOutline {
    let deck = document.decks.values().next();
    let slides = match DeckOf::chosen(document, None) {
        Some(of) => Story::of(document, of).slides.iter().map(told).collect(),
        None => placed(deck).into_iter().map(|(kind, slide)| untold(kind, slide)).collect(),
    };
    let facts = FACTS.map(|(field, label, hint, value)| DeckFact {
        field: field.into(),
        label: label.into(),
        hint: hint.into(),
        value: deck.map(|deck| value(deck).clone()).unwrap_or_default(),
    });
    DeckOutline { deck: deck.map(|deck| deck.id), slides, facts: facts.into() }
}

fn told(slide: &throughline_insight::deck::StorySlide) -> DeckSlide {
    DeckSlide {
        kind: slide.kind,
        name: slide.kind.name().into(),
        appendix: slide.kind.is_appendix(),
        order: slide.order.clone(),
        computed: slide.computed.sentence.clone(),
        title: slide.edited.clone(),
        hidden: slide.hidden,
        missing: slide.missing().unwrap_or_default().into(),
    }
}

/// A slide of a journey without any state.
fn untold(kind: SlideKind, slide: Slide) -> DeckSlide {
    DeckSlide {
        kind,
        name: kind.name().into(),
        appendix: kind.is_appendix(),
        order: slide.order.as_str().into(),
        computed: String::new(),
        title: slide.title,
        hidden: slide.hidden,
        missing: "The journey has no state yet.".into(),
    }
}
