//! What of a journey an export shows: all of it, or the stages, lanes and cards that are asked for,
//! as a saved view sees them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use throughline_model::{Document, Id, Lane, LaneKind, Metric, Outline, RecordKind, View};

use crate::api::{ApiError, ComparisonExport, ErrorCode, ExportOptions};

/// The options with what a saved view says: which state, and with which it is compared.
///
/// # Errors
/// A view that does not exist.
pub(super) fn options<'a>(
    document: &Document,
    options: &'a ExportOptions,
) -> Result<Cow<'a, ExportOptions>, ApiError> {
    let is_told = options.comparison.is_some() || options.state.is_some();
    let Some(view) = view(document, options)?.filter(|_| !is_told) else {
        if is_told || !narrows(options) {
            return Ok(Cow::Borrowed(options));
        }
        // Names of stages and lanes are those of one state.
        let state = document.first_state().map(|state| state.id.to_string());
        return Ok(Cow::Owned(ExportOptions { state, ..options.clone() }));
    };
    let mut options = options.clone();
    options.state = view.state.map(|state| state.to_string());
    let shown = view.state.or_else(|| document.first_state().map(|state| state.id));
    if let (Some(shown), Some(other)) = (shown, view.compared_with) {
        let mut sides = [shown, other];
        let place = |id: &Id| document.states_in_order().iter().position(|state| state.id == *id);
        sides.sort_by_key(place);
        let [from, to] = sides.map(|id| id.to_string());
        options.comparison = Some(ComparisonExport::between(from, to));
    }
    Ok(Cow::Owned(options))
}

/// Whether less than the whole map is asked for.
fn narrows(options: &ExportOptions) -> bool {
    !(options.stages.is_empty() && options.lanes.is_empty() && options.selection.is_empty())
}

/// The saved view that is asked for, by name or id.
///
/// # Errors
/// A view that does not exist.
pub(super) fn view<'a>(
    document: &'a Document,
    options: &ExportOptions,
) -> Result<Option<&'a View>, ApiError> {
    let Some(asked) = &options.view else { return Ok(None) };
    let views = document.views.values();
    let known: Vec<(Id, &str)> = views.map(|view| (view.id, view.name.as_str())).collect();
    let found = found("saved view", "saved views", std::slice::from_ref(asked), &known)?;
    Ok(found.first().and_then(|id| document.views.get(id)))
}

/// The journey with nothing but what is asked for.
///
/// # Errors
/// A stage or lane that does not exist.
pub(super) fn document<'a>(
    document: Cow<'a, Document>,
    options: &ExportOptions,
) -> Result<Cow<'a, Document>, ApiError> {
    if !narrows(options) {
        return Ok(document);
    }
    let mut narrowed = document.clone().into_owned();
    for state in states(&document, options)? {
        let outline = Outline::of(&document, state);
        let stages = stages(&outline, options)?;
        let lanes = lanes(&outline, options)?;
        keep_colours(&mut narrowed, &outline);
        let kept: Vec<(usize, Id)> = outline
            .stages
            .iter()
            .filter(|stage| stages.contains(&stage.stage.id))
            .flat_map(|stage| stage.columns())
            .filter_map(|column| Some((outline.column_index(column)?, column)))
            .collect();
        draw_in(&mut narrowed, &outline, &kept, options);
        narrowed.stages.retain(|id, stage| stage.state != state || stages.contains(id));
        narrowed.lanes.retain(|id, lane| lane.state != state || lanes.contains(id));
    }
    let selected: BTreeSet<Id> = options.selection.iter().copied().collect();
    if !selected.is_empty() {
        narrowed.cards.retain(|id, _| selected.contains(id));
        let of_whole = |metric: &Metric| matches!(metric.on.kind, RecordKind::Journey | RecordKind::State);
        narrowed.metrics.retain(|id, metric| selected.contains(id) || of_whole(metric));
    }
    Ok(Cow::Owned(narrowed))
}

/// The states that the export shows.
fn states(document: &Document, options: &ExportOptions) -> Result<Vec<Id>, ApiError> {
    let asked = match &options.comparison {
        // A side of another document has no state here.
        Some(asked) => {
            let own = [&asked.from, &asked.to].into_iter().filter_map(|side| document.state(side).ok());
            return Ok(own.map(|state| state.id).collect());
        }
        None => super::subject::shown_state(document, options)?,
    };
    Ok(vec![asked.id])
}

