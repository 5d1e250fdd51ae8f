//! How a journal is kept: torn, resumed, started over while somebody types, and ended.

use std::fs;

use proptest::prelude::*;
use throughline_model::testing::{Dice, random_document};
use throughline_model::{Card, Change, Document, Id, Transaction};
use throughline_storage::*;

use crate::common::*;
use crate::open::*;

#[test]
fn closing_in_peace_removes_the_journal() {
    let mut open = opened(Desk::new());
    open.retitle("Saved");
    open.save();
    let folder = open.desk.path().join("data/journals");
    open.journal.end().unwrap();
    assert!(names_in(&folder).is_empty());
}

#[test]
fn a_journal_torn_at_any_byte_gives_every_whole_change() {
    let mut open = opened(Desk::new());
    let empty = fs::metadata(open.journal_file()).unwrap().len() as usize;
    let mut ends = vec![empty];
    for title in ["One", "Two", "Three"] {
        open.retitle(title);
        ends.push(fs::metadata(open.journal_file()).unwrap().len() as usize);
    }
    let journal = open.journal_file();
    let bytes = fs::read(&journal).unwrap();
    let (desk, path, _) = open.killed();
    for length in (empty..=bytes.len()).step_by(7).chain(ends.clone()) {
        fs::write(&journal, &bytes[..length]).unwrap();
        let whole = ends.iter().filter(|end| **end <= length).count() - 1;
        let found = recover(&desk, &path).map_or(0, |recovery| recovery.changes.len());
        assert_eq!(found, whole, "torn at {length}");
    }
    for length in (0..empty).step_by(501) {
        fs::write(&journal, &bytes[..length]).unwrap();
        assert!(recover(&desk, &path).is_none(), "torn at {length}, before the first change");
    }
}

#[test]
fn nothing_after_a_damaged_line_counts() {
    let mut open = opened(Desk::new());
    open.retitle("One");
    let first = fs::metadata(open.journal_file()).unwrap().len() as usize;
    open.retitle("Two");
    open.retitle("Three");
    let journal = open.journal_file();
    let mut bytes = fs::read(&journal).unwrap();
    bytes[first + 60] ^= 1;
    let (desk, path, _) = open.killed();
    fs::write(&journal, &bytes).unwrap();
    let recovery = recover(&desk, &path).unwrap();
    assert_eq!((recovery.changes.len(), recovery.document.journey.title.as_str()), (1, "One"));
}

#[test]
fn what_was_changed_while_a_save_was_under_way_stays() {
    let mut open = opened(Desk::new());
    open.retitle("In the save");
    let (saved, position) = (open.document.clone(), open.journal.position());
    open.retitle("Typed meanwhile");
    save(&open.path, &saved, None).unwrap();
    open.journal.rebase(&open.lock, &bytes_of(&saved), position).unwrap();
    open.retitle("Typed later");
    let (desk, path, document) = open.killed();
    let recovery = recover(&desk, &path).unwrap();
    assert_eq!((recovery.standing, recovery.changes.len()), (Standing::Newer, 2));
    assert_eq!((recovery.base, recovery.document), (saved, document));
}

#[test]
fn under_another_name_the_journal_moves_along() {
    let mut open = opened(Desk::new());
    open.retitle("Under another name");
    let other = open.desk.file("other.journey");
    save(&other, &open.document, None).unwrap();
    open.lock = Lock::acquire(&open.desk.folders(), DocumentKey::of_file(&other).unwrap()).unwrap();
    open.journal.rebase(&open.lock, &bytes_of(&open.document), open.journal.position()).unwrap();
    open.retitle("Later");
    let (desk, path, document) = open.killed();
    assert!(recover(&desk, &path).is_none());
    assert_eq!(recover(&desk, &other).unwrap().document, document);
    assert_eq!(names_in(&desk.path().join("data/journals")).len(), 1);
}

#[test]
fn a_resumed_journal_goes_on_behind_its_last_whole_change() {
    let mut open = opened(Desk::new());
    open.retitle("One");
    let journal = open.journal_file();
    let whole = fs::read(&journal).unwrap();
    open.retitle("Torn");
    let (desk, path, _) = open.killed();
    let torn = fs::metadata(&journal).unwrap().len() - 5;
    fs::File::options().write(true).open(&journal).unwrap().set_len(torn).unwrap();
    let lock = Lock::acquire(&desk.folders(), DocumentKey::of_file(&path).unwrap()).unwrap();
    let left = recoverable(&lock).unwrap().unwrap();
    let mut resumed = Journal::resume(&lock, &left).unwrap();
    assert_eq!(fs::read(&journal).unwrap(), whole);
    let (two, change) = retitled(&left.document, "Two");
    resumed.append(&change).unwrap();
    let recovery = recoverable(&lock).unwrap().unwrap();
    assert_eq!((recovery.changes.len(), recovery.document), (2, two));
}

#[test]
fn a_new_start_forgets_what_was_left() {
    let mut open = opened(Desk::new());
    open.retitle("Left");
    let (desk, path, _) = open.killed();
    let lock = Lock::acquire(&desk.folders(), DocumentKey::of_file(&path).unwrap()).unwrap();
    drop(Journal::start(&lock, &fs::read(&path).unwrap()).unwrap());
    assert!(recoverable(&lock).unwrap().is_none());
}

#[cfg(unix)]
#[test]
fn nobody_else_may_look_into_the_journals() {
    use std::os::unix::fs::PermissionsExt;
    let open = opened(Desk::new());
    let folder = open.desk.path().join("data/journals");
    assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_random_session_comes_back(seed in any::<u64>()) {
        let desk = Desk::new();
        let mut dice = Dice::new(seed);
        let mut document = random_document(seed, 15);
        let key = DocumentKey::Unnamed(document.journey.id);
        let lock = Lock::acquire(&desk.folders(), key).unwrap();
        let mut journal = Journal::start(&lock, &bytes_of(&document)).unwrap();
        let mut base = document.clone();
        let mut done: Vec<Change> = Vec::new();
        for number in 0..20 {
            let change = match done.pop().filter(|_| dice.chance(30)) {
                Some(last) => {
                    let undone = last.inverse();
                    undone.apply(&mut document);
                    undone
                }
                None => scribble(&mut document, &mut dice, number),
            };
            journal.append(&change).unwrap();
            done.push(change);
            if dice.chance(10) {
                let position = journal.position();
                journal.rebase(&lock, &bytes_of(&document), position).unwrap();
                base = document.clone();
            }
        }
        drop(journal);
        match recoverable(&lock).unwrap() {
            Some(recovery) => prop_assert_eq!(recovery.document, document),
            None => prop_assert_eq!(base, document, "nothing is offered only where nothing is missing"),
        }
    }
}

fn scribble(document: &mut Document, dice: &mut Dice, number: u128) -> Change {
    let state = document.first_state().unwrap().id;
    let references: Vec<_> = document.cards.keys().copied().collect();
    let mut transaction = Transaction::new(document);
    let id = if dice.chance(50) { Id::from_number(number + 1) } else { dice.pick(&references) };
    transaction.put(Card { id, state, text: dice.text(9), ..Card::default() });
    transaction.finish()
}
