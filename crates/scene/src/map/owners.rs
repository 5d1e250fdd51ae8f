//! Between owners: a hand-off wherever the owner changes, "No owner" wherever there is none.

use std::collections::HashMap;
use std::sync::Arc;

use throughline_model::{Card, Document, Id, LaneKind, Link, LinkKind, RecordKind, RecordRef};

use super::cards::{Said, owner_text, unowned};
use super::draw::{circle, dashed, icon, line, solid};
use super::marks::{HandedOff, Marks};
use super::pen::Pen;
use super::plan::Plan;
use super::rows::{Placed, Row};
use crate::{ChangeKind, Compared, Group, Icon, Item, Layer, Rect, Region, Role, TableRole, Weight};

const DISC: f64 = 9.0;
const ARROW: f64 = 11.0;
/// Height of the frame that says "No owner".
const UNOWNED_HEIGHT: f64 = 26.0;

/// Hand-offs and gaps of all owner lanes.
pub(crate) fn groups(plan: &Plan, pen: &mut Pen) -> Vec<Group> {
    let losses: HashMap<(Id, Id), &Link> = plan
        .index
        .links()
        .iter()
        .filter(|link| link.kind == LinkKind::HandOff)
        .map(|link| ((link.from, link.to), *link))
        .collect();
    let rows = plan.rows.iter().filter(|row| row.lane.kind == LaneKind::Owner && !row.folded);
    rows.flat_map(|row| {
        let (owners, number) = (owners(plan, row), row.number);
        let mut groups = unowned_groups(plan, row, number, &owners, pen);
        let mut gone = HandedOffHere::of(plan, row);
        // In a comparison columns that are not there now lie between those that are.
        let there = |place: &usize| plan.has_column(row, *place);
        let columns: Vec<usize> = (0..owners.len()).filter(there).collect();
        for pair in columns.windows(2) {
            if let (Some(from), Some(to)) = (owners[pair[0]], owners[pair[1]])
                && !plan.columns.all_folded(pair[0], pair[1])
                && let Some(cards) = changes(plan.document, from, to)
            {
                let link = losses.get(&(from.id, to.id)).copied();
                let was_there =
                    gone.take(owner_name(plan.document, cards.0), owner_name(plan.document, cards.1));
                let change = (!was_there).then_some(ChangeKind::Added);
                let place = Place { row, number, columns: (pair[0], pair[1]) };
                groups.push(hand_off(plan, place, cards, link, change, pen));
            }
        }
        groups.extend(gone.left().filter_map(|it| handed_off(plan, row, number, it)));
        groups
    })
    .collect()
}

/// Where a hand-off stands.
struct Place<'a, 'b> {
    row: &'b Row<'a>,
    number: usize,
    columns: (usize, usize),
}

/// The hand-offs of the side that is compared from in one lane, without those that were found again.
struct HandedOffHere<'a>(Option<Vec<&'a HandedOff>>);

impl<'a> HandedOffHere<'a> {
    fn of(plan: &Plan<'a>, row: &Row) -> Self {
        let here = |marks: &'a Marks| marks.handed_off.iter().filter(|it| it.lane == row.lane.id).collect();
        HandedOffHere(plan.marks.filter(|marks| !marks.is_apart).map(here))
    }

    /// Whether the first side handed off like this too; on a map of one state nothing is new.
    fn take(&mut self, from: &str, to: &str) -> bool {
        let Some(all) = &mut self.0 else { return true };
        let place = all.iter().position(|it| it.owners.0 == from && it.owners.1 == to);
        place.map(|place| all.remove(place)).is_some()
    }

    fn left(self) -> impl Iterator<Item = &'a HandedOff> {
        self.0.into_iter().flatten()
    }
}

/// A hand-off that is gone: an empty disc with a dashed edge, its arrow struck out.
fn handed_off(plan: &Plan, row: &Row, number: usize, it: &HandedOff) -> Option<Group> {
    let (from, to) = (plan.columns.place(it.from_column)?, plan.columns.place(it.to_column)?);
    let column = plan.columns.columns.get(from)?;
    let next = plan.columns.columns.get(from + 1).map_or(column.right(), |next| next.grid.x);
    let (x, y) = (((column.right() + next) / 2.0).round(), row.y + (row.height / 2.0).round());
    let colors = plan.theme.change(ChangeKind::Removed);
    let edge = dashed(colors.ink, 1.25, &[3.0, 2.0]);
    let items = vec![
        circle(DISC, DISC, DISC - 0.75, Some(colors.soft), Some(edge)),
        icon(Icon::ArrowRight, DISC - ARROW / 2.0, DISC - ARROW / 2.0, ARROW, colors.ink),
        line((DISC - 5.0, DISC + 5.0), (DISC + 5.0, DISC - 5.0), solid(colors.ink, 1.5)),
    ];
    let said = format!("Hand-off from {} to {}", it.owners.0, it.owners.1);
    let compared =
        Compared { change: Some(ChangeKind::Removed), layer: Layer::Before, ..Compared::default() };
    Some(Group {
        key: format!("{} handed off after {}", row.lane.id, it.from_column).into(),
        record: None,
        role: Role::HandOff,
        region: Region::Body,
        label: format!("{said}, removed").into(),
        table: TableRole::Cell { row: number, first: from.min(to), last: from },
        compared: Some(Arc::new(compared)),
        rect: Rect::new(x - DISC, y - DISC, 2.0 * DISC, 2.0 * DISC),
        items: items.into(),
    })
}

