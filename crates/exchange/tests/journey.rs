//! A journey as lines: nothing that people see is left out, nothing that they do not see is in it.

use std::collections::BTreeMap;

use throughline_exchange::{journey_text, record_name};
use throughline_model::testing::random_document;
use throughline_model::{Comment, Id};

#[test]
fn every_record_has_a_line_of_its_own() {
    for seed in 0..8 {
        let document = random_document(seed, 20);
        let text = journey_text(&document);
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for reference in document.references() {
            let name = record_name(&document, reference);
            // A link is known by where it leads.
            let name = name.rsplit("\u{2192} ").next().unwrap_or_default();
            *names.entry(name.to_owned()).or_default() += 1;
        }
        for (name, records) in names {
            let lines = text.lines().filter(|line| line.ends_with(format!(": {name}").trim_end())).count();
            assert!(lines >= records, "seed {seed}: {lines} lines say \u{201c}{name}\u{201d}\n{text}");
        }
    }
}

#[test]
fn ids_and_order_keys_are_in_no_line() {
    for seed in 0..8 {
        let document = random_document(seed, 20);
        let text = journey_text(&document);
        for reference in document.references() {
            assert!(!text.contains(&reference.id.to_string()), "seed {seed}: the {reference}\n{text}");
        }
        assert!(!text.contains("order"), "{text}");
    }
}

#[test]
fn characters_that_command_a_terminal_are_shown_and_not_sent() {
    let mut document = random_document(1, 5);
    document.journey.title = "Red \u{1b}[31m alarm".into();
    document.journey.scope = "first line\r\nsecond\u{9b}2J line".into();
    let text = journey_text(&document);
    assert!(text.starts_with("Journey: Red \u{fffd}[31m alarm\n"), "{text}");
    assert!(text.contains("  Scope: first line\n      second\u{fffd}2J line\n"), "{text}");
    assert!(text.chars().all(|it| it == '\n' || it == '\t' || !it.is_control()));
}

#[test]
fn a_text_of_several_lines_is_told_line_by_line() {
    let mut document = random_document(2, 5);
    let card = document.cards.keys().next().copied().unwrap_or_default();
    document.cards.get_mut(&card).unwrap().text = "One\nTwo".into();
    let text = journey_text(&document);
    assert!(text.contains(": One Two\n") && text.contains("Text: One\n"), "{text}");
}

#[test]
fn remarks_that_answer_each_other_without_end_are_told_without_trouble() {
    let mut document = random_document(3, 5);
    let first = document.comments.values().next().cloned().expect("a random document has comments");
    let mut parent = first.id;
    for number in 0..20_000_u128 {
        let id = Id::from_number((1 << 100) + number);
        document.comments.insert(id, Comment { id, parent: Some(parent), ..first.clone() });
        parent = id;
    }
    assert!(journey_text(&document).lines().count() > 20_000);
}
