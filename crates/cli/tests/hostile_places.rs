//! The program among files and folders of others, on a full disk and on a read-only one.
//!
//! Root passes permissions, so the program is run as nobody; an ordinary user may not mount, so
//! mounts are made in a namespace of their own. A machine that permits neither fails these tests
//! for root, and they say for others what they left out.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const NOBODY: u32 = 65534;

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.trim_ascii() == b"0"
}

/// A folder that an ordinary user may enter, with the program and a journey in it.
struct Place {
    folder: TempDir,
    program: PathBuf,
    journey: PathBuf,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let program = folder.path().join("throughline");
        fs::copy(env!("CARGO_BIN_EXE_throughline"), &program).unwrap();
        let documents = folder.path().join("documents");
        fs::create_dir(&documents).unwrap();
        let journey = documents.join("shop.journey");
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/retail-checkout.journey");
        // Spaces at its end: `fmt` has something to write.
        fs::write(&journey, [fs::read(sample).unwrap(), b"  \n".to_vec()].concat()).unwrap();
        if is_root() {
            for path in [folder.path(), &documents, &journey] {
                chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
        Place { folder, program, journey }
    }

    fn documents(&self) -> &Path {
        self.journey.parent().unwrap()
    }

    /// Runs the program as somebody whom permissions hold back.
    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = if is_root() {
            let mut command = Command::new("setpriv");
            command.args([&format!("--reuid={NOBODY}"), &format!("--regid={NOBODY}"), "--clear-groups"]);
            command.arg(&self.program);
            command
        } else {
            Command::new(&self.program)
        };
        command.args(arguments).arg(&self.journey).output().unwrap()
    }

    /// Runs a shell script where it may mount; none where this machine does not permit that.
    fn where_mounts_are_permitted(&self, script: &str) -> Option<Output> {
        let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
        let way = ways.into_iter().find(|way| {
            let mut probe = Command::new("unshare");
            probe.args(*way).args(["mount", "-t", "tmpfs", "none", "/mnt"]);
            probe.output().is_ok_and(|output| output.status.success())
        });
        let Some(way) = way else {
            assert!(!is_root(), "this machine does not let root mount; run it where mounts are permitted");
            // Past the test runner, which keeps to itself what a passing test prints.
            let _ = writeln!(
                std::io::stderr(),
                "LEFT OUT, for this machine does not let ordinary users mount; run it as root"
            );
            return None;
        };
        let mut shell = Command::new("unshare");
        shell.args(way).args(["sh", "-e", "-c", script]).current_dir(self.folder.path());
        Some(shell.output().unwrap())
    }
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Exit code 2, and one sentence that names the file and holds these words.
fn is_refused(output: &Output, words: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("shop.journey") && said.contains(words), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
}

#[test]
fn a_file_without_permission_is_named_and_left() {
    let place = Place::new();
    mode(&place.journey, 0o000);
    for command in ["info", "check", "fmt"] {
        is_refused(&place.run(&[command]), "not permitted to read");
    }
}

#[test]
fn a_read_only_file_can_be_looked_at_and_is_not_written() {
    let place = Place::new();
    let before = fs::read(&place.journey).unwrap();
    mode(&place.journey, 0o444);
    assert_eq!(place.run(&["info"]).status.code(), Some(0));
    is_refused(&place.run(&["fmt"]), "read-only");
    assert_eq!(fs::read(&place.journey).unwrap(), before);
}

#[test]
fn in_a_read_only_folder_nothing_is_written_and_nothing_is_left() {
    let place = Place::new();
    let before = fs::read(&place.journey).unwrap();
    mode(place.documents(), 0o555);
    is_refused(&place.run(&["fmt"]), "The folder of");
    assert_eq!(fs::read(&place.journey).unwrap(), before);
    assert_eq!(fs::read_dir(place.documents()).unwrap().count(), 1);
    mode(place.documents(), 0o755);
    assert_eq!(place.run(&["fmt"]).status.code(), Some(0), "what was wrong was the folder");
}

#[test]
fn on_a_full_disk_the_file_stays_as_it_was() {
    let place = Place::new();
    let script = "mkdir small; mount -t tmpfs -o size=1m none small
        cp documents/shop.journey small; cp small/shop.journey before
        head -c 2000000 /dev/zero > small/ballast || true
        set +e; ./throughline fmt small/shop.journey; code=$?; set -e
        cmp small/shop.journey before; ls -A small >&2; exit $code";
    let Some(output) = place.where_mounts_are_permitted(script) else { return };
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("The disk is too full to save small/shop.journey"), "{said}");
    assert!(!said.contains(".tmp"), "nothing is left on the disk: {said}");
}

#[test]
fn on_a_read_only_disk_the_file_can_be_looked_at_and_is_not_written() {
    let place = Place::new();
    let script = "mkdir disc; mount -t tmpfs none disc; cp documents/shop.journey disc
        mount -o remount,ro disc; ./throughline info disc/shop.journey >/dev/null
        exec ./throughline fmt disc/shop.journey";
    let Some(output) = place.where_mounts_are_permitted(script) else { return };
    is_refused(&output, "read-only");
}
