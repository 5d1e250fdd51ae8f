//! The metrics in a table: before, after, by how much and whether that is better.

use throughline_insight::{MetricChange, Reached};
use throughline_model::{RecordKind, RecordRef, numbers};

use super::writer::{BODY, Column, Writer, verdict};
use crate::{Item, Rect, TextStyle, Weight};

/// At most so many stand on the page: those that change most.
const MOST: usize = 12;
/// The columns end at these shares of the width.
const ENDS: [f64; 3] = [0.52, 0.68, 1.0];

/// Writes the section and moves the column below it.
pub(super) fn write(writer: &mut Writer, column: &mut Column, metrics: &[MetricChange]) {
    writer.section(column, "Metrics");
    if metrics.is_empty() {
        writer.paragraph(column, "no metrics", "Nothing is measured on either side.");
        return;
    }
    let style = BODY.style(writer.theme.text_2);
    let cells = ["Before", "After", "Change"];
    row(writer, column, "metrics head", None, ("", ""), cells.map(|cell| (cell.to_owned(), style.clone())));
    let mut shown: Vec<(usize, &MetricChange)> = metrics.iter().enumerate().collect();
    shown.sort_by(|one, next| next.1.share.total_cmp(&one.1.share));
    shown.truncate(MOST);
    shown.sort_by_key(|(place, _)| *place);
    for (place, metric) in &shown {
        entry(writer, column, *place, metric);
    }
    let has_targets = shown.iter().any(|(_, metric)| metric.reached == Reached::Target);
    let mut notes: Vec<String> = Vec::new();
    if has_targets {
        notes.push("t: a target, not yet measured.".to_owned());
    }
    if let Some(more) = metrics.len().checked_sub(MOST).filter(|more| *more > 0) {
        notes.push(format!("{} with smaller changes are left out.", numbers::count(more as u64)));
    }
    if !notes.is_empty() {
        writer.paragraph(column, "metrics notes", &notes.join(" "));
    }
    column.y += 10.0;
}

fn entry(writer: &mut Writer, column: &mut Column, place: usize, metric: &MetricChange) {
    let theme = writer.theme;
    let number = |color| TextStyle { tabular: true, ..BODY.style(color) };
    let before = metric.now.as_ref().map_or("not measured".into(), |now| now.text.clone());
    let after = match &metric.reached {
        Reached::Measured(reading) => reading.text.clone(),
        Reached::Target => format!("{} t", metric.target),
        Reached::Nothing if metric.b.is_none() => "gone".into(),
        Reached::Nothing => "not measured".into(),
    };
    let change = match &metric.delta {
        Some(delta) => (format!("{} {}", delta.text, verdict(delta)), writer.delta_style(delta, BODY)),
        None if metric.reached == Reached::Target && metric.now.is_some() => {
            ("reached already".to_owned(), number(theme.text_2))
        }
        None => ("–".to_owned(), number(theme.text_2)),
    };
    let mut bold = number(theme.text);
    bold.weight = Weight::SemiBold;
    let sample = |reading: Option<&throughline_insight::Reading>| {
        reading.and_then(|it| it.sample_size).map(|size| format!("n {}", numbers::count(size)))
    };
    let own = match &metric.reached {
        Reached::Measured(reading) => sample(Some(reading)),
        _ => None,
    };
    let samples: Vec<String> = [sample(metric.now.as_ref()), own].into_iter().flatten().collect();
    let mut below = metric.on.clone();
    if !samples.is_empty() {
        below.push_str(&format!("; {}", samples.join(" → ")));
    }
    let record = metric.b.map(|id| RecordRef { kind: RecordKind::Metric, id });
    let cells = [(before, number(theme.text_2)), (after, bold), change];
    row(writer, column, &format!("metric {place}"), record, (&metric.name, &below), cells);
}

/// A row of the table: a name with what stands below it, and three cells that end at their columns.
fn row(
    writer: &mut Writer,
    column: &mut Column,
    key: &str,
    record: Option<RecordRef>,
    (name, below): (&str, &str),
    cells: [(String, TextStyle); 3],
) {
    let theme = writer.theme;
    let width = column.width;
    let label =
        format!("{name}: {}", cells.iter().map(|cell| cell.0.as_str()).collect::<Vec<_>>().join(", "));
    let mut items = Vec::new();
    let mut left = width;
    let mut bottom = 0.0_f64;
    let ends = ENDS.map(|end| (width * end).round());
    let starts = [(width * 0.3).round(), ends[0] + 6.0, ends[1] + 6.0];
    for (place, (text, mut style)) in cells.into_iter().enumerate() {
        style.align = crate::Align::End;
        let block = writer.words(&text, style, starts[place], 0.0, ends[place] - starts[place]);
        let seen = block.lines.iter().map(|line| block.rect.x + line.x).fold(width, f64::min);
        left = left.min(seen);
        bottom = bottom.max(block.rect.bottom());
        items.push(Item::Text(block));
    }
    let name_width = (left - 8.0).max(60.0);
    let name_style = BODY.weighing(Weight::Medium).style(theme.text);
    if !name.is_empty() {
        let name = writer.written(name, name_style, 0.0, 0.0, name_width);
        let mut y = name.rect.bottom();
        items.push(Item::Text(name));
        let words = writer.words(below, BODY.style(theme.text_3), 0.0, y.max(bottom), width);
        y = words.rect.bottom();
        items.push(Item::Text(words));
        bottom = bottom.max(y);
    }
    let rect = Rect::new(column.x, column.y, width, bottom);
    writer.put(key, record, label, rect, items);
    column.y = rect.bottom() + 4.0;
}
