//! The JSON Schema of a journey file, made from the records themselves.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use throughline_model::{Journey, RecordData, Settings, records::*};

use crate::tables::with_tables;
use crate::{FORMAT, VERSION};

/// The schema that a file in the present version fits, as a JSON Schema of draft 2020-12.
pub fn document_schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let mut properties = Map::new();
    let format = json!({ "const": FORMAT, "description": "What kind of file this is." });
    properties.insert("format".into(), format);
    let version = json!({ "const": VERSION, "description": "The version of the format." });
    properties.insert("version".into(), version);
    properties.insert("journey".into(), generator.subschema_for::<Journey>().to_value());
    properties.insert("settings".into(), generator.subschema_for::<Settings>().to_value());
    macro_rules! describe {
        ($($table:ident: $kind:ident,)*) => {$(
            let items = generator.subschema_for::<$kind>().to_value();
            let description = format!("Every {} of the document, sorted by id.", $kind::KIND.label());
            let list = json!({ "type": "array", "items": items, "description": description });
            properties.insert(stringify!($table).into(), list);
        )*};
    }
    with_tables!(describe);
    properties.insert("history".into(), json!({ "description": "Kept free for edit history; always last." }));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Throughline journey",
        "description": "A customer journey in its states. Keys that are not listed here are kept.",
        "type": "object",
        "required": ["format", "version", "journey"],
        "properties": properties,
        "additionalProperties": true,
        "$defs": generator.take_definitions(true),
    })
}
