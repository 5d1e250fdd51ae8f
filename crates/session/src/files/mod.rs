//! Journeys as files, without opening them in a session: what scripts do.

mod diff;
mod fork;
mod merge;

use std::io::Read;
use std::path::Path;

use serde::Serialize;
use throughline_edit::Command;
use throughline_model::{Document, Id, StateKind};
pub use throughline_storage::Opened;
use throughline_storage::{ContentHash, FORMAT, StorageError, VERSION, to_bytes};
use uuid::Uuid;

use crate::api::{ApiError, ErrorCode};
use crate::findings::{Finding, findings};
pub use diff::{compare, side_of_file};
pub use fork::{Fork, fork};
pub use merge::{MergeReport, Versions, merge};

/// What a journey holds, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FileInfo {
    /// The format's name.
    pub format: &'static str,
    /// The format's version in the file.
    pub version: u64,
    /// The journey's title.
    pub title: String,
    /// Its states in order.
    pub states: Vec<StateCounts>,
    /// How many personas.
    pub personas: usize,
    /// How many channels.
    pub channels: usize,
    /// How many departments.
    pub departments: usize,
    /// The file's size.
    pub bytes: usize,
}

/// What one state holds, counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "each count counts what it is named after")]
pub struct StateCounts {
    pub id: Id,
    pub kind: StateKind,
    pub name: String,
    pub stages: usize,
    pub steps: usize,
    pub lanes: usize,
    pub cards: usize,
    pub links: usize,
}

/// An id that nobody has had before.
pub fn new_id() -> Id {
    Id(Uuid::new_v4())
}

/// Whether a name stands for standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path == Path::new("-")
}

/// A file as sentences name it.
pub fn shown(path: &Path) -> &Path {
    if is_standard(path) { Path::new("Standard input") } else { path }
}

/// Reads a journey; `-` reads standard input.
///
/// # Errors
/// Where it cannot be read or is no journey.
pub fn read(path: &Path) -> Result<Opened, StorageError> {
    let bytes = if is_standard(path) {
        let mut bytes = Vec::new();
        let most = throughline_storage::MOST_FILE_BYTES as u64 + 1;
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(|source| StorageError::Io {
            path: shown(path).to_owned(),
            doing: "read",
            source,
        })?;
        bytes
    } else {
        throughline_storage::read_whole(path)?
    };
    throughline_storage::read(bytes, shown(path))
}

/// Reads a journey whose every part this program knows.
fn read_known(path: &Path, done: &str) -> Result<Opened, ApiError> {
    known(path, read(path)?, done)
}

/// Refuses what a newer program wrote: it may hold what this one would leave out or mix up. `done`
/// says what was to be done, such as "merged".
fn known(path: &Path, file: Opened, done: &str) -> Result<Opened, ApiError> {
    if file.newer {
        return Err(ApiError::new(
            ErrorCode::ReadOnly,
            format!(
                "{} is in version {} of the format; this program knows {VERSION}, so nothing was {done}. \
                 Use a newer program.",
                shown(path).display(),
                file.version
            ),
        ));
    }
    Ok(file)
}

/// What had to be repaired on reading a file, each said with its name.
fn repairs_of(path: &Path, file: &Opened) -> Vec<String> {
    let path = shown(path).display();
    file.repairs.iter().map(|repair| format!("{path}: {}", repair.message)).collect()
}

/// Counts what a journey holds.
pub fn info(file: &Opened) -> FileInfo {
    let document = &file.document;
    let states = crate::info::states(document)
        .into_iter()
        .map(|state| StateCounts {
            links: document
                .links
                .values()
                .filter(|link| document.cards.get(&link.from).is_some_and(|card| card.state == state.id))
                .count(),
            id: state.id,
            kind: state.kind,
            name: state.name,
            stages: state.stages,
            steps: state.steps,
            lanes: state.lanes,
            cards: state.cards,
        })
        .collect();
    FileInfo {
        format: FORMAT,
        version: file.version,
        title: document.journey.title.clone(),
        states,
        personas: document.personas.len(),
        channels: document.channels.len(),
        departments: document.departments.len(),
        bytes: file.bytes.len(),
    }
}

/// What was repaired on reading, and what deserves a look.
pub fn check(file: &Opened) -> Vec<Finding> {
    let mut all: Vec<Finding> = file.repairs.iter().cloned().map(Finding::from).collect();
    if file.newer {
        all.push(Finding {
            rule: "newer-version".into(),
            severity: crate::findings::Severity::Warning,
            message: format!(
                "The file is in version {} of the format; this program knows {VERSION} and will not write it.",
                file.version
            ),
            records: Vec::new(),
        });
    }
    all.extend(findings(&file.document));
    all
}

/// Whether saving would change no byte.
///
/// # Errors
/// Where the document cannot be written at all.
pub fn is_canonical(file: &Opened, path: &Path) -> Result<bool, StorageError> {
    Ok(to_bytes(&file.document, shown(path))? == file.bytes)
}

/// Runs a JSON list of commands on a document, all or none.
///
/// # Errors
/// Names the failing command by its place, beginning at 0, and the reason.
pub fn apply(document: &mut Document, commands: &str) -> Result<(), ApiError> {
    let list: serde_json::Value = serde_json::from_str(commands)
        .map_err(|error| ApiError::new(ErrorCode::Failed, format!("They are not JSON: {error}.")))?;
    let serde_json::Value::Array(commands) = list else {
        return Err(ApiError::new(ErrorCode::Failed, "They are no JSON list: begin with [ and end with ]."));
    };
    let mut changed = document.clone();
    for (index, json) in commands.into_iter().enumerate() {
        let command: Command = serde_json::from_value(json).map_err(|error| {
            ApiError::new(ErrorCode::Failed, format!("Command {index} could not be understood: {error}."))
        })?;
        throughline_edit::run(&mut changed, &command).map_err(|refusal| {
            ApiError::new(ErrorCode::Refused, format!("Command {index} was refused: {refusal}"))
        })?;
    }
    *document = changed;
    Ok(())
}

/// A document in canonical form.
///
/// # Errors
/// Where it cannot be written.
pub fn to_text(document: &Document) -> Result<String, StorageError> {
    let bytes = to_bytes(document, Path::new("Standard output"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes a document over the file that it was read from, if nobody has changed that since.
///
/// # Errors
/// Where it cannot be written, or was written meanwhile; the file is then as it was.
pub fn overwrite(path: &Path, file: &Opened, document: &Document) -> Result<ContentHash, StorageError> {
    if file.newer {
        return Err(StorageError::NewerVersion { path: path.to_owned(), version: file.version });
    }
    throughline_storage::save(path, document, Some(file.hash))
}

/// Writes a document under a name, whatever stands there.
///
/// # Errors
/// Where it cannot be written; what stands there is then as it was.
pub fn replace(path: &Path, document: &Document) -> Result<ContentHash, StorageError> {
    throughline_storage::save(path, document, None)
}

/// Writes a document under a name that is still free.
///
/// # Errors
/// Where something stands there already, or it cannot be written.
pub fn create(path: &Path, document: &Document) -> Result<ContentHash, ApiError> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(ApiError::new(
            ErrorCode::Failed,
            format!("{} exists already and was left as it is. Choose another name.", path.display()),
        ));
    }
    Ok(replace(path, document)?)
}
