//! Parsing: the text of a file straight into records, without a tree of values in between.

use std::collections::BTreeSet;
use std::fmt;
use std::marker::PhantomData;
use std::path::Path;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use throughline_model::{Document, Id, Record, RecordData, Settings, Table};

use crate::StorageError;
use crate::place::Place;
use crate::scan::place_at;
use crate::tables::with_tables;

/// A document as it stood in a file, not yet repaired.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) document: Document,
    /// Records whose id another one of their kind already had.
    pub(crate) doubles: Vec<Record>,
}

/// Parses a file of this version.
pub(crate) fn parse(text: &str, path: &Path) -> Result<Parsed, StorageError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let parsed = deserializer.deserialize_map(FileVisitor).and_then(|parsed| {
        deserializer.end()?;
        Ok(parsed)
    });
    parsed.map_err(|error| trouble(&error, text, path))
}

/// Whether the text is JSON at all.
pub(crate) fn check_syntax(text: &str, path: &Path) -> Result<(), StorageError> {
    serde_json::from_str::<IgnoredAny>(text).map(|_| ()).map_err(|error| trouble(&error, text, path))
}

/// An error of the parser as one of ours, with the place it stands at.
fn trouble(error: &serde_json::Error, text: &str, path: &Path) -> StorageError {
    let place = place_at(text.as_bytes(), offset(text, error.line(), error.column()));
    let (path, reason) = (path.to_owned(), reason(error));
    if error.is_data() {
        StorageError::Misfit { path, place, reason }
    } else {
        StorageError::NotJson { path, place, reason }
    }
}

/// What an error says, without the place, and without the whole of a long value.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    const LONGEST: usize = 160;
    let whole = error.to_string();
    let said = whole.rfind(" at line ").map_or(whole.as_str(), |end| &whole[..end]);
    let mut reason: String = said.chars().take(LONGEST).collect();
    if said.chars().nth(LONGEST).is_some() {
        reason.push('…');
    }
    reason
}

/// The byte at a parser's line and column; its columns count bytes from 1, and 0 stands for the
/// end of the line before.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (start + column.saturating_sub(1)).min(text.len())
}

struct FileVisitor;

impl<'de> Visitor<'de> for FileVisitor {
    type Value = Parsed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a journey file")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut file: A) -> Result<Parsed, A::Error> {
        let mut parsed = Parsed::default();
        let mut settings: Option<Settings> = None;
        let mut seen: BTreeSet<String> = BTreeSet::new();
        while let Some(key) = file.next_key::<String>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format_args!(
                    "the key \u{201c}{key}\u{201d} stands there twice"
                )));
            }
            macro_rules! read {
                ($($table:ident: $kind:ident,)*) => {
                    match key.as_str() {
                        "format" | "version" => drop(file.next_value::<IgnoredAny>()?),
                        "journey" => parsed.document.journey = file.next_value()?,
                        "settings" => settings = Some(file.next_value()?),
                        $(stringify!($table) => {
                            let (table, doubles) = (&mut parsed.document.$table, &mut parsed.doubles);
                            file.next_value_seed(Rows { table, doubles })?;
                        })*
                        _ => drop(parsed.document.extra.insert(key, file.next_value()?)),
                    }
                };
            }
            with_tables!(read);
        }
        if !seen.contains("journey") {
            return Err(A::Error::missing_field("journey"));
        }
        parsed.document.settings = settings.unwrap_or_else(|| default_settings(parsed.document.journey.id));
        Ok(parsed)
    }
}

/// The settings of a file that has none: their id follows from the journey's.
pub(crate) fn default_settings(journey: Id) -> Settings {
    Settings { id: journey.derive(Id::from_number(2)), ..Settings::default() }
}

/// A list of records of one kind, read into its table.
struct Rows<'a, T> {
    table: &'a mut Table<T>,
    doubles: &'a mut Vec<Record>,
}

impl<'de, T: RecordData> DeserializeSeed<'de> for Rows<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: RecordData> Visitor<'de> for Rows<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of {}s", T::KIND.label())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        while let Some(record) = rows.next_element_seed(PhantomData::<T>)? {
            file_away(record, self.table, self.doubles);
        }
        Ok(())
    }
}

/// Puts a record into its table, or among the doubles where its id is taken.
pub(crate) fn file_away<T: RecordData>(record: T, table: &mut Table<T>, doubles: &mut Vec<Record>) {
    match table.contains_key(&record.id()) {
        true => doubles.push(record.into_record()),
        false => drop(table.insert(record.id(), record)),
    }
}

/// A place that names keys only.
pub(crate) fn keys_only(path: impl Into<String>) -> Place {
    Place { position: None, path: path.into() }
}
