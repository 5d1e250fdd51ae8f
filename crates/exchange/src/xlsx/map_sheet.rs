//! The map as a matrix: stages above their steps, lanes on the left, one card a cell.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};
use throughline_model::numbers::decimals_of;
use throughline_model::{EmotionLevel, LaneKind, Persona, RecordKind};

use super::colours::of;
use super::sheet::{BODY, Sheet, lines};
use super::{SheetColours, WorkbookError};
use crate::grid::{GridRow, Holds, extents, rows};
use crate::map::{Placed, StateMap, What, day};
use crate::values::one_line;

/// Letters that a column is wide.
const COLUMN: f64 = 22.0;
const LABELS: f64 = 20.0;
/// The rows of the title, of stages and of steps; the lanes begin below.
const TITLE: u32 = 0;
const LENS: u32 = 1;
const STAGES: u32 = 3;
const STEPS: u32 = 4;
const LANES: u32 = 5;
const WHITE: Color = Color::RGB(0xFF_FFFF);

pub(crate) fn sheet<'a>(
    map: &StateMap,
    name: String,
    colours: &'a SheetColours,
) -> Result<Sheet<'a>, WorkbookError> {
    let rows = rows(map);
    let mut sheet = Sheet::new(name, colours, (map.columns.len() + 1, rows.len() + LANES as usize))?;
    if map.document.journey.text_direction == throughline_model::TextDirection::RightToLeft {
        sheet.worksheet.set_right_to_left(true);
    }
    sheet.worksheet.set_column_width(0, LABELS)?;
    for column in 1..=map.columns.len() {
        sheet.worksheet.set_column_width(column as u16, COLUMN)?;
    }
    title(&mut sheet, map)?;
    stages(&mut sheet, map)?;
    labels(&mut sheet, map, &rows)?;
    for (_, first, _) in extents(&rows) {
        line_above(&mut sheet, map, LANES + first as u32)?;
    }
    for (place, row) in rows.iter().enumerate() {
        lane_row(&mut sheet, map, row, LANES + place as u32)?;
    }
    sheet.worksheet.set_freeze_panes(LANES, 1)?;
    sheet.worksheet.set_zoom(90);
    let footer = format!("{}, {}", one_line(&map.document.journey.title), one_line(&map.state.name));
    sheet.print(LABELS + COLUMN * map.columns.len() as f64, (STAGES, STEPS), &footer)?;
    Ok(sheet)
}

/// The title, and below it the state and what it is about.
fn title(sheet: &mut Sheet, map: &StateMap) -> Result<(), WorkbookError> {
    let colours = sheet.colours;
    let large = Format::new().set_bold().set_font_size(16).set_font_color(of(colours.text));
    let quiet = Format::new().set_font_size(BODY).set_font_color(of(colours.text_2));
    let said = sheet.fitted(&one_line(&map.document.journey.title));
    sheet.worksheet.write_string_with_format(TITLE, 0, said, &large)?;
    let labelled =
        |label: &str, text: &str| (!text.trim().is_empty()).then(|| format!("{label}: {}", one_line(text)));
    let lens = [
        Some(one_line(&map.state.name)),
        day(&map.state.as_of).map(|day| format!("as of {day}")),
        labelled("Scenario", &map.state.scenario),
        labelled("Goal", &map.state.goal),
    ];
    let lens: Vec<String> = lens.into_iter().flatten().collect();
    let lens = sheet.fitted(&lens.join("   \u{b7}   "));
    sheet.worksheet.write_string_with_format(LENS, 0, lens, &quiet)?;
    sheet.worksheet.set_row_height(TITLE, 26)?;
    sheet.worksheet.set_row_height(LENS, 16)?;
    sheet.worksheet.set_row_height(LENS + 1, 8)?;
    Ok(())
}

