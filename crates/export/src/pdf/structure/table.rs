//! The map as a table: stages and steps head its columns, lanes its rows. Pages that show parts of a
//! map number its columns and rows alike, so that one table comes of them.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::sync::Arc;

use krilla::tagging::{Node, TableHeaderScope, Tag, TagGroup};
use throughline_scene::{Group, TableRole};

/// What is known of a table so far.
#[derive(Default)]
pub(super) struct Table {
    corner: Vec<Node>,
    entries: Vec<Entry>,
    places: BTreeMap<Arc<str>, usize>,
}

/// A header or something in a cell.
struct Entry {
    role: TableRole,
    nodes: Vec<Node>,
}

impl Table {
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn add_to_corner(&mut self, nodes: Vec<Node>) {
        self.corner.extend(nodes);
    }

    /// Adds a header or something in a cell. What an earlier page has told reaches as far as all its
    /// parts together.
    pub(super) fn add(&mut self, group: &Group, nodes: Vec<Node>) {
        let role = group.table;
        match self.places.get(&group.key).and_then(|place| self.entries.get_mut(*place)) {
            Some(entry) => {
                entry.role = joined(entry.role, role);
                entry.nodes.extend(nodes);
            }
            None => {
                self.places.insert(group.key.clone(), self.entries.len());
                self.entries.push(Entry { role, nodes });
            }
        }
    }

    /// Whether it has a header already, in the same place.
    pub(super) fn has(&self, group: &Group) -> bool {
        let known = self.places.get(&group.key).and_then(|place| self.entries.get(*place));
        known.is_some_and(|entry| entry.role == group.table)
    }

    /// The table. Where it has no header and no cell, what stands in its corner is all there is.
    pub(super) fn finish(self) -> Vec<Node> {
        if self.entries.is_empty() {
            return self.corner;
        }
        let (columns, rows) = extent(&self.entries);
        let mut levels: Vec<Vec<Cell>> = Vec::new();
        let mut labels: Vec<Vec<Node>> = (0..rows).map(|_| Vec::new()).collect();
        let mut lanes: Vec<Lane> = (0..rows).map(|_| Lane::default()).collect();
        for Entry { role, nodes } in self.entries {
            match role {
                TableRole::ColumnHeader { level, first, last } => {
                    levels.resize_with(levels.len().max(level + 1), Vec::new);
                    levels[level].push(Cell { first: first.min(last), last: first.max(last), nodes });
                }
                TableRole::RowHeader { row } => labels[row].extend(nodes),
                TableRole::Cell { row, first, last } => lanes[row].add(first, last, nodes),
                TableRole::None => {}
            }
        }
        let mut parts = Vec::new();
        if levels.is_empty() && !self.corner.is_empty() {
            levels.push(Vec::new());
        }
        if !levels.is_empty() {
            parts.push(group(Tag::THead, heads(levels, self.corner, columns)));
        }
        let body = labels.into_iter().zip(lanes).flat_map(|(label, lane)| lane.rows(label, columns));
        let body: Vec<Node> = body.collect();
        if !body.is_empty() {
            parts.push(group(Tag::TBody, body));
        }
        vec![group(Tag::Table, parts)]
    }
}

/// How many columns and rows there are.
fn extent(entries: &[Entry]) -> (usize, usize) {
    let ends = entries.iter().map(|entry| match entry.role {
        TableRole::ColumnHeader { first, last, .. } => (first.max(last) + 1, 0),
        TableRole::RowHeader { row } => (0, row + 1),
        TableRole::Cell { row, first, last } => (first.max(last) + 1, row + 1),
        TableRole::None => (0, 0),
    });
    ends.fold((0, 0), |(columns, rows), end| (columns.max(end.0), rows.max(end.1)))
}

/// One role from two parts of the same thing.
fn joined(one: TableRole, other: TableRole) -> TableRole {
    use TableRole::{Cell, ColumnHeader};
    match (one, other) {
        (ColumnHeader { level, first: f1, last: l1 }, ColumnHeader { first: f2, last: l2, .. }) => {
            ColumnHeader { level, first: f1.min(f2), last: l1.max(l2) }
        }
        (Cell { row, first: f1, last: l1 }, Cell { first: f2, last: l2, .. }) => {
            Cell { row, first: f1.min(f2), last: l1.max(l2) }
        }
        _ => one,
    }
}

/// What stands in the columns from `first` to `last`.
struct Cell {
    first: usize,
    last: usize,
    nodes: Vec<Node>,
}

/// A lane's cells, in the order in which their first things came.
#[derive(Default)]
struct Lane {
    cells: Vec<Cell>,
    places: BTreeMap<(usize, usize), usize>,
}

