//! Saving: whole or not at all, never over what nobody has seen, and nothing left lying about.

mod common;

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use common::*;
use throughline_storage::*;

#[test]
fn a_saved_file_opens_as_it_was_saved() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let document = small_document();
    let hash = save(&path, &document, None).unwrap();
    let opened = open(&path).unwrap();
    assert_eq!((opened.hash, opened.document), (hash, document));
    assert_eq!((opened.read_only_reason, opened.version), (None, VERSION));
    assert_eq!(desk.names(), ["bank.journey"]);
}

#[test]
fn saving_what_is_there_already_does_not_touch_the_file() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let hash = save(&path, &small_document(), None).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
    File::options().write(true).open(&path).unwrap().set_modified(long_ago).unwrap();
    assert_eq!(save(&path, &small_document(), Some(hash)).unwrap(), hash);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), long_ago);
}

#[test]
fn what_another_program_wrote_is_not_saved_over() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let (ours, _) = retitled(&small_document(), "Ours");
    let (theirs, _) = retitled(&small_document(), "Theirs");
    let hash = save(&path, &small_document(), None).unwrap();
    save(&path, &theirs, Some(hash)).unwrap();
    let refused = save(&path, &ours, Some(hash));
    assert!(matches!(refused, Err(StorageError::ChangedOnDisk { .. })));
    assert_eq!(open(&path).unwrap().document, theirs);
    save(&path, &ours, None).unwrap();
    assert_eq!(open(&path).unwrap().document, ours, "a person may decide to overwrite it");
}

#[test]
fn a_file_that_has_gone_is_made_anew() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let hash = save(&path, &small_document(), None).unwrap();
    fs::remove_file(&path).unwrap();
    let (changed, _) = retitled(&small_document(), "Anew");
    save(&path, &changed, Some(hash)).unwrap();
    assert_eq!(open(&path).unwrap().document, changed);
}

#[test]
fn a_file_that_is_no_journey_is_overwritten_only_on_purpose() {
    let desk = Desk::new();
    let path = desk.file("letter.txt");
    fs::write(&path, "Dear Sir").unwrap();
    let refused = save(&path, &small_document(), Some(ContentHash::of(b"something else")));
    assert!(matches!(refused, Err(StorageError::ChangedOnDisk { .. })));
    save(&path, &small_document(), None).unwrap();
    assert_eq!(open(&path).unwrap().document, small_document());
}

#[test]
fn a_missing_folder_is_named_and_nothing_is_made() {
    let desk = Desk::new();
    let path = desk.file("none/bank.journey");
    let refused = save(&path, &small_document(), None);
    assert!(matches!(refused, Err(StorageError::FolderMissing { .. })));
    assert!(desk.names().is_empty());
}

#[test]
fn a_name_that_is_too_long_is_refused_and_nothing_is_left_behind() {
    let desk = Desk::new();
    let path = desk.file(&"x".repeat(300));
    let refused = save(&path, &small_document(), None);
    assert!(matches!(refused, Err(StorageError::BadName { .. })), "{refused:?}");
    assert!(desk.names().is_empty());
}

#[test]
fn the_longest_name_that_a_disk_allows_is_saved_under() {
    let desk = Desk::new();
    let name = format!("{}.journey", "ü".repeat(123));
    let path = desk.file(&name);
    save(&path, &small_document(), None).unwrap();
    let (changed, _) = retitled(&small_document(), "Again");
    save(&path, &changed, None).unwrap();
    assert_eq!(desk.names(), [name]);
    assert_eq!(open(&path).unwrap().document, changed);
}

#[test]
fn a_relative_name_is_saved_in_the_working_folder() {
    let desk = Desk::new();
    let path = desk.file("bank.journey");
    let here = std::env::current_dir().unwrap();
    // Up to the root and down again: relative, without changing the folder of the other tests.
    let relative: std::path::PathBuf = here
        .components()
        .skip(1)
        .map(|_| "..")
        .collect::<std::path::PathBuf>()
        .join(path.strip_prefix("/").unwrap());
    assert!(relative.is_relative());
    save(&relative, &small_document(), None).unwrap();
    assert_eq!(open(&path).unwrap().document, small_document());
}

