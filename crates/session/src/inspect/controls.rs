//! The controls by which fields are edited, and the options that they offer.

use serde_json::Value;
use throughline_model::{Document, Id};

use crate::api::{ChoiceOption, Control};

/// The value of a field that is not written: the first of a vocabulary, else nothing.
pub(super) fn unwritten(control: &Control) -> Value {
    match control {
        Control::Choice { options } => match options.first() {
            Some(first) if !first.value.is_empty() => Value::from(first.value.clone()),
            _ => Value::Null,
        },
        _ => Value::Null,
    }
}

pub(super) fn scale(words: [&str; 5]) -> Control {
    Control::Scale { words: words.map(Into::into).to_vec() }
}

pub(super) fn number(lowest: Option<f64>, highest: Option<f64>, unit: &str) -> Control {
    Control::Number { lowest, highest, unit: unit.into() }
}

/// One of a few or none, which `none` says in words and the empty value stands for.
pub(super) fn choice_or_none(none: &str, options: impl Iterator<Item = ChoiceOption>) -> Control {
    let none = ChoiceOption { value: String::new(), label: none.into() };
    choice(std::iter::once(none).chain(options))
}

pub(super) fn choice(options: impl Iterator<Item = ChoiceOption>) -> Control {
    Control::Choice { options: options.collect() }
}

pub(super) fn choices(options: impl Iterator<Item = ChoiceOption>) -> Control {
    Control::Choices { options: options.collect() }
}

/// An option whose value is written as the field is: a word of the vocabulary, or a number.
pub(super) fn option(value: &impl serde::Serialize, label: &str) -> ChoiceOption {
    let value = match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    };
    ChoiceOption { value, label: label.into() }
}

pub(super) fn plain(id: Id, name: &str) -> ChoiceOption {
    ChoiceOption { value: id.to_string(), label: name.into() }
}

pub(super) fn channels(document: &Document) -> impl Iterator<Item = ChoiceOption> {
    let mut channels: Vec<_> = document.channels.values().collect();
    channels.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
    channels.into_iter().map(|channel| plain(channel.id, &channel.name))
}

pub(super) fn departments(document: &Document) -> impl Iterator<Item = ChoiceOption> {
    let mut departments: Vec<_> = document.departments.values().collect();
    departments.sort_by(|a, b| (&a.order, a.id).cmp(&(&b.order, b.id)));
    departments.into_iter().map(|department| plain(department.id, &department.name))
}
