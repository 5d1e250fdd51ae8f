//! What a merge left to decide, made ready to be shown: each value in words, with what differs.

mod order;
mod values;

use throughline_diff::{Choice, Run, WHOLE_RECORD, resolve, words};
use throughline_edit::Named;
use throughline_model::{Conflict, Document, Record};

use crate::api::{ChoiceInfo, ConflictInfo, ConflictList};
use crate::inspect::{self, Around};
use order::Order;
use values::Values;

/// Everything that is left to decide, in the order of the map.
pub fn list(document: &Document) -> ConflictList {
    let order = Order::of(document);
    let mut conflicts: Vec<&Conflict> = document.conflicts.values().collect();
    conflicts.sort_by_cached_key(|it| (order.place(document, it.on), it.on, it.field.clone(), it.id));
    ConflictList { conflicts: conflicts.into_iter().filter_map(|it| shown(document, it)).collect() }
}

fn shown(document: &Document, conflict: &Conflict) -> Option<ConflictInfo> {
    let record = document.get(conflict.on)?;
    let Around { kind_label, icon, breadcrumb } = inspect::around(document, &record);
    let values = Values::of(document, &record, &conflict.field);
    let [base, ours, theirs] =
        [&conflict.base, &conflict.ours, &conflict.theirs].map(|value| values.text(value.as_ref()));
    let base = conflict.base.is_some().then_some(base);
    Some(ConflictInfo {
        id: conflict.id,
        on: conflict.on,
        kind_label,
        icon,
        name: Named::of(document, conflict.on).name,
        breadcrumb,
        field: values.label(),
        ours: marked(&values, base.as_deref(), &ours, &theirs),
        theirs: marked(&values, base.as_deref(), &theirs, &ours),
        now: vec![Run::Same(values.text(now(&record, conflict).as_ref()))],
        base: base.map(|base| vec![Run::Same(base)]),
        choices: choices(document, conflict),
    })
}

/// The value that the record has while nothing is decided.
fn now(record: &Record, conflict: &Conflict) -> Option<serde_json::Value> {
    let fields = record.to_fields();
    if conflict.field == WHOLE_RECORD {
        return Some(serde_json::Value::Object(fields));
    }
    fields.get(&conflict.field).cloned()
}

/// One side's value with what it changed, word by word where people write words; without a base,
/// with what the other side does not have.
fn marked(values: &Values, base: Option<&str>, side: &str, other: &str) -> Vec<Run> {
    let before = base.unwrap_or(other);
    if !values.is_written() {
        let run = if before == side { Run::Same } else { Run::Added };
        return vec![run(side.into())];
    }
    let runs = words(before, side);
    runs.into_iter().filter(|run| base.is_some() || !matches!(run, Run::Removed(_))).collect()
}

fn choices(document: &Document, conflict: &Conflict) -> Vec<ChoiceInfo> {
    let reason = |choice| {
        if choice == Choice::Base && conflict.base.is_none() && conflict.field != WHOLE_RECORD {
            return Some("What it was before is not known, or it was empty.".into());
        }
        let fails = resolve(document, conflict.id, choice).is_err();
        fails.then(|| match choice {
            Choice::Both => "Only texts and lists can hold both.".into(),
            _ => "This value no longer fits on the map.".into(),
        })
    };
    let all = [Choice::Base, Choice::Ours, Choice::Theirs, Choice::Both];
    all.map(|choice| ChoiceInfo { choice, reason: reason(choice) }).to_vec()
}
