//! The workbook behind a chart: one sheet with a row for each category and a column for each series.

use throughline_scene::Chart;

use super::package::Package;
use super::relations::Relation;
use super::xml::Xml;
use crate::ExportError;

const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const NAMESPACE: &str = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A workbook as a file of its own.
pub(super) fn of(chart: &Chart) -> Result<Vec<u8>, ExportError> {
    let mut package = Package::new();
    package.relate("", &[Relation::inner("officeDocument", "xl/workbook.xml")]);
    let mut xml = Xml::part();
    xml.raw("<workbook").raw(NAMESPACE);
    xml.raw("><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    package.add("xl/workbook.xml", &format!("{SHEETS}.sheet.main+xml"), xml.into_bytes());
    package.relate("xl/workbook.xml", &[Relation::inner("worksheet", "worksheets/sheet1.xml")]);
    package.add("xl/worksheets/sheet1.xml", &format!("{SHEETS}.worksheet+xml"), sheet(chart));
    package.zipped()
}

fn sheet(chart: &Chart) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.raw("<worksheet").raw(NAMESPACE).raw("><sheetData><row r=\"1\">");
    for (place, series) in chart.series.iter().enumerate() {
        text(&mut xml, place + 1, 1, &series.name);
    }
    xml.raw("</row>");
    for (index, category) in chart.categories.iter().enumerate() {
        let row = index + 2;
        xml.raw("<row").count("r", row as i64).raw(">");
        text(&mut xml, 0, row, category);
        for (place, series) in chart.series.iter().enumerate() {
            let value = series.values.get(index).copied().flatten();
            if let Some(value) = value.filter(|value| value.is_finite()) {
                xml.raw("<c").attribute("r", &format!("{}{row}", column(place + 1)));
                xml.raw("><v>").raw(&value.to_string()).raw("</v></c>");
            }
        }
        xml.raw("</row>");
    }
    xml.raw("</sheetData></worksheet>");
    xml.into_bytes()
}

/// A text's cell. It is no formula, whatever it begins with.
fn text(xml: &mut Xml, place: usize, row: usize, text: &str) {
    xml.raw("<c").attribute("r", &format!("{}{row}", column(place)));
    xml.raw(" t=\"inlineStr\"><is><t xml:space=\"preserve\">").escaped(text).raw("</t></is></c>");
}

/// The letters of a column, beginning at 0.
pub(super) fn column(place: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = place + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn columns_are_called_by_letters() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
