//! The changes one below the other: stage by stage, with badges, reasons and numbers.

use throughline_diff::Side;
use throughline_insight::{ChangeKind, Counts, Line, Meaning};
use throughline_model::{EvidenceKind, Id, RecordRef, numbers};

use super::changes::named;
use super::curve::stage_number;
use super::writer::{ABOVE_SECTION, BODY, Column, NAME, SECTION, Writer, key, verdict};
use crate::map::badges::badge;
use crate::map::draw::{filled, line as straight, solid};
use crate::{Align, Item, Rect, Weight};

/// The step's name stands left of its changes.
const PLACE_WIDTH: f64 = 150.0;
const BADGE: f64 = 16.0;
const TEXT_X: f64 = PLACE_WIDTH + 16.0 + BADGE + 8.0;
/// Right of the reasons: the number and what it rests on.
const NUMBER_WIDTH: f64 = 130.0;

/// Writes the list and moves the column below it.
pub(super) fn write(
    writer: &mut Writer,
    column: &mut Column,
    sides: (Side, Side),
    meaning: &Meaning,
    lines: &[Line],
) {
    counts(writer, column, Counts::of(lines), "all", 0.0);
    let in_stage = |line: &&Line, stage: Id| line.stage == Some(stage);
    for stage in &meaning.stages {
        let id = stage.b.or(stage.a).unwrap_or_default();
        let own: Vec<&Line> = lines.iter().filter(|line| in_stage(line, id)).collect();
        if !own.is_empty() {
            let color = writer.theme.stage(stage_number(sides, stage.a, stage.b)).edge;
            let part_key = key("stage", stage.a, stage.b);
            part(writer, column, sides, (&part_key, &stage.name), Some(color), &own);
        }
    }
    let beside: Vec<&Line> = lines.iter().filter(|line| line.stage.is_none()).collect();
    if !beside.is_empty() {
        let title = "Lanes, and what stands beside the map";
        part(writer, column, sides, ("beside", title), None, &beside);
    }
}

/// How many changes there are of each kind, with their badges.
fn counts(writer: &mut Writer, column: &mut Column, counts: Counts, key: &str, from: f64) {
    let all = [
        (ChangeKind::Added, counts.added),
        (ChangeKind::Removed, counts.removed),
        (ChangeKind::Moved, counts.moved),
        (ChangeKind::Changed, counts.changed),
    ];
    let mut x = from;
    let mut items = Vec::new();
    let mut said = Vec::new();
    for (kind, number) in all.into_iter().filter(|(_, number)| *number > 0) {
        items.extend(badge(kind, x, 1.0, BADGE, writer.theme));
        let words = format!("{} {}", numbers::count(number as u64), kind.word());
        let block = writer.line(&words, BODY.style(writer.theme.text), x + BADGE + 6.0, 0.5);
        x = block.rect.right() + 18.0;
        items.push(Item::Text(block));
        said.push(words);
    }
    if !items.is_empty() {
        let rect = Rect::new(column.x, column.y, x, BADGE + 2.0);
        writer.put(&format!("counts {key}"), None, said.join(", "), rect, items);
        column.y = rect.bottom() + 4.0;
    }
}

/// The changes of a stage, or of what stands in none.
fn part(
    writer: &mut Writer,
    column: &mut Column,
    sides: (Side, Side),
    (part_key, title): (&str, &str),
    color: Option<crate::Color>,
    lines: &[&Line],
) {
    column.y += ABOVE_SECTION;
    let theme = writer.theme;
    let mut items = vec![straight((0.0, 0.5), (column.width, 0.5), solid(theme.line_2, 1.0))];
    let x = if color.is_some() { 20.0 } else { 0.0 };
    items.extend(color.map(|color| filled(Rect::new(0.0, 13.0, 12.0, 12.0), 3.0, color)));
    let words = writer.written(title, SECTION.style(theme.text), x, 8.0, column.width - x);
    let rect = Rect::new(column.x, column.y, column.width, words.rect.bottom());
    items.push(Item::Text(words));
    writer.put(&format!("part {part_key}"), None, title.to_owned(), rect, items);
    column.y = rect.bottom() + 2.0;
    counts(writer, column, Counts::of(lines.iter().copied()), part_key, x);
    let mut place: Option<Option<Id>> = None;
    for line in lines {
        let is_first = place != Some(line.column);
        place = Some(line.column);
        entry(writer, column, sides, line, is_first);
    }
}

fn entry(writer: &mut Writer, column: &mut Column, sides: (Side, Side), line: &Line, is_first: bool) {
    let theme = writer.theme;
    let width = column.width - TEXT_X - NUMBER_WIDTH - 12.0;
    let mut items = Vec::new();
    let mut bottom = 0.0_f64;
    if is_first {
        column.y += 8.0;
        let step = line.column.and_then(|id| {
            let steps = [&sides.1.document.steps, &sides.0.document.steps];
            steps.into_iter().find_map(|steps| steps.get(&id)).map(|step| step.name.clone())
        });
        if let Some(step) = step {
            let style = BODY.weighing(Weight::SemiBold).style(theme.text_2);
            let words = writer.written(&step, style, 0.0, 0.0, PLACE_WIDTH);
            bottom = words.rect.bottom();
            items.push(Item::Text(words));
        }
    }
    items.extend(badge(line.change, PLACE_WIDTH + 16.0, 1.0, BADGE, theme));
    let name =
        writer.written(&line.name, named(line.change, NAME.style(theme.text), writer), TEXT_X, 0.0, width);
    let below = name.rect.bottom();
    items.push(Item::Text(name));
    let why = format!("{}. {}", line.label, line.why);
    let words = writer.words(&why, BODY.style(theme.text_2), TEXT_X, below, width);
    bottom = bottom.max(words.rect.bottom());
    items.push(Item::Text(words));
    let right = column.width;
    let mut y = 0.0;
    let mut label = format!("{}, {}. {why}", line.name, line.change.word());
    if let Some(delta) = &line.delta {
        let style = writer.delta_style(delta, NAME);
        let words = format!("{} {}", delta.text, verdict(delta));
        items.push(Item::Text(writer.line_to(words.trim(), style, right, 0.0)));
        y = NAME.line_height;
        label.push_str(&format!(" {words}."));
    }
    let rests = line.evidence.map_or("No evidence", EvidenceKind::label);
    let mut style = BODY.style(theme.text_3);
    style.align = Align::End;
    let words = writer.words(rests, style, right - NUMBER_WIDTH, y, NUMBER_WIDTH);
    bottom = bottom.max(words.rect.bottom());
    items.push(Item::Text(words));
    label.push_str(&format!(" Evidence: {}.", rests.to_lowercase()));
    let rect = Rect::new(column.x, column.y, column.width, bottom);
    let record = line.b.map(|id| RecordRef { kind: line.kind, id });
    writer.put(&key(&format!("line {:?}", line.kind), line.a, line.b), record, label, rect, items);
    column.y = rect.bottom() + 6.0;
}
