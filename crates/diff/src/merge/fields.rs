//! One record from three, field by field.

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use throughline_model::{Document, Id, Record, RecordKind};

use super::values::{Both, both, needs_no_question};
use super::{Open, Sides, WHOLE_RECORD, spans};

/// A record that both sides wrote to, and the fields on which they disagree. Those hold what they
/// held before.
pub(super) fn merged_record(
    sides: Sides,
    base: Option<&Record>,
    ours: &Record,
    theirs: &Record,
) -> (Record, Vec<Open>) {
    let kind = ours.reference().kind;
    let fields = |record: &Record| record.to_fields();
    let (base, mine, other) = (base.map(fields).unwrap_or_default(), fields(ours), fields(theirs));
    let mut merged = Map::new();
    let mut open = Vec::new();
    for field in names(&base, &mine, &other) {
        let values = [&base, &mine, &other].map(|fields| fields.get(&field));
        let value = match one_sided(values) {
            Some(value) => value.cloned(),
            None if is_column_field(kind, &field) => column(sides, &field, values, &mut open),
            None => match both(kind, &field, values) {
                Both::Merged(value) => value,
                Both::Open { base, ours, theirs } => {
                    // Without an earlier value, the one that comes first whichever side is ours.
                    let kept = base.clone().or_else(|| first(ours.clone(), theirs.clone()));
                    open.push(Open { field: field.clone(), base, ours, theirs });
                    kept
                }
            },
        };
        merged.extend(value.map(|value| (field, value)));
    }
    match Record::from_fields(kind, merged) {
        Ok(record) => (record, open),
        // Values that fit alone and not together: the whole record is to be decided.
        Err(_) => {
            let base = (!base.is_empty()).then_some(Value::Object(base));
            let (mine, other) = (Some(Value::Object(mine)), Some(Value::Object(other)));
            let kept = if first(mine.clone(), other.clone()) == mine { ours } else { theirs };
            let open = Open { field: WHOLE_RECORD.into(), base, ours: mine, theirs: other };
            (kept.clone(), vec![open])
        }
    }
}

/// Parts that no version knows: one side's where only one changed them, else the one that comes
/// first whichever side is ours. No version that could write here knows how to ask about them.
pub(super) fn merged(
    base: &Map<String, Value>,
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
) -> Map<String, Value> {
    let mut merged = Map::new();
    for field in names(base, ours, theirs) {
        let values = [base, ours, theirs].map(|fields| fields.get(&field));
        let value = match one_sided(values) {
            Some(value) => value.cloned(),
            None => first(values[1].cloned(), values[2].cloned()),
        };
        merged.extend(value.map(|value| (field, value)));
    }
    merged
}

/// The names of all fields, in an order that does not depend on which side is ours.
fn names(base: &Map<String, Value>, ours: &Map<String, Value>, theirs: &Map<String, Value>) -> Vec<String> {
    let more: BTreeSet<&String> =
        ours.keys().chain(theirs.keys()).filter(|it| !base.contains_key(*it)).collect();
    base.keys().chain(more).cloned().collect()
}

/// The value where both sides agree, or where one left it as it was.
fn one_sided([base, ours, theirs]: [Option<&Value>; 3]) -> Option<Option<&Value>> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}

fn first(ours: Option<Value>, theirs: Option<Value>) -> Option<Value> {
    let text = |value: &Option<Value>| value.as_ref().map(Value::to_string);
    if text(&ours) <= text(&theirs) { ours.or(theirs) } else { theirs.or(ours) }
}

/// Fields that say in which column, or in which stage, something stands.
fn is_column_field(kind: RecordKind, field: &str) -> bool {
    use RecordKind as K;
    matches!((kind, field), (K::Card | K::Step, "place") | (K::Emotion, "column") | (K::Metric, "on"))
}

/// Where something stands that both sides put elsewhere. That a column was divided into steps or
/// made whole is no move: then the other side's move counts.
fn column(
    sides: Sides,
    field: &str,
    [base, ours, theirs]: [Option<&Value>; 3],
    open: &mut Vec<Open>,
) -> Option<Value> {
    let cell = |value: Option<&Value>| (column_of(value), value.and_then(|it| it.get("lane")).cloned());
    match (stayed(sides, sides.ours, [base, ours]), stayed(sides, sides.theirs, [base, theirs])) {
        (true, false) => theirs.cloned(),
        (false, true) => ours.cloned(),
        (false, false) if cell(ours) != cell(theirs) => {
            let (base, ours, theirs) = (base.cloned(), ours.cloned(), theirs.cloned());
            let kept = base.clone().or_else(|| first(ours.clone(), theirs.clone()));
            open.push(Open { field: field.into(), base, ours, theirs });
            kept
        }
        // Only the order, or the two steps that each side divided the stage by, differ.
        _ => first(ours.cloned(), theirs.cloned()),
    }
}

/// Whether something stands where it stood, but for its order, or in the column that took over.
fn stayed(sides: Sides, side: &Document, values: [Option<&Value>; 2]) -> bool {
    let lanes = values.map(|it| it.and_then(|it| it.get("lane")));
    let columns = values.map(column_of);
    lanes[0] == lanes[1] && (columns[0] == columns[1] || handed_over(sides, side, columns))
}

/// Whether one side's version of a record says something else than before: more than another
/// order, another look, or that its column was taken over.
pub(super) fn says_otherwise(sides: Sides, side: &Document, base: &Record, now: &Record) -> bool {
    let kind = now.reference().kind;
    if let (Record::Card(was), Record::Card(is)) = (base, now)
        && was.end_column != is.end_column
        && spans::is_stretched(sides, side, was, is)
    {
        return true;
    }
    let (base, now) = (base.to_fields(), now.to_fields());
    names(&base, &now, &now).iter().any(|field| {
        let values = [&base, &now].map(|fields| fields.get(field));
        values[0] != values[1]
            && !needs_no_question(kind, field)
            && !(is_column_field(kind, field) && stayed(sides, side, values))
    })
}

fn column_of(value: Option<&Value>) -> Option<Id> {
    let value = value?;
    let id = ["column", "stage", "id"].into_iter().find_map(|name| value.get(name)).unwrap_or(value);
    id.as_str()?.parse().ok()
}

/// Whether one column took over from the other on a side: a stage's step, or a step's stage.
fn handed_over(sides: Sides, side: &Document, [from, to]: [Option<Id>; 2]) -> bool {
    let (Some(from), Some(to)) = (from, to) else { return false };
    let divided = side.steps.get(&to).is_some_and(|step| step.place.stage == from);
    let made_whole = sides.base.steps.get(&from).is_some_and(|step| step.place.stage == to);
    divided || made_whole
}
