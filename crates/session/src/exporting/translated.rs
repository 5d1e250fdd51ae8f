//! A journey in another language: its texts as its translations have them.

use std::borrow::Cow;

use serde_json::Value;
use throughline_model::{Change, Document, Record, RecordEdit};

use crate::api::{ApiError, ErrorCode};

/// The journey in a language, by its BCP 47 tag; what is not translated stays as it is.
///
/// # Errors
/// A language that the journey is not translated into.
pub(super) fn document<'a>(document: &'a Document, tag: Option<&str>) -> Result<Cow<'a, Document>, ApiError> {
    let journey = &document.journey;
    let Some(tag) = tag.filter(|tag| !tag.eq_ignore_ascii_case(&journey.language)) else {
        return Ok(Cow::Borrowed(document));
    };
    let known = journey.translations.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag));
    let Some((language, texts)) = known else {
        let mut known: Vec<&str> = journey.translations.keys().map(String::as_str).collect();
        if !journey.language.is_empty() {
            known.insert(0, &journey.language);
        }
        let known = if known.is_empty() { "none".into() } else { known.join(", ") };
        let sentence =
            format!("The journey is not translated into \u{201c}{tag}\u{201d}; its languages are {known}.");
        return Err(ApiError::new(ErrorCode::NotFound, sentence));
    };
    let mut translated = document.clone();
    let edits = document.references().into_iter().filter_map(|reference| {
        let texts = texts.get(&reference.id)?;
        let before = document.get(reference)?;
        let mut fields = before.to_fields();
        for (field, text) in texts.iter().filter(|(_, text)| !text.trim().is_empty()) {
            // Only a text is another text in another language.
            if fields.get(field).is_some_and(Value::is_string) {
                fields.insert(field.clone(), Value::String(text.clone()));
            }
        }
        let after = Record::from_fields(reference.kind, fields).ok()?;
        Some(RecordEdit { before: Some(before), after: Some(after) })
    });
    Change { edits: edits.collect() }.apply(&mut translated);
    translated.journey.language = language.clone();
    Ok(Cow::Owned(translated))
}
