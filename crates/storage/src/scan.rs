//! One pass over a file's bytes before it is parsed: limits, the header, and where things are.
//!
//! The scan trusts nothing and takes no memory to speak of. It does not decide whether the bytes
//! are JSON: the parser does that afterwards, on what the scan has let through.

use std::ops::Range;

use crate::limits::*;
use crate::place::Place;

/// What the scan has seen of the outermost object.
#[derive(Debug, Default)]
pub(crate) struct Header {
    /// The value of `format` as it stands in the file.
    pub(crate) format: Option<Range<usize>>,
    /// The value of `version` as it stands in the file.
    pub(crate) version: Option<Range<usize>>,
}

/// A limit that was exceeded, and at which byte.
#[derive(Debug)]
pub(crate) struct Exceeded {
    pub(crate) limit: Limit,
    pub(crate) place: Place,
}

/// Checks the limits and finds the header.
pub(crate) fn scan(text: &[u8]) -> Result<Header, Exceeded> {
    let mut walk = Walk::new(text);
    match walk.to(text.len()) {
        Ok(()) => Ok(walk.header),
        Err(limit) => Err(Exceeded { limit, place: walk.place() }),
    }
}

/// The header alone, without the limits: found at once where it leads, as it does in files of ours.
pub(crate) fn header(text: &[u8]) -> Header {
    const LEAD: usize = 4096;
    let mut walk = Walk::new(text);
    for end in [LEAD.min(text.len()), text.len()] {
        let found = walk.header.format.is_some() && walk.header.version.is_some();
        if found || walk.to(end).is_err() {
            break;
        }
    }
    walk.header
}

/// The place of a byte: its line and column, and the path of keys that leads there.
pub(crate) fn place_at(text: &[u8], at: usize) -> Place {
    let mut walk = Walk::new(text);
    // Where a limit stops the walk, the path up to there is as good as any.
    let _ = walk.to(at.min(text.len()));
    walk.at = at.min(text.len());
    walk.place()
}

/// An object or list that the walk is inside of.
#[derive(Clone, Debug, Default)]
struct Level {
    is_list: bool,
    /// How many values came before in it.
    index: usize,
    /// The last key, without its quotes; empty before the first.
    key: Range<usize>,
}

struct Walk<'a> {
    text: &'a [u8],
    at: usize,
    levels: Vec<Level>,
    last_string: Range<usize>,
    /// Where the value began whose key stands on the outermost level.
    value_start: usize,
    records: usize,
    values: usize,
    header: Header,
}

impl<'a> Walk<'a> {
    fn new(text: &'a [u8]) -> Self {
        Walk {
            text,
            at: 0,
            levels: Vec::with_capacity(MOST_NESTING),
            last_string: 0..0,
            value_start: 0,
            records: 0,
            values: 0,
            header: Header::default(),
        }
    }

    /// Walks on until a byte; stops at the first exceeded limit.
    fn to(&mut self, end: usize) -> Result<(), Limit> {
        while self.at < end {
            match self.text[self.at] {
                b'"' => self.string(end)?,
                byte @ (b'{' | b'[') => self.enter(byte == b'[')?,
                b'}' | b']' => {
                    self.end_of_value();
                    self.levels.pop();
                }
                b':' => {
                    if self.levels.len() == 1 {
                        self.value_start = self.at + 1;
                    }
                    if let Some(level) = self.levels.last_mut() {
                        level.key = self.last_string.clone();
                    }
                }
                b',' => {
                    self.end_of_value();
                    self.values += 1;
                    if let Some(level) = self.levels.last_mut() {
                        level.index += 1;
                        level.key = 0..0;
                    }
                    if self.values > MOST_VALUES {
                        return Err(Limit::Values);
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        Ok(())
    }

    fn enter(&mut self, is_list: bool) -> Result<(), Limit> {
        if self.levels.len() == MOST_NESTING {
            return Err(Limit::Nesting);
        }
        // The rows of a list on the outermost level are records, known or not.
        if self.levels.len() == 2 && self.levels[1].is_list {
            self.records += 1;
            if self.records > MOST_RECORDS {
                return Err(Limit::Records);
            }
        }
        self.levels.push(Level { is_list, ..Level::default() });
        Ok(())
    }

    /// Walks over a string, from its opening quote to its closing one.
    fn string(&mut self, end: usize) -> Result<(), Limit> {
        let start = self.at + 1;
        let mut at = start;
        while let Some(offset) = self.text[at..].iter().position(|byte| matches!(byte, b'"' | b'\\')) {
            at += offset;
            if self.text[at] == b'"' {
                break;
            }
            at = (at + 2).min(self.text.len());
        }
        let stop = if self.text.get(at) == Some(&b'"') { at } else { self.text.len() };
        if stop - start > MOST_STRING_BYTES && start < end {
            self.long_string(start..stop)?;
        }
        self.last_string = start..stop;
        self.at = stop;
        Ok(())
    }

    fn long_string(&self, string: Range<usize>) -> Result<(), Limit> {
        if self.is_asset_data() {
            return if string.len() > MOST_ASSET_CHARACTERS { Err(Limit::AssetBytes) } else { Ok(()) };
        }
        if unescaped_length(&self.text[string]) > MOST_STRING_BYTES {
            return Err(Limit::StringBytes);
        }
        Ok(())
    }

    fn is_asset_data(&self) -> bool {
        let keys: Vec<&[u8]> = self.levels.iter().map(|level| &self.text[level.key.clone()]).collect();
        matches!(keys.as_slice(), [b"assets", b"", b"data"])
    }

    fn end_of_value(&mut self) {
        if let [outermost] = self.levels.as_slice() {
            let value = self.value_start..self.at;
            match &self.text[outermost.key.clone()] {
                b"format" => self.header.format = Some(value),
                b"version" => self.header.version = Some(value),
                _ => {}
            }
        }
    }

    fn place(&self) -> Place {
        let mut path = String::new();
        for level in &self.levels {
            if level.is_list {
                path.push_str(&format!("[{}]", level.index));
            } else if !level.key.is_empty() {
                let key = String::from_utf8_lossy(&self.text[level.key.clone()]);
                let dot = if path.is_empty() { "" } else { "." };
                path.extend([dot.into(), key.chars().take(60).collect::<String>()]);
            }
        }
        Place { position: Some(Place::position_of(self.text, self.at)), path }
    }
}

/// How many bytes a string takes once its escapes are resolved.
fn unescaped_length(string: &[u8]) -> usize {
    let mut length = 0;
    let mut at = 0;
    while at < string.len() {
        let (taken, gives) = match (string[at], string.get(at + 1)) {
            (b'\\', Some(b'u')) => (6, escaped_length(string.get(at + 2..at + 6))),
            (b'\\', _) => (2, 1),
            _ => (1, 1),
        };
        at += taken;
        length += gives;
    }
    length
}

/// How many bytes of UTF-8 one `\uXXXX` stands for; half of a pair counts as half of four.
fn escaped_length(digits: Option<&[u8]>) -> usize {
    let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
    match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
        Some(..=0x7f) => 1,
        Some(..=0x7ff | 0xd800..=0xdfff) => 2,
        _ => 3,
    }
}
