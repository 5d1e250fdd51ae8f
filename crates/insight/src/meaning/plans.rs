//! What the second side plans, and whether somebody owns it.

use serde::{Deserialize, Serialize};
use throughline_model::{LaneKind, RecordKind, RecordRef, Status};
use ts_rs::TS;

use crate::both::Both;
use crate::names::{label, name};

/// An opportunity or solution that nobody owns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Unowned {
    /// The card.
    pub record: RecordRef,
    /// "Opportunity" or "Solution".
    pub label: String,
    /// What it says.
    pub name: String,
}

/// Opportunities and solutions of the second side without an owner, a responsible person or a
/// department; what is done or dropped needs none any more.
pub(super) fn unowned(both: &Both) -> Vec<Unowned> {
    let (side, outline) = (both.b.document, &both.b.outline);
    let lanes =
        outline.lanes.iter().filter(|it| matches!(it.kind, LaneKind::Opportunity | LaneKind::Solution));
    let lanes: Vec<_> = lanes.map(|lane| lane.id).collect();
    let cells = outline.columns.iter().flat_map(|column| lanes.iter().map(move |lane| (*lane, *column)));
    cells
        .flat_map(|(lane, column)| outline.cards(lane, column).iter())
        .filter(|card| {
            let is_open = !matches!(card.status, Some(Status::Done | Status::Dropped));
            let is_owned = !card.owner.trim().is_empty()
                || !card.responsible.trim().is_empty()
                || !card.departments.is_empty();
            is_open && !is_owned
        })
        .map(|card| {
            let record = RecordRef { kind: RecordKind::Card, id: card.id };
            Unowned { record, label: label(side, record), name: name(side, record) }
        })
        .collect()
}
