//! Everything of a journey at once: each state, the comparison and the deck, in every format that holds it.

use std::path::Path;

use throughline_model::{Document, State, StateKind};
use throughline_storage::StorageError;

use super::formats::FORMATS;
use super::{ComparedWith, Progress, export};
use crate::api::{ApiError, ComparisonExport, ExportOptions, ExportReport};

/// Writes every state, the comparison of the current state with the only future one, and the deck
/// into a folder, which is made where it is not there: `current.pdf`, `future.xlsx`,
/// `comparison.md`, `deck.pptx` and so on. Answers what was written, file by file.
///
/// # Errors
/// As [`export`]; what was written before stays.
pub fn export_all(
    document: &Document,
    folder: &Path,
    options: &ExportOptions,
    progress: Progress,
) -> Result<Vec<ExportReport>, ApiError> {
    std::fs::create_dir_all(folder).map_err(|error| StorageError::writing(folder, error))?;
    let files = files(document, options);
    let count = files.len() as f64;
    let one = |(place, (name, options)): (usize, &(String, ExportOptions))| {
        let mut part = |done: f64| progress((place as f64 + done) / count);
        export(document, &ComparedWith::default(), &folder.join(name), options, &mut part)
    };
    files.iter().enumerate().map(one).collect()
}

/// The name of each file, and how it is made.
fn files(document: &Document, options: &ExportOptions) -> Vec<(String, ExportOptions)> {
    let mut files = Vec::new();
    for state in document.states_in_order() {
        let of_state = ExportOptions { state: Some(state.id.to_string()), ..options.clone() };
        let name = file_name(document, state);
        files.extend(FORMATS.iter().map(|(extension, _)| (format!("{name}.{extension}"), of_state.clone())));
        files.push((format!("{name}-long.csv"), ExportOptions { long: true, ..of_state }));
    }
    if let Some((from, to)) = document.state("current").ok().zip(document.state("future").ok()) {
        let comparison = ComparisonExport::between(from.id.to_string(), to.id.to_string());
        let compared = ExportOptions { comparison: Some(comparison), ..options.clone() };
        let formats = FORMATS.iter().filter(|(_, format)| format.holds_comparisons());
        files.extend(formats.map(|(extension, _)| (format!("comparison.{extension}"), compared.clone())));
    }
    let deck = ExportOptions { deck: true, ..options.clone() };
    let slides = FORMATS.iter().filter(|(_, format)| format.holds_slides());
    files.extend(slides.map(|(extension, _)| (format!("deck.{extension}"), deck.clone())));
    files
}

/// By its kind where it is the only one of it, else by its name and its place among the states.
fn file_name(document: &Document, state: &State) -> String {
    let states = document.states_in_order();
    let is_only = states.iter().filter(|it| it.kind == state.kind).count() == 1;
    if is_only {
        return match state.kind {
            StateKind::Current => "current",
            StateKind::Future => "future",
            StateKind::Past => "past",
        }
        .into();
    }
    let letters = state.name.chars().map(|it| if it.is_alphanumeric() { it } else { ' ' });
    let words: String = letters.take(60).collect::<String>().to_lowercase();
    let words = words.split_whitespace().collect::<Vec<_>>().join("-");
    let place = states.iter().position(|it| it.id == state.id).unwrap_or_default() + 1;
    if words.is_empty() { format!("state-{place}") } else { format!("{place}-{words}") }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::templates::Template;

    #[test]
    fn every_state_stands_in_every_format_beside_the_comparison_and_the_deck_under_names_of_their_own() {
        let bank = Template::find("bank-account-opening").expect("the sample").document();
        let options = serde_json::from_str("{}").expect("every option has a default");
        let files = files(&bank, &options);
        let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), files.len());
        for (extension, _) in FORMATS {
            for of in ["current", "future"] {
                assert!(names.contains(format!("{of}.{extension}").as_str()), "{of}.{extension}");
            }
        }
        for name in ["comparison.pdf", "comparison.xlsx", "deck.pptx", "deck.pdf", "current-long.csv"] {
            assert!(names.contains(name), "{name}");
        }
    }
}