/// The stages that are shown: those asked for, and where cards are, those that they stand in.
fn stages(outline: &Outline, options: &ExportOptions) -> Result<BTreeSet<Id>, ApiError> {
    let known: Vec<(Id, &str)> =
        outline.stages.iter().map(|stage| (stage.stage.id, stage.stage.name.as_str())).collect();
    if !options.stages.is_empty() {
        return Ok(found("stage", "stages", &options.stages, &known)?.into_iter().collect());
    }
    if options.selection.is_empty() {
        return Ok(known.into_iter().map(|(id, _)| id).collect());
    }
    let spans = selected(outline, options).filter_map(|card| outline.span(card));
    let columns: BTreeSet<Id> = spans
        .flat_map(|(first, last)| outline.columns.get(first..=last).unwrap_or_default())
        .copied()
        .collect();
    let holds =
        |stage: &&throughline_model::OutlineStage| stage.columns().iter().any(|id| columns.contains(id));
    Ok(outline.stages.iter().filter(holds).map(|stage| stage.stage.id).collect())
}

/// The lanes that are shown, likewise.
fn lanes(outline: &Outline, options: &ExportOptions) -> Result<BTreeSet<Id>, ApiError> {
    let known: Vec<(Id, &str)> = outline.lanes.iter().map(|lane| (lane.id, lane_name(lane))).collect();
    if !options.lanes.is_empty() {
        return Ok(found("lane", "lanes", &options.lanes, &known)?.into_iter().collect());
    }
    if options.selection.is_empty() {
        return Ok(known.into_iter().map(|(id, _)| id).collect());
    }
    Ok(selected(outline, options).filter_map(|card| Some(card.place.as_ref()?.lane)).collect())
}

fn selected<'a>(
    outline: &'a Outline,
    options: &'a ExportOptions,
) -> impl Iterator<Item = &'a throughline_model::Card> {
    outline.cells.values().flatten().copied().filter(|card| options.selection.contains(&card.id))
}

fn lane_name(lane: &Lane) -> &str {
    match (lane.name.trim(), lane.kind) {
        ("", LaneKind::Line) => lane.line.unwrap_or(throughline_model::BlueprintLine::Interaction).label(),
        ("", kind) => kind.label(),
        (name, _) => name,
    }
}

/// A stage keeps the colour that it has among all.
fn keep_colours(document: &mut Document, outline: &Outline) {
    for (place, stage) in outline.stages.iter().enumerate().filter(|(_, stage)| stage.stage.colour == 0) {
        if let Some(stage) = document.stages.get_mut(&stage.stage.id) {
            stage.colour = (place % 8 + 1) as u8;
        }
    }
}

/// Cards that reach beyond what is shown end at its edges.
fn draw_in(document: &mut Document, outline: &Outline, kept: &[(usize, Id)], options: &ExportOptions) {
    if options.stages.is_empty() && options.selection.is_empty() {
        return;
    }
    for card in outline.cells.values().flatten() {
        let Some((first, last)) = outline.span(card) else { continue };
        let seen: Vec<Id> =
            kept.iter().filter(|(place, _)| (first..=last).contains(place)).map(|(_, id)| *id).collect();
        let (Some(begin), Some(end)) = (seen.first().copied(), seen.last().copied()) else { continue };
        if let Some(card) = document.cards.get_mut(&card.id) {
            card.end_column = card.end_column.map(|_| end);
            if let Some(place) = &mut card.place {
                place.column = begin;
            }
        }
    }
}

/// The records that names or ids ask for; names without regard to case, several parted by commas.
fn found(one: &str, several: &str, asked: &[String], known: &[(Id, &str)]) -> Result<Vec<Id>, ApiError> {
    let is = |asked: &str, (id, name): &(Id, &str)| {
        let asked = asked.trim();
        asked == id.to_string() || name.trim().to_lowercase() == asked.to_lowercase()
    };
    let mut found = Vec::new();
    for asked in asked {
        // A name may have commas of its own.
        let whole = known.iter().any(|it| is(asked, it));
        let parts: Vec<&str> = if whole { vec![asked] } else { asked.split(',').collect() };
        for part in parts {
            let before = found.len();
            found.extend(known.iter().filter(|it| is(part, it)).map(|(id, _)| *id));
            if found.len() == before {
                let names: Vec<&str> = known.iter().map(|(_, name)| *name).collect();
                let known = if names.is_empty() { "none".into() } else { names.join(", ") };
                let part = part.trim();
                let sentence =
                    format!("There is no {one} \u{201c}{part}\u{201d}; the {several} are {known}.");
                return Err(ApiError::new(ErrorCode::NotFound, sentence));
            }
        }
    }
    Ok(found)
}
