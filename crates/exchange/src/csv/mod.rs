//! Comma-separated values that no spreadsheet takes for formulas.

mod long;
mod matrix;

pub(crate) use long::long;
pub(crate) use matrix::matrix;

use crate::table::{Cell, Table};

/// Says to spreadsheets that a file is in UTF-8; without it they take it for the system's encoding
/// and garble every accent. Programs that read CSV skip it.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Rows as CSV (RFC 4180, lines end in a line feed), every cell harmless.
pub(crate) fn written(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        // A vector takes every byte.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

/// A table under its headings.
pub(crate) fn of_table(table: &Table) -> String {
    let head = table.heads.iter().map(|head| head.name.clone()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(Cell::plain).collect());
    written(std::iter::once(head).chain(rows))
}

/// A cell that no spreadsheet takes for a formula: one that begins like a formula, and is no number,
/// gets an apostrophe before it. One that would begin so behind apostrophes gets one more, so that a
/// reader who takes off one has the text as it was.
fn harmless(cell: &str) -> String {
    let bare = cell.trim_start_matches('\'');
    let begins = bare.starts_with(['\t', '\r', '\n']) || bare.trim_start().starts_with(FORMULA_SIGNS);
    let is_number = bare.parse::<f64>().is_ok_and(f64::is_finite);
    if begins && !is_number { format!("'{cell}") } else { cell.to_owned() }
}

/// What formulas begin with, also in their full-width forms.
const FORMULA_SIGNS: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cell_that_begins_like_a_formula_is_text_and_a_number_stays_a_number() {
        for formula in
            ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u{ff1d}1", "-inf", "\u{ff20}x"]
        {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        for harmless_one in ["-12.5", "+3", "-1e3", "a=b", "", "'quoted'", "\u{2212}4"] {
            assert_eq!(harmless(harmless_one), harmless_one);
        }
    }

    /// What a reader does who knows of the apostrophe.
    fn bare(cell: &str) -> &str {
        match cell.strip_prefix('\'') {
            Some(rest) if harmless(rest) != rest => rest,
            _ => cell,
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back_as_it_was(cells in proptest::collection::vec("'{0,2}[=+@-]?(\\PC|[\t\r\n\",;]){0,12}", 1..5)) {
            let mut all = cells.clone();
            // A row of one empty cell alone is no row to a reader.
            all.push("end".into());
            let text = written(std::iter::once(all.clone()));
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
            prop_assert_eq!(rows.len(), 1);
            let read: Vec<&str> = rows[0].iter().map(bare).collect();
            prop_assert_eq!(read, all);
            for cell in &rows[0] {
                let is_number = cell.parse::<f64>().is_ok_and(f64::is_finite);
                prop_assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
            }
        }
    }
}
