//! The map as a table: stages and steps head its columns, lanes its rows, cards stand in its cells.

use std::collections::BTreeMap;

use throughline_scene::{Group, Scene, TableRole};

use super::entry;
use crate::markup::Writer;

/// A stretch of columns, first and last.
type Span = (usize, usize);

/// The groups of a map by their places in its table.
#[derive(Default)]
struct Table<'a> {
    /// How many columns there are.
    columns: usize,
    stages: BTreeMap<Span, &'a Group>,
    steps: BTreeMap<usize, &'a Group>,
    lanes: BTreeMap<usize, &'a Group>,
    cells: BTreeMap<usize, BTreeMap<Span, Vec<&'a Group>>>,
}

/// Writes a scene's table; a sheet without a map has none.
pub(super) fn write(out: &mut Writer, scene: &Scene, prefix: &str) {
    let table = Table::of(scene);
    if table.columns == 0 {
        return;
    }
    out.open("table");
    // On paper a wide table becomes a list: letters would be too small to read.
    out.attribute("class", if table.columns > COLUMNS_ON_PAPER { "wide" } else { "narrow" });
    out.open("caption");
    out.text("Stages and steps across, lanes down");
    out.close_html("caption");
    table.head(out, prefix);
    out.open("tbody");
    for (row, lane) in &table.lanes {
        table.row(out, *row, lane, prefix);
    }
    out.close_html("tbody");
    out.close_html("table");
}

/// Columns that A4 paper across holds.
const COLUMNS_ON_PAPER: usize = 14;

impl<'a> Table<'a> {
    fn of(scene: &'a Scene) -> Self {
        let mut table = Table::default();
        for group in &scene.groups {
            match group.table {
                TableRole::ColumnHeader { level: 0, first, last } => {
                    table.stages.entry((first, last)).or_insert(group);
                    table.columns = table.columns.max(last + 1);
                }
                TableRole::ColumnHeader { first, last, .. } => {
                    table.steps.entry(first).or_insert(group);
                    table.columns = table.columns.max(last + 1);
                }
                TableRole::RowHeader { row } => {
                    table.lanes.entry(row).or_insert(group);
                }
                TableRole::Cell { row, first, last } => {
                    let spans = table.cells.entry(row).or_default();
                    spans.entry((first, last)).or_default().push(group);
                    table.columns = table.columns.max(last + 1);
                }
                TableRole::None => {}
            }
        }
        table
    }

    fn head(&self, out: &mut Writer, prefix: &str) {
        let has_steps = !self.steps.is_empty();
        out.open("thead");
        out.open("tr");
        corner(out, if has_steps { 2 } else { 1 });
        let mut next = 0;
        for (&(first, last), stage) in &self.stages {
            gap(out, next, first);
            let is_bare = has_steps && !(first..=last).any(|column| self.steps.contains_key(&column));
            header(out, if first == last { "col" } else { "colgroup" }, stage, prefix, |out| {
                span(out, "colspan", last + 1 - first);
                span(out, "rowspan", if is_bare { 2 } else { 1 });
            });
            next = last + 1;
        }
        gap(out, next, self.columns);
        out.close_html("tr");
        if has_steps {
            out.open("tr");
            self.step_row(out, prefix);
            out.close_html("tr");
        }
        out.close_html("thead");
    }

    fn step_row(&self, out: &mut Writer, prefix: &str) {
        for column in 0..self.columns {
            let in_stage = self.stages.keys().find(|(first, last)| (*first..=*last).contains(&column));
            let is_headed = in_stage
                .is_some_and(|(first, last)| !(*first..=*last).any(|at| self.steps.contains_key(&at)));
            match self.steps.get(&column) {
                Some(step) => header(out, "col", step, prefix, |_| {}),
                // The stage's header reaches down here.
                None if is_headed => {}
                None => gap(out, column, column + 1),
            }
        }
    }

    /// A lane. What spans several columns may stand above what stands in one of them, so a lane is
    /// as many rows as it takes for none to overlap.
    fn row(&self, out: &mut Writer, row: usize, lane: &Group, prefix: &str) {
        let none = BTreeMap::new();
        let rows = without_overlap(self.cells.get(&row).unwrap_or(&none));
        for (number, cells) in rows.iter().enumerate() {
            out.open("tr");
            if number == 0 {
                header(out, if rows.len() == 1 { "row" } else { "rowgroup" }, lane, prefix, |out| {
                    span(out, "rowspan", rows.len());
                });
            }
            let mut next = 0;
            for &((first, last), groups) in cells {
                for column in next..first {
                    gap(out, column, column + 1);
                }
                out.open("td");
                span(out, "colspan", last + 1 - first);
                if let Some(step) = self.heading(first) {
                    out.attribute("data-column", &step.label);
                }
                for group in groups.iter().filter(|group| !group.label.is_empty()) {
                    entry::write(out, "p", group, prefix);
                }
                out.close_html("td");
                next = last + 1;
            }
            for column in next..self.columns {
                gap(out, column, column + 1);
            }
            out.close_html("tr");
        }
    }

    /// What heads a column: its step, else its stage.
    fn heading(&self, column: usize) -> Option<&'a Group> {
        let stage = || self.stages.iter().find(|((first, last), _)| (*first..=*last).contains(&column));
        self.steps.get(&column).copied().or_else(|| stage().map(|(_, group)| *group))
    }
}

/// The cells of a lane in as few rows as hold them side by side; at least one row.
fn without_overlap<'a, 'b>(cells: &'b BTreeMap<Span, Vec<&'a Group>>) -> Vec<Vec<(Span, &'b [&'a Group])>> {
    let mut rows: Vec<Vec<(Span, &[&Group])>> = vec![Vec::new()];
    for (&span, groups) in cells {
        let is_free =
            |row: &&mut Vec<(Span, &[&Group])>| row.last().is_none_or(|((_, last), _)| *last < span.0);
        match rows.iter_mut().find(is_free) {
            Some(row) => row.push((span, groups)),
            None => rows.push(vec![(span, groups)]),
        }
    }
    rows
}

fn corner(out: &mut Writer, rows: usize) {
    out.open("td");
    span(out, "rowspan", rows);
    out.close_html("td");
}

/// Nothing, from a column up to another.
fn gap(out: &mut Writer, from: usize, to: usize) {
    if from < to {
        out.open("td");
        span(out, "colspan", to - from);
        out.close_html("td");
    }
}

fn header(out: &mut Writer, scope: &str, group: &Group, prefix: &str, spans: impl FnOnce(&mut Writer)) {
    out.open("th");
    out.attribute("scope", scope);
    spans(out);
    entry::write(out, "span", group, prefix);
    out.close_html("th");
}

fn span(out: &mut Writer, name: &str, count: usize) {
    if count > 1 {
        out.attribute(name, &count.to_string());
    }
}
