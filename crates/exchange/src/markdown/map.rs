//! A state as a document to read: its lens, then each stage with its steps, lanes and cards.

use throughline_model::numbers::count;
use throughline_model::{Card, LaneKind, RecordKind};

use super::{escaped, escaped_lines};
use crate::map::{LaneRow, Placed, StateMap, What, day, measured, percent};
use crate::table::{self, Cell, Table};
use crate::values::capitalised;

pub(crate) fn map(map: &StateMap) -> String {
    let mut text = String::new();
    lens(&mut text, map);
    for (number, stage) in map.stages.iter().enumerate() {
        heading(&mut text, 2, &format!("{}. {}", number + 1, escaped(&map.stage_name(number))));
        let goal = labelled("Goal", &stage.stage.goal);
        let facts = [goal, labelled("Duration", &stage.stage.duration)];
        paragraph(&mut text, &facts.into_iter().flatten().collect::<Vec<_>>().join("; "));
        paragraph(&mut text, &escaped_lines(&stage.stage.description, ""));
        across(&mut text, map, number);
        for (at, column) in map.columns.iter().enumerate().filter(|(_, column)| column.stage == number) {
            if let Some(step) = column.step {
                heading(&mut text, 3, &escaped(&map.step_name(at)));
                paragraph(&mut text, &labelled("Duration", &step.duration).unwrap_or_default());
                paragraph(&mut text, &escaped_lines(&step.description, ""));
            }
            map.lanes.iter().for_each(|row| lane(&mut text, map, row, at));
        }
    }
    if !map.tray.is_empty() {
        heading(&mut text, 2, "Not on the map");
        map.tray.iter().for_each(|it| entry(&mut text, map, LaneKind::Note, What::Card(it), None));
    }
    measures(&mut text, map);
    evidence(&mut text, map);
    text
}

fn heading(text: &mut String, level: usize, words: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(&format!("{} {words}\n", "#".repeat(level)));
}

/// Nothing for an empty one.
fn paragraph(text: &mut String, words: &str) {
    if !words.is_empty() {
        text.push_str(&format!("\n{words}\n"));
    }
}

/// "**Goal:** to know the price"; none where nothing is said.
fn labelled(label: &str, value: &str) -> Option<String> {
    let value = escaped(value);
    (!value.is_empty()).then(|| format!("**{label}:** {value}"))
}

/// The title and what a reader has to know first.
fn lens(text: &mut String, map: &StateMap) {
    let (journey, state) = (&map.document.journey, map.state);
    let title = escaped(&journey.title);
    heading(text, 1, if title.is_empty() { "Untitled journey" } else { &title });
    paragraph(text, &escaped_lines(&journey.description, ""));
    let as_of = day(&state.as_of).map(|day| format!(", as of {day}")).unwrap_or_default();
    let lens = [
        ("State", format!("{} ({}){as_of}", state.name, state.kind.label().to_lowercase())),
        ("Purpose", state.purpose.clone()),
        ("Scenario", state.scenario.clone()),
        ("Goal", state.goal.clone()),
        ("Scope", journey.scope.clone()),
        ("Owner", journey.owner.clone()),
        ("Version", journey.version_label.clone()),
        ("Next review", day(&journey.review_date).unwrap_or_default()),
        ("Tags", journey.tags.join(", ")),
    ];
    text.push('\n');
    let said = lens.into_iter().filter_map(|(label, value)| labelled(label, &value));
    said.for_each(|line| text.push_str(&format!("- {line}\n")));
    let personas = map.document.personas_in_order();
    if !personas.is_empty() {
        heading(text, 2, "Personas");
        text.push('\n');
    }
    for persona in personas {
        let role = [persona.role.as_str(), persona.segment.as_str()].map(escaped);
        let role: Vec<&str> = role.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        text.push_str(&format!("- **{}** {}", escaped(&persona.name), role.join(", ")).replace("****", ""));
        text.truncate(text.trim_end().len());
        text.push('\n');
        let lists =
            [("Wants", &persona.goals), ("Needs", &persona.needs), ("Annoyed by", &persona.frustrations)];
        let facts = lists.into_iter().map(|(label, list)| (label, list.join("; ")));
        let quote = std::iter::once(("Says", persona.quote.clone()));
        for line in quote.chain(facts).filter_map(|(label, value)| labelled(label, &value)) {
            text.push_str(&format!("  - {line}\n"));
        }
    }
}

/// What covers several columns of a stage, or goes on from it into others, stands before its steps.
fn across(text: &mut String, map: &StateMap, stage: usize) {
    let stage_of = |column: usize| map.columns.get(column).map(|it| it.stage);
    for row in &map.lanes {
        let wide = |it: &&Placed| it.last > it.first && stage_of(it.first) == Some(stage);
        let mut found = row.placed.iter().filter(wide).peekable();
        if found.peek().is_none() {
            continue;
        }
        paragraph(text, &format!("**{}**", escaped(&map.lane_name(row.lane))));
        text.push('\n');
        for it in found {
            let end = |at: usize| match map.step_name(at) {
                name if name.is_empty() => map.stage_name(stage_of(at).unwrap_or(stage)),
                name => name,
            };
            let extent = format!("from {} to {}", end(it.first), end(it.last));
            entry(text, map, row.lane.kind, it.what, Some(&extent));
        }
    }
}

