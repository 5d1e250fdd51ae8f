//! Changes: forth and back again, and never over what somebody else wrote.

use proptest::prelude::*;
use serde_json::json;
use throughline_model::testing::{Dice, random_document};
use throughline_model::{Card, Change, Document, Id, Record, RecordKind, RecordRef, Transaction};

/// Writes, rewrites and removes a few records at random.
fn scribbled(document: &mut Document, seed: u64) -> Change {
    let mut dice = Dice::new(seed);
    let references = document.references();
    let mut transaction = Transaction::new(document);
    for _ in 0..1 + dice.below(12) {
        let reference = dice.pick(&references);
        match dice.below(3) {
            0 => transaction.remove(reference),
            1 => transaction.put(Card { id: dice.id(), text: dice.text(5), ..Card::default() }),
            _ => {
                let Some(record) = transaction.document().get(reference) else { continue };
                let mut fields = record.to_fields();
                fields.insert("scribble".into(), dice.unknown());
                transaction.put(Record::from_fields(reference.kind, fields).unwrap());
            }
        }
    }
    transaction.finish()
}

fn card_of(document: &Document) -> Card {
    document.cards.values().next().unwrap().clone()
}

fn write(document: &mut Document, card: &Card) -> Change {
    let mut transaction = Transaction::new(document);
    transaction.put(card.clone());
    transaction.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_inverse_takes_a_change_back(seed in any::<u64>()) {
        let before = random_document(seed, 20);
        let mut after = before.clone();
        let change = scribbled(&mut after, seed);
        prop_assert_eq!(change.inverse().inverse(), change.clone());

        let mut back = after.clone();
        change.inverse().apply(&mut back);
        prop_assert_eq!(&back, &before);
        change.apply(&mut back);
        prop_assert_eq!(&back, &after);
    }

    #[test]
    fn what_nobody_touched_is_taken_back_as_a_whole(seed in any::<u64>()) {
        let before = random_document(seed, 20);
        let mut document = before.clone();
        let change = scribbled(&mut document, seed);
        let undone = change.inverse().apply_where_untouched(&mut document);
        prop_assert_eq!(&document, &before);
        prop_assert_eq!(undone, change.inverse());
    }

    #[test]
    fn the_change_between_two_documents_leads_from_one_to_the_other(seed in any::<u64>()) {
        let from = random_document(seed, 15);
        let mut to = from.clone();
        scribbled(&mut to, seed);
        let change = Change::between(&from, &to);
        let mut walked = from.clone();
        change.apply(&mut walked);
        prop_assert_eq!(&walked, &to);
        prop_assert!(Change::between(&to, &to).is_empty());
    }

    #[test]
    fn an_abandoned_transaction_leaves_nothing_behind(seed in any::<u64>()) {
        let before = random_document(seed, 15);
        let mut document = before.clone();
        let references = document.references();
        let mut dice = Dice::new(seed);
        let mut transaction = Transaction::new(&mut document);
        for reference in dice.some(&references, 20) {
            transaction.remove(reference);
        }
        transaction.put(Card { id: dice.id(), ..Card::default() });
        transaction.abandon();
        prop_assert_eq!(document, before);
    }

    #[test]
    fn a_change_reads_back_as_it_was_written(seed in any::<u64>()) {
        let mut document = random_document(seed, 15);
        let change = scribbled(&mut document, seed);
        let text = serde_json::to_string(&change).unwrap();
        prop_assert_eq!(serde_json::from_str::<Change>(&text).unwrap(), change);
    }
}

#[test]
fn taking_back_one_field_leaves_the_fields_that_others_wrote_since() {
    let mut document = random_document(1, 5);
    let original = card_of(&document);
    let renamed = Card { text: "Mine".into(), ..original.clone() };
    let change = write(&mut document, &renamed);
    let theirs = Card { detail: "Theirs".into(), ..renamed };
    write(&mut document, &theirs);

    change.inverse().apply_where_untouched(&mut document);
    assert_eq!(document.cards[&original.id], Card { detail: "Theirs".into(), ..original });
}

#[test]
fn a_field_that_somebody_wrote_over_stays_theirs() {
    let mut document = random_document(2, 5);
    let original = card_of(&document);
    let change = write(&mut document, &Card { text: "Mine".into(), ..original.clone() });
    write(&mut document, &Card { text: "Theirs".into(), ..original.clone() });

    let undone = change.inverse().apply_where_untouched(&mut document);
    assert!(undone.is_empty());
    assert_eq!(document.cards[&original.id].text, "Theirs");
}

#[test]
fn a_card_that_somebody_wrote_into_survives_the_undoing_of_its_birth() {
    let mut document = random_document(3, 5);
    let id = Id::from_number(77);
    let state = *document.states.keys().next().unwrap();
    let born = Card { id, state, text: "New".into(), ..Card::default() };
    let change = write(&mut document, &born);
    write(&mut document, &Card { text: "New, and theirs".into(), ..born });

    assert!(change.inverse().apply_where_untouched(&mut document).is_empty());
    assert!(document.cards.contains_key(&id));
}

#[test]
fn an_edit_that_ends_as_it_began_is_no_change() {
    let mut document = random_document(4, 5);
    let card = card_of(&document);
    let mut transaction = Transaction::new(&mut document);
    transaction.put(Card { text: "Somewhere else".into(), ..card.clone() });
    transaction.put(card);
    assert!(transaction.finish().is_empty());
}

#[test]
fn the_journey_and_its_settings_cannot_be_removed() {
    let mut document = random_document(5, 1);
    let before = document.clone();
    let references =
        [(RecordKind::Journey, document.journey.id), (RecordKind::Settings, document.settings.id)];
    let mut transaction = Transaction::new(&mut document);
    for (kind, id) in references {
        transaction.remove(RecordRef { kind, id });
    }
    assert!(transaction.finish().is_empty());
    assert_eq!(document, before);
}

#[test]
fn fields_that_no_version_knows_survive_as_fields() {
    let card = Card { id: Id::from_number(1), text: "Waits".into(), ..Card::default() };
    let mut fields = Record::from(card).to_fields();
    fields.insert("weather".into(), json!({ "sky": ["grey", 1.25] }));
    let record = Record::from_fields(RecordKind::Card, fields.clone()).unwrap();
    assert_eq!(record.to_fields(), fields);
    let Record::Card(card) = record else { panic!("a card stays a card") };
    assert_eq!(card.extra["weather"]["sky"][1], 1.25);
}

#[test]
fn a_value_that_does_not_fit_names_what_does_not_fit() {
    let mut fields = Record::from(Card::default()).to_fields();
    fields.insert("severity".into(), "very".into());
    let error = Record::from_fields(RecordKind::Card, fields).unwrap_err().to_string();
    assert!(error.starts_with("card cannot hold these values"), "{error}");
}
