//! Every id names one record: a second record under the same id gets a new one.

use std::collections::BTreeSet;

use throughline_model::{Document, Id, Record, RecordKind, RecordRef, Repair, Transaction};

use crate::parse::Parsed;

/// Gives ids of their own to records that share one, and lists them.
pub(crate) fn resolve(parsed: Parsed) -> (Document, Vec<Repair>) {
    let Parsed { mut document, doubles } = parsed;
    let mut taken: BTreeSet<Id> = document.references().into_iter().map(|reference| reference.id).collect();
    let across = shared_across_kinds(&document);
    let journey = document.journey.id;
    let mut repairs = Vec::new();
    let mut transaction = Transaction::new(&mut document);
    for reference in across {
        let Some(record) = transaction.document().get(reference) else { continue };
        transaction.remove(reference);
        let fresh = rename(record, journey, &mut taken, &mut transaction, &mut repairs);
        // A missing persona would be made again under its old id, so its emotions follow it.
        if reference.kind == RecordKind::Persona {
            let emotions: Vec<_> = transaction
                .document()
                .emotions
                .values()
                .filter(|emotion| emotion.persona == reference.id)
                .cloned()
                .collect();
            for mut emotion in emotions {
                emotion.persona = fresh;
                transaction.put(emotion);
            }
        }
    }
    for record in doubles {
        rename(record, journey, &mut taken, &mut transaction, &mut repairs);
    }
    transaction.finish();
    (document, repairs)
}

fn rename(
    mut record: Record,
    journey: Id,
    taken: &mut BTreeSet<Id>,
    transaction: &mut Transaction,
    repairs: &mut Vec<Repair>,
) -> Id {
    let RecordRef { kind, id: old } = record.reference();
    let mut fresh = old.derive(journey);
    while !taken.insert(fresh) {
        fresh = fresh.derive(journey);
    }
    record.set_id(fresh);
    transaction.put(record);
    repairs.push(Repair {
        rule: "unique-id",
        record: RecordRef { kind, id: fresh },
        message: format!("Two records had the id {old}; the second, a {}, got a new one.", kind.label()),
    });
    fresh
}

/// The records whose id a record of another kind has too, the one that keeps it left out.
///
/// A stage keeps its id before all others: repair would make a missing one again under that id.
fn shared_across_kinds(document: &Document) -> Vec<RecordRef> {
    let mut references = document.references();
    references.sort_by_key(|reference| (reference.id, reference.kind != RecordKind::Stage, reference.kind));
    references.windows(2).filter(|pair| pair[0].id == pair[1].id).map(|pair| pair[1]).collect()
}
