//! The measures in a table: now, target, change, owner, date.

use throughline_insight::deck::{MeasureRow, Measures};
use throughline_model::{RecordKind, RecordRef};

use super::canvas::{BODY_BOTTOM, BODY_TOP, Canvas, LEAST, MARGIN, Part, ROOM, WIDTH, Words};
use crate::map::draw::{icon, line, solid};
use crate::{Align, Icon, Item, Rect, TableRole, TextBlock, Weight};

/// The columns: what heads them, where they begin and how wide they are.
const COLUMNS: [(&str, f64, f64); 6] = [
    ("Measure", MARGIN, 275.0),
    ("Now", 332.0, 90.0),
    ("Target", 453.0, 102.0),
    ("Change", 567.0, 112.0),
    ("Owner", 690.0, 128.0),
    ("By", 826.0, 86.0),
];
/// The arrow between now and target.
const ARROW: (f64, f64) = (424.0, 15.0);
const HEAD_TOP: f64 = BODY_TOP + 4.0;
const RULE: f64 = 159.0;
/// Room above and below the texts of a row.
const PADDING: (f64, f64) = (5.0, 15.0);
const VALUE: [f64; 3] = [18.75, 17.0, LEAST];
const TEXT: [f64; 2] = [16.5, LEAST];

/// Draws the rows that there is room for; returns how many there is none for.
pub(super) fn draw(canvas: &mut Canvas, measures: &Measures) -> usize {
    let theme = canvas.theme;
    for (column, (text, x, width)) in COLUMNS.into_iter().enumerate() {
        let words = Words::own(text, theme.text_2).aligned(align(column));
        let block = canvas.set(&words, LEAST, x, HEAD_TOP, width);
        let rect = block.rect;
        let table = TableRole::ColumnHeader { level: 0, first: column, last: column };
        canvas.put(
            Part { table, ..Part::text(&format!("head {text}"), None, text) },
            rect,
            vec![Item::Text(block)],
        );
    }
    rule(canvas, "head rule", RULE, theme.line_2);
    let rows: Vec<Vec<Option<TextBlock>>> = measures.rows.iter().map(|row| cells(canvas, row)).collect();
    let heights: Vec<f64> = rows
        .iter()
        .map(|cells| cells.iter().flatten().map(|it| it.rect.height).fold(0.0, f64::max))
        .collect();
    let mut bottom = RULE;
    let fitting = heights.iter().take_while(|height| {
        bottom += **height + 2.0 * PADDING.0;
        bottom <= BODY_BOTTOM
    });
    let number = fitting.count();
    let taken: f64 = heights[..number].iter().sum();
    let padding = ((BODY_BOTTOM - RULE - taken) / number.max(1) as f64 / 2.0).clamp(PADDING.0, PADDING.1);
    let mut y = RULE;
    for (place, (row, cells)) in measures.rows.iter().zip(rows).take(number).enumerate() {
        let height = heights[place] + 2.0 * padding;
        put_row(canvas, place, row, cells, Rect::new(MARGIN, y, ROOM, height));
        y += height;
        rule(canvas, &format!("rule {place}"), y, theme.line);
    }
    measures.rows.len() - number
}

fn rule(canvas: &mut Canvas, key: &str, y: f64, color: crate::Color) {
    let item = line((MARGIN, y), (WIDTH - MARGIN, y), solid(color, 0.75));
    canvas.put(Part::decoration(key), Rect::new(MARGIN, y - 0.4, ROOM, 0.8), vec![item]);
}

fn align(column: usize) -> Align {
    if column == COLUMNS.len() - 1 { Align::End } else { Align::Start }
}

/// The texts of a row, each in its column; what is not known has none.
fn cells(canvas: &mut Canvas, row: &MeasureRow) -> Vec<Option<TextBlock>> {
    let theme = canvas.theme;
    let is_measured = row.target.is_empty() || row.now != "not measured";
    let quiet = theme.text_2;
    let (change, change_color) = match &row.change {
        Some(delta) => (delta.text.as_str(), theme.emotions[4]),
        None if row.is_reached => ("reached", quiet),
        None => ("", quiet),
    };
    let now_color = if row.now == "not measured" { quiet } else { theme.text };
    let all = [
        (Words::written(&row.name, theme.text).weighing(Weight::SemiBold), TEXT.as_slice()),
        (Words::own(&row.now, now_color), if is_measured { VALUE.as_slice() } else { &[LEAST] }),
        (Words::own(&row.target, theme.text).weighing(Weight::SemiBold), VALUE.as_slice()),
        (Words::own(change, change_color).weighing(Weight::SemiBold), TEXT.as_slice()),
        (Words::written(&row.owner, theme.text), TEXT.as_slice()),
        (Words::own(&row.by, theme.text), TEXT.as_slice()),
    ];
    let mut blocks = Vec::new();
    for (column, (words, sizes)) in all.into_iter().enumerate() {
        let (_, x, width) = COLUMNS[column];
        let words = words.aligned(align(column));
        blocks.push((!words.text.is_empty()).then(|| canvas.fit(&words, sizes, 1, (x, 0.0), width)));
    }
    blocks
}

fn put_row(canvas: &mut Canvas, place: usize, row: &MeasureRow, cells: Vec<Option<TextBlock>>, rect: Rect) {
    let theme = canvas.theme;
    let record = RecordRef { kind: RecordKind::Metric, id: row.metric };
    let middle = rect.y + rect.height / 2.0;
    let has_way = row.now != "not measured" && !row.target.is_empty();
    for (column, block) in cells.into_iter().enumerate() {
        let Some(mut block) = block else { continue };
        block.rect.y = middle - block.rect.height / 2.0;
        let table = match column {
            0 => TableRole::RowHeader { row: place },
            _ => TableRole::Cell { row: place, first: column, last: column },
        };
        let label = block.text.to_string();
        let part = Part { table, ..Part::text(&format!("cell {place} {column}"), Some(record), &label) };
        canvas.put(part, block.rect, vec![Item::Text(block)]);
    }
    if has_way {
        let arrow = Rect::new(ARROW.0, middle - ARROW.1 / 2.0, ARROW.1, ARROW.1);
        let item = icon(Icon::ArrowRight, arrow.x, arrow.y, arrow.width, theme.text_3);
        canvas.put(Part::decoration(&format!("arrow {place}")), arrow, vec![item]);
    }
}
