//! The file: parts with their content types and relations, zipped.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::relations::Relation;
use super::xml::Xml;
use crate::ExportError;

/// Deflate's fastest: a slide's text is so regular that more effort saves little.
const LEVEL: i64 = 1;
/// Before the word that says what a relation between parts is.
pub(super) const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// A file of parts being put together.
pub(super) struct Package {
    parts: Vec<Part>,
}

struct Part {
    /// Its name without the slash at the beginning.
    name: String,
    /// None where the extension says it.
    content_type: Option<String>,
    bytes: Vec<u8>,
}

impl Package {
    pub(super) fn new() -> Package {
        Package { parts: Vec::new() }
    }

    /// Adds a part whose content type is its own.
    pub(super) fn add(&mut self, name: impl Into<String>, content_type: &str, bytes: Vec<u8>) {
        let content_type = Some(content_type.to_owned());
        self.parts.push(Part { name: name.into(), content_type, bytes });
    }

    /// Adds a part that is told by its extension.
    pub(super) fn add_by_extension(&mut self, name: impl Into<String>, bytes: Vec<u8>) {
        self.parts.push(Part { name: name.into(), content_type: None, bytes });
    }

    /// Adds the relations of a part, called by their numbers from 1.
    pub(super) fn relate<'a>(&mut self, part: &str, relations: impl IntoIterator<Item = &'a Relation>) {
        let named = relations.into_iter().enumerate();
        self.relate_named(part, named.map(|(number, relation)| (format!("rId{}", number + 1), relation)));
    }

    /// Adds the relations of a part with the names that the part calls them by.
    pub(super) fn relate_named<'a>(
        &mut self,
        part: &str,
        relations: impl IntoIterator<Item = (String, &'a Relation)>,
    ) {
        let mut xml = Xml::part();
        xml.raw("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (name, Relation { kind, target, external }) in relations {
            xml.raw("<Relationship").attribute("Id", &name);
            let own = if kind.contains(':') { "" } else { RELATION };
            xml.raw(" Type=\"").raw(own).escaped(kind).raw("\"").attribute("Target", target);
            xml.raw(if *external { " TargetMode=\"External\"/>" } else { "/>" });
        }
        xml.raw("</Relationships>");
        self.add_by_extension(relations_of(part), xml.into_bytes());
    }

    /// Whether there is a part of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|part| part.name == name)
    }

    /// The whole file.
    pub(super) fn zipped(self) -> Result<Vec<u8>, ExportError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL));
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        // Readers want the list of content types first.
        file.start_file("[Content_Types].xml", options).map_err(refused)?;
        file.write_all(&self.content_types())?;
        for part in &self.parts {
            file.start_file(part.name.as_str(), options).map_err(refused)?;
            file.write_all(&part.bytes)?;
        }
        Ok(file.finish().map_err(refused)?.into_inner())
    }

    fn content_types(&self) -> Vec<u8> {
        let mut xml = Xml::part();
        xml.raw("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        let defaults = [
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("png", "image/png"),
            ("jpeg", "image/jpeg"),
        ];
        for (extension, content_type) in defaults {
            let ending = format!(".{extension}");
            if self.parts.iter().any(|part| part.name.ends_with(&ending)) {
                xml.raw("<Default").attribute("Extension", extension);
                xml.attribute("ContentType", content_type).raw("/>");
            }
        }
        for part in &self.parts {
            if let Some(content_type) = &part.content_type {
                xml.raw("<Override").attribute("PartName", &format!("/{}", part.name));
                xml.attribute("ContentType", content_type).raw("/>");
            }
        }
        xml.raw("</Types>");
        xml.into_bytes()
    }
}

/// The part that holds another one's relations.
pub(super) fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

fn refused(error: zip::result::ZipError) -> ExportError {
    ExportError::Presentation { reason: error.to_string() }
}
