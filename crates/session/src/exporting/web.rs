//! A web page: all states of a journey, and what differs between the first and each that is to come.

use std::path::Path;

use throughline_export::html::{self, HtmlOptions, View, WebPage};
use throughline_model::{Document, StateKind};
use throughline_scene::ThemeName;

use super::subject::{ComparedWith, sheet};
use super::{Progress, go_on, named, note_missing, write_at_once};
use crate::api::{ApiError, ComparisonExport, ExportOptions};

pub(super) fn write_page(
    document: &Document,
    with: &ComparedWith,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
    notes: &mut Vec<String>,
) -> Result<(f64, f64), ApiError> {
    let seen = seen(document, with, options)?;
    let mut views = Vec::new();
    for (number, one) in seen.iter().enumerate() {
        go_on(progress, number as f64 / (seen.len() + 1) as f64)?;
        views.push(one.view(with, options)?);
    }
    note_missing(views.iter().map(|view| &view.scene), notes);
    // A comparison that was asked for is what is seen first.
    let first = if options.comparison.is_some() { views.len() - 1 } else { 0 };
    let shown = &views[first].scene;
    let (width, height) = (shown.width, shown.height);
    let journey = &document.journey;
    let page = WebPage { title: journey.title.clone(), language: journey.language.clone(), views };
    let (text, report) = html::write(&page, &HtmlOptions { first }).map_err(|error| named(path, error))?;
    if options.size.is_some() || options.transparent {
        notes.push("Size and ground were left out: the page's reader chooses how large the map is.".into());
    }
    if !report.outlined_fonts.is_empty() {
        notes.push(format!("Text in {} was written as outlines.", report.outlined_fonts.join(", ")));
    }
    write_at_once(path, text.as_bytes(), progress)?;
    Ok((width, height))
}

/// One of the things to be seen.
struct Seen<'a> {
    name: String,
    document: &'a Document,
    /// The state that is shown, by its id.
    state: Option<String>,
    comparison: Option<ComparisonExport>,
}

/// What can be seen: the state that is asked for; both states that are to be compared, and then
/// the comparison; else all states, the current one first, and that compared with each to come.
fn seen<'a>(
    document: &'a Document,
    with: &'a ComparedWith,
    options: &ExportOptions,
) -> Result<Vec<Seen<'a>>, ApiError> {
    if let Some(comparison) = &options.comparison {
        let from = Seen::state(with.from.as_ref().unwrap_or(document), &comparison.from)?;
        let to = Seen::state(with.to.as_ref().unwrap_or(document), &comparison.to)?;
        return Ok(vec![from, to, Seen::compared("Compared".into(), document, comparison.clone())]);
    }
    if let Some(asked) = &options.state {
        return Ok(vec![Seen::state(document, asked)?]);
    }
    let Some(first) = document.first_state() else {
        // The sheet says what is wrong.
        return Ok(vec![Seen { name: String::new(), document, state: None, comparison: None }]);
    };
    let states = document.states_in_order();
    let others = || states.iter().filter(|state| state.id != first.id);
    let ids = std::iter::once(first.id).chain(others().map(|state| state.id));
    let mut seen = ids.map(|id| Seen::state(document, &id.to_string())).collect::<Result<Vec<_>, _>>()?;
    let to_come: Vec<_> = others().filter(|state| state.kind == StateKind::Future).collect();
    for state in &to_come {
        let name = match to_come.len() {
            1 => "Compared".into(),
            _ => format!("Compared: {}", state.name),
        };
        let comparison = ComparisonExport::between(first.id.to_string(), state.id.to_string());
        seen.push(Seen::compared(name, document, comparison));
    }
    Ok(seen)
}

impl<'a> Seen<'a> {
    fn state(document: &'a Document, asked: &str) -> Result<Self, ApiError> {
        let state = document.state(asked)?;
        let name = if state.name.trim().is_empty() { state.kind.label() } else { state.name.trim() };
        Ok(Seen { name: name.to_owned(), document, state: Some(state.id.to_string()), comparison: None })
    }

    fn compared(name: String, document: &'a Document, comparison: ComparisonExport) -> Self {
        Seen { name, document, state: None, comparison: Some(comparison) }
    }

    /// In the colours asked for, else in light and in dark ones.
    fn view(&self, with: &ComparedWith, options: &ExportOptions) -> Result<View, ApiError> {
        let scene = |theme| {
            let (state, comparison) = (self.state.clone(), self.comparison.clone());
            let options = ExportOptions { state, comparison, theme: Some(theme), ..options.clone() };
            sheet(self.document, with, &options)
        };
        let dark = if options.theme.is_none() { Some(scene(ThemeName::Dark)?) } else { None };
        let scene = scene(options.theme.unwrap_or(ThemeName::Light))?;
        Ok(View { name: self.name.clone(), scene, dark })
    }
}
