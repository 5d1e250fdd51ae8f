//! The parts of a file that somebody else has made, read within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::package::{RELATION, relations_of};
use super::super::relations::Relation;
use super::{damaged, elements, refused};
use crate::ExportError;

/// The most parts that a file may have.
const PARTS_LIMIT: usize = 10_000;
/// The most bytes that a part may have.
const PART_LIMIT: u64 = 64 << 20;
/// The most bytes that all parts together may have.
const WHOLE_LIMIT: u64 = 256 << 20;

/// A file of parts.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Places by name in small letters: names of parts differ by more than that.
    places: BTreeMap<String, usize>,
    /// Content types by part and by extension.
    types: BTreeMap<String, String>,
    extensions: BTreeMap<String, String>,
    bytes_read: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Archive<'a>, ExportError> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(refused(
                "it is encrypted, or in PowerPoint's old format. Save it as .pptx or .potx without a password",
            ));
        }
        let not_one = "it is no PowerPoint file. Choose a .pptx or .potx";
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| refused(not_one))?;
        if zip.len() > PARTS_LIMIT {
            return Err(refused(&format!("it has more than {PARTS_LIMIT} parts")));
        }
        let mut places = BTreeMap::new();
        for place in 0..zip.len() {
            let entry = zip.by_index_raw(place).map_err(|_| refused("it is damaged"))?;
            places.insert(String::from_utf8_lossy(entry.name_raw()).to_lowercase(), place);
        }
        let (types, extensions) = (BTreeMap::new(), BTreeMap::new());
        let mut archive = Archive { zip, places, types, extensions, bytes_read: 0 };
        let types = archive.text("[Content_Types].xml").map_err(|_| refused(not_one))?;
        for (part, content_type) in elements::pairs(&types, "Override", "PartName", "ContentType") {
            archive.types.insert(part.trim_start_matches('/').to_lowercase(), content_type);
        }
        for (extension, content_type) in elements::pairs(&types, "Default", "Extension", "ContentType") {
            archive.extensions.insert(extension.to_lowercase(), content_type);
        }
        Ok(archive)
    }

    /// What a part is; empty where the file does not say.
    pub(super) fn content_type(&self, part: &str) -> String {
        let part = part.to_lowercase();
        let by_extension = || self.extensions.get(part.rsplit_once('.')?.1);
        self.types.get(&part).or_else(by_extension).cloned().unwrap_or_default()
    }

    /// The bytes of a part.
    pub(super) fn bytes(&mut self, part: &str) -> Result<Vec<u8>, ExportError> {
        let place = *self.places.get(&part.to_lowercase()).ok_or_else(|| damaged(part))?;
        let entry = self.zip.by_index(place).map_err(|_| damaged(part))?;
        let left = PART_LIMIT.min(WHOLE_LIMIT - self.bytes_read);
        // What an entry says of its own size need not be true.
        let mut bytes = Vec::new();
        entry.take(left + 1).read_to_end(&mut bytes).map_err(|_| damaged(part))?;
        let length = bytes.len() as u64;
        if length > left {
            return Err(refused("it unpacks to more than can be read. Remove its largest pictures"));
        }
        self.bytes_read += length;
        Ok(bytes)
    }

    /// A part that is XML.
    pub(super) fn text(&mut self, part: &str) -> Result<String, ExportError> {
        let bytes = self.bytes(part)?;
        let text = String::from_utf8(bytes).map_err(|_| damaged(part))?;
        // An entity could stand for more than there is memory; no program writes any into a part.
        if text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
            return Err(damaged(part));
        }
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }

    /// The relations of a part with their names; none where it has none.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<(String, Relation)>, ExportError> {
        let name = relations_of(part);
        if !self.places.contains_key(&name.to_lowercase()) {
            return Ok(Vec::new());
        }
        let text = self.text(&name)?;
        let listed = elements::each(&text, "Relationship", &["Id", "Type", "Target", "TargetMode"]);
        let relations = listed.into_iter().map(|[id, kind, target, mode]| {
            let word = kind.strip_prefix(RELATION).map(str::to_owned);
            let external = mode.eq_ignore_ascii_case("external");
            (id, Relation { kind: word.unwrap_or(kind).into(), target, external })
        });
        Ok(relations.collect())
    }
}