/// A merged cell above each stage's columns, and the steps below.
fn stages(sheet: &mut Sheet, map: &StateMap) -> Result<(), WorkbookError> {
    let colours = sheet.colours;
    let head = |fill: Color| {
        Format::new()
            .set_font_size(11)
            .set_bold()
            .set_font_color(of(colours.text))
            .set_align(FormatAlign::VerticalCenter)
            .set_align(FormatAlign::Left)
            .set_indent(1)
            .set_text_wrap()
            .set_background_color(fill)
            .set_border(FormatBorder::Thin)
            .set_border_color(WHITE)
    };
    let mut highest = (1.0_f64, 1.0_f64);
    let mut first = 0;
    for (number, stage) in map.stages.iter().enumerate() {
        let count = stage.steps.len().max(1);
        let fill = colours.stage(stage.stage.colour, number);
        let duration = one_line(&stage.stage.duration);
        let name = match duration.as_str() {
            "" => map.stage_name(number),
            duration => format!("{}  \u{b7}  {duration}", map.stage_name(number)),
        };
        let name = sheet.fitted(&name);
        highest.0 = highest.0.max(lines(&name, COLUMN * count as f64 * 0.85));
        let (left, right) = (first as u16 + 1, (first + count) as u16);
        spread(sheet, STAGES, (left, right), &name, &head(fill))?;
        for column in first..first + count {
            let name = sheet.fitted(&map.step_name(column));
            highest.1 = highest.1.max(lines(&name, COLUMN * 0.9));
            let format = head(fill).set_font_size(BODY);
            sheet.worksheet.write_string_with_format(STEPS, column as u16 + 1, name, &format)?;
        }
        first += count;
    }
    sheet.fit_height(STAGES, highest.0 + 0.6)?;
    sheet.fit_height(STEPS, highest.1 + 0.3)
}

