//! What is offered for recovery, and how it stands to its file.

use std::fs;

use throughline_storage::*;

use crate::common::*;
use crate::open::*;

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
