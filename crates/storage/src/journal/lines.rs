//! The lines of a journal: a header, the base, and changes that each prove to be whole.

use std::io::{self, BufRead, Read};

use serde::{Deserialize, Serialize};
use throughline_model::{Change, Id};

use crate::limits::MOST_FILE_BYTES;
use crate::{ContentHash, DocumentKey};

const FORMAT: &str = "throughline-journal";
const VERSION: u64 = 1;
/// Bytes in one line at most: a change holds what it touches twice, before and after.
const MOST_LINE_BYTES: u64 = 2 * MOST_FILE_BYTES as u64;
/// Hexadecimal digits of a line's checksum.
const CHECKSUM_DIGITS: usize = 16;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Header {
    format: String,
    version: u64,
    /// The document's file; characters that are not Unicode are lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) path: Option<String>,
    /// The journey's id, for a document without a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) unnamed: Option<Id>,
    /// The hash of the base, which is that of the file as it was opened or last saved.
    pub(super) base: ContentHash,
    /// The base's length in bytes; it stands on the next lines.
    base_bytes: usize,
}

impl Header {
    pub(super) fn of(key: &DocumentKey, base: &[u8]) -> Self {
        let (path, unnamed) = match key {
            DocumentKey::File(path) => (Some(path.to_string_lossy().into_owned()), None),
            DocumentKey::Unnamed(id) => (None, Some(*id)),
        };
        let (format, version) = (FORMAT.to_owned(), VERSION);
        Header { format, version, path, unnamed, base: ContentHash::of(base), base_bytes: base.len() }
    }

    /// The bytes of a journal without changes.
    pub(super) fn with_base(&self, base: &[u8]) -> io::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec(self)?;
        bytes.reserve(base.len() + 2);
        bytes.push(b'\n');
        bytes.extend_from_slice(base);
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// The journal's version, where it is newer than this program.
    pub(super) fn newer_version(&self) -> Option<u64> {
        (self.version > VERSION).then_some(self.version)
    }

    /// The key of the document, as far as the header can tell.
    pub(super) fn key(&self) -> Option<DocumentKey> {
        let file = self.path.as_ref().map(|path| DocumentKey::File(path.into()));
        file.or(self.unnamed.map(DocumentKey::Unnamed))
    }
}

/// The line of a change: length and checksum of what follows, then the change.
pub(super) fn line_of(change: &Change) -> serde_json::Result<Vec<u8>> {
    let json = serde_json::to_vec(change)?;
    let mut line = format!("{} {} ", json.len(), checksum(&json)).into_bytes();
    line.extend_from_slice(&json);
    line.push(b'\n');
    Ok(line)
}

/// The header, unless the bytes are no journal; of a newer version there may be no more to read.
pub(super) fn read_header(journal: &mut impl BufRead) -> Option<Header> {
    const MOST_HEADER_BYTES: u64 = 100_000;
    let mut line = Vec::new();
    journal.take(MOST_HEADER_BYTES).read_until(b'\n', &mut line).ok()?;
    let header: Header = serde_json::from_slice(&line).ok()?;
    (header.format == FORMAT).then_some(header)
}

/// The base, where it is whole.
pub(super) fn read_base(journal: &mut impl BufRead, header: &Header) -> Option<Vec<u8>> {
    if header.base_bytes > MOST_FILE_BYTES {
        return None;
    }
    let mut base = Vec::new();
    journal.take(header.base_bytes as u64 + 1).read_to_end(&mut base).ok()?;
    (base.pop() == Some(b'\n') && ContentHash::of(&base) == header.base).then_some(base)
}

/// The next change. None at the end, and at the first line that is torn: nothing after it counts,
/// for it may stand on what is missing.
pub(super) fn read_change(journal: &mut impl BufRead) -> Option<Change> {
    let mut line = Vec::new();
    journal.take(MOST_LINE_BYTES).read_until(b'\n', &mut line).ok()?;
    let text = std::str::from_utf8(line.strip_suffix(b"\n")?).ok()?;
    let (length, rest) = text.split_once(' ')?;
    let (sum, json) = rest.split_once(' ')?;
    let is_whole = length.parse() == Ok(json.len()) && sum == checksum(json.as_bytes());
    if is_whole { serde_json::from_str(json).ok() } else { None }
}

fn checksum(bytes: &[u8]) -> String {
    let mut digits = ContentHash::of(bytes).to_string();
    digits.truncate(CHECKSUM_DIGITS);
    digits
}
