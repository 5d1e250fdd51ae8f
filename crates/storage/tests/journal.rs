//! The recovery journal: whatever was acknowledged comes back, and only where it is newer.

mod common;

use std::fs;
use std::path::PathBuf;

use common::*;
use proptest::prelude::*;
use throughline_model::testing::{Dice, random_document};
use throughline_model::{Card, Change, Document, Id, Transaction};
use throughline_storage::*;

/// An open document as the session keeps one: a file, its lock and its journal.
struct Open {
    desk: Desk,
    path: PathBuf,
    lock: Lock,
    journal: Journal,
    document: Document,
}

fn opened(desk: Desk) -> Open {
    let path = desk.file("bank.journey");
    let document = small_document();
    save(&path, &document, None).unwrap();
    let lock = Lock::acquire(&desk.folders(), DocumentKey::of_file(&path).unwrap()).unwrap();
    let journal = Journal::start(&lock, &fs::read(&path).unwrap()).unwrap();
    Open { desk, path, lock, journal, document }
}

impl Open {
    fn retitle(&mut self, title: &str) {
        let (document, change) = retitled(&self.document, title);
        self.document = document;
        self.journal.append(&change).unwrap();
    }

    fn save(&mut self) {
        let position = self.journal.position();
        save(&self.path, &self.document, None).unwrap();
        self.journal.rebase(&self.lock, &bytes_of(&self.document), position).unwrap();
    }

    fn journal_file(&self) -> PathBuf {
        let folder = self.desk.path().join("data/journals");
        let names = names_in(&folder);
        assert_eq!(names.len(), 1, "one document, one journal: {names:?}");
        folder.join(&names[0])
    }

    /// What a killed program leaves: the file, the journal, and no lock.
    fn killed(self) -> (Desk, PathBuf, Document) {
        drop((self.journal, self.lock));
        (self.desk, self.path, self.document)
    }
}

fn recover(desk: &Desk, path: &std::path::Path) -> Option<Recovery> {
    let lock = Lock::acquire(&desk.folders(), DocumentKey::of_file(path).unwrap()).unwrap();
    recoverable(&lock).unwrap()
}

#[test]
fn every_acknowledged_change_comes_back() {
    let mut open = opened(Desk::new());
    let base = open.document.clone();
    open.retitle("One");
    open.retitle("Two");
    let (desk, path, document) = open.killed();
    let recovery = recover(&desk, &path).unwrap();
    assert_eq!(recovery.standing, Standing::Newer);
    assert_eq!((recovery.changes.len(), &recovery.base), (2, &base));
    assert_eq!(recovery.document, document);
    let hash = save(&path, &recovery.document, Some(recovery.base_hash)).unwrap();
    assert_eq!(hash, ContentHash::of(&bytes_of(&document)));
    assert!(recover(&desk, &path).is_none(), "the file now holds it all");
}

#[test]
fn without_changes_nothing_is_offered() {
    let (desk, path, _) = opened(Desk::new()).killed();
    assert!(recover(&desk, &path).is_none());
}

#[test]
fn what_was_undone_again_is_not_offered() {
    let mut open = opened(Desk::new());
    let (_, change) = retitled(&open.document, "Passing whim");
    open.journal.append(&change).unwrap();
    open.journal.append(&change.inverse()).unwrap();
    let (desk, path, _) = open.killed();
    assert!(recover(&desk, &path).is_none());
}

#[test]
fn after_a_save_only_later_changes_are_offered() {
    let mut open = opened(Desk::new());
    open.retitle("Saved");
    open.save();
    open.retitle("Later");
    let (desk, path, document) = open.killed();
    let recovery = recover(&desk, &path).unwrap();
    assert_eq!((recovery.changes.len(), recovery.standing), (1, Standing::Newer));
    assert_eq!(recovery.document, document);
}

#[test]
fn between_the_save_and_the_new_journal_nothing_is_offered() {
    let mut open = opened(Desk::new());
    open.retitle("Saved");
    save(&open.path, &open.document, None).unwrap();
    let (desk, path, _) = open.killed();
    assert!(recover(&desk, &path).is_none());
}

#[test]
fn beside_a_file_that_changed_or_went_it_is_offered_as_a_copy() {
    let mut open = opened(Desk::new());
    open.retitle("Mine");
    let (desk, path, document) = open.killed();
    let (theirs, _) = retitled(&small_document(), "Theirs");
    save(&path, &theirs, None).unwrap();
    let recovery = recover(&desk, &path).unwrap();
    assert_eq!((recovery.standing, &recovery.document), (Standing::FileChanged, &document));
    fs::remove_file(&path).unwrap();
    let recovery = recover(&desk, &path).unwrap();
    assert_eq!((recovery.standing, &recovery.document), (Standing::FileGone, &document));
}

#[test]
fn a_document_that_was_never_saved_comes_back_too() {
    let desk = Desk::new();
    let document = small_document();
    let key = DocumentKey::Unnamed(document.journey.id);
    let lock = Lock::acquire(&desk.folders(), key.clone()).unwrap();
    let mut journal = Journal::start(&lock, &bytes_of(&document)).unwrap();
    let (changed, change) = retitled(&document, "Not yet named");
    journal.append(&change).unwrap();
    assert_eq!(abandoned(&desk.folders()), [], "it is not abandoned while it is open");
    drop((journal, lock));
    assert_eq!(abandoned(&desk.folders()), std::slice::from_ref(&key));
    let lock = Lock::acquire(&desk.folders(), key).unwrap();
    let recovery = recoverable(&lock).unwrap().unwrap();
    assert_eq!((recovery.standing, &recovery.document), (Standing::NeverSaved, &changed));
    discard(&lock).unwrap();
    assert!(recoverable(&lock).unwrap().is_none());
    discard(&lock).unwrap();
}

#[test]
fn abandoned_documents_are_listed_and_empty_journals_removed() {
    let mut open = opened(Desk::new());
    open.retitle("Left");
    let folders = open.desk.folders();
    let (desk, path, _) = open.killed();
    assert_eq!(abandoned(&folders), [DocumentKey::of_file(&path).unwrap()]);
    let (desk_of_nothing, ..) = opened(Desk::new()).killed();
    assert_eq!(abandoned(&desk_of_nothing.folders()), []);
    assert!(names_in(&desk_of_nothing.path().join("data/journals")).is_empty());
    assert_eq!(names_in(&desk.path().join("data/journals")).len(), 1);
}

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
fn what_a_newer_program_left_is_left_to_it() {
    let mut open = opened(Desk::new());
    open.retitle("Left");
    let journal = open.journal_file();
    let (desk, path, _) = open.killed();
    let newer =
        String::from_utf8(fs::read(&journal).unwrap()).unwrap().replacen("\"version\":1", "\"version\":2", 1);
    fs::write(&journal, &newer).unwrap();
    let lock = Lock::acquire(&desk.folders(), DocumentKey::of_file(&path).unwrap()).unwrap();
    assert!(matches!(recoverable(&lock), Err(StorageError::NewerJournal { version: 2, .. })));
    drop(lock);
    assert_eq!(abandoned(&desk.folders()), []);
    assert_eq!(fs::read_to_string(&journal).unwrap(), newer);
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
            }
        }
        drop(journal);
        match recoverable(&lock).unwrap() {
            Some(recovery) => prop_assert_eq!(recovery.document, document),
            None => prop_assert!(true),
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
