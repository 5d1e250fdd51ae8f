//! A workbook (.xlsx): the map as a matrix, and a sheet each for what is counted and compared.

mod colours;
mod feelings_chart;
mod map_sheet;
mod names;
mod sheet;
mod table_sheet;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};
use thiserror::Error;

use crate::comparison::Report;
use crate::left_out::{Content, left_out};
use crate::map::StateMap;
use crate::table::{self, Table};
use crate::values::one_line;
pub use colours::{LaneColours, SheetColours};
use names::SheetNames;
use sheet::Sheet;

/// Why no workbook can be made.
#[derive(Debug, Error)]
pub enum WorkbookError {
    /// A table has more columns or rows than a sheet.
    #[error(
        "A sheet of a workbook holds 16,384 columns and 1,048,576 rows, and \u{201c}{table}\u{201d} has more. \
         Export fewer stages, or as CSV."
    )]
    TooLarge {
        /// Which sheet.
        table: String,
    },
    /// The library refuses what it was given.
    #[error("The workbook could not be made: {0}.")]
    Refused(#[from] XlsxError),
}

/// What a workbook is made of.
pub struct Workbook<'a> {
    /// The states, each a sheet of its own.
    pub maps: &'a [StateMap<'a>],
    /// What differs between two of them.
    pub comparison: Option<&'a Report>,
    /// The colours of stages, lanes, feelings and changes.
    pub colours: &'a SheetColours,
    /// Year, month and day on which the file says that it was made.
    pub created: Option<(u16, u8, u8)>,
}

/// Where no day is given: the first that files of this kind can name, so that the same journey makes
/// the same bytes.
const NO_DAY: (u16, u8, u8) = (1980, 1, 1);

impl Workbook<'_> {
    /// The bytes of the file, and what it leaves out or cuts, a sentence each.
    ///
    /// # Errors
    /// Where a table is larger than a sheet.
    pub fn to_bytes(&self) -> Result<(Vec<u8>, Vec<String>), WorkbookError> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.set_properties(&self.properties()?);
        let mut names = SheetNames::default();
        let mut notes = Vec::new();
        let mut cuts = 0;
        let mut add = |sheet: Sheet| {
            cuts += sheet.cuts;
            workbook.push_worksheet(sheet.worksheet);
        };
        if let Some(report) = self.comparison.filter(|_| self.maps.len() > 1) {
            add(table_sheet::changes(report, names.free("Comparison"), self.colours)?);
        }
        for map in self.maps {
            let name = if self.maps.len() == 1 { "Map" } else { map.state.name.as_str() };
            add(map_sheet::sheet(map, names.free(name), self.colours)?);
        }
        if let [map] = self.maps {
            for table in [table::cards(map), table::pains(map), table::opportunities(map)] {
                self.add_table(&mut add, &mut names, table)?;
            }
            if !map.feeling.is_empty() {
                let table = table::feelings(map).without_empty_columns();
                add(feelings_chart::sheet(map, &table, names.free(table.name), self.colours)?);
            }
            for table in [table::metrics(map), table::evidence(map)] {
                self.add_table(&mut add, &mut names, table)?;
            }
            if let Some(report) = self.comparison {
                add(table_sheet::changes(report, names.free("Comparison"), self.colours)?);
            }
        }
        for map in self.maps {
            let of = match self.maps {
                [_] => String::new(),
                _ => format!("\u{201c}{}\u{201d}: ", one_line(&map.state.name)),
            };
            notes.extend(left_out(map, self.held()).into_iter().map(|note| format!("{of}{note}")));
        }
        if cuts > 0 {
            let what = throughline_model::numbers::counted(cuts, "text was", "texts were");
            notes.push(format!("{what} cut to the 32,767 characters that a cell of a workbook holds."));
        }
        Ok((workbook.save_to_buffer()?, notes))
    }

    /// What the sheets hold.
    fn held(&self) -> &'static [Content] {
        use Content as C;
        match self.maps {
            [_] => &[C::Cards, C::Tray, C::Metrics, C::Links, C::Evidence, C::Spans, C::Curves],
            _ => &[C::Cards, C::Metrics, C::Spans],
        }
    }

    fn add_table(
        &self,
        add: &mut impl FnMut(Sheet),
        names: &mut SheetNames,
        table: Table,
    ) -> Result<(), WorkbookError> {
        if !table.rows.is_empty() {
            let table = table.without_empty_columns();
            add(table_sheet::sheet(&table, names.free(table.name), self.colours)?);
        }
        Ok(())
    }

    fn properties(&self) -> Result<DocProperties, WorkbookError> {
        let journey = self.maps.first().map(|map| &map.document.journey);
        let (year, month, day) = self.created.filter(|(year, ..)| *year >= 1980).unwrap_or(NO_DAY);
        let text =
            |of: fn(&throughline_model::Journey) -> &str| journey.map(of).map(short).unwrap_or_default();
        Ok(DocProperties::new()
            .set_title(text(|it| &it.title))
            .set_author(text(|it| &it.owner))
            .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?))
    }
}

/// Properties of a file hold 255 characters.
fn short(text: &str) -> String {
    one_line(text).chars().take(120).collect()
}
