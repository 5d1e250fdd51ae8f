//! A presentation that was exported, and what python-pptx finds in it.

use std::ops::ControlFlow;
use std::path::PathBuf;

use serde_json::Value;
use throughline_model::Document;
use throughline_session::api::ApiError;
use throughline_session::exporting::{ComparedWith, export};
use throughline_tests::checkers::check;

/// A presentation on disk, kept as long as its folder.
pub struct Presentation {
    pub folder: tempfile::TempDir,
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    /// What the report of the export says.
    pub notes: Vec<String>,
}

/// Exports a journey as the API's options in JSON ask.
pub fn exported(document: &Document, options: &str) -> Result<Presentation, ApiError> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.pptx");
    let options = serde_json::from_str(options).expect("options");
    let go_on = &mut |_| ControlFlow::Continue(());
    let report = export(document, &ComparedWith::default(), &path, &options, go_on)?;
    let bytes = std::fs::read(&path).expect("the file");
    Ok(Presentation { folder, path, bytes, notes: report.notes })
}

/// What python-pptx finds.
pub struct Walked {
    pub size: [i64; 2],
    pub slides: Vec<Slide>,
}

pub struct Slide {
    pub title: Option<String>,
    pub layout: String,
    pub notes: String,
    pub objects: Vec<Object>,
}

pub struct Object {
    pub id: i64,
    pub name: String,
    pub kind: String,
    pub preset: String,
    pub description: String,
    pub decorative: bool,
    pub text: String,
    /// The names of the groups around it, the outermost first.
    pub around: Vec<String>,
    /// The shapes that an arrow holds on to.
    pub glued: Vec<i64>,
}

impl Presentation {
    pub fn of(document: &Document, options: &str) -> Presentation {
        exported(document, options).expect("a presentation")
    }

    pub fn walked(&self) -> Walked {
        let found = check("presentation", &[&self.path]);
        let size = [0, 1].map(|side| found["size"][side].as_i64().expect("a length"));
        Walked { size, slides: list(&found["slides"]).iter().map(slide).collect() }
    }
}

impl Walked {
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        self.slides.iter().flat_map(|slide| &slide.objects)
    }

    /// The shapes of cards: told by the kind of card before their text.
    pub fn cards(&self) -> impl Iterator<Item = &Object> {
        let labels = throughline_model::LaneKind::ALL.iter().map(|kind| format!("{}: ", kind.card_label()));
        let labels: Vec<String> = labels.collect();
        let is_card =
            move |object: &&Object| labels.iter().any(|label| object.description.starts_with(label));
        self.objects().filter(|object| object.kind == "sp" && !object.decorative).filter(is_card)
    }
}

fn slide(value: &Value) -> Slide {
    Slide {
        title: value["title"].as_str().map(str::to_owned),
        layout: text(&value["layout"]),
        notes: text(&value["notes"]),
        objects: list(&value["objects"]).iter().map(object).collect(),
    }
}

fn object(value: &Value) -> Object {
    Object {
        id: value["id"].as_i64().expect("a number"),
        name: text(&value["name"]),
        kind: text(&value["kind"]),
        preset: text(&value["preset"]),
        description: text(&value["description"]),
        decorative: value["decorative"].as_bool().expect("yes or no"),
        text: text(&value["text"]),
        around: list(&value["around"]).iter().map(text).collect(),
        glued: list(&value["glued"]).iter().filter_map(Value::as_i64).collect(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text with one space where there is any, without what cannot be shown.
pub fn plain(text: &str) -> String {
    let shown = text.chars().filter(|c| c.is_whitespace() || !c.is_control());
    shown.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
