//! A state or a comparison as a table or a text: what exchange writes, with the theme's colours.

use std::path::Path;

use throughline_diff::{Comparison, Side};
use throughline_exchange::{
    LaneColours, Report, SheetColours, StateMap, TableForm, Workbook, Written, journey_text,
};
use throughline_insight::ChangeKind;
use throughline_model::numbers::counted;
use throughline_model::{Document, Id, LaneKind};
use throughline_scene::{Color, Theme, ThemeName};

use super::printed::midnight;
use super::subject::{compared, shown_state};
use super::{ComparedWith, Progress, go_on, write_at_once};
use crate::api::{ApiError, ErrorCode, ExportOptions};

/// How many colours of their own stages and personas have before they begin again.
const STAGE_COLOURS: usize = 8;
const PERSONA_COLOURS: usize = 5;
/// In the order in which a workbook's colours name them.
const CHANGES: [ChangeKind; 4] =
    [ChangeKind::Added, ChangeKind::Removed, ChangeKind::Changed, ChangeKind::Moved];

/// The formats that are tables or texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableFormat {
    Csv,
    Xlsx,
    Markdown,
    Mermaid,
    Json,
    Text,
}

/// Writes the file, and says what it leaves out.
pub(super) fn write(
    format: TableFormat,
    document: &Document,
    with: &ComparedWith,
    path: &Path,
    options: &ExportOptions,
    progress: Progress,
    notes: &mut Vec<String>,
) -> Result<(), ApiError> {
    go_on(progress, 0.0)?;
    let (bytes, left_out) = match &options.comparison {
        Some(asked) => {
            let (from, to, comparison) = compared(document, with, asked)?;
            let report = Report::of(("", from), ("", to), &comparison);
            of_comparison(&report, [from, to], format, options)?
        }
        None => of_state(document, shown_state(document, options)?.id, format, options)?,
    };
    notes.extend(left_out);
    if options.pages.is_some() {
        notes.push("The paper was left out: a table or a text has none.".into());
    }
    write_at_once(path, &bytes, progress)
}

/// The bytes of a file, and what it leaves out, a sentence each.
type Made = (Vec<u8>, Vec<String>);

fn of_state(
    document: &Document,
    state: Id,
    format: TableFormat,
    options: &ExportOptions,
) -> Result<Made, ApiError> {
    let map = StateMap::of(document, state).ok_or_else(|| no_state("exported"))?;
    let written = match format {
        TableFormat::Csv => map.to_csv(if options.long { TableForm::Long } else { TableForm::Matrix }),
        TableFormat::Markdown => map.to_markdown(),
        TableFormat::Mermaid => map.to_mermaid(),
        TableFormat::Json => map.to_json(),
        TableFormat::Text => Written { text: journey_text(document), notes: whole_file(document) },
        TableFormat::Xlsx => {
            let report = beside_future(document)?;
            return workbook(&[map], report.as_ref(), options);
        }
    };
    Ok((written.text.into_bytes(), written.notes))
}

fn of_comparison(
    report: &Report,
    sides: [Side; 2],
    format: TableFormat,
    options: &ExportOptions,
) -> Result<Made, ApiError> {
    let text = match format {
        TableFormat::Csv => report.to_csv_file(),
        TableFormat::Markdown => report.to_markdown(),
        TableFormat::Json => report.to_json(),
        TableFormat::Text => report.to_text(),
        TableFormat::Mermaid => {
            return Err(ApiError::new(
                ErrorCode::Failed,
                "A user journey of Mermaid shows one state. Export one of the two, or the comparison as .md.",
            ));
        }
        TableFormat::Xlsx => {
            let maps = sides.iter().filter_map(|side| StateMap::of(side.document, side.state?));
            return workbook(&maps.collect::<Vec<_>>(), Some(report), options);
        }
    };
    Ok((text.into_bytes(), Vec::new()))
}

fn workbook(
    maps: &[StateMap],
    comparison: Option<&Report>,
    options: &ExportOptions,
) -> Result<Made, ApiError> {
    let colours = colours(options.theme.unwrap_or(ThemeName::Light));
    let created = options.date.as_deref().and_then(midnight).map(|day| (day.year, day.month, day.day));
    let workbook = Workbook { maps, comparison, colours: &colours, created };
    workbook.to_bytes().map_err(|error| ApiError::new(ErrorCode::Failed, error.to_string()))
}

/// What differs between the current state and the only future one; none where there are not just
/// these two.
fn beside_future(document: &Document) -> Result<Option<Report>, ApiError> {
    let states = document.state("current").ok().zip(document.state("future").ok());
    let Some((from, to)) = states else { return Ok(None) };
    let [from, to] = [from, to].map(|state| Side::of_state(document, state.id));
    let comparison = Comparison::between(from, to, &Default::default())?;
    Ok(Some(Report::of(("", from), ("", to), &comparison)))
}

/// Readable lines are of the whole file.
fn whole_file(document: &Document) -> Vec<String> {
    match document.states.len() {
        0 | 1 => Vec::new(),
        states => vec![format!("The text tells the whole file: all {}.", counted(states, "state", "states"))],
    }
}

fn no_state(what: &str) -> ApiError {
    ApiError::new(ErrorCode::NotFound, format!("There is no state to be {what}."))
}

/// A sheet has no dark ground: its colours are those of paper or of the light theme.
fn colours(theme: ThemeName) -> SheetColours {
    let theme = match theme {
        ThemeName::Print => Theme::print(),
        _ => Theme::light(),
    };
    let lane = |kind: &LaneKind| {
        let look = theme.lane(*kind);
        (*kind, LaneColours { ink: rgb(look.ink), fill: rgb(look.fill), edge: rgb(look.edge) })
    };
    SheetColours {
        text: rgb(theme.text),
        text_2: rgb(theme.text_2),
        line: rgb(theme.line),
        sunken: rgb(theme.sunken),
        stages: (1..=STAGE_COLOURS).map(|number| rgb(theme.stage(number).fill)).collect(),
        lanes: LaneKind::ALL.iter().map(lane).collect(),
        emotions: theme.emotions.map(rgb),
        personas: (1..=PERSONA_COLOURS).map(|number| rgb(theme.persona(number).color)).collect(),
        changes: CHANGES.map(|change| rgb(theme.change(change).soft)),
    }
}

/// As 0xRRGGBB, laid over white.
fn rgb(colour: Color) -> u32 {
    let [red, green, blue, opacity] = colour.rgba.map(u32::from);
    let over = |part: u32| (part * opacity + 255 * (255 - opacity)) / 255;
    over(red) << 16 | over(green) << 8 | over(blue)
}
