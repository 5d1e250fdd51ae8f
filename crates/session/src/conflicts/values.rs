//! The values of a field as a person reads them: names for ids, words for what the file spells.

use serde_json::Value;
use throughline_diff::WHOLE_RECORD;
use throughline_model::{Document, Record};

use crate::api::{ChoiceOption, Control, Field};
use crate::inspect::{self, fields_of};

/// What a value that is not there reads like.
const EMPTY: &str = "Empty";
const DELETED: &str = "Deleted";
/// What an id reads like that no record has.
const GONE: &str = "something that was deleted";

/// What is known of a field of a record.
pub(super) struct Values<'a> {
    document: &'a Document,
    record: &'a Record,
    name: &'a str,
    /// How the inspector edits it: several controls, where it has parts.
    controls: Vec<Field>,
}

impl<'a> Values<'a> {
    pub fn of(document: &'a Document, record: &'a Record, name: &'a str) -> Self {
        let own = |field: &Field| field.record.is_none() && field.name.split('.').next() == Some(name);
        let controls = fields_of(document, record).into_iter().filter(own).collect();
        Values { document, record, name, controls }
    }

    /// The field's name in the interface.
    pub fn label(&self) -> String {
        match (self.controls.as_slice(), self.name) {
            ([field], _) if field.name == self.name => field.label.clone(),
            (_, WHOLE_RECORD) => "Kept or deleted".into(),
            (_, "place" | "column" | "on") => "Place".into(),
            (_, "end_column") => "Where it ends".into(),
            (_, name) => spelled(name),
        }
    }

    /// Whether its values are words that somebody wrote.
    pub fn is_written(&self) -> bool {
        let is_text = |field: &Field| matches!(field.control, Control::Text | Control::Lines | Control::List);
        matches!(self.controls.as_slice(), [field] if field.name == self.name && is_text(field))
    }

    /// A value of it.
    pub fn text(&self, value: Option<&Value>) -> String {
        let text = match value {
            None | Some(Value::Null) if self.name == WHOLE_RECORD => return DELETED.into(),
            None | Some(Value::Null) => String::new(),
            Some(value) if self.name == WHOLE_RECORD => self.whole(value),
            Some(value) if matches!(self.name, "place" | "column" | "on") => self.place(value),
            Some(value) => match self.controls.as_slice() {
                [field] if field.name == self.name => self.controlled(&field.control, value),
                [] => self.plain(value),
                parts => self.parts(parts, value),
            },
        };
        if text.is_empty() { EMPTY.into() } else { text }
    }

    fn controlled(&self, control: &Control, value: &Value) -> String {
        match (control, value) {
            (Control::Choice { options } | Control::LaneKind { options }, value) => {
                self.option(options, value)
            }
            (Control::Choices { options }, Value::Array(chosen)) => {
                chosen.iter().map(|value| self.option(options, value)).collect::<Vec<_>>().join(", ")
            }
            (Control::Scale { words }, value) => {
                let word =
                    value.as_u64().and_then(|step| words.get(usize::try_from(step).ok()?.checked_sub(1)?));
                word.map_or_else(|| self.plain(value), |word| format!("{}: {word}", self.plain(value)))
            }
            (Control::Share, value) => {
                value.as_f64().map_or_else(|| self.plain(value), |share| number(share * 100.0) + "%")
            }
            (Control::Number { unit, .. }, value) if !unit.is_empty() => {
                format!("{} {unit}", self.plain(value))
            }
            (_, value) => self.plain(value),
        }
    }

    fn option(&self, options: &[ChoiceOption], value: &Value) -> String {
        let written = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let known = options.iter().find(|option| option.value == written);
        known.map_or_else(|| self.plain(value), |option| option.label.clone())
    }

    /// A field with parts, such as a pain's reach.
    fn parts(&self, parts: &[Field], value: &Value) -> String {
        let text = |part: &Field| {
            let (_, name) = part.name.split_once('.')?;
            let value = value.get(name).filter(|value| !value.is_null())?;
            Some(format!("{}: {}", part.label, self.controlled(&part.control, value)))
        };
        parts.iter().filter_map(text).collect::<Vec<_>>().join("\n")
    }

    /// Where the record stood with this value.
    fn place(&self, value: &Value) -> String {
        let mut fields = self.record.to_fields();
        fields.insert(self.name.into(), value.clone());
        let there = Record::from_fields(self.record.reference().kind, fields);
        let crumbs = there.map(|there| inspect::around(self.document, &there).breadcrumb).unwrap_or_default();
        if crumbs.is_empty() { GONE.into() } else { crumbs.join(" \u{b7} ") }
    }

    /// A whole record: what it says.
    fn whole(&self, value: &Value) -> String {
        let said = ["title", "name", "text", "label"].iter().find_map(|name| value.get(name)?.as_str());
        said.filter(|text| !text.is_empty()).map_or_else(|| "Kept".into(), |text| format!("Kept: {text}"))
    }

    /// A value of a field that the inspector does not show.
    fn plain(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::String(text) => self.named(text).unwrap_or_else(|| text.clone()),
            Value::Bool(true) => "Yes".into(),
            Value::Bool(false) => "No".into(),
            Value::Number(_) => value.as_f64().map_or_else(|| value.to_string(), number),
            Value::Array(items) => items.iter().map(|item| self.plain(item)).collect::<Vec<_>>().join(", "),
            Value::Object(entries) => {
                let lines =
                    entries.iter().map(|(name, value)| format!("{}: {}", self.key(name), self.plain(value)));
                lines.collect::<Vec<_>>().join("\n")
            }
        }
    }

    fn key(&self, name: &str) -> String {
        self.named(name).unwrap_or_else(|| spelled(name))
    }

    /// The name of the record whose id a text is.
    fn named(&self, text: &str) -> Option<String> {
        let id = text.parse().ok()?;
        let name = self.document.find(id).map(|it| throughline_edit::Named::of(self.document, it).name);
        Some(name.filter(|name| !name.is_empty()).unwrap_or_else(|| GONE.into()))
    }
}

fn number(value: f64) -> String {
    // More decimals than people write are rounding.
    let rounded = (value * 1e6).round() / 1e6;
    rounded.to_string().replace('-', "\u{2212}")
}

/// A field's name as a sentence would begin with it.
fn spelled(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
