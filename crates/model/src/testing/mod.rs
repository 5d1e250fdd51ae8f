//! Random sound documents for the property tests of every crate: one seed, one document.

mod beside;
mod dice;
mod map;

pub use dice::Dice;

use crate::{Document, EmotionScale, Id, Journey, Settings, TextDirection};

/// A document with every kind of record and of lane, so many cards, and no broken invariant.
///
/// Texts mix scripts and hold characters that need escaping; some records carry fields, and the
/// document parts, that no version knows.
pub fn random_document(seed: u64, cards: usize) -> Document {
    let mut dice = Dice::new(seed);
    let mut document = Document {
        journey: journey(&mut dice),
        settings: Settings { id: dice.id(), ..Settings::default() },
        ..Document::default()
    };
    beside::people(&mut document, &mut dice);
    map::states(&mut document, &mut dice, cards);
    map::links(&mut document, &mut dice);
    beside::measures(&mut document, &mut dice);
    beside::notes(&mut document, &mut dice);
    beside::output(&mut document, &mut dice);
    beside::settings(&mut document, &mut dice);
    unknown_parts(&mut document, &mut dice);
    document
}

fn journey(dice: &mut Dice) -> Journey {
    let scales = [(-2.0, 2.0), (1.0, 5.0), (0.0, 10.0), (-1.5, 3.25)];
    let (lowest, highest) = dice.pick(&scales);
    Journey {
        id: dice.id(),
        title: dice.name(),
        description: dice.text(30),
        tags: vec![dice.name(), dice.name()],
        language: dice.pick(&["", "en", "de-AT", "ar"]).into(),
        text_direction: dice.pick(TextDirection::ALL),
        currency: "EUR".into(),
        review_date: dice.day(),
        emotion_scale: EmotionScale::between(lowest, highest),
        ..Journey::default()
    }
}

/// Fields on a few records, and parts of the document, that this version does not know.
fn unknown_parts(document: &mut Document, dice: &mut Dice) {
    document.journey.extra.insert("mood_board".into(), dice.unknown());
    for card in document.cards.values_mut() {
        if dice.chance(10) {
            card.extra.insert("weather".into(), dice.unknown());
            card.extra.insert("anniversary".into(), dice.day().into());
        }
    }
    for stage in document.stages.values_mut() {
        if dice.chance(20) {
            stage.extra.insert("season".into(), dice.unknown());
        }
    }
    document.extra.insert("sketches".into(), vec![dice.unknown(), dice.unknown()].into());
    document.extra.insert("atlas".into(), dice.unknown());
    document.extra.insert("edition".into(), 7.into());
}

fn ids<T>(table: &crate::Table<T>) -> Vec<Id> {
    table.keys().copied().collect()
}
