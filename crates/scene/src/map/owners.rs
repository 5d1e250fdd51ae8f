//! Between owners: a hand-off wherever the owner changes, "No owner" wherever there is none.

use std::collections::HashMap;

use throughline_model::{Card, Document, Id, LaneKind, Link, LinkKind, RecordKind, RecordRef};

use super::cards::{Said, owner_text, unowned};
use super::draw::{circle, icon, solid};
use super::pen::Pen;
use super::plan::Plan;
use super::rows::{Placed, Row};
use crate::{Group, Icon, Item, Rect, Region, Role, TableRole, Weight};

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
    let rows =
        plan.rows.iter().enumerate().filter(|(_, row)| row.lane.kind == LaneKind::Owner && !row.folded);
    rows.flat_map(|(number, row)| {
        let owners = owners(plan, row);
        let mut groups = unowned_groups(plan, row, number, &owners, pen);
        for (column, pair) in owners.windows(2).enumerate() {
            if let [Some(from), Some(to)] = pair
                && !plan.columns.all_folded(column, column + 1)
                && let Some((from_card, to_card)) = changes(plan.document, from, to)
            {
                let link = losses.get(&(from.id, to.id)).copied();
                groups.push(hand_off(plan, row, number, column, (from_card, to_card), link, pen));
            }
        }
        groups
    })
    .collect()
}

/// The owner card of each column; the lowest where there are several.
fn owners<'b>(plan: &Plan, row: &'b Row) -> Vec<Option<&'b Placed>> {
    let mut owners = vec![None; plan.columns.columns.len()];
    for card in &row.placed {
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

fn owner_name<'a>(document: &'a Document, card: &'a Card) -> &'a str {
    let department = card.departments.iter().find_map(|id| document.departments.get(id));
    owner_text(Said::by(card), department.map_or("", |department| &department.name))
}

fn hand_off(
    plan: &Plan,
    row: &Row,
    number: usize,
    column: usize,
    (from, to): (&Card, &Card),
    link: Option<&Link>,
    pen: &mut Pen,
) -> Group {
    let theme = plan.theme;
    let columns = &plan.columns.columns;
    let x = ((columns[column].right() + columns[column + 1].grid.x) / 2.0).round();
    let y = row.y + (row.height / 2.0).round();
    let lost = link.map(|link| link.lost_information.trim()).filter(|lost| !lost.is_empty());
    let items = match lost {
        Some(_) => {
            let style = crate::STEP_NUMBER.weighing(Weight::Bold).style(theme.card);
            let mut mark = pen.line("!", style, 0.0, 0.0);
            mark.rect.x = DISC - mark.rect.width / 2.0;
            mark.rect.y = DISC - mark.rect.height / 2.0;
            vec![circle(DISC, DISC, DISC, Some(theme.lane(LaneKind::Pain).ink), None), Item::Text(mark)]
        }
        None => {
            let owner = theme.lane(LaneKind::Owner);
            vec![
                circle(DISC, DISC, DISC - 0.5, Some(theme.card), Some(solid(owner.edge, 1.0))),
                icon(Icon::ArrowRight, DISC - ARROW / 2.0, DISC - ARROW / 2.0, ARROW, owner.ink),
            ]
        }
    };
    let names = (owner_name(plan.document, from), owner_name(plan.document, to));
    let mut label = format!("Hand-off from {} to {}", names.0, names.1);
    label.extend(lost.map(|lost| format!(", lost: {lost}")));
    Group {
        key: format!("{} to {}", from.id, to.id).into(),
        record: link.map(|link| RecordRef { kind: RecordKind::Link, id: link.id }),
        role: Role::HandOff,
        region: Region::Body,
        label: label.into(),
        table: TableRole::Cell { row: number, first: column, last: column },
        compared: None,
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
    let free = |column: usize| owners[column].is_none() && !plan.columns.columns[column].folded;
    let columns: Vec<usize> = (0..owners.len()).filter(|column| free(*column)).collect();
    let runs = columns.chunk_by(|a, b| a + 1 == *b);
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