#[test]
fn what_a_killed_program_left_is_swept_and_what_is_in_use_is_not() {
    let desk = Desk::new();
    fs::write(desk.file(".throughline-1-0.tmp"), "half").unwrap();
    fs::write(desk.file(".throughline-notes.txt"), "a person's own").unwrap();
    let in_use = File::create(desk.file(".throughline-2-0.tmp")).unwrap();
    in_use.lock().unwrap();
    save(&desk.file("bank.journey"), &small_document(), None).unwrap();
    assert_eq!(desk.names(), [".throughline-2-0.tmp", ".throughline-notes.txt", "bank.journey"]);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    fn mode(path: &std::path::Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn the_mode_of_a_file_is_kept() {
        let desk = Desk::new();
        let path = desk.file("bank.journey");
        save(&path, &small_document(), None).unwrap();
        for wanted in [0o600, 0o640, 0o664, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
            let (changed, _) = retitled(&small_document(), &format!("{wanted:o}"));
            save(&path, &changed, None).unwrap();
            assert_eq!(mode(&path), wanted, "{wanted:o}");
        }
    }

    #[test]
    fn the_owner_of_a_file_is_kept_where_permitted() {
        let desk = Desk::new();
        let path = desk.file("bank.journey");
        save(&path, &small_document(), None).unwrap();
        let own = fs::metadata(&path).unwrap();
        let is_root = own.uid() == 0;
        let (uid, gid) = if is_root { (12345, 54321) } else { (own.uid(), own.gid()) };
        std::os::unix::fs::chown(&path, Some(uid), Some(gid)).unwrap();
        let (changed, _) = retitled(&small_document(), "Still theirs");
        save(&path, &changed, None).unwrap();
        let after = fs::metadata(&path).unwrap();
        assert_eq!((after.uid(), after.gid()), (uid, gid));
    }

    #[test]
    fn a_link_stays_and_its_target_is_replaced() {
        let desk = Desk::new();
        let (target, link, chained) = (desk.file("target.journey"), desk.file("link"), desk.file("chained"));
        save(&target, &small_document(), None).unwrap();
        symlink("target.journey", &link).unwrap();
        symlink(&link, &chained).unwrap();
        let (changed, _) = retitled(&small_document(), "Through two links");
        save(&chained, &changed, None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::symlink_metadata(&chained).unwrap().is_symlink());
        assert_eq!(open(&target).unwrap().document, changed);
    }

    #[test]
    fn a_link_to_nothing_yet_makes_its_target() {
        let desk = Desk::new();
        let link = desk.file("link.journey");
        fs::create_dir(desk.file("elsewhere")).unwrap();
        symlink("elsewhere/new.journey", &link).unwrap();
        save(&link, &small_document(), None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(open(&desk.file("elsewhere/new.journey")).unwrap().document, small_document());
    }

    #[test]
    fn links_in_a_ring_are_refused() {
        let desk = Desk::new();
        let (one, two) = (desk.file("one"), desk.file("two"));
        symlink(&two, &one).unwrap();
        symlink(&one, &two).unwrap();
        assert!(matches!(save(&one, &small_document(), None), Err(StorageError::BadName { .. })));
    }

    #[test]
    fn a_file_marked_read_only_opens_to_read_and_is_not_replaced() {
        let desk = Desk::new();
        let path = desk.file("bank.journey");
        save(&path, &small_document(), None).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let opened = open(&path).unwrap();
        assert_eq!(opened.read_only_reason, Some(ReadOnlyReason::NotWritable));
        let (changed, _) = retitled(&small_document(), "Not this one");
        for expected in [Some(opened.hash), None] {
            assert!(matches!(save(&path, &changed, expected), Err(StorageError::NotWritable { .. })));
        }
        assert_eq!((open(&path).unwrap().document, mode(&path)), (small_document(), 0o444));
        assert_eq!(desk.names(), ["bank.journey"]);
    }
}
