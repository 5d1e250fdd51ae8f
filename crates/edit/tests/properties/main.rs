//! What holds after any sequence of commands on any sound document.

mod intent;

use proptest::prelude::*;
use throughline_edit::{Command, History, permit, run};
use throughline_model::testing::random_document;
use throughline_model::{Change, Document, Lane, violations};

use intent::{Intent, intents};

/// Few cases for every day; `PROPTEST_CASES` asks for more, and `THROUGHLINE_SOAK` for longer
/// sequences.
fn config() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let usual = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if asked { usual } else { ProptestConfig { cases: 24, ..usual } }
}

fn length() -> usize {
    if std::env::var_os("THROUGHLINE_SOAK").is_some() { 60 } else { 30 }
}

/// A random document; half of them without locks, which would refuse much of what is tried.
fn document(seed: u64) -> Document {
    let mut document = random_document(seed, 40);
    if seed.is_multiple_of(2) {
        for lane in document.lanes.values_mut() {
            *lane = Lane { locked: false, ..lane.clone() };
        }
    }
    document
}

/// Every record as it goes into a file: two documents may be equal and still be written differently.
fn written(document: &Document) -> Vec<String> {
    let records = document.references().into_iter().filter_map(|it| document.get(it));
    records.map(|record| format!("{:?}", record.to_fields())).collect()
}

/// Runs the intents, as far as they are allowed, and collects what they changed. Their new records
/// are numbered from `first`.
fn play(document: &mut Document, intents: &[Intent], first: usize) -> Vec<(Command, Change)> {
    let mut played = Vec::new();
    for (index, intent) in intents.iter().enumerate() {
        let Some(command) = intent.command(document, first + index) else { continue };
        if let Ok(change) = run(document, &command) {
            played.push((command, change));
        }
    }
    played
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_command_leaves_a_sound_document_or_the_old_one(seed in any::<u64>(), intents in intents(length())) {
        let mut document = document(seed);
        for (index, intent) in intents.iter().enumerate() {
            let Some(command) = intent.command(&document, index) else { continue };
            let before = document.clone();
            let asked = permit(&mut document, &command);
            prop_assert_eq!(&document, &before, "asking changes nothing: {:?}", command);
            let ran = run(&mut document, &command);
            prop_assert_eq!(ran.as_ref().err(), asked.as_ref().err(), "asking and running differ: {:?}", command);
            match ran {
                Ok(change) => {
                    prop_assert_eq!(&change, &Change::between(&before, &document), "{:?}", command);
                    prop_assert_eq!(violations(&document), vec![], "{:?}", command);
                }
                Err(_) => prop_assert_eq!(&document, &before, "{:?}", command),
            }
        }
    }

    #[test]
    fn everything_taken_back_is_the_start_and_made_again_the_end(
        seed in any::<u64>(),
        intents in intents(length()),
    ) {
        let mut document = document(seed);
        let start = document.clone();
        let mut history = History::default();
        for (command, change) in play(&mut document, &intents, 0) {
            history.push(command.label(&start), change);
        }
        let end = document.clone();
        while history.undo(&mut document).is_some() {
            prop_assert_eq!(violations(&document), vec![]);
        }
        prop_assert_eq!(&document, &start);
        prop_assert_eq!(written(&document), written(&start));
        while history.redo(&mut document).is_some() {}
        prop_assert_eq!(&document, &end);
        prop_assert_eq!(written(&document), written(&end));
    }

    #[test]
    fn a_command_run_twice_gives_the_same_bytes(seed in any::<u64>(), intents in intents(8)) {
        let (mut one, mut other) = (document(seed), document(seed));
        play(&mut one, &intents, 0);
        play(&mut other, &intents, 0);
        prop_assert_eq!(written(&one), written(&other));
    }

    #[test]
    fn the_same_values_set_again_change_nothing(seed in any::<u64>(), intents in intents(length())) {
        let mut document = document(seed);
        for (command, _) in play(&mut document, &intents, 0) {
            let sets = matches!(command, Command::SetFields(_) | Command::RetypeLane(_));
            if sets && run(&mut document, &command).is_ok() {
                let again = run(&mut document, &command);
                prop_assert_eq!(again, Ok(Change::default()), "{:?}", command);
            }
        }
    }

    #[test]
    fn an_undo_out_of_turn_leaves_alone_what_was_written_since(
        seed in any::<u64>(),
        mine in intents(6),
        theirs in intents(6),
    ) {
        let mut document = document(seed);
        let start = document.clone();
        play(&mut document, &mine, 0);
        let middle = document.clone();
        play(&mut document, &theirs, 100);
        let theirs = Change::between(&middle, &document);
        Change::between(&start, &middle).inverse().apply_where_untouched(&mut document);
        for edit in &theirs.edits {
            let Some(reference) = edit.reference() else { continue };
            match (&edit.before, &edit.after) {
                (Some(before), Some(after)) => {
                    let (before, after) = (before.to_fields(), after.to_fields());
                    let Some(now) = document.get(reference).map(|record| record.to_fields()) else {
                        return Err(TestCaseError::fail(format!("{reference} was written since and is gone")));
                    };
                    for (field, value) in after.iter().filter(|(field, value)| before.get(*field) != Some(value)) {
                        prop_assert_eq!(now.get(field), Some(value), "{} of {}", field, reference);
                    }
                }
                (None, Some(after)) => prop_assert_eq!(document.get(reference), Some(after.clone())),
                (_, None) => prop_assert!(!document.contains(reference), "{} came back", reference),
            }
        }
    }
}
