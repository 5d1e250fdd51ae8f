//! The parts of a file, their content types and their relations.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use roxmltree::Document;

/// A file taken apart.
pub struct File {
    /// Bytes by name.
    pub parts: BTreeMap<String, Vec<u8>>,
    /// What the list of content types says of single parts.
    pub overrides: BTreeMap<String, String>,
    /// And of extensions.
    pub defaults: BTreeMap<String, String>,
}

/// Where a part leads.
pub struct Relation {
    pub id: String,
    /// The last word of its kind.
    pub kind: String,
    /// A part's name, or an address.
    pub target: String,
    pub external: bool,
}

impl File {
    /// Opens a file; none where it is no such file at all.
    pub fn open(bytes: &[u8], faults: &mut Vec<String>) -> Option<File> {
        let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(bytes)) else {
            faults.push("the file is no zip".into());
            return None;
        };
        let mut file = File { parts: BTreeMap::new(), overrides: BTreeMap::new(), defaults: BTreeMap::new() };
        let mut names = BTreeSet::new();
        for place in 0..zip.len() {
            let mut entry = zip.by_index(place).ok()?;
            let name = entry.name().ok()?.to_string();
            if !names.insert(name.to_lowercase()) {
                faults.push(format!("{name} is there twice"));
            }
            let mut bytes = Vec::new();
            if entry.read_to_end(&mut bytes).is_err() {
                faults.push(format!("{name} cannot be unpacked"));
            }
            file.parts.insert(name, bytes);
        }
        let types = file.text("[Content_Types].xml").map(str::to_owned);
        let Some(types) = types else {
            faults.push("[Content_Types].xml is missing".into());
            return None;
        };
        let types = Document::parse(&types).ok()?;
        for element in types.root_element().children().filter(|child| child.is_element()) {
            let of = |name| element.attribute(name).unwrap_or_default().to_owned();
            let (list, key) = match element.tag_name().name() {
                "Override" => (&mut file.overrides, of("PartName")),
                _ => (&mut file.defaults, of("Extension")),
            };
            if list.insert(key.clone(), of("ContentType")).is_some() {
                faults.push(format!("the content type of {key} is said twice"));
            }
        }
        Some(file)
    }

    /// A part's text.
    pub fn text(&self, part: &str) -> Option<&str> {
        std::str::from_utf8(self.parts.get(part)?).ok()
    }

    /// What a part is.
    pub fn content_type(&self, part: &str) -> Option<&str> {
        let by_extension = || self.defaults.get(part.rsplit_once('.')?.1);
        self.overrides.get(&format!("/{part}")).or_else(by_extension).map(String::as_str)
    }

    /// Every part that is XML, read.
    pub fn documents(&self, faults: &mut Vec<String>) -> BTreeMap<&str, Document<'_>> {
        let mut documents = BTreeMap::new();
        for part in self.parts.keys().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            match self.text(part).map(Document::parse) {
                Some(Ok(document)) => {
                    documents.insert(part.as_str(), document);
                }
                Some(Err(error)) => faults.push(format!("{part} is no XML: {error}")),
                None => faults.push(format!("{part} is no XML in UTF-8")),
            }
        }
        documents
    }

    /// The relations of a part; the root's for an empty name.
    pub fn relations(&self, part: &str) -> Vec<Relation> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let list = format!("{}{}_rels/{name}.rels", folder, if folder.is_empty() { "" } else { "/" });
        let Some(document) = self.text(&list).and_then(|text| Document::parse(text).ok()) else {
            return Vec::new();
        };
        let elements = document.root_element().children().filter(|child| child.is_element());
        let relations = elements.map(|element| {
            let of = |name| element.attribute(name).unwrap_or_default();
            let external = of("TargetMode") == "External";
            let target = if external { of("Target").to_owned() } else { resolved(folder, of("Target")) };
            let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
            Relation { id: of("Id").to_owned(), kind, target, external }
        });
        relations.collect()
    }
}

fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            "." => {}
            _ => path.push(step),
        }
    }
    path.join("/")
}
