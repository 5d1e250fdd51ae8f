//! The appendix's list of evidence: what each claim rests on, as many slides as it takes.

use throughline_insight::deck::{EvidenceRow, StorySlide};

use super::canvas::{BODY_BOTTOM, Canvas, MARGIN, Part, ROOM, WIDTH, Words};
use super::{Deck, page};
use crate::map::draw::{line, solid};
use crate::{Item, Rect, TableRole, TextBlock, Weight};

/// The columns: what heads them, where they begin and how wide they are.
const COLUMNS: [(&str, f64, f64); 4] = [
    ("Kind", MARGIN, 84.0),
    ("What it is about", 142.0, 246.0),
    ("What was found", 400.0, 292.0),
    ("Where it comes from", 704.0, 208.0),
];
/// The appendix may be set small.
const TEXT: f64 = 11.5;
const HEAD_TOP: f64 = 112.0;
const TOP: f64 = 134.0;
const PADDING: f64 = 3.5;
/// A longer text is shortened here and told whole in the notes.
const MOST_LINES: usize = 6;
/// More slides than this are no list that anybody reads.
const MOST_SLIDES: usize = 24;

impl Deck<'_> {
    /// The list of evidence.
    pub(super) fn add_evidence(&mut self, slide: &StorySlide, rows: &[EvidenceRow]) {
        let mut rest = rows;
        let mut slides = 0;
        while !rest.is_empty() && slides < MOST_SLIDES {
            let number = self.pages.len() + 1;
            let mut taken = Taken { rows: 0, notes: Vec::new() };
            let title = match slides {
                0 => slide.title().to_owned(),
                _ => format!("{} (continued)", slide.title()),
            };
            let scene = self.layouter.slide(self.document, self.options, |canvas| {
                canvas.title(&title, slide.edited.is_empty(), slide.kind.name());
                taken = draw(canvas, rest);
                canvas.foot("Readings and evidence as the map records them.", number);
            });
            rest = &rest[taken.rows.max(1).min(rest.len())..];
            slides += 1;
            self.pages.push(page(&title, scene, taken.notes.join("\n")));
        }
        if !rest.is_empty() {
            self.remarks.push(format!(
                "The list of evidence ends after {MOST_SLIDES} slides; {} more stand in the map.",
                throughline_model::numbers::counted(rest.len(), "entry", "entries")
            ));
        }
    }
}

/// How many rows stand on a slide, and what of them is told in its notes.
struct Taken {
    rows: usize,
    notes: Vec<String>,
}

fn draw(canvas: &mut Canvas, rows: &[EvidenceRow]) -> Taken {
    let theme = canvas.theme;
    for (column, (text, x, width)) in COLUMNS.into_iter().enumerate() {
        let block = canvas.set(&Words::own(text, theme.text_2), TEXT, x, HEAD_TOP, width);
        let table = TableRole::ColumnHeader { level: 0, first: column, last: column };
        let rect = block.rect;
        canvas.put(
            Part { table, ..Part::text(&format!("head {column}"), None, text) },
            rect,
            vec![Item::Text(block)],
        );
    }
    rule(canvas, "head rule", TOP - 4.0, theme.line_2);
    let mut taken = Taken { rows: 0, notes: Vec::new() };
    let mut y = TOP;
    for (place, row) in rows.iter().enumerate() {
        let (cells, is_whole) = cells(canvas, row);
        let height = cells.iter().map(|it| it.rect.height).fold(0.0, f64::max) + 2.0 * PADDING;
        if y + height > BODY_BOTTOM && taken.rows > 0 {
            break;
        }
        for (column, mut block) in cells.into_iter().enumerate() {
            block.rect.y = y + PADDING;
            let table = match column {
                0 => TableRole::RowHeader { row: place },
                _ => TableRole::Cell { row: place, first: column, last: column },
            };
            let (rect, label) = (block.rect, block.text.to_string());
            let part = Part {
                table,
                ..Part::text(&format!("cell {place} {column}"), row.records.first().copied(), &label)
            };
            canvas.put(part, rect, vec![Item::Text(block)]);
        }
        y += height;
        rule(canvas, &format!("rule {place}"), y, theme.line);
        taken.rows += 1;
        if !is_whole {
            taken.notes.push(format!("{}, {}: {} ({}).", row.kind, row.about, row.finding, row.source));
        }
    }
    taken
}

/// The texts of a row, and whether they are whole.
fn cells(canvas: &mut Canvas, row: &EvidenceRow) -> (Vec<TextBlock>, bool) {
    let theme = canvas.theme;
    let mut is_whole = true;
    let texts = [&row.kind, &row.about, &row.finding, &row.source];
    let mut blocks = Vec::new();
    for (column, text) in texts.into_iter().enumerate() {
        let (_, x, width) = COLUMNS[column];
        let weight = if column == 1 { Weight::Medium } else { Weight::Regular };
        let color = if column == 1 { theme.text } else { theme.text_2 };
        let words = Words { is_own: column == 0, ..Words::written(text, color).weighing(weight) };
        let whole = canvas.set(&words, TEXT, x, 0.0, width);
        let is_long = whole.lines.len() > MOST_LINES;
        is_whole &= !is_long;
        blocks.push(if is_long { canvas.set_short(&words, TEXT, x, width, MOST_LINES) } else { whole });
    }
    (blocks, is_whole)
}

fn rule(canvas: &mut Canvas, key: &str, y: f64, color: crate::Color) {
    let item = line((MARGIN, y), (WIDTH - MARGIN, y), solid(color, 0.75));
    canvas.put(Part::decoration(key), Rect::new(MARGIN, y - 0.4, ROOM, 0.8), vec![item]);
}
