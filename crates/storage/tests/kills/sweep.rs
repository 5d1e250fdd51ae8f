//! Killing the child at one system call after the other, and looking at what it left.

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tempfile::TempDir;
use throughline_model::Document;
use throughline_storage::save;

use crate::child::{BEGIN, END, NEW, TARGET, TASK};
use crate::situations::{ALL, Layout, Situation, data};

/// Set for a run of this program that may mount.
const MAY_MOUNT: &str = "THROUGHLINE_KILL_MAY_MOUNT";
const SIGKILL: i32 = 9;
/// How many kills the suite promises.
const FEWEST_KILLS: usize = 500;
/// Rounds with documents of their own, quick and in a long run.
const ROUNDS: (u64, u64) = (1, 40);

/// Sweeps every situation; fails where a file was neither old nor new.
pub fn sweep_all() -> ExitCode {
    let strace = Command::new("strace").arg("--version").stdout(Stdio::null()).status();
    assert!(strace.is_ok_and(|status| status.success()), "the kill tests need strace; install it");
    let may_mount = env::var_os(MAY_MOUNT).is_some();
    if !may_mount && let Some(code) = again_where_mounts_are_permitted() {
        return code;
    }
    let rounds = if env::var_os("THROUGHLINE_SOAK").is_some() { ROUNDS.1 } else { ROUNDS.0 };
    let next = AtomicUsize::new(0);
    let kills = AtomicUsize::new(0);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(situation) = ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
                    kills.fetch_add(sweep_rounds(situation, rounds, may_mount), Ordering::Relaxed);
                }
            });
        }
    });
    let kills = kills.into_inner();
    println!("kills: {kills} in {} situations", ALL.len());
    assert!(kills >= FEWEST_KILLS, "only {kills} kills hit a save");
    ExitCode::SUCCESS
}

fn sweep_rounds(situation: &Situation, rounds: u64, may_mount: bool) -> usize {
    if situation.mount_kib.is_some() && !may_mount {
        println!("kills, {}: LEFT OUT, for this machine does not permit mounts", situation.name);
        return 0;
    }
    let killed = (0..rounds).map(|round| sweep(situation, round * 10)).sum();
    println!("kills, {}: {killed}, each time the old or the new file, whole", situation.name);
    killed
}

