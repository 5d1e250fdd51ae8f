//! Full disks, read-only mounts, and folders that belong to somebody else.
//!
//! Root passes permissions, and an ordinary user may not mount, so each test runs itself again in
//! the circumstances that it is about. Where a machine permits neither, a test fails for root and
//! says for others what it left out.
#![cfg(target_os = "linux")]

mod common;

use std::env;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::*;
use tempfile::TempDir;
use throughline_storage::*;

/// Set for a test that runs in its circumstances.
const INSIDE: &str = "THROUGHLINE_TEST_INSIDE";

fn is_inside() -> bool {
    env::var_os(INSIDE).is_some()
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.trim_ascii() == b"0"
}

fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program).args(arguments).output().is_ok_and(|output| output.status.success())
}

/// Runs one test of this file again behind another program.
fn again(test: &str, behind: &[&str], executable: &Path) {
    let (program, arguments) = behind.split_first().unwrap();
    let status = Command::new(program)
        .args(arguments)
        .arg(executable)
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .status()
        .unwrap();
    assert!(status.success(), "{test}, behind {behind:?}");
}

/// Runs a test's body as somebody whom permissions hold back.
fn as_an_ordinary_user(test: &str, body: fn()) {
    if is_inside() || !is_root() {
        return body();
    }
    // The build folder may be closed to others.
    let folder = TempDir::new().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let executable = folder.path().join("test");
    // Copied by another program: a file that this one holds open for writing, while another test
    // starts a program, is "busy" and cannot be run.
    assert!(succeeds("cp", &[env::current_exe().unwrap().to_str().unwrap(), executable.to_str().unwrap()]));
    again(test, &["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], &executable);
}

/// Runs a test's body where it may mount.
fn where_mounts_are_permitted(test: &str, body: fn()) {
    if is_inside() {
        return body();
    }
    let ways: [&[&str]; 2] = [&["unshare", "--mount"], &["unshare", "--user", "--map-root-user", "--mount"]];
    let permitted = ways.into_iter().find(|way| {
        let probe = [&way[1..], &["mount", "-t", "tmpfs", "none", "/mnt"]].concat();
        succeeds(way[0], &probe)
    });
    match permitted {
        Some(way) => again(test, way, &env::current_exe().unwrap()),
        None if is_root() => {
            panic!("{test}: this machine does not let root mount; run it where mounts are permitted")
        }
        None => {
            // Past the test runner, which keeps to itself what a passing test prints.
            let _ = writeln!(
                std::io::stderr(),
                "{test}: LEFT OUT, for this machine does not let ordinary users mount; run it as root"
            );
        }
    }
}

fn mount(options: &str, at: &Path) {
    fs::create_dir_all(at).unwrap();
    let at = at.to_str().unwrap();
    assert!(succeeds("mount", &["-t", "tmpfs", "-o", options, "none", at]), "mounting {options} at {at}");
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

fn saved(desk: &Desk) -> (PathBuf, ContentHash) {
    let path = desk.file("bank.journey");
    let hash = save(&path, &small_document(), None).unwrap();
    (path, hash)
}

fn changed() -> throughline_model::Document {
    retitled(&small_document(), "Changed").0
}

#[test]
fn a_file_without_permission_is_not_readable() {
    as_an_ordinary_user("a_file_without_permission_is_not_readable", || {
        let desk = Desk::new();
        let (path, _) = saved(&desk);
        mode(&path, 0o000);
        assert!(matches!(open(&path), Err(StorageError::NotReadable { .. })));
        assert!(matches!(save(&path, &changed(), None), Err(StorageError::NotReadable { .. })));
        mode(&path, 0o600);
        assert_eq!(open(&path).unwrap().document, small_document());
    });
}

#[test]
fn a_read_only_folder_is_named_and_nothing_is_left_in_it() {
    as_an_ordinary_user("a_read_only_folder_is_named_and_nothing_is_left_in_it", || {
        let desk = Desk::new();
        let (path, hash) = saved(&desk);
        let folder = path.parent().unwrap().to_owned();
        mode(&folder, 0o555);
        assert!(matches!(save(&path, &changed(), Some(hash)), Err(StorageError::FolderNotWritable { .. })));
        let new = save(&folder.join("new.journey"), &changed(), None);
        assert!(matches!(new, Err(StorageError::FolderNotWritable { .. })));
        mode(&folder, 0o755);
        assert_eq!(
            (open(&path).unwrap().document, desk.names()),
            (small_document(), vec!["bank.journey".to_owned()])
        );
    });
}

#[test]
fn a_folder_that_may_not_be_entered_is_not_readable() {
    as_an_ordinary_user("a_folder_that_may_not_be_entered_is_not_readable", || {
        let desk = Desk::new();
        let (path, _) = saved(&desk);
        let folder = path.parent().unwrap().to_owned();
        mode(&folder, 0o000);
        assert!(matches!(open(&path), Err(StorageError::NotReadable { .. })));
        assert!(save(&path, &changed(), None).is_err());
        mode(&folder, 0o755);
        assert_eq!(open(&path).unwrap().document, small_document());
    });
}

#[test]
fn somebody_elses_file_opens_to_read() {
    as_an_ordinary_user("somebody_elses_file_opens_to_read", || {
        let opened = open(Path::new("/etc/hostname")).unwrap_err();
        assert!(matches!(opened, StorageError::NotJson { .. }), "{opened}");
        let refused = save(Path::new("/etc/hostname"), &small_document(), None);
        assert!(matches!(refused, Err(StorageError::NotWritable { .. })), "{refused:?}");
    });
}

#[test]
fn a_data_folder_without_permission_is_named() {
    as_an_ordinary_user("a_data_folder_without_permission_is_named", || {
        let desk = Desk::new();
        let (path, _) = saved(&desk);
        mode(desk.path(), 0o555);
        let key = DocumentKey::of_file(&path).unwrap();
        let refused = Lock::acquire(&desk.folders(), key).unwrap_err().to_string();
        assert!(refused.contains("unsaved changes safe") && refused.contains("read-only"), "{refused}");
        assert!(refused.contains("data/locks"), "{refused}");
        assert_eq!(Recents::new(&desk.folders()).list(), []);
        assert_eq!(abandoned(&desk.folders()), []);
        mode(desk.path(), 0o755);
    });
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was_until_there_is_room() {
    where_mounts_are_permitted("a_full_disk_leaves_the_file_as_it_was_until_there_is_room", || {
        let desk = Desk::new();
        let folder = desk.path().join("small");
        mount("size=1m", &folder);
        let path = folder.join("bank.journey");
        let hash = save(&path, &small_document(), None).unwrap();
        let (large, _) = retitled(&small_document(), &"x".repeat(990_000));
        let refused = save(&path, &large, Some(hash)).unwrap_err();
        assert!(matches!(refused, StorageError::DiskFull { .. }), "{refused}");
        assert!(refused.to_string().contains("as it was"), "{refused}");
        assert_eq!(open(&path).unwrap().document, small_document());
        assert_eq!(names_in(&folder), ["bank.journey"]);

        let ballast = folder.join("ballast");
        fs::write(&ballast, vec![0; 900_000]).unwrap();
        let rest = fs::write(folder.join("rest"), vec![0; 900_000]);
        assert!(rest.is_err(), "the mount is full to the last byte");
        let refused = save(&path, &changed(), Some(hash));
        assert!(matches!(refused, Err(StorageError::DiskFull { .. })), "{refused:?}");
        fs::remove_file(&ballast).unwrap();
        save(&path, &changed(), Some(hash)).unwrap();
        assert_eq!(open(&path).unwrap().document, changed());
    });
}

#[test]
fn an_export_on_a_full_disk_leaves_what_stood_there_and_nothing_else() {
    where_mounts_are_permitted("an_export_on_a_full_disk_leaves_what_stood_there_and_nothing_else", || {
        let desk = Desk::new();
        let folder = desk.path().join("small");
        mount("size=1m", &folder);
        let path = folder.join("bank.png");
        fs::write(&path, "old").unwrap();
        let refused = write_whole(&path, |mut file| {
            let written = std::io::Write::write_all(&mut file, &vec![0; 2_000_000]);
            written.map_err(|error| StorageError::writing(&path, error))
        });
        assert!(matches!(refused, Err(StorageError::DiskFull { .. })), "{refused:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names_in(&folder), ["bank.png"]);
    });
}

#[test]
fn a_journal_on_a_full_disk_keeps_what_it_has_and_goes_on_when_there_is_room() {
    where_mounts_are_permitted(
        "a_journal_on_a_full_disk_keeps_what_it_has_and_goes_on_when_there_is_room",
        || {
            let desk = Desk::new();
            let data = desk.path().join("data");
            mount("size=1m", &data);
            let document = small_document();
            let key = DocumentKey::Unnamed(document.journey.id);
            let lock = Lock::acquire(&desk.folders(), key).unwrap();
            let mut journal = Journal::start(&lock, &bytes_of(&document)).unwrap();
            let (first, change) = retitled(&document, "First");
            journal.append(&change).unwrap();
            fs::write(data.join("ballast"), vec![0; 500_000]).unwrap();
            let (_, too_large) = retitled(&first, &"x".repeat(900_000));
            let refused = journal.append(&too_large).unwrap_err().to_string();
            assert!(
                refused.contains("unsaved changes safe") && refused.contains("disk is full"),
                "{refused}"
            );
            let rebased = journal.rebase(&lock, &vec![b' '; 900_000], journal.position());
            assert!(matches!(rebased, Err(StorageError::OwnData { .. })), "{rebased:?}");
            fs::remove_file(data.join("ballast")).unwrap();
            let (second, change) = retitled(&first, "Second");
            journal.append(&change).unwrap();
            drop(journal);
            assert_eq!(recoverable(&lock).unwrap().unwrap().document, second);
        },
    );
}

#[test]
fn on_a_read_only_mount_files_open_to_read() {
    where_mounts_are_permitted("on_a_read_only_mount_files_open_to_read", || {
        let desk = Desk::new();
        let folder = desk.path().join("disc");
        mount("size=1m", &folder);
        let path = folder.join("bank.journey");
        let hash = save(&path, &small_document(), None).unwrap();
        assert!(succeeds("mount", &["-o", "remount,ro", folder.to_str().unwrap()]));
        let opened = open(&path).unwrap();
        assert_eq!(opened.read_only_reason, Some(ReadOnlyReason::NotWritable));
        assert!(matches!(save(&path, &changed(), Some(hash)), Err(StorageError::NotWritable { .. })));
        let new = save(&folder.join("new.journey"), &changed(), None);
        assert!(matches!(new, Err(StorageError::FolderNotWritable { .. })), "{new:?}");
        assert_eq!(open(&path).unwrap().document, small_document());
    });
}