/// One text over several columns, or in one cell.
fn spread(
    sheet: &mut Sheet,
    row: u32,
    (first, last): (u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), WorkbookError> {
    if last > first {
        sheet.worksheet.merge_range(row, first, row, last, text, format)?;
    } else {
        sheet.worksheet.write_string_with_format(row, first, text, format)?;
    }
    Ok(())
}

/// The names of the lanes beside all of their rows.
fn labels(sheet: &mut Sheet, map: &StateMap, rows: &[GridRow]) -> Result<(), WorkbookError> {
    for (_, first, last) in extents(rows) {
        let Some(row) = rows.get(first) else { continue };
        let ink = sheet.colours.lane(row.lane.kind).ink;
        let format = sheet
            .body()
            .set_bold()
            .set_font_color(of(ink))
            .set_background_color(of(sheet.colours.sunken))
            .set_border_top(FormatBorder::Thin)
            .set_border_top_color(of(sheet.colours.line));
        let name = map.lane_name(row.lane);
        if row.lane.kind == LaneKind::Emotion && !map.feeling.is_empty() {
            for place in first..=last {
                let Some(Holds::Feelings(persona)) = rows.get(place).map(|row| &row.holds) else { continue };
                let name = sheet.fitted(&format!("{name}: {}", map.name(RecordKind::Persona, persona.id)));
                let at = LANES + place as u32;
                sheet.fit_height(at, lines(&name, LABELS - 3.0))?;
                sheet.worksheet.write_string_with_format(at, 0, name, &format)?;
            }
            continue;
        }
        let name = sheet.fitted(&name);
        let (top, bottom) = (LANES + first as u32, LANES + last as u32);
        if bottom > top {
            sheet.worksheet.merge_range(top, 0, bottom, 0, &name, &format)?;
        } else {
            sheet.worksheet.write_string_with_format(top, 0, name, &format)?;
        }
    }
    Ok(())
}

/// Parts a lane from the one above it, where no card does.
fn line_above(sheet: &mut Sheet, map: &StateMap, at: u32) -> Result<(), WorkbookError> {
    let line = Format::new().set_border_top(FormatBorder::Thin).set_border_top_color(of(sheet.colours.line));
    for column in 1..=map.columns.len() {
        sheet.worksheet.write_blank(at, column as u16, &line)?;
    }
    Ok(())
}

fn lane_row(sheet: &mut Sheet, map: &StateMap, row: &GridRow, at: u32) -> Result<(), WorkbookError> {
    match &row.holds {
        Holds::Feelings(persona) => feelings(sheet, map, persona, at),
        Holds::Placed(placed) => {
            let mut highest = 0.0_f64;
            for it in placed {
                highest = highest.max(card(sheet, map, row, *it, at)?);
            }
            sheet.fit_height(at, highest)
        }
        Holds::Nothing if row.lane.kind == LaneKind::Line => {
            let line = Format::new().set_border_bottom(FormatBorder::MediumDashed);
            let line = line.set_border_bottom_color(of(sheet.colours.text_2));
            for column in 1..=map.columns.len() {
                sheet.worksheet.write_blank(at, column as u16, &line)?;
            }
            Ok(())
        }
        Holds::Nothing => Ok(()),
    }
}

/// A card or a metric with its marks below its text. Answers how many lines it takes.
fn card(
    sheet: &mut Sheet,
    map: &StateMap,
    row: &GridRow,
    placed: Placed,
    at: u32,
) -> Result<f64, WorkbookError> {
    let (kind, colours) = (row.lane.kind, sheet.colours);
    let look = colours.lane(kind);
    let format = sheet.boxed(of(look.fill), of(look.edge));
    let marks = map.marks(kind, placed.what).join("  \u{b7}  ");
    let text = map.text(placed.what);
    let (first, last) = (placed.first as u16 + 1, placed.last as u16 + 1);
    let whole = if marks.is_empty() { text.clone() } else { format!("{text}\n{marks}") };
    let whole = sheet.fitted(&whole);
    spread(sheet, at, (first, last), &whole, &format)?;
    // A text that was cut has no marks any more.
    if !marks.is_empty() && !text.is_empty() && whole.ends_with(&marks) {
        let words = Format::new().set_font_size(BODY).set_font_color(of(colours.text));
        let words = match placed.what {
            What::Card(_) => words,
            What::Metric(_) => words.set_bold(),
        };
        let quiet = Format::new().set_font_size(BODY - 1.0).set_font_color(of(colours.text_2));
        let below = format!("\n{marks}");
        let parts = [(&words, text.as_str()), (&quiet, below.as_str())];
        sheet.worksheet.write_rich_string_with_format(at, first, &parts, &format)?;
    }
    let width = COLUMN * f64::from(last - first + 1);
    Ok(lines(&whole, width - 2.0))
}

/// The scores as numbers, on the colour of the feeling and with its word.
fn feelings(sheet: &mut Sheet, map: &StateMap, persona: &Persona, at: u32) -> Result<(), WorkbookError> {
    let line = of(sheet.colours.line);
    for (column, it) in (1_u16..).zip(&map.columns) {
        let emotion = map.emotion(it.id, persona.id);
        let score = emotion.and_then(|it| it.score).filter(|score| score.is_finite());
        let Some(score) = score else {
            // A word of one's own may stand where there is no number.
            if let Some(words) = map.feeling_in_words(it.id, persona.id) {
                let words = sheet.fitted(&words);
                let format = sheet.boxed(WHITE, line);
                sheet.worksheet.write_string_with_format(at, column, words, &format)?;
            }
            continue;
        };
        let drawn = map.document.journey.emotion_scale.drawn(score);
        let word = EmotionLevel::of(drawn).label();
        let digits = ["0", "0.0", "0.00"][decimals_of(score).min(2)];
        let format = sheet
            .boxed(sheet.colours.feeling(drawn), line)
            .set_indent(0)
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_num_format(format!("\"{word}  \"{digits};\"{word}  \"\u{2212}{digits}"));
        sheet.worksheet.write_number_with_format(at, column, score, &format)?;
    }
    Ok(())
}