impl Lane {
    fn add(&mut self, first: usize, last: usize, nodes: Vec<Node>) {
        let (first, last) = (first.min(last), first.max(last));
        let place = *self.places.entry((first, last)).or_insert(self.cells.len());
        match self.cells.get_mut(place) {
            Some(cell) => cell.nodes.extend(nodes),
            None => self.cells.push(Cell { first, last, nodes }),
        }
    }

    /// The lane's rows: cells that overlap, such as under a card that spans others, stand in rows
    /// below each other that share the label.
    fn rows(mut self, label: Vec<Node>, columns: usize) -> Vec<Node> {
        if label.is_empty() && self.cells.is_empty() {
            return Vec::new();
        }
        self.cells.sort_by_key(|cell| (cell.first, cell.last));
        let mut tiers: Vec<Vec<Cell>> = vec![Vec::new()];
        for cell in self.cells {
            let free = |tier: &&mut Vec<Cell>| tier.last().is_none_or(|before| before.last < cell.first);
            match tiers.iter_mut().find(free) {
                Some(tier) => tier.push(cell),
                None => tiers.push(vec![cell]),
            }
        }
        let height = NonZeroU32::new(tiers.len() as u32).filter(|height| height.get() > 1);
        let mut label = Some(group(Tag::TH(TableHeaderScope::Row).with_row_span(height), label));
        let row = |tier: Vec<Cell>| {
            let mut cells: Vec<Node> = label.take().into_iter().collect();
            let mut next = 0;
            for Cell { first, last, nodes } in tier {
                cells.extend((next..first).map(|_| group(Tag::TD, Vec::new())));
                cells.push(group(Tag::TD.with_col_span(span(first, last)), nodes));
                next = last + 1;
            }
            cells.extend((next..columns).map(|_| group(Tag::TD, Vec::new())));
            group(Tag::TR, cells)
        };
        tiers.into_iter().map(row).collect()
    }
}

/// The rows of headers. A header that has none below it reaches down to the cells.
fn heads(levels: Vec<Vec<Cell>>, corner: Vec<Node>, columns: usize) -> Vec<Node> {
    let height = levels.len();
    // How far down each column is taken.
    let mut taken = vec![0; columns];
    let headed: Vec<Vec<bool>> = levels.iter().map(|level| headed(level, columns)).collect();
    let mut corner = Some(corner);
    let mut rows = Vec::new();
    for (level, cells) in levels.into_iter().enumerate() {
        let mut row = Vec::new();
        if let Some(corner) = corner.take() {
            let rows = NonZeroU32::new(height as u32).filter(|rows| rows.get() > 1);
            // No header cell: what it says would be read out before every cell.
            row.push(group(Tag::TD.with_row_span(rows), corner));
        }
        let mut cells = apart(cells).into_iter().peekable();
        let mut column = 0;
        while column < columns {
            if let Some(Cell { last, nodes, .. }) = cells.next_if(|cell| cell.first <= column) {
                let below =
                    headed[level + 1..].iter().take_while(|level| !level[column..=last].contains(&true));
                let down = 1 + below.count();
                taken[column..=last].fill(level + down);
                let tag = Tag::TH(TableHeaderScope::Column).with_col_span(span(column, last));
                let rows = NonZeroU32::new(down as u32).filter(|rows| rows.get() > 1);
                row.push(group(tag.with_row_span(rows), nodes));
                column = last + 1;
            } else {
                if taken[column] <= level {
                    row.push(group(Tag::TD, Vec::new()));
                }
                column += 1;
            }
        }
        rows.push(group(Tag::TR, row));
    }
    rows
}

/// Headers from left to right, those over the same column made one.
fn apart(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.sort_by_key(|cell| (cell.first, cell.last));
    let mut apart: Vec<Cell> = Vec::new();
    for cell in cells {
        match apart.last_mut().filter(|before| before.last >= cell.first) {
            Some(before) => {
                before.last = before.last.max(cell.last);
                before.nodes.extend(cell.nodes);
            }
            None => apart.push(cell),
        }
    }
    apart
}

/// Which columns a row of headers heads.
fn headed(level: &[Cell], columns: usize) -> Vec<bool> {
    let mut headed = vec![false; columns];
    for cell in level {
        headed[cell.first..=cell.last].fill(true);
    }
    headed
}

fn span(first: usize, last: usize) -> Option<NonZeroU32> {
    NonZeroU32::new((last + 1 - first) as u32).filter(|columns| columns.get() > 1)
}

fn group(tag: impl Into<krilla::tagging::TagKind>, nodes: Vec<Node>) -> Node {
    Node::Group(TagGroup::with_children(tag, nodes))
}
