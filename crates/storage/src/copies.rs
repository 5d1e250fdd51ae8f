//! Conflicted copies: what sync services leave beside a file that two machines wrote at once.

use std::fs;
use std::path::{Path, PathBuf};

use crate::atomic::folder_of;
use crate::own_list::OwnList;
use crate::save::target_of;
use crate::{ContentHash, Folders, StorageError};

/// How many are looked at: a folder full of them helps nobody to choose.
const MOST_COPIES: usize = 20;
/// How many settled ones are remembered.
const MOST_SETTLED: usize = 200;
/// Letters of a machine's name at most, as a copy carries it.
const MOST_MACHINE_LETTERS: usize = 40;

/// The files beside one that are named as sync services name its conflicted copies, in order. That
/// is a guess: whoever offers them looks into them first.
pub fn conflicted_copies(path: &Path) -> Vec<PathBuf> {
    let Ok(target) = target_of(path) else { return Vec::new() };
    let Ok(entries) = fs::read_dir(folder_of(&target)) else { return Vec::new() };
    let files = entries.flatten().map(|entry| entry.path());
    let mut copies: Vec<PathBuf> = files.filter(|file| is_conflicted_copy(&target, file)).collect();
    copies.sort();
    copies.truncate(MOST_COPIES);
    copies
}

/// The copies whose content is in the map by now: as long as they hold the same, nobody is asked
/// about them again.
#[derive(Clone, Debug)]
pub struct SettledCopies {
    list: OwnList<ContentHash>,
}

impl SettledCopies {
    /// The list in the program's own folder.
    pub fn new(folders: &Folders) -> Self {
        SettledCopies { list: OwnList::new(folders, folders.settled_copies(), MOST_SETTLED) }
    }

    /// What they hold.
    pub fn list(&self) -> Vec<ContentHash> {
        self.list.list()
    }

    /// Remembers some.
    ///
    /// # Errors
    /// Where the list cannot be written; it is then as it was.
    pub fn add(&self, settled: &[ContentHash]) -> Result<(), StorageError> {
        self.list.update(|list| {
            list.retain(|known| !settled.contains(known));
            list.splice(0..0, settled.iter().copied());
        })
    }
}

/// Whether a file is named as a conflicted copy of another, which stands in the same folder.
pub(crate) fn is_conflicted_copy(original: &Path, file: &Path) -> bool {
    let (Some(stem), Some(other)) = (original.file_stem(), file.file_stem()) else { return false };
    let (Some(stem), Some(other)) = (stem.to_str(), other.to_str()) else { return false };
    original.extension() == file.extension() && other.strip_prefix(stem).is_some_and(is_copy_mark)
}

/// What the services put behind a name.
fn is_copy_mark(mark: &str) -> bool {
    // More digits are a year, which people write behind names themselves.
    let number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(bracketed) = mark.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')')) {
        // Google Drive counts. Dropbox and Nextcloud say it in the person's language, with the day.
        return number(bracketed) || has_day(bracketed) || bracketed.to_lowercase().contains("conflict");
    }
    if let Some(rest) = mark.strip_prefix(".sync-conflict-") {
        // Syncthing: day, time and machine.
        return !rest.is_empty();
    }
    if let Some(count) = mark.strip_prefix(' ') {
        // iCloud counts from 2.
        return number(count);
    }
    if let Some(rest) = mark.strip_prefix("_conf(").and_then(|rest| rest.strip_suffix(')')) {
        // Seafile and its like.
        return !rest.is_empty();
    }
    // OneDrive: the name of the machine.
    mark.strip_prefix('-').is_some_and(|machine| {
        let letters = machine.chars().count();
        (1..=MOST_MACHINE_LETTERS).contains(&letters)
            && machine.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter))
            && machine.chars().any(char::is_alphabetic)
    })
}

/// Whether a text holds a day as `2026-01-02`.
fn has_day(text: &str) -> bool {
    text.as_bytes().windows(10).any(|part| {
        part.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_copy(file: &str) -> bool {
        is_conflicted_copy("/maps/Bank.journey".as_ref(), Path::new("/maps").join(file).as_path())
    }

    #[test]
    fn the_names_that_sync_services_give_are_known() {
        for name in [
            "Bank (Ana's conflicted copy 2026-01-02).journey",
            "Bank (Kopie von Ana in Konflikt stehend 2026-01-02).journey",
            "Bank (conflicted copy 2026-01-02 150405).journey",
            "Bank (Case Conflict).journey",
            "Bank.sync-conflict-20260102-150405-ABCDEFG.journey",
            "Bank-DESKTOP-4F2K.journey",
            "Bank-Ana\u{e9}s-Mac.journey",
            "Bank (1).journey",
            "Bank 2.journey",
        ] {
            assert!(is_copy(name), "{name}");
        }
    }

    #[test]
    fn other_names_are_not_taken_for_copies() {
        for name in [
            "Bank.journey",
            "Bank",
            "Bank (unsaved copy).journey",
            "Bank (1).pdf",
            "Bank2.journey",
            "Bank future.journey",
            "Bank 2026.journey",
            "Bank (2026).journey",
            "Bank-2026-01.journey",
            "Bank-.journey",
            "Banking (1).journey",
            "Other (Ana's conflicted copy 2026-01-02).journey",
            "Bank.sync-conflict-.journey",
        ] {
            assert!(!is_copy(name), "{name}");
        }
    }
}
