//! The canonical text of a document: one field a line, records sorted, the same bytes every time.
//!
//! The outermost object, what stands directly in it, and the records of its lists are spread over
//! lines; whatever is deeper stays on its field's line. So a move is a difference of one line.

use std::io::{self, Write};
use std::path::Path;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::ser::Formatter;
use throughline_model::{Document, RecordData, RecordRef, Table};

use crate::StorageError;
use crate::limits::{Limit, MOST_FILE_BYTES, MOST_IMAGE_PIXELS};
use crate::place::Place;
use crate::scan::scan;
use crate::tables::with_tables;

/// What the first key of a file says.
pub const FORMAT: &str = "throughline-journey";
/// The version of the format that this program writes.
pub const VERSION: u64 = 1;
/// The key that is kept free for edit history and stays last.
const HISTORY: &str = "history";

/// The canonical text of a document, as it stands in a file.
///
/// # Errors
/// Where the text could not be opened again: it exceeds a limit, or a number is not finite.
/// `path` is what the error names.
pub fn to_bytes(document: &Document, path: &Path) -> Result<Vec<u8>, StorageError> {
    if let Some(record) = not_finite(document) {
        return Err(StorageError::NotFinite { path: path.to_owned(), record });
    }
    if let Some((limit, place)) = oversized_picture(document) {
        return Err(StorageError::TooMuchToSave { path: path.to_owned(), limit, place });
    }
    let mut bytes = Vec::with_capacity(1 << 16);
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Lines::default());
    let written = File(document).serialize(&mut serializer);
    written.map_err(|error| StorageError::Io {
        path: path.to_owned(),
        doing: "written",
        source: error.into(),
    })?;
    bytes.push(b'\n');
    if bytes.len() > MOST_FILE_BYTES {
        let (limit, place) = (Limit::FileBytes, Place::default());
        return Err(StorageError::TooMuchToSave { path: path.to_owned(), limit, place });
    }
    scan(&bytes).map_err(|exceeded| StorageError::TooMuchToSave {
        path: path.to_owned(),
        limit: exceeded.limit,
        place: exceeded.place,
    })?;
    Ok(bytes)
}

/// The first picture that is larger than a file may hold.
pub(crate) fn oversized_picture(document: &Document) -> Option<(Limit, Place)> {
    document.assets.values().find_map(|asset| {
        let pixels = u64::from(asset.width) * u64::from(asset.height);
        let place = || Place { position: None, path: format!("asset {}", asset.id) };
        (pixels > MOST_IMAGE_PIXELS).then(|| (Limit::ImagePixels, place()))
    })
}

/// The first record with a number that JSON cannot hold: it would come back as something else.
fn not_finite(document: &Document) -> Option<RecordRef> {
    fn broken<T: RecordData>(
        table: &Table<T>,
        numbers: impl Fn(&T) -> Vec<Option<f64>>,
    ) -> Option<RecordRef> {
        let record =
            table.values().find(|record| numbers(record).into_iter().flatten().any(|n| !n.is_finite()))?;
        Some(RecordRef { kind: T::KIND, id: record.id() })
    }
    let scale = &document.journey.emotion_scale;
    if !(scale.lowest.is_finite() && scale.highest.is_finite()) {
        return Some(document.journey.clone().into_record().reference());
    }
    if document.settings.ranking_weights.values().any(|weight| !weight.is_finite()) {
        return Some(document.settings.clone().into_record().reference());
    }
    broken(&document.stages, |stage| vec![stage.width])
        .or_else(|| broken(&document.steps, |step| vec![step.width]))
        .or_else(|| broken(&document.lanes, |lane| vec![lane.height]))
        .or_else(|| broken(&document.cards, |card| vec![card.reach.as_ref().and_then(|reach| reach.share)]))
        .or_else(|| broken(&document.emotions, |emotion| vec![emotion.score]))
        .or_else(|| broken(&document.metrics, |metric| vec![metric.target]))
        .or_else(|| {
            broken(&document.measurements, |reading| {
                let [low, high] = reading.interval.unwrap_or_default();
                vec![reading.value, Some(low), Some(high)]
            })
        })
}

/// A document as the outermost object of a file.
struct File<'a>(&'a Document);

impl Serialize for File<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let document = self.0;
        let mut file = serializer.serialize_map(None)?;
        file.serialize_entry("format", FORMAT)?;
        file.serialize_entry("version", &VERSION)?;
        file.serialize_entry("journey", &document.journey)?;
        file.serialize_entry("settings", &document.settings)?;
        macro_rules! write_tables {
            ($($table:ident: $kind:ident,)*) => {$(
                if !document.$table.is_empty() {
                    file.serialize_entry(stringify!($table), &Rows(&document.$table))?;
                }
            )*};
        }
        with_tables!(write_tables);
        for (key, value) in document.extra.iter().filter(|(key, _)| *key != HISTORY) {
            file.serialize_entry(key, value)?;
        }
        if let Some(history) = document.extra.get(HISTORY) {
            file.serialize_entry(HISTORY, history)?;
        }
        file.end()
    }
}

/// The records of one kind as a list.
struct Rows<'a, T>(&'a Table<T>);

impl<T: Serialize> Serialize for Rows<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.values())
    }
}

/// The layout of a file.
#[derive(Default)]
struct Lines {
    depth: usize,
    /// Whether what stands on the outermost level is a list just now.
    in_list: bool,
    has_value: bool,
}

impl Lines {
    fn spread(&self) -> bool {
        self.depth <= 2 || (self.depth == 3 && self.in_list)
    }

    fn enter<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        if self.depth == 2 {
            self.in_list = bracket == b"[";
        }
        self.has_value = false;
        writer.write_all(bracket)
    }

    fn leave<W: Write + ?Sized>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        let spread = self.spread() && self.has_value;
        self.depth -= 1;
        if spread {
            self.new_line(writer)?;
        }
        writer.write_all(bracket)
    }

    fn separate<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !self.spread() {
            return if first { Ok(()) } else { writer.write_all(b", ") };
        }
        if !first {
            writer.write_all(b",")?;
        }
        self.new_line(writer)
    }

    fn new_line<W: Write + ?Sized>(&self, writer: &mut W) -> io::Result<()> {
        const NEW_LINE: &[u8] = b"\n      ";
        // Nothing deeper than three levels is ever spread.
        writer.write_all(&NEW_LINE[..1 + 2 * self.depth.min(3)])
    }
}

impl Formatter for Lines {
    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.enter(writer, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.leave(writer, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.separate(writer, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.enter(writer, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.leave(writer, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.separate(writer, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}
