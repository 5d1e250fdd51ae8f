//! Opening: from a file's bytes to a document that keeps every invariant.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value};
use throughline_model::{Document, Repair, repair};
use ts_rs::TS;

use crate::format::oversized_picture;
use crate::limits::{Limit, MOST_FILE_BYTES};
use crate::migrations::migrate;
use crate::newer::parse_newer;
use crate::parse::{check_syntax, parse};
use crate::place::Place;
use crate::scan::scan;
use crate::{ContentHash, FORMAT, StorageError, VERSION, duplicates};

/// Why an opened document may not be saved where it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReadOnlyReason {
    /// A newer program wrote it, and saving would lose what only that program knows.
    NewerVersion,
    /// The file is marked read-only, or belongs to somebody else.
    NotWritable,
}

/// A document, and what there is to say about the file that it came from.
#[derive(Debug)]
pub struct Opened {
    /// The document; every invariant holds.
    pub document: Document,
    /// What was repaired for that.
    pub repairs: Vec<Repair>,
    /// The version of the format that the file is in.
    pub version: u64,
    /// Whether that is newer than this program: show it with a warning, and never write it.
    pub newer: bool,
    /// By which to tell later whether another program has written the file.
    pub hash: ContentHash,
    /// The bytes that were read: what a journal starts from.
    pub bytes: Vec<u8>,
    /// Why it may not be saved where it came from, if so.
    pub read_only_reason: Option<ReadOnlyReason>,
}

/// Opens a file.
///
/// # Errors
/// Where it cannot be read or is no journey; the file is never touched.
pub fn open(path: &Path) -> Result<Opened, StorageError> {
    let bytes = read_whole(path)?;
    let mut opened = read(bytes, path)?;
    if opened.read_only_reason.is_none() && !is_writable(path) {
        opened.read_only_reason = Some(ReadOnlyReason::NotWritable);
    }
    Ok(opened)
}

/// Reads a document from bytes that came from elsewhere; `path` is what an error names.
///
/// # Errors
/// Where the bytes are no journey.
pub fn read(bytes: impl Into<Vec<u8>>, path: &Path) -> Result<Opened, StorageError> {
    let bytes = bytes.into();
    let hash = ContentHash::of(&bytes);
    let text = text_of(&bytes, path)?;
    let version = version_of(text, path)?;
    let newer = version > VERSION;
    let (parsed, mut repairs) = if newer {
        parse_newer(text, path)?
    } else if version < VERSION {
        (parse_older(text, version, path)?, Vec::new())
    } else {
        (parse(text, path)?, Vec::new())
    };
    let (mut document, renamed) = duplicates::resolve(parsed);
    if let Some((limit, place)) = oversized_picture(&document) {
        return Err(StorageError::TooMuch { path: path.to_owned(), limit, place });
    }
    repairs.extend(renamed);
    repairs.extend(repair(&mut document));
    let read_only_reason = newer.then_some(ReadOnlyReason::NewerVersion);
    Ok(Opened { document, repairs, version, newer, hash, bytes, read_only_reason })
}

/// The bytes of a file, if there are not too many.
///
/// # Errors
/// Where it is no file, too large, or cannot be read.
pub fn read_whole(path: &Path) -> Result<Vec<u8>, StorageError> {
    let reading = |error| StorageError::reading(path, error);
    let metadata = fs::metadata(path).map_err(reading)?;
    if metadata.is_dir() {
        return Err(StorageError::IsFolder { path: path.to_owned() });
    }
    // Opening a pipe would wait for its other end.
    if !metadata.is_file() {
        return Err(StorageError::NotAFile { path: path.to_owned() });
    }
    let too_much = || StorageError::TooMuch {
        path: path.to_owned(),
        limit: Limit::FileBytes,
        place: Place { position: None, path: format!("byte {MOST_FILE_BYTES}") },
    };
    if metadata.len() > MOST_FILE_BYTES as u64 {
        return Err(too_much());
    }
    let mut bytes = Vec::with_capacity(metadata.len() as usize + 1);
    // The file may grow while it is read.
    let mut file = File::open(path).map_err(reading)?.take(MOST_FILE_BYTES as u64 + 1);
    file.read_to_end(&mut bytes).map_err(reading)?;
    if bytes.len() > MOST_FILE_BYTES { Err(too_much()) } else { Ok(bytes) }
}

/// Whether a file that exists may be written; it is opened for that, and left as it is.
pub(crate) fn is_writable(path: &Path) -> bool {
    // Root may write to anything; a mark that somebody set is to be kept even so.
    let marked = fs::metadata(path).is_ok_and(|metadata| metadata.permissions().readonly());
    !marked && File::options().write(true).open(path).is_ok()
}

fn text_of<'a>(bytes: &'a [u8], path: &Path) -> Result<&'a str, StorageError> {
    if bytes.len() > MOST_FILE_BYTES {
        let (limit, place) = (Limit::FileBytes, Place::default());
        return Err(StorageError::TooMuch { path: path.to_owned(), limit, place });
    }
    let not_text = |at: usize| StorageError::NotText {
        path: path.to_owned(),
        place: Place { position: Some(Place::position_of(bytes, at)), path: String::new() },
    };
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(error.valid_up_to()))?;
    // A zero byte is UTF-8, but no text: it is what a torn write or a binary file leaves.
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(not_text(at));
    }
    // Some editors put a byte order mark before UTF-8.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(StorageError::Empty { path: path.to_owned() });
    }
    Ok(text)
}

/// The version that a file says it is in, once it is sure to be a journey within the limits.
fn version_of(text: &str, path: &Path) -> Result<u64, StorageError> {
    let header = scan(text.as_bytes()).map_err(|exceeded| StorageError::TooMuch {
        path: path.to_owned(),
        limit: exceeded.limit,
        place: exceeded.place,
    })?;
    let said = |range: Option<std::ops::Range<usize>>| -> Option<Value> {
        serde_json::from_str(text.get(range?)?).ok()
    };
    let format = said(header.format);
    if format.as_ref().and_then(Value::as_str) != Some(FORMAT) {
        check_syntax(text, path)?;
        let found = match format {
            Some(format) => format!("its format is {}", shortened(&format)),
            None => "it names no format".to_owned(),
        };
        return Err(StorageError::NotAJourney { path: path.to_owned(), found });
    }
    let version = said(header.version);
    version.as_ref().and_then(Value::as_u64).map_or_else(
        || {
            check_syntax(text, path)?;
            let found = match &version {
                Some(version) => format!("it says {}, which is no whole number", shortened(version)),
                None => "the key \u{201c}version\u{201d} is missing".to_owned(),
            };
            Err(StorageError::NoVersion { path: path.to_owned(), found })
        },
        Ok,
    )
}

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 40 { text.chars().take(40).chain(['…']).collect() } else { text }
}

fn parse_older(text: &str, version: u64, path: &Path) -> Result<crate::parse::Parsed, StorageError> {
    check_syntax(text, path)?;
    // Syntax was checked and the outermost object found, so this is an object.
    let mut file: Map<String, Value> = serde_json::from_str(text).unwrap_or_default();
    migrate(&mut file, version);
    let migrated = Value::Object(file).to_string();
    parse(&migrated, path).map_err(|error| match error {
        // The lines are those of the migrated text, which nobody can look at.
        StorageError::Misfit { path, place, reason } => {
            StorageError::Misfit { path, place: Place { position: None, ..place }, reason }
        }
        other => other,
    })
}
