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
    /// The fields that are always written, with the value of an empty record.
    required: Map<String, Value>,
    blank: Record,
}

fn kind_of<T: RecordData + Default + schemars::JsonSchema>() -> (RecordKind, Kind) {
    let schema = schema_for!(T).to_value();
    let properties = schema.get("properties").and_then(Value::as_object);
    let fields = properties.map(|fields| fields.keys().cloned().collect()).unwrap_or_default();
    let blank = T::default().into_record();
    (T::KIND, Kind { fields, required: blank.to_fields(), blank })
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

/// The kind must have the field, so that a typing error in a script is found.
pub fn check_exists(kind: RecordKind, field: &str) -> Result<(), Refusal> {
    if KINDS[&kind].fields.contains(field) {
        return Ok(());
    }
    Err(Refusal::UnknownField { kind, field: field.to_owned() })
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
