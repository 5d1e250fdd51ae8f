//! The greatest changes, numbered, with what happened in each.

use throughline_diff::Side;
use throughline_insight::{ChangeKind, ColumnChange, Meaning};
use throughline_model::{RecordKind, RecordRef, numbers};

use super::curve::stage_number;
use super::writer::{BODY, Column, NAME, Writer, key, struck, verdict};
use crate::map::badges::badge;
use crate::map::draw::filled;
use crate::{Decoration, Item, Rect, TextStyle};

/// At most so many stand on the page.
const MOST: usize = 6;
const NUMBER_WIDTH: f64 = 22.0;
const BADGE: f64 = 16.0;
const TEXT_X: f64 = NUMBER_WIDTH + BADGE + 8.0;
const DELTA_WIDTH: f64 = 150.0;

/// Writes the section and moves the column below it.
pub(super) fn write(writer: &mut Writer, column: &mut Column, sides: (Side, Side), meaning: &Meaning) {
    writer.section(column, "The biggest changes");
    if meaning.columns.is_empty() {
        writer.paragraph(column, "no change", "No step changes.");
        return;
    }
    for (place, change) in meaning.columns.iter().take(MOST).enumerate() {
        entry(writer, column, sides, meaning, (place, change));
    }
    if let Some(more) = meaning.columns.len().checked_sub(MOST).filter(|more| *more > 0) {
        let more = numbers::counted(more, "step changes", "steps change");
        writer.paragraph(column, "more changes", &format!("{more} less than these; the list has them."));
    }
}

fn entry(
    writer: &mut Writer,
    column: &mut Column,
    sides: (Side, Side),
    meaning: &Meaning,
    (place, change): (usize, &ColumnChange),
) {
    let theme = writer.theme;
    let room = column.width - TEXT_X - DELTA_WIDTH - 8.0;
    let mut style = NAME.style(theme.text_2);
    style.tabular = true;
    let mut items = vec![Item::Text(writer.line(&format!("{}", place + 1), style, 0.0, 0.0))];
    items.extend(badge(change.change, NUMBER_WIDTH, 1.0, BADGE, theme));
    let name =
        writer.written(&change.name, named(change.change, NAME.style(theme.text), writer), TEXT_X, 0.0, room);
    let mut y = name.rect.bottom();
    items.push(Item::Text(name));
    let stage = meaning.stages.iter().find(|stage| stage.b.or(stage.a) == change.stage);
    if let Some(stage) = stage {
        let color = theme.stage(stage_number(sides, stage.a, stage.b)).edge;
        items.push(filled(Rect::new(TEXT_X, y + 4.0, 9.0, 9.0), 2.0, color));
        let words = writer.written(&stage.name, BODY.style(theme.text_2), TEXT_X + 15.0, y, room - 15.0);
        y = words.rect.bottom();
        items.push(Item::Text(words));
    }
    let facts = change.facts.join(" ");
    let mut label = format!("{}. {}, {}. {facts}", place + 1, change.name, change.change.word());
    if let Some(delta) = &change.delta {
        let style = writer.delta_style(delta, NAME);
        items.push(Item::Text(writer.line_to(&delta.text, style, column.width, 0.0)));
        let who = format!("{}, {}", change.persona, verdict(delta));
        let mut style = BODY.style(theme.text_2);
        style.align = crate::Align::End;
        let words = writer.words(&who, style, TEXT_X + room + 8.0, NAME.line_height, DELTA_WIDTH);
        y = y.max(words.rect.bottom());
        items.push(Item::Text(words));
        label.push_str(&format!(" {} {}.", delta.text, who));
    }
    let words = writer.words(&facts, BODY.style(theme.text), TEXT_X, y, column.width - TEXT_X);
    y = words.rect.bottom();
    items.push(Item::Text(words));
    let id = change.b.or(change.a).unwrap_or_default();
    let record = sides.1.document.steps.contains_key(&id).then_some(RecordRef { kind: RecordKind::Step, id });
    let rect = Rect::new(column.x, column.y, column.width, y);
    writer.put(&key("change", change.a, change.b), record, label, rect, items);
    column.y = rect.bottom() + 10.0;
}

/// How the name of what changed is written: new underlined, gone struck through.
pub(super) fn named(change: ChangeKind, style: TextStyle, writer: &Writer) -> TextStyle {
    match change {
        ChangeKind::Added => TextStyle { decoration: Some(Decoration::Underline), ..style },
        ChangeKind::Removed => {
            struck(TextStyle { color: writer.theme.change(ChangeKind::Removed).ink, ..style })
        }
        ChangeKind::Changed | ChangeKind::Moved => style,
    }
}