/// A lane in one column, where something stands in it.
fn lane(text: &mut String, map: &StateMap, row: &LaneRow, at: usize) {
    let Some(column) = map.columns.get(at) else { return };
    let mut entries = String::new();
    if row.lane.kind == LaneKind::Emotion {
        for persona in &map.feeling {
            let Some(words) = map.feeling_in_words(column.id, persona.id) else { continue };
            let name = escaped(&map.name(RecordKind::Persona, persona.id));
            entries.push_str(&format!("- {name}: {}\n", escaped(&words)));
            let note = map.emotion(column.id, persona.id).map(|it| escaped_lines(&it.note, "  "));
            if let Some(note) = note.filter(|note| !note.is_empty()) {
                entries.push_str(&format!("\n  {note}\n"));
            }
        }
    }
    for it in row.placed.iter().filter(|it| it.first == at && it.last == at) {
        entry(&mut entries, map, row.lane.kind, it.what, None);
    }
    if !entries.is_empty() {
        paragraph(text, &format!("**{}**", escaped(&map.lane_name(row.lane))));
        text.push_str(&format!("\n{entries}"));
    }
}

/// A card or a metric as an entry of a list: its text, its marks, then what it says at length.
fn entry(text: &mut String, map: &StateMap, kind: LaneKind, what: What, extent: Option<&str>) {
    let said = escaped_lines(&map.text(what), "  ");
    let marks = map.marks(kind, what).into_iter().chain(extent.map(String::from));
    let marks = marks.map(|mark| escaped(&mark)).collect::<Vec<_>>().join("; ");
    let said = if said.is_empty() { "(without text)".to_owned() } else { said };
    match marks.as_str() {
        "" => text.push_str(&format!("- {said}\n")),
        marks => text.push_str(&format!("- {said} *({marks})*\n")),
    }
    if let What::Card(card) = what {
        more(text, map, card).iter().for_each(|line| text.push_str(&format!("  - {line}\n")));
    }
}

/// The fields of a card that neither its text nor its marks have said.
fn more(text: &mut String, map: &StateMap, card: &Card) -> Vec<String> {
    let detail = escaped_lines(&card.detail, "  ");
    if !detail.is_empty() {
        text.push_str(&format!("\n  {detail}\n\n"));
    }
    let told =
        ["detail", "severity", "share affected", "score", "value", "effort", "status", "source", "channels"];
    let fields = table::CARD_FIELDS.iter().filter(|field| !told.contains(&field.name));
    let said = fields.filter_map(|field| {
        let value = match (field.of)(map, card) {
            Cell::Number(number) if number.fract() == 0.0 && number >= 0.0 => count(number as u64),
            Cell::Date { .. } => day(&(field.of)(map, card).plain())?,
            cell => cell.plain().replace('\n', "; "),
        };
        labelled(&capitalised(field.name), &value)
    });
    said.collect()
}

/// The metrics of what is no column: the journey, the state, cards.
fn measures(text: &mut String, map: &StateMap) {
    let metrics = table::metrics(map);
    if metrics.rows.is_empty() {
        return;
    }
    heading(text, 2, "Metrics");
    written(text, &metrics.without_empty_columns());
}

fn evidence(text: &mut String, map: &StateMap) {
    let evidence = table::evidence(map);
    if evidence.rows.is_empty() {
        return;
    }
    heading(text, 2, "Evidence");
    written(text, &evidence.without_empty_columns());
}

/// A table; numbers stand on the right.
fn written(text: &mut String, table: &Table) {
    let cell = |cell: &Cell| match cell {
        Cell::Share(share) => escaped(&percent(*share)),
        Cell::Number(number) => escaped(&measured(*number, "")),
        Cell::Date { .. } => day(&cell.plain()).unwrap_or_default(),
        cell => escaped(&cell.plain()),
    };
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let is_number = |at: usize| {
        let cells = || table.rows.iter().filter_map(|row| row.get(at)).filter(|cell| **cell != Cell::Empty);
        cells().all(|cell| matches!(cell, Cell::Number(_) | Cell::Share(_)))
    };
    let heads = table.heads.iter().map(|head| escaped(&capitalised(&head.name)));
    let rules = (0..table.heads.len()).map(|at| if is_number(at) { "---:" } else { "---" }.to_owned());
    text.push('\n');
    text.push_str(&line(heads.collect()));
    text.push_str(&line(rules.collect()));
    table.rows.iter().for_each(|row| text.push_str(&line(row.iter().map(cell).collect())));
}
