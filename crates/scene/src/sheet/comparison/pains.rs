//! The pain points: which are closed, which stay, which are new.

use throughline_insight::{Fate, Meaning, PainChange, Topic};
use throughline_model::{LaneKind, RecordKind, RecordRef, numbers};

use super::sentences;
use super::writer::{BODY, Column, Writer, key, struck};
use crate::map::cards::severity_meter;
use crate::map::draw::icon;
use crate::{Icon, Item, Rect, TextStyle, Weight};

/// At most so many of each fate stand on the page: the gravest.
const MOST: usize = 12;
const TEXT_X: f64 = 22.0;
const METER_WIDTH: f64 = 40.0;

/// Writes the section and moves the column below it.
pub(super) fn write(writer: &mut Writer, column: &mut Column, meaning: &Meaning) {
    writer.section(column, "Pain points");
    if meaning.pains.is_empty() {
        writer.paragraph(column, "no pains", "Neither side names a pain point.");
        return;
    }
    for (fate, title) in [(Fate::New, "New"), (Fate::Open, "Still open"), (Fate::Closed, "Closed")] {
        let mut pains: Vec<&PainChange> = meaning.pains.iter().filter(|pain| pain.fate == fate).collect();
        if pains.is_empty() {
            continue;
        }
        let heading = format!("{title}: {}", pains.len());
        let style = BODY.weighing(Weight::SemiBold).style(writer.theme.text);
        let words = writer.words(&heading, style, 0.0, 0.0, column.width);
        let rect = Rect::new(column.x, column.y, column.width, words.rect.height);
        writer.put(&format!("pains {title}"), None, heading, rect, vec![Item::Text(words)]);
        column.y = rect.bottom() + 2.0;
        // Gravest first, else in the order of the map.
        pains.sort_by_key(|pain| std::cmp::Reverse(grade(pain)));
        for pain in pains.iter().take(MOST) {
            entry(writer, column, pain);
        }
        if let Some(more) = pains.len().checked_sub(MOST).filter(|more| *more > 0) {
            let more = format!("and {} more", numbers::count(more as u64));
            writer.paragraph(column, &format!("more {title}"), &more);
        }
        column.y += 6.0;
    }
    for (place, sentence) in sentences(meaning, &[Topic::Answers]).into_iter().enumerate() {
        writer.paragraph(column, &format!("answers {place}"), sentence);
    }
}

fn grade(pain: &PainChange) -> Option<u8> {
    pain.severity_after.or(pain.severity_before)
}

fn entry(writer: &mut Writer, column: &mut Column, pain: &PainChange) {
    let theme = writer.theme;
    let ink = theme.lane(LaneKind::Pain).ink;
    let (mark, color) = match pain.fate {
        Fate::Closed => (Icon::Check, theme.emotions[4]),
        Fate::Open | Fate::New => (Icon::TriangleAlert, ink),
    };
    let mut items = vec![icon(mark, 2.0, 2.0, 13.0, color)];
    let style = match pain.fate {
        Fate::Closed => struck(BODY.style(theme.text_2)),
        Fate::Open => BODY.style(theme.text),
        Fate::New => TextStyle { decoration: Some(crate::Decoration::Underline), ..BODY.style(theme.text) },
    };
    let room = column.width - TEXT_X - METER_WIDTH - 8.0;
    let words = writer.written(&pain.text, style, TEXT_X, 0.0, room);
    let height = words.rect.height;
    items.push(Item::Text(words));
    let mut label = format!("{}, {}", pain.text, said(pain.fate));
    if let Some(grade) = grade(pain) {
        items.extend(severity_meter(grade, column.width - METER_WIDTH, 4.0, ink, theme.line_2));
        label.push_str(&format!(", severity {grade}"));
    }
    let rect = Rect::new(column.x, column.y, column.width, height);
    let record = pain.b.map(|id| RecordRef { kind: RecordKind::Card, id });
    writer.put(&key("pain", pain.a, pain.b), record, label, rect, items);
    column.y = rect.bottom() + 3.0;
}

fn said(fate: Fate) -> &'static str {
    match fate {
        Fate::Closed => "closed",
        Fate::Open => "still open",
        Fate::New => "new",
    }
}
