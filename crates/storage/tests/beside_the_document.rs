//! Locks, recent files, the watch, and where the program's own data lies.

mod common;

use std::fs;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use common::*;
use throughline_model::StateKind;
use throughline_storage::*;

const SOON: Duration = Duration::from_secs(10);
const LONG_ENOUGH: Duration = Duration::from_millis(900);

fn recent(name: &str, opened: &str) -> Recent {
    let states = vec![StateKind::Current, StateKind::Future];
    Recent { path: PathBuf::from(name), title: format!("About {name}"), opened: opened.into(), states }
}

#[test]
fn a_document_is_written_by_one_at_a_time() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    save(&path, &small_document(), None).unwrap();
    let key = || DocumentKey::of_file(&path).unwrap();
    let lock = Lock::acquire(&desk.folders(), key()).unwrap();
    let refused = Lock::acquire(&desk.folders(), key()).unwrap_err();
    assert!(matches!(refused, StorageError::AlreadyOpen { .. }));
    assert!(refused.to_string().contains("bank.journey"), "{refused}");
    assert!(desk.names() == ["bank.journey"], "the lock does not lie beside the document");
    drop(lock);
    Lock::acquire(&desk.folders(), key()).unwrap();
}

#[cfg(unix)]
#[test]
fn whatever_the_path_it_is_the_same_document() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let link = desk.file("link.journey");
    std::os::unix::fs::symlink("bank.journey", &link).unwrap();
    let before = DocumentKey::of_file(&link).unwrap();
    save(&path, &small_document(), None).unwrap();
    let roundabout = desk.file("../documents/./bank.journey");
    for same in [&path, &link, &roundabout] {
        assert_eq!(DocumentKey::of_file(same).unwrap(), before, "{same:?}");
    }
}

#[test]
fn recent_files_stand_newest_first_and_once() {
    let desk = Desk::new();
    let recents = Recents::new(&desk.folders());
    assert_eq!(recents.list(), []);
    for (name, opened) in [("a", "1"), ("b", "2"), ("a", "3")] {
        recents.add(recent(name, opened)).unwrap();
    }
    assert_eq!(recents.list(), [recent("a", "3"), recent("b", "2")]);
    recents.forget(&PathBuf::from("a")).unwrap();
    assert_eq!(recents.list(), [recent("b", "2")]);
    for number in 0..60 {
        recents.add(recent(&number.to_string(), "4")).unwrap();
    }
    assert_eq!((recents.list().len(), recents.list()[0].path.clone()), (50, PathBuf::from("59")));
}

#[test]
fn a_damaged_list_of_recent_files_is_an_empty_one() {
    let desk = Desk::new();
    let recents = Recents::new(&desk.folders());
    recents.add(recent("a", "1")).unwrap();
    fs::write(desk.folders().data().join("recents.json"), "[{\"path\": ").unwrap();
    assert_eq!(recents.list(), []);
    recents.add(recent("b", "2")).unwrap();
    assert_eq!(recents.list(), [recent("b", "2")]);
}

#[test]
fn an_entry_that_is_not_understood_costs_no_other() {
    let desk = Desk::new();
    let recents = Recents::new(&desk.folders());
    recents.add(recent("one.journey", "2026-02-03T04:05:06Z")).unwrap();
    let file = desk.path().join("data/recents.json");
    let list = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, list.replacen('[', "[{\"path\": \"later.journey\", \"states\": [\"dreamt\"]},", 1))
        .unwrap();
    assert_eq!(recents.list(), [recent("one.journey", "2026-02-03T04:05:06Z")]);
}

#[test]
fn files_opened_at_the_same_moment_are_all_remembered() {
    let desk = Desk::new();
    thread::scope(|scope| {
        for number in 0..8 {
            let recents = Recents::new(&desk.folders());
            scope.spawn(move || recents.add(recent(&number.to_string(), "1")).unwrap());
        }
    });
    assert_eq!(Recents::new(&desk.folders()).list().len(), 8);
}

struct Watched {
    desk: Desk,
    path: PathBuf,
    hash: ContentHash,
    watch: Watch,
    sightings: Receiver<Sighting>,
}

fn watched() -> Watched {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let hash = save(&path, &small_document(), None).unwrap();
    let (sighted, sightings) = mpsc::channel();
    let watch = Watch::start(&path, hash, move |sighting| sighted.send(sighting).unwrap()).unwrap();
    Watched { desk, path, hash, watch, sightings }
}

#[test]
fn what_another_program_writes_is_noticed_once() {
    let Watched { desk: _desk, path, hash, watch, sightings } = watched();
    let (theirs, _) = retitled(&small_document(), "Theirs");
    let theirs = save(&path, &theirs, Some(hash)).unwrap();
    assert_eq!(sightings.recv_timeout(SOON), Ok(Sighting::Changed(theirs)));
    assert!(sightings.recv_timeout(LONG_ENOUGH).is_err(), "looking at it is no news");
    fs::write(&path, "written in place").unwrap();
    assert_eq!(sightings.recv_timeout(SOON), Ok(Sighting::Changed(ContentHash::of(b"written in place"))));
    fs::remove_file(&path).unwrap();
    assert_eq!(sightings.recv_timeout(SOON), Ok(Sighting::Gone));
    drop(watch);
}

#[test]
fn what_this_program_writes_is_no_news() {
    let Watched { desk, path, hash, sightings, watch } = watched();
    let (ours, _) = retitled(&small_document(), "Ours");
    watch.expect(save(&path, &ours, Some(hash)).unwrap());
    save(&desk.file("another.journey"), &small_document(), None).unwrap();
    assert!(sightings.recv_timeout(LONG_ENOUGH).is_err());
    let (theirs, _) = retitled(&small_document(), "After several saves of ours");
    let theirs = save(&path, &theirs, None).unwrap();
    assert_eq!(sightings.recv_timeout(SOON), Ok(Sighting::Changed(theirs)));
}

#[test]
fn a_conflicted_copy_that_appears_beside_the_file_is_noticed_and_found() {
    let Watched { desk, path, sightings, watch: _watch, .. } = watched();
    let copy = desk.file("bank (Ana's conflicted copy 2026-01-02).journey");
    fs::write(&copy, "anything").unwrap();
    assert_eq!(sightings.recv_timeout(SOON), Ok(Sighting::Copy));
    fs::write(desk.file("bank future.journey"), "anything").unwrap();
    assert!(sightings.recv_timeout(LONG_ENOUGH).is_err(), "another map is no copy");
    assert_eq!(conflicted_copies(&path), [copy]);
}

#[test]
fn copies_that_were_settled_are_remembered_up_to_a_number() {
    let desk = Desk::new();
    let settled = SettledCopies::new(&desk.folders());
    let hashes: Vec<ContentHash> = (0..150_u8).map(|byte| ContentHash::of(&[byte])).collect();
    settled.add(&hashes).unwrap();
    settled.add(&[hashes[7]]).unwrap();
    assert_eq!((settled.list().len(), settled.list()[0]), (150, hashes[7]));
    settled.add(&[b"a", b"b"].map(|bytes| ContentHash::of(bytes))).unwrap();
    settled.add(&(200..255_u8).map(|byte| ContentHash::of(&[byte])).collect::<Vec<_>>()).unwrap();
    assert_eq!(settled.list().len(), 200);
}
