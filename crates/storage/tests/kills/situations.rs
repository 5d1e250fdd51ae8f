//! The situations in which a save is killed.

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use throughline_model::testing::random_document;
use throughline_model::{Change, Document};
use throughline_storage::*;

/// One situation: how its folder is laid out, what the child does, and which file must be whole.
pub struct Situation {
    pub name: &'static str,
    pub task: &'static str,
    /// Whether the child must succeed when nobody kills it.
    pub succeeds: bool,
    /// Whether it needs a mount of so many kilobytes.
    pub mount_kib: Option<u32>,
    /// Lays out the folder before each kill; says what the child saves to.
    pub lay_out: fn(&Path, seed: u64) -> Layout,
}

/// What the child works on.
pub struct Layout {
    /// What the child is told to save to.
    pub target: PathBuf,
    /// The file that must be whole.
    pub watched: PathBuf,
    /// Its bytes once the child has succeeded; for a journal and for recent files they are learnt
    /// from a run without a kill.
    pub new: Option<Vec<u8>>,
    /// The file that holds what the child saves.
    pub source: PathBuf,
}

pub const ALL: &[Situation] = &[
    saving("a new file", |folder, seed| layout(folder, "new.journey", seed)),
    saving("replacing a file", |folder, seed| with_old(folder, "bank.journey", seed)),
    saving("through a link", |folder, seed| linked(folder, seed, &["link"])),
    saving("through three links", |folder, seed| linked(folder, seed, &["one", "two", "three"])),
    saving("through a link to nothing yet", |folder, seed| {
        let mut layout = layout(folder, "target.journey", seed);
        layout.target = folder.join("link");
        symlink("target.journey", &layout.target).unwrap();
        layout
    }),
    saving("a large file", |folder, seed| {
        put_old(folder, "large.journey", seed);
        of_bytes(folder, "large.journey", large(seed))
    }),
    saving("a file of an unusual mode", |folder, seed| {
        let layout = with_old(folder, "private.journey", seed);
        fs::set_permissions(&layout.watched, Permissions::from_mode(0o640)).unwrap();
        layout
    }),
    saving("a file of somebody else's, where permitted", |folder, seed| {
        let layout = with_old(folder, "theirs.journey", seed);
        // Only root may give a file away; for others this is one more plain replacement.
        let _ = std::os::unix::fs::chown(&layout.watched, Some(12345), Some(54321));
        layout
    }),
    saving("the longest name there is", |folder, seed| {
        with_old(folder, &format!("{}.journey", "ü".repeat(123)), seed)
    }),
    saving("a name in several scripts", |folder, seed| with_old(folder, "Reise 🏦 حساب\n口座.journey", seed)),
    saving("beside what a killed save left", |folder, seed| {
        fs::write(folder.join(".throughline-1-0.tmp"), "half a document").unwrap();
        with_old(folder, "bank.journey", seed)
    }),
    saving("over a file that is no journey", |folder, seed| {
        let layout = layout(folder, "letter.txt", seed);
        fs::write(&layout.watched, "Dear Sir").unwrap();
        layout
    }),
    Situation {
        mount_kib: Some(1000),
        ..saving("on a nearly full mount", |folder, seed| {
            let layout = with_old(folder, "bank.journey", seed);
            let needed = layout.new.as_ref().map_or(0, Vec::len);
            fill(folder, needed + 8192);
            layout
        })
    },
    Situation {
        mount_kib: Some(1000),
        succeeds: false,
        ..saving("on a mount that is too full", |folder, seed| {
            let layout = with_old(folder, "bank.journey", seed);
            fill(folder, 8192);
            layout
        })
    },
    Situation {
        task: "rebase-journal",
        ..saving("while the journal is started over", |folder, seed| {
            let file = with_old(folder, "bank.journey", seed);
            let folders = Folders::at(data(folder));
            let key = DocumentKey::of_file(&file.target).unwrap();
            let lock = Lock::acquire(&folders, key).unwrap();
            let old = fs::read(&file.target).unwrap();
            let mut journal = Journal::start(&lock, &old).unwrap();
            let document = read(old.as_slice(), &file.target).unwrap().document;
            journal.append(&Change::between(&document, &random_document(seed + 2, 5))).unwrap();
            fs::write(&file.target, self::document(seed + 1)).unwrap();
            let journals = data(folder).join("journals");
            let watched = fs::read_dir(journals).unwrap().next().unwrap().unwrap().path();
            Layout { watched, new: None, ..file }
        })
    },
    Situation {
        task: "add-recent",
        ..saving("while a recent file is noted", |folder, seed| {
            let recents = Recents::new(&Folders::at(data(folder)));
            let (title, opened) = ("Old".to_owned(), "2026-01-02".to_owned());
            recents.add(Recent { path: "old.journey".into(), title, opened, states: Vec::new() }).unwrap();
            let watched = data(folder).join("recents.json");
            Layout { watched, new: None, ..layout(folder, "new.journey", seed) }
        })
    },
];

/// The program's own folder within a situation's.
pub fn data(folder: &Path) -> PathBuf {
    folder.join("data")
}

const fn saving(name: &'static str, lay_out: fn(&Path, u64) -> Layout) -> Situation {
    Situation { name, task: "save", succeeds: true, mount_kib: None, lay_out }
}

/// A document as it stands in a file, made once: a sweep needs it at each kill.
fn document(seed: u64) -> Vec<u8> {
    made_once(seed, || random_document(seed, 5))
}

/// The same with a picture of several megabytes.
fn large(seed: u64) -> Vec<u8> {
    made_once(seed + 1_000_000, || {
        let mut document = random_document(seed, 5);
        for asset in document.assets.values_mut() {
            asset.data = "A".repeat(5_000_000);
        }
        document
    })
}

fn made_once(key: u64, make: impl FnOnce() -> Document) -> Vec<u8> {
    static MADE: Mutex<BTreeMap<u64, Vec<u8>>> = Mutex::new(BTreeMap::new());
    let mut made = MADE.lock().unwrap();
    made.entry(key).or_insert_with(|| to_bytes(&make(), Path::new("new")).unwrap()).clone()
}

fn layout(folder: &Path, name: &str, seed: u64) -> Layout {
    of_bytes(folder, name, document(seed + 1))
}

fn of_bytes(folder: &Path, name: &str, new: Vec<u8>) -> Layout {
    let source = folder.with_extension("source");
    if !source.exists() {
        fs::write(&source, &new).unwrap();
    }
    Layout { target: folder.join(name), watched: folder.join(name), new: Some(new), source }
}

fn put_old(folder: &Path, name: &str, seed: u64) {
    fs::write(folder.join(name), document(seed)).unwrap();
}

fn with_old(folder: &Path, name: &str, seed: u64) -> Layout {
    put_old(folder, name, seed);
    layout(folder, name, seed)
}

fn linked(folder: &Path, seed: u64, links: &[&str]) -> Layout {
    let mut layout = with_old(folder, "target.journey", seed);
    let mut to = PathBuf::from("target.journey");
    for link in links {
        symlink(&to, folder.join(link)).unwrap();
        to = PathBuf::from(link);
    }
    layout.target = folder.join(to);
    layout
}

/// Leaves so many bytes free on a small mount.
fn fill(folder: &Path, free: usize) {
    let space = Command::new("df").args(["--output=avail", "-B1"]).arg(folder).output().unwrap();
    let space = String::from_utf8(space.stdout).unwrap();
    let available: usize = space.lines().last().unwrap().trim().parse().unwrap();
    fs::write(folder.join("ballast"), vec![0; available.saturating_sub(free)]).unwrap();
}
