//! Whatever the bytes, reading them ends in a document or an error, and never in a panic.

mod common;

use common::*;
use proptest::prelude::*;
use throughline_model::testing::{Dice, random_document};
use throughline_model::violations;
use throughline_storage::{DocumentKey, Journal, Lock, Recent, Recents, abandoned, read, recoverable};

/// A valid file with a few random scratches.
fn scratched(seed: u64) -> Vec<u8> {
    scratch(bytes_of(&random_document(seed % 8, 12)), seed)
}

/// Bytes with a few random scratches.
fn scratch(mut bytes: Vec<u8>, seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    for _ in 0..1 + dice.below(4) {
        let at = dice.below(bytes.len());
        let end = (at + dice.below(200)).min(bytes.len());
        match dice.below(7) {
            0 => bytes[at] = dice.bits() as u8,
            1 => bytes[at] = dice.pick(b"{}[]\",:0-9eE.tfn\\u \n"),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            4 => bytes.truncate(at.max(1)),
            5 => {
                let word = dice.pick(&[
                    "null",
                    "[]",
                    "{}",
                    "-1",
                    "1e999",
                    "\"\"",
                    "\"\\ud800\"",
                    "99999999999999999999",
                ]);
                bytes.splice(at..at, word.bytes());
            }
            _ => {
                let number = dice.below(10).to_string();
                let end = (at + 1).min(bytes.len());
                bytes.splice(at..end, number.bytes());
            }
        }
        if bytes.is_empty() {
            return bytes;
        }
    }
    bytes
}

fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    match read(bytes, somewhere()) {
        Ok(opened) => {
            prop_assert_eq!(violations(&opened.document), vec![]);
            if !opened.newer {
                let saved = text_of(&opened.document);
                prop_assert_eq!(text_of(&read_sound(&saved)), saved);
            }
        }
        Err(error) => prop_assert!(!error.to_string().is_empty()),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn a_scratched_file_is_repaired_or_refused(seed in any::<u64>()) {
        survives(&scratched(seed))?;
    }

    #[test]
    fn random_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        survives(&bytes)?;
    }

    #[test]
    fn random_json_like_text_is_refused(text in "[\\{\\}\\[\\]\",:0-9a-f \\\\]{0,200}") {
        survives(format!("{{\"format\": \"throughline-journey\", \"version\": 1, {text}").as_bytes())?;
    }

    #[test]
    fn any_version_of_a_scratched_file_is_shown_or_refused(seed in any::<u64>(), version in 0_u64..4) {
        let text = String::from_utf8_lossy(&scratched(seed)).into_owned();
        survives(text.replacen("\"version\": 1", &format!("\"version\": {version}"), 1).as_bytes())?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn a_scratched_journal_gives_a_sound_document_or_nothing(seed in any::<u64>()) {
        let desk = Desk::new();
        let document = random_document(seed % 8, 12);
        let lock = Lock::acquire(&desk.folders(), DocumentKey::Unnamed(document.journey.id)).unwrap();
        let mut journal = Journal::start(&lock, &bytes_of(&document)).unwrap();
        let mut last = document;
        for title in ["One", "Two", "Three"] {
            let (changed, change) = retitled(&last, title);
            journal.append(&change).unwrap();
            last = changed;
        }
        drop(journal);
        let folder = desk.path().join("data/journals");
        let file = folder.join(&names_in(&folder)[0]);
        let scratched = scratch(std::fs::read(&file).unwrap(), seed);
        std::fs::write(&file, scratched).unwrap();
        if let Some(recovery) = recoverable(&lock).unwrap() {
            prop_assert_eq!(violations(&recovery.document), vec![]);
            let mut resumed = Journal::resume(&lock, &recovery).unwrap();
            let (changed, change) = retitled(&recovery.document, "Goes on");
            resumed.append(&change).unwrap();
            let again = recoverable(&lock).unwrap();
            prop_assert_eq!(again.map(|again| again.document), Some(changed));
        }
        drop(lock);
        abandoned(&desk.folders());
    }

    #[test]
    fn a_scratched_list_of_recent_files_still_takes_another(seed in any::<u64>()) {
        let desk = Desk::new();
        let recents = Recents::new(&desk.folders());
        let recent = |name: &str| Recent {
            path: name.into(),
            title: "A map".into(),
            opened: "2026-02-03T04:05:06Z".into(),
            states: vec![],
        };
        for name in ["one", "two", "three"] {
            recents.add(recent(name)).unwrap();
        }
        let file = desk.path().join("data/recents.json");
        let scratched = scratch(std::fs::read(&file).unwrap(), seed);
        std::fs::write(&file, scratched).unwrap();
        recents.add(recent("four")).unwrap();
        let list = recents.list();
        prop_assert_eq!(list.first(), Some(&recent("four")));
    }

    #[test]
    fn whatever_a_lock_file_holds_it_can_be_locked_once(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
        let desk = Desk::new();
        let key = DocumentKey::Unnamed(random_document(1, 1).journey.id);
        drop(Lock::acquire(&desk.folders(), key.clone()).unwrap());
        let folder = desk.path().join("data/locks");
        std::fs::write(folder.join(&names_in(&folder)[0]), bytes).unwrap();
        let _held = Lock::acquire(&desk.folders(), key.clone()).unwrap();
        prop_assert!(Lock::acquire(&desk.folders(), key).is_err());
    }
}
