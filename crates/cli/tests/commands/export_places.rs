//! Where exports are written: whole or not at all, and never where they would do harm.

use crate::hand::*;

#[test]
fn places_that_cannot_be_written_are_named() {
    let (folder, path) = Folder::with_bank();
    std::fs::create_dir(folder.path("folder.png")).unwrap();
    for (name, expected) in [("folder.png", "is a folder"), ("missing/bank.png", "does not exist")] {
        let said = trouble(&throughline(&["export", &path, "-o", &folder.path(name)]));
        assert!(said.contains(name) && said.contains(expected), "{said}");
    }
    assert_eq!(folder.names(), ["bank.journey", "folder.png"]);
}

#[test]
fn an_existing_file_keeps_a_mark_that_it_is_read_only() {
    let (folder, path) = Folder::with_bank();
    let png = folder.path("bank.png");
    std::fs::write(&png, "old").unwrap();
    let mut permissions = std::fs::metadata(&png).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&png, permissions).unwrap();
    assert!(trouble(&throughline(&["export", &path, "-o", &png])).contains("read-only"));
    assert_eq!(std::fs::read_to_string(&png).unwrap(), "old");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_its_target_keeps_its_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = Folder::with_bank();
    let (link, real) = (folder.path("link.png"), folder.path("real.png"));
    std::fs::write(&real, "old").unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.png", &link).unwrap();
    assert!(throughline(&["export", &path, "-o", &link, "--width", "300"]).status.success());
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(std::fs::read(&real).unwrap().starts_with(b"\x89PNG"));
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_no_place_for_an_export() {
    use std::process::Command;
    let (folder, path) = Folder::with_bank();
    let pipe = folder.path("pipe.png");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(trouble(&throughline(&["export", &path, "-o", &pipe])).contains("is a device or a pipe"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_need_not_be_utf_8() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let folder = Folder::new();
    let [journey, svg] =
        [&b"caf\xe9.journey"[..], b"caf\xe9.svg"].map(|name| folder.place().join(OsStr::from_bytes(name)));
    std::fs::write(&journey, bank()).unwrap();
    let output = program().arg("export").arg(&journey).arg("-o").arg(&svg).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(svg.is_file());
    let served = program().arg("serve").arg(&journey).output().unwrap();
    assert!(trouble(&served).contains("not in UTF-8"));
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_an_export_and_leaves_nothing_behind() {
    use std::process::{Command, Stdio};
    let folder = Folder::new();
    let journey = folder.path("large.journey");
    let size = ["--cards", "1000", "--stages", "20", "--lanes", "15"];
    assert!(throughline(&[&["generate", "-o", &journey], &size[..]].concat()).status.success());
    let mut child = program()
        .args(["export", &journey, "-o", &folder.path("large.png"), "--width", "12000"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while folder.names().len() < 2 {
        assert!(child.try_wait().unwrap().is_none(), "the export ended before it was seen");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(!folder.names().contains(&"large.png".to_owned()), "the export ended before it was seen");
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert!(trouble(&child.wait_with_output().unwrap()).contains("was stopped"));
    assert_eq!(folder.names(), ["large.journey"]);
}
