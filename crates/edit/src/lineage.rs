//! What a record shares with its likes in other states, read and written whatever its kind.

use throughline_model::{Document, Id, Record, RecordKind, RecordRef, Transaction};

/// The kinds of records that can be the same thing in two states, as the commands pair them. Points
/// of curves are known by their persona and column.
const PAIRED: [RecordKind; 5] =
    [RecordKind::Stage, RecordKind::Step, RecordKind::Lane, RecordKind::Card, RecordKind::Metric];

/// Whether records of the kind can be paired by a person.
pub(crate) fn is_paired(kind: RecordKind) -> bool {
    PAIRED.contains(&kind)
}

/// What the record shares with its likes.
pub(crate) fn of(document: &Document, record: RecordRef) -> Vec<Id> {
    let Some(mut record) = document.get(record) else { return Vec::new() };
    let id = record.reference().id;
    match field(&mut record) {
        Some(lineage) if !lineage.is_empty() => lineage.clone(),
        _ => vec![id],
    }
}

/// Writes what the record shares with its likes from now on. One whose lineage names itself stands
/// for itself: nobody is to take it for another that merely reads alike.
pub(crate) fn set(transaction: &mut Transaction, of: RecordRef, mut lineage: Vec<Id>) {
    let Some(mut record) = transaction.document().get(of) else { return };
    if lineage.is_empty() {
        lineage.push(of.id);
    }
    if let Some(known) = field(&mut record) {
        *known = lineage;
        transaction.put(record);
    }
}

/// The state in which a record stands; none for what belongs to no state.
pub(crate) fn state(document: &Document, record: RecordRef) -> Option<Id> {
    let RecordRef { kind, id } = record;
    match kind {
        RecordKind::State => Some(id),
        RecordKind::Lane => document.lanes.get(&id).map(|it| it.state),
        RecordKind::Card => document.cards.get(&id).map(|it| it.state),
        RecordKind::Stage | RecordKind::Step => document.stage_of_column(id).map(|it| it.state),
        RecordKind::Metric => state(document, document.metrics.get(&id)?.on),
        _ => None,
    }
}

fn field(record: &mut Record) -> Option<&mut Vec<Id>> {
    match record {
        Record::Stage(it) => Some(&mut it.lineage),
        Record::Step(it) => Some(&mut it.lineage),
        Record::Lane(it) => Some(&mut it.lineage),
        Record::Card(it) => Some(&mut it.lineage),
        Record::Metric(it) => Some(&mut it.lineage),
        _ => None,
    }
}
