//! The fields of each kind of record, read off the records' own types.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use schemars::schema_for;
use serde_json::{Map, Value};
use throughline_model::*;

use crate::Refusal;

/// What is known of one kind.
struct Kind {
    /// Every field.
    fields: BTreeSet<String>,
    /// The fields that have fields of their own.
    parts: BTreeMap<String, Parts>,
    /// The fields that are always written, with the value of an empty record.
    required: Map<String, Value>,
    blank: Record,
}

/// The fields within a field, as a reach or a scale has.
pub struct Parts {
    names: BTreeSet<String>,
    /// Those without which there is no such field.
    required: BTreeSet<String>,
}

impl Parts {
    /// Whether the field is empty without this part.
    pub fn is_required(&self, part: &str) -> bool {
        self.required.contains(part)
    }
}

fn kind_of<T: RecordData + Default + schemars::JsonSchema>() -> (RecordKind, Kind) {
    let schema = schema_for!(T).to_value();
    let properties = schema.get("properties").and_then(Value::as_object);
    let fields = properties.map(|fields| fields.keys().cloned().collect()).unwrap_or_default();
    let parts = properties.into_iter().flatten().filter_map(|(field, of)| {
        // A field that may be empty names its type among others.
        let one_of = of.get("anyOf").and_then(Value::as_array).into_iter().flatten();
        let of = std::iter::once(of).chain(one_of).find_map(|of| of.get("$ref")?.as_str())?;
        Some((field.clone(), parts_of(schema.pointer(of.strip_prefix('#')?)?)?))
    });
    let blank = T::default().into_record();
    (T::KIND, Kind { fields, parts: parts.collect(), required: blank.to_fields(), blank })
}

fn parts_of(schema: &Value) -> Option<Parts> {
    let names = schema.get("properties")?.as_object()?.keys().cloned().collect();
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    Some(Parts { names, required: required.filter_map(|name| Some(name.as_str()?.to_owned())).collect() })
}

static KINDS: LazyLock<BTreeMap<RecordKind, Kind>> = LazyLock::new(|| {
    BTreeMap::from([
        kind_of::<Journey>(),
        kind_of::<State>(),
        kind_of::<Persona>(),
        kind_of::<Channel>(),
        kind_of::<Department>(),
        kind_of::<Stage>(),
        kind_of::<Step>(),
        kind_of::<Lane>(),
        kind_of::<Card>(),
        kind_of::<Emotion>(),
        kind_of::<Metric>(),
        kind_of::<Measurement>(),
        kind_of::<Milestone>(),
        kind_of::<Evidence>(),
        kind_of::<Link>(),
        kind_of::<Comment>(),
        kind_of::<Asset>(),
        kind_of::<View>(),
        kind_of::<Deck>(),
        kind_of::<Prompt>(),
        kind_of::<Settings>(),
        kind_of::<Conflict>(),
    ])
});

/// A field's own name, and the part of it that is meant: `reach.share`.
pub fn split(field: &str) -> (&str, Option<&str>) {
    field.split_once('.').map_or((field, None), |(field, part)| (field, Some(part)))
}

/// The parts of a field that has some.
pub fn parts(kind: RecordKind, field: &str) -> Option<&'static Parts> {
    KINDS[&kind].parts.get(field)
}

/// The kind must have the field, so that a typing error in a script is found.
pub fn check_exists(kind: RecordKind, field: &str) -> Result<(), Refusal> {
    let (own, part) = split(field);
    let exists = match part {
        Some(part) => parts(kind, own).is_some_and(|parts| parts.names.contains(part)),
        None => KINDS[&kind].fields.contains(own),
    };
    if exists { Ok(()) } else { Err(Refusal::UnknownField { kind, field: field.to_owned() }) }
}

/// The fields that every record of the kind has, with their empty values.
pub fn required(kind: RecordKind) -> &'static Map<String, Value> {
    &KINDS[&kind].required
}

/// An empty record.
pub fn blank(kind: RecordKind, id: Id) -> Record {
    let mut fields = KINDS[&kind].required.clone();
    fields.insert("id".into(), Value::from(id.to_string()));
    Record::from_fields(kind, fields).unwrap_or_else(|_| KINDS[&kind].blank.clone())
}

/// Fields that a command writes by itself, also on new records.
pub fn is_chosen_here(field: &str) -> bool {
    matches!(field, "id" | "order" | "lineage")
}

/// Whether a field may be set like a text: not where it says what the record is or where it stands.
pub fn is_settable(kind: RecordKind, field: &str) -> bool {
    use RecordKind as K;
    let (field, _) = split(field);
    let fixed = match kind {
        K::State => matches!(field, "based_on"),
        K::Stage => matches!(field, "state"),
        K::Step => matches!(field, "place"),
        K::Lane => matches!(field, "state" | "kind"),
        K::Card => matches!(field, "state" | "place" | "end_column"),
        K::Emotion => matches!(field, "column" | "persona"),
        K::Measurement => matches!(field, "metric"),
        K::Evidence => matches!(field, "on"),
        K::Comment => matches!(field, "on" | "parent"),
        K::Prompt => matches!(field, "stage"),
        K::Asset => field != "alternative_text",
        K::Conflict => true,
        _ => false,
    };
    !fixed && !is_chosen_here(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_known_with_its_id() {
        for kind in RecordKind::ALL {
            assert_eq!(check_exists(*kind, "id"), Ok(()));
            assert_eq!(blank(*kind, Id::from_number(7)).reference().id, Id::from_number(7));
        }
    }
}