/// The owner card of each column; the lowest where there are several.
fn owners<'b>(plan: &Plan, row: &'b Row) -> Vec<Option<&'b Placed>> {
    let mut owners = vec![None; plan.columns.columns.len()];
    // In a comparison what is gone lies among what is there; where the sides are apart it does not.
    let is_apart = plan.marks.is_some_and(|marks| marks.is_apart);
    for card in row.placed.iter().filter(|card| is_apart || plan.is_there_now(card.id)) {
        for owner in owners.iter_mut().take(card.last + 1).skip(card.first) {
            *owner = Some(card);
        }
    }
    owners
}

/// The two cards, where they name different owners.
fn changes<'a>(document: &'a Document, from: &Placed, to: &Placed) -> Option<(&'a Card, &'a Card)> {
    if from.id == to.id {
        return None;
    }
    let (from, to) = (document.cards.get(&from.id)?, document.cards.get(&to.id)?);
    let (a, b) = (owner_name(document, from), owner_name(document, to));
    let same = match (from.departments.first(), to.departments.first()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    };
    (!same && !a.is_empty() && !b.is_empty()).then_some((from, to))
}

pub(crate) fn owner_name<'a>(document: &'a Document, card: &'a Card) -> &'a str {
    let department = card.departments.iter().find_map(|id| document.departments.get(id));
    owner_text(Said::by(card), department.map_or("", |department| &department.name))
}

fn hand_off(
    plan: &Plan,
    Place { row, number, columns: (column, next) }: Place,
    (from, to): (&Card, &Card),
    link: Option<&Link>,
    change: Option<ChangeKind>,
    pen: &mut Pen,
) -> Group {
    let theme = plan.theme;
    let columns = &plan.columns.columns;
    // Columns that are not there now may lie between.
    let beside = columns[next.min(column + 1)].grid.x;
    let x = ((columns[column].right() + beside) / 2.0).round();
    let y = row.y + (row.height / 2.0).round();
    let lost = link.map(|link| link.lost_information.trim()).filter(|lost| !lost.is_empty());
    let items = match lost {
        Some(_) => {
            let style = crate::STEP_NUMBER.weighing(Weight::Bold).style(theme.card);
            let mut mark = pen.line("!", style, 0.0, 0.0);
            mark.rect.x = DISC - mark.rect.width / 2.0;
            mark.rect.y = DISC - mark.rect.height / 2.0;
            let edge = change.map(|change| solid(theme.change(change).ink, 2.0));
            let radius = DISC - edge.as_ref().map_or(0.0, |edge| edge.width / 2.0);
            vec![circle(DISC, DISC, radius, Some(theme.lane(LaneKind::Pain).ink), edge), Item::Text(mark)]
        }
        None => {
            let owner = theme.lane(LaneKind::Owner);
            let (edge, ink) = match change {
                Some(change) => (solid(theme.change(change).ink, 2.0), theme.change(change).ink),
                None => (solid(owner.edge, 1.0), owner.ink),
            };
            let radius = DISC - edge.width / 2.0;
            vec![
                circle(DISC, DISC, radius, Some(theme.card), Some(edge)),
                icon(Icon::ArrowRight, DISC - ARROW / 2.0, DISC - ARROW / 2.0, ARROW, ink),
            ]
        }
    };
    let names = (owner_name(plan.document, from), owner_name(plan.document, to));
    let mut label = format!("Hand-off from {} to {}", names.0, names.1);
    label.extend(lost.map(|lost| format!(", lost: {lost}")));
    label.extend(change.map(|change| format!(", {}", change.word())));
    let compared = change.map(|change| {
        Arc::new(Compared { change: Some(change), layer: Layer::After, ..Compared::default() })
    });
    Group {
        key: format!("{} to {}", from.id, to.id).into(),
        record: link.map(|link| RecordRef { kind: RecordKind::Link, id: link.id }),
        role: Role::HandOff,
        region: Region::Body,
        label: label.into(),
        table: TableRole::Cell { row: number, first: column, last: column },
        compared,
        rect: Rect::new(x - DISC, y - DISC, 2.0 * DISC, 2.0 * DISC),
        items: items.into(),
    }
}

/// A frame over each run of columns that nobody owns, once the lane names anybody at all.
fn unowned_groups(
    plan: &Plan,
    row: &Row,
    number: usize,
    owners: &[Option<&Placed>],
    pen: &mut Pen,
) -> Vec<Group> {
    if row.placed.is_empty() {
        return Vec::new();
    }
    let free = |place: usize| {
        let column = &plan.columns.columns[place];
        owners[place].is_none() && !column.folded && plan.has_column(row, place)
    };
    let columns: Vec<usize> = (0..owners.len()).filter(|column| free(*column)).collect();
    let runs = columns.chunk_by(|a, b| a + 1 == *b && !plan.columns.begins_page(*b));
    runs.map(|run| {
        let (first, last) = (run[0], run[run.len() - 1]);
        let (x, width) = plan.columns.card_extent(first, last, plan.metrics.cell_padding_x);
        let height = UNOWNED_HEIGHT.max(plan.metrics.text.line_height + 8.0);
        let rect = Rect::new(x, row.y + ((row.height - height) / 2.0).round(), width, height);
        let items = unowned(rect, plan.metrics, plan.theme, pen);
        Group {
            key: format!("{} unowned {}", row.lane.id, plan.columns.columns[first].grid.id).into(),
            record: None,
            role: Role::Text,
            region: Region::Body,
            label: "No owner".into(),
            table: TableRole::Cell { row: number, first, last },
            compared: None,
            rect,
            items: items.into(),
        }
    })
    .collect()
}
