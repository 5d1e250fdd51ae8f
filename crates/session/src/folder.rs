//! What a folder holds, for callers without file dialogs of their own.

use std::path::{Path, PathBuf};

use directories::UserDirs;

use crate::api::{ApiError, ErrorCode, Folder};

/// The most names that are listed of each kind.
const MOST_NAMES: usize = 2_000;

/// The folders and files in a folder, by name; none lists the person's own.
pub(crate) fn list(path: Option<&Path>) -> Result<Folder, ApiError> {
    let path = path.map_or_else(own_folder, Path::to_owned);
    let entries = std::fs::read_dir(&path).map_err(|error| {
        let sentence = format!("The folder {} could not be read: {error}. Choose another.", path.display());
        ApiError::new(ErrorCode::Unreadable, sentence)
    })?;
    let (mut folders, mut journeys, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        // Through links, as a person sees it.
        if entry.path().is_dir() {
            folders.push(name);
        } else if name.ends_with(".journey") {
            journeys.push(name);
        } else {
            others.push(name);
        }
    }
    for names in [&mut folders, &mut journeys, &mut others] {
        names.sort();
        names.truncate(MOST_NAMES);
    }
    Ok(Folder {
        parent: path.parent().map(|parent| parent.to_string_lossy().into_owned()),
        path: path.to_string_lossy().into_owned(),
        folders,
        journeys,
        others,
    })
}

fn own_folder() -> PathBuf {
    UserDirs::new().map_or_else(
        || std::env::current_dir().unwrap_or_default(),
        |user| user.document_dir().unwrap_or_else(|| user.home_dir()).to_owned(),
    )
}
