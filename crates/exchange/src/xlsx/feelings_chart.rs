//! The scores of each persona with the curves as a chart of the workbook's own.

use rust_xlsxwriter::{
    Chart, ChartEmptyCells, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType,
    ChartSolidFill, ChartType,
};

use super::colours::of;
use super::sheet::Sheet;
use super::{SheetColours, WorkbookError, table_sheet};
use crate::map::StateMap;
use crate::table::Table;

/// Pixels of the chart, and of a column of it.
const HEIGHT: u32 = 460;
const COLUMN: u32 = 72;
/// So many rows are printed on one page with the chart below them.
const ON_ONE_PAGE: u32 = 40;
const WIDTHS: (u32, u32) = (640, 2_400);

pub(crate) fn sheet<'a>(
    map: &StateMap,
    table: &Table,
    name: String,
    colours: &'a SheetColours,
) -> Result<Sheet<'a>, WorkbookError> {
    let mut sheet = Sheet::new(name, colours, (table.heads.len(), table.rows.len() + 1))?;
    table_sheet::written(&mut sheet, table, 0, &|_| None)?;
    let last = table.rows.len() as u32;
    if last == 0 {
        return Ok(sheet);
    }
    let scored: Vec<usize> = (0..map.feeling.len())
        .filter(|at| {
            let persona = map.feeling[*at].id;
            map.columns.iter().any(|it| map.emotion(it.id, persona).is_some_and(|it| it.score.is_some()))
        })
        .collect();
    let Some(first) =
        table.heads.iter().position(|it| scored.iter().any(|at| it.name == persona_name(map, *at)))
    else {
        return Ok(sheet);
    };
    let mut chart = Chart::new(ChartType::Line);
    let categories = (sheet.name.as_str(), 1, 0, last, first.saturating_sub(1) as u16);
    for (column, at) in (first as u16..).zip(&scored) {
        let place = map.document.personas_in_order().iter().position(|it| it.id == map.feeling[*at].id);
        let number = map.feeling[*at].palette_number(place.unwrap_or_default());
        let colour = colours.persona(number);
        let line = ChartLine::new().set_color(colour).set_width(2.25).clone();
        let fill = ChartSolidFill::new().set_color(colour).clone();
        let markers = [
            ChartMarkerType::Circle,
            ChartMarkerType::Square,
            ChartMarkerType::Triangle,
            ChartMarkerType::Diamond,
        ];
        let marker = ChartMarker::new()
            .set_type(markers[at % markers.len()])
            .set_size(7)
            .set_format(ChartFormat::new().set_solid_fill(&fill))
            .clone();
        chart
            .add_series()
            // The name is a reference, so that no persona is taken for a formula.
            .set_name((sheet.name.as_str(), 0, column))
            .set_categories(categories)
            .set_values((sheet.name.as_str(), 1, column, last, column))
            .set_format(ChartFormat::new().set_line(&line))
            .set_marker(&marker);
    }
    let scale = &map.document.journey.emotion_scale;
    if scale.lowest.is_finite() && scale.highest.is_finite() && scale.lowest < scale.highest {
        chart.y_axis().set_min(scale.lowest).set_max(scale.highest);
    }
    let grid = ChartLine::new().set_color(of(colours.line)).clone();
    chart.y_axis().set_major_gridlines_line(&grid);
    chart.x_axis().set_label_position(rust_xlsxwriter::ChartAxisLabelPosition::Low);
    chart.title().set_name("Emotion curve");
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.show_empty_cells_as(ChartEmptyCells::Gaps);
    chart.set_width((last * COLUMN).clamp(WIDTHS.0, WIDTHS.1)).set_height(HEIGHT);
    chart.set_alt_text("The emotion curve of each persona; the numbers stand in the table.");
    sheet.worksheet.insert_chart(last + 2, 0, &chart)?;
    if last <= ON_ONE_PAGE {
        sheet.worksheet.set_print_fit_to_pages(1, 1);
    }
    Ok(sheet)
}

fn persona_name(map: &StateMap, at: usize) -> String {
    map.feeling.get(at).map(|it| map.name(throughline_model::RecordKind::Persona, it.id)).unwrap_or_default()
}
