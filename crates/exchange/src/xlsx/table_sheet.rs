//! A table as a sheet: its head stays in view and filters, texts wrap.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::colours::of;
use super::sheet::{Sheet, lines};
use super::{SheetColours, WorkbookError};
use crate::comparison::Report;
use crate::table::{Cell, Table};
use crate::values::{capitalised, one_line};

pub(crate) fn sheet<'a>(
    table: &Table,
    name: String,
    colours: &'a SheetColours,
) -> Result<Sheet<'a>, WorkbookError> {
    let mut sheet = Sheet::new(name, colours, (table.heads.len(), table.rows.len() + 1))?;
    written(&mut sheet, table, 0, &|_| None)?;
    Ok(sheet)
}

/// The changes below what they come to in one sentence, each on the colour of its kind.
pub(crate) fn changes<'a>(
    report: &Report,
    name: String,
    colours: &'a SheetColours,
) -> Result<Sheet<'a>, WorkbookError> {
    let mut table = report.changes_table();
    // The ids are for scripts, which read the CSV.
    let read = table.heads.iter().take_while(|head| !head.name.starts_with("id")).count();
    table.heads.truncate(read);
    table.rows.iter_mut().for_each(|row| row.truncate(read));
    let mut sheet = Sheet::new(name, colours, (table.heads.len(), table.rows.len() + 4))?;
    let title = Format::new().set_bold().set_font_size(14).set_font_color(of(colours.text));
    let quiet = Format::new().set_font_size(10).set_font_color(of(colours.text_2));
    let headline = sheet.fitted(&one_line(&report.headline));
    sheet.worksheet.write_string_with_format(0, 0, headline, &title)?;
    let sides = format!("From {} to {}", report.from.in_words(), report.to.in_words());
    let sides = sheet.fitted(&one_line(&sides));
    sheet.worksheet.write_string_with_format(1, 0, sides, &quiet)?;
    let kinds: Vec<usize> = report.changes.iter().map(|change| change.change as usize).collect();
    let fill = |row: usize| colours.changes.get(*kinds.get(row)?).copied();
    written(&mut sheet, &table.without_empty_columns(), 3, &fill)?;
    Ok(sheet)
}

/// Writes a table from a row on; `fill` is the colour of a row's first cell.
pub(crate) fn written(
    sheet: &mut Sheet,
    table: &Table,
    top: u32,
    fill: &dyn Fn(usize) -> Option<u32>,
) -> Result<(), WorkbookError> {
    let line = of(sheet.colours.line);
    let head = sheet
        .body()
        .set_bold()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(of(sheet.colours.sunken))
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(of(sheet.colours.text_2));
    let body = sheet.body().set_border_bottom(FormatBorder::Thin).set_border_bottom_color(line);
    for (column, it) in (0_u16..).zip(&table.heads) {
        let name = sheet.fitted(&capitalised(&it.name));
        sheet.worksheet.write_string_with_format(top, column, name, &head)?;
        sheet.worksheet.set_column_width(column, it.width)?;
    }
    // The buttons of the filter take room beside the words.
    let head_lines = table.heads.iter().map(|it| lines(&it.name, it.width - 3.0)).fold(1.0, f64::max);
    sheet.worksheet.set_row_height(top, head_lines.min(4.0) * 14.0 + 6.0)?;
    for (place, cells) in table.rows.iter().enumerate() {
        let row = top + 1 + place as u32;
        let texts = cells.iter().zip(&table.heads).map(|(cell, head)| match cell {
            Cell::Text(text) => lines(text, head.width - 1.0),
            _ => 1.0,
        });
        sheet.fit_height(row, texts.fold(1.0, f64::max))?;
        for (column, cell) in (0_u16..).zip(cells) {
            let format = match fill(place).filter(|_| column == 0) {
                Some(colour) => body.clone().set_background_color(of(colour)),
                None => body.clone(),
            };
            if *cell != Cell::Empty || column == 0 {
                sheet.cell(row, column, cell, &format)?;
            } else {
                sheet.worksheet.write_blank(row, column, &format)?;
            }
        }
    }
    let (last_row, last_column) = (top + table.rows.len() as u32, table.heads.len().saturating_sub(1) as u16);
    if !table.heads.is_empty() {
        sheet.worksheet.autofilter(top, 0, last_row, last_column)?;
    }
    sheet.worksheet.set_freeze_panes(top + 1, 1)?;
    let footer = sheet.name.clone();
    sheet.print(table.heads.iter().map(|head| head.width).sum(), (top, top), &footer)
}
