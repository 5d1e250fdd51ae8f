//! One sheet being written: texts that fit, typed cells, and how pages are printed.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Worksheet};
use throughline_model::numbers::decimals_of;

use super::colours::of;
use super::{SheetColours, WorkbookError};
use crate::table::Cell;

/// UTF-16 units that a cell holds.
const CELL_LONGEST: usize = 32_767;
/// Stands at the end of a text that was cut.
const CUT: &str = "\u{2026} (cut here: a cell holds no more)";
/// A sheet's extent.
const COLUMNS: usize = 16_384;
const ROWS: usize = 1_048_576;
/// The longest address that Excel follows.
const ADDRESS_LONGEST: usize = 2_079;
/// A3, so that a map's words stay readable.
const PAPER_A3: u8 = 8;
/// A4, for tables.
const PAPER_A4: u8 = 9;
/// Points of type.
pub(crate) const BODY: f64 = 10.0;
/// Points of a line of it, and above and below all of them.
const LINE: f64 = 13.5;
const PADDING: f64 = 6.0;
/// The highest row, in points.
const HIGHEST: f64 = 409.0;
/// How many letters of it stand in the width of one of the usual size.
const LETTERS: f64 = 1.1;
/// Tables that are wider, in letters, are printed on the larger paper.
const WIDE: f64 = 190.0;

/// A sheet being written.
pub(crate) struct Sheet<'a> {
    pub worksheet: Worksheet,
    pub colours: &'a SheetColours,
    pub name: String,
    /// How many texts were too long for a cell.
    pub cuts: usize,
}

impl<'a> Sheet<'a> {
    /// An empty sheet for so many columns and rows.
    pub fn new(
        name: String,
        colours: &'a SheetColours,
        (columns, rows): (usize, usize),
    ) -> Result<Self, WorkbookError> {
        if columns > COLUMNS || rows > ROWS {
            return Err(WorkbookError::TooLarge { table: name });
        }
        let mut worksheet = Worksheet::new();
        worksheet.set_name(&name)?;
        worksheet.set_screen_gridlines(false);
        Ok(Sheet { worksheet, colours, name, cuts: 0 })
    }

    /// A text that a cell can hold.
    pub fn fitted(&mut self, text: &str) -> String {
        if text.encode_utf16().count() <= CELL_LONGEST {
            return text.to_owned();
        }
        self.cuts += 1;
        let mut left = CELL_LONGEST - CUT.encode_utf16().count();
        let mut end = 0;
        for (place, letter) in text.char_indices() {
            let Some(rest) = left.checked_sub(letter.len_utf16()) else { break };
            left = rest;
            end = place + letter.len_utf8();
        }
        format!("{}{CUT}", &text[..end])
    }

    /// A typed cell; text is never taken for a formula.
    pub fn cell(&mut self, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), WorkbookError> {
        let sheet = &mut self.worksheet;
        match cell {
            Cell::Empty => sheet.write_blank(row, column, format)?,
            Cell::Number(number) => {
                let format =
                    format.clone().set_num_format(number_format(*number)).set_align(FormatAlign::Right);
                sheet.write_number_with_format(row, column, *number, &format)?
            }
            Cell::Share(share) => {
                let decimals = [0, 1, 2][decimals_of(share * 100.0).min(2)];
                let shape = ["0%", "0.0%", "0.00%"][decimals];
                let format = format.clone().set_num_format(shape).set_align(FormatAlign::Right);
                sheet.write_number_with_format(row, column, *share, &format)?
            }
            Cell::Date { year, month, day } => match ExcelDateTime::from_ymd(*year, *month, *day) {
                Ok(date) => {
                    let format = format.clone().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Right);
                    sheet.write_datetime_with_format(row, column, &date, &format)?
                }
                // Days before 1900 are texts in a workbook.
                Err(_) => sheet.write_string_with_format(row, column, cell.plain(), format)?,
            },
            Cell::Text(text) => match address(text) {
                Some(address) => sheet.write_url_with_format(row, column, address, format)?,
                None => {
                    let text = self.fitted(text);
                    self.worksheet.write_string_with_format(row, column, text, format)?
                }
            },
        };
        Ok(())
    }

    /// As high as so many lines: not every program fits rows to their texts, and none to those of
    /// merged cells.
    pub fn fit_height(&mut self, row: u32, lines: f64) -> Result<(), WorkbookError> {
        self.worksheet.set_row_height(row, (lines.max(1.0) * LINE + PADDING).min(HIGHEST))?;
        Ok(())
    }

    /// Words and wrapping that all cells share.
    pub fn body(&self) -> Format {
        Format::new()
            .set_font_size(BODY)
            .set_font_color(of(self.colours.text))
            .set_align(FormatAlign::Top)
            .set_align(FormatAlign::Left)
            .set_indent(1)
            .set_text_wrap()
    }

    /// A cell with an edge around it.
    pub fn boxed(&self, fill: Color, edge: Color) -> Format {
        self.body().set_background_color(fill).set_border(FormatBorder::Thin).set_border_color(edge)
    }

    /// All columns, so many letters wide together, on one page's width, the rows that are repeated above, page numbers below.
    pub fn print(&mut self, letters: f64, repeated: (u32, u32), footer: &str) -> Result<(), WorkbookError> {
        let sheet = &mut self.worksheet;
        sheet.set_landscape().set_paper_size(if letters > WIDE { PAPER_A3 } else { PAPER_A4 });
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(repeated.0, repeated.1)?;
        sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        // An ampersand begins a command there.
        let shown: String = footer.chars().take(80).collect::<String>().replace('&', "&&");
        sheet.set_footer(format!("&L&9{shown}&R&9&P / &N"));
        Ok(())
    }
}

/// How many lines a text takes in a cell so many letters wide, rather too many than too few.
pub(crate) fn lines(text: &str, width: f64) -> f64 {
    let of_line = |line: &str| {
        let letters: f64 = line.chars().map(|letter| if (letter as u32) < 0x1100 { 1.0 } else { 2.0 }).sum();
        (letters / (width * LETTERS).max(1.0)).ceil().max(1.0)
    };
    text.split('\n').map(of_line).sum()
}

/// Thousands are grouped, and as many decimals shown as there are.
pub(crate) fn number_format(number: f64) -> &'static str {
    ["#,##0", "#,##0.0", "#,##0.00"][decimals_of(number).min(2)]
}

/// An address that may be followed: of the web or of mail, on one line, and not too long.
fn address(text: &str) -> Option<Url> {
    let lower = text.to_lowercase();
    let is_known = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    let is_whole = !text.contains(char::is_whitespace) && text.encode_utf16().count() <= ADDRESS_LONGEST;
    (is_known && is_whole).then(|| Url::new(text))
}