/// Runs this program again with mounts of its own. None where the machine permits none to an
/// ordinary user, who then goes on without.
fn again_where_mounts_are_permitted() -> Option<ExitCode> {
    let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
    for way in ways {
        let mut probe = Command::new("unshare");
        probe.args(way).args(["mount", "-t", "tmpfs", "none", "/mnt"]).stderr(Stdio::null());
        if probe.status().is_ok_and(|status| status.success()) {
            let mut again = Command::new("unshare");
            again.args(way).arg(env::current_exe().unwrap()).env(MAY_MOUNT, "1");
            let succeeded = again.status().unwrap().success();
            return Some(if succeeded { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
    }
    let id = Command::new("id").arg("-u").output().unwrap();
    assert_ne!(
        id.stdout.trim_ascii(),
        b"0",
        "this machine does not let root mount; run it where mounts are permitted"
    );
    None
}

/// Kills the child at each call of its save; says how many kills hit.
fn sweep(situation: &Situation, seed: u64) -> usize {
    let desk = TempDir::new().unwrap();
    let (calls, new) = rehearse(situation, desk.path(), seed);
    let mut hits = 0;
    for call in &calls {
        let folder = prepare(situation, desk.path());
        let layout = (situation.lay_out)(&folder, seed);
        let old = Left::at(&layout.watched);
        let log = desk.path().join("log");
        let status = run(situation, &folder, &layout, &log, Some(call));
        let log = fs::read_to_string(&log).unwrap();
        // Killed as its child was, strace ends itself in the same way.
        let hit = status.signal() == Some(SIGKILL) && log.contains(BEGIN) && !log.contains(END);
        hits += usize::from(hit);
        let left = Left::at(&layout.watched);
        let where_to = format!("{}, killed at {} number {}", situation.name, call.name, call.number);
        check(&left, &old, &new, &where_to);
        check_leftovers(situation, &folder, &layout, &where_to);
        clear(situation, &folder);
    }
    hits
}

/// What stands at the watched path, its owner and mode with it.
#[derive(Debug, PartialEq)]
struct Left {
    bytes: Option<Vec<u8>>,
    marks: Option<(u32, u32, u32)>,
}

impl Left {
    fn at(path: &Path) -> Left {
        let marks = |metadata: Metadata| (metadata.mode(), metadata.uid(), metadata.gid());
        Left { bytes: fs::read(path).ok(), marks: fs::metadata(path).ok().map(marks) }
    }
}

fn check(left: &Left, old: &Left, new: &[u8], where_to: &str) {
    let is_old = left == old;
    let is_new = left.bytes.as_deref() == Some(new) && (old.marks.is_none() || left.marks == old.marks);
    assert!(
        is_old || is_new,
        "{where_to}: {:?} bytes are left, neither the old {:?} nor the new {}; marks {:?}, before {:?}",
        left.bytes.as_ref().map(Vec::len),
        old.bytes.as_ref().map(Vec::len),
        new.len(),
        left.marks,
        old.marks,
    );
}

/// At most one temporary file is left, and the next save clears it away.
fn check_leftovers(situation: &Situation, folder: &Path, layout: &Layout, where_to: &str) {
    let beside = layout.watched.parent().unwrap();
    let temporary = || temporary_files(beside).unwrap();
    let before = temporary();
    assert!(
        before <= 1 + usize::from(situation.name.contains("beside")),
        "{where_to}: {before} temporary files"
    );
    if situation.task == "save" && situation.succeeds {
        fs::remove_file(folder.join("ballast")).ok();
        save(&layout.target, &Document::default(), None).unwrap();
        assert_eq!(temporary(), 0, "{where_to}: the next save sweeps");
    }
}

fn temporary_files(folder: &Path) -> io::Result<usize> {
    let is_temporary = |name: &std::ffi::OsStr| name.to_string_lossy().ends_with(".tmp");
    Ok(fs::read_dir(folder)?.flatten().filter(|entry| is_temporary(&entry.file_name())).count())
}

/// A system call of the child: its name, and the how manyth of that name it is, as strace counts.
struct Call {
    name: String,
    number: usize,
}

/// The calls of a save: those between the marks, and the mark at the end, before which all is done.
fn calls_of_save(log: &str) -> Vec<Call> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut calls = Vec::new();
    let mut is_saving = false;
    for line in log.lines() {
        let Some((name, _)) = line.split_once('(') else { continue };
        let number = counts.entry(name).or_default();
        *number += 1;
        if is_saving {
            calls.push(Call { name: name.to_owned(), number: *number });
        }
        is_saving = (is_saving || line.contains(BEGIN)) && !line.contains(END);
    }
    calls
}

/// A cut of the power is no kill: the file must be on the disk before it is moved into place, and
/// its folder afterwards.
fn check_order(calls: &[Call], situation: &str) {
    // Systems name the call for a move differently.
    let wanted = ["fsync", "rename"];
    let found = |call: &Call| wanted.into_iter().find(|name| call.name.starts_with(name));
    let order: Vec<&str> = calls.iter().filter_map(found).collect();
    assert_eq!(order, ["fsync", "rename", "fsync"], "{situation}");
}

/// Runs the child without a kill: the calls of its save, and the new bytes.
fn rehearse(situation: &Situation, desk: &Path, seed: u64) -> (Vec<Call>, Vec<u8>) {
    let folder = prepare(situation, desk);
    let layout = (situation.lay_out)(&folder, seed);
    let before = Left::at(&layout.watched);
    let log = desk.join("log");
    let status = run(situation, &folder, &layout, &log, None);
    assert_eq!(status.success(), situation.succeeds, "{}: {:?}", situation.name, fs::read_dir(&folder));
    let log = fs::read_to_string(&log).unwrap();
    let calls = calls_of_save(&log);
    assert!(!calls.is_empty(), "{}: the marks are in the log", situation.name);
    if situation.task == "save" && situation.succeeds {
        check_order(&calls, situation.name);
    }
    let left = Left::at(&layout.watched);
    if !situation.succeeds {
        assert_eq!(left, before, "{}: a failed save leaves the file as it was", situation.name);
    }
    let new = layout.new.clone().or_else(|| left.bytes.clone()).unwrap();
    if situation.succeeds {
        check(&left, &Left { bytes: None, marks: before.marks }, &new, situation.name);
        assert_eq!(temporary_files(layout.watched.parent().unwrap()).unwrap(), 0, "{}", situation.name);
    }
    clear(situation, &folder);
    (calls, new)
}

/// Runs the child under strace, killed at one of its calls or not at all; strace ends as it does.
fn run(
    situation: &Situation,
    folder: &Path,
    layout: &Layout,
    log: &Path,
    kill_at: Option<&Call>,
) -> ExitStatus {
    let mut strace = Command::new("strace");
    strace.arg("-o").arg(log).args(["-e", "trace=all", "-s", "64"]);
    if let Some(call) = kill_at {
        strace.args(["-e", &format!("inject={}:signal=KILL:when={}", call.name, call.number)]);
    }
    strace.arg(env::current_exe().unwrap()).env(TASK, situation.task);
    strace.env(TARGET, &layout.target).env(NEW, &layout.source).env("THROUGHLINE_DATA", data(folder));
    strace.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap()
}

/// An empty folder, on a mount of its own where the situation wants one.
fn prepare(situation: &Situation, desk: &Path) -> std::path::PathBuf {
    let folder = desk.join("documents");
    fs::create_dir(&folder).unwrap();
    if let Some(size) = situation.mount_kib {
        let options = format!("size={size}k");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "none"]).arg(&folder).status();
        assert!(mount.unwrap().success());
    }
    folder
}

fn clear(situation: &Situation, folder: &Path) {
    if situation.mount_kib.is_some() {
        assert!(Command::new("umount").arg(folder).status().unwrap().success());
    }
    fs::remove_dir_all(folder).unwrap();
}
