//! What a PDF claims to be: readable by everyone (PDF/UA-1) and for long (PDF/A-2a), or nothing.

use std::collections::BTreeSet;

use krilla::SerializeSettings;
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder, ValidationError};
use krilla::error::KrillaError;
use throughline_scene::Pages;

use crate::ExportError;

/// Both standards at once: the writer refuses a file that breaks a rule of one.
pub(super) fn both() -> Result<SerializeSettings, ExportError> {
    let both = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1);
    let configuration = both.finish().map_err(|error| ExportError::Pdf { reason: format!("{error:?}") })?;
    Ok(SerializeSettings { configuration, ..SerializeSettings::default() })
}

/// No standard: what is written is tagged all the same, and may hold what a standard forbids.
pub(super) fn none() -> SerializeSettings {
    SerializeSettings { configuration: Configuration::default(), ..SerializeSettings::default() }
}

/// Why both standards would be refused, as far as it is known before writing.
pub(super) fn foreseen(pages: &Pages) -> Vec<String> {
    let missing: BTreeSet<char> =
        pages.pages.iter().flat_map(|page| page.scene.missing_characters.iter().copied()).collect();
    missing.into_iter().map(|missing| without_font(&missing.to_string())).collect()
}

/// Why the writer refused, a clause each and each once; an error where that was not for a standard.
pub(super) fn refusals(error: KrillaError) -> Result<Vec<String>, ExportError> {
    let KrillaError::Validation(broken) = error else {
        return Err(ExportError::Pdf { reason: error.to_string() });
    };
    let clauses: BTreeSet<String> = broken.iter().map(|(rule, _)| clause(rule)).collect();
    Ok(clauses.into_iter().collect())
}

fn clause(rule: &ValidationError) -> String {
    match rule {
        ValidationError::ContainsNotDefGlyph(_, _, text) => without_font(text),
        ValidationError::InvalidCodepointMapping(_, _, character, _)
        | ValidationError::UnicodePrivateArea(_, _, character, _) => {
            format!("the character U+{:04X} means nothing by itself", u32::from(*character))
        }
        ValidationError::NoCodepointMapping(..) => "a letter stands for no character".into(),
        ValidationError::RestrictedLicense(_) => "the licence of a font does not let it be embedded".into(),
        other => format!("a rule is broken: {other:?}"),
    }
}

fn without_font(text: &str) -> String {
    format!("no font has \u{201c}{text}\u{201d}")
}
