//! What a merge left to decide, made ready to be shown: each value in words, with what differs.

mod values;

use throughline_diff::{Choice, Run, WHOLE_RECORD, resolve, words};
use throughline_edit::Named;
use throughline_model::{Conflict, Document, Record};

use crate::api::{ChoiceInfo, ConflictInfo, ConflictList};
use crate::inspect::{self, Around};
use values::Values;

/// Everything that is left to decide, place by place.
pub fn list(document: &Document) -> ConflictList {
    let mut conflicts: Vec<ConflictInfo> =
        document.conflicts.values().filter_map(|conflict| shown(document, conflict)).collect();
    conflicts.sort_by(|a, b| {
        let key = |it: &ConflictInfo| (it.on.kind, it.breadcrumb.clone(), it.name.clone(), it.field.clone());
        key(a).cmp(&key(b))
    });
    ConflictList { conflicts }
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
        ours: marked(base.as_deref(), &ours, &theirs),
        theirs: marked(base.as_deref(), &theirs, &ours),
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

/// One side's text with what it changed; without a base, with what the other side does not have.
fn marked(base: Option<&str>, side: &str, other: &str) -> Vec<Run> {
    let runs = words(base.unwrap_or(other), side);
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
