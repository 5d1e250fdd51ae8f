//! Files of a newer version: shown as far as this version understands them, never written.

use std::path::Path;

use serde_json::{Map, Value};
use throughline_model::{Id, Journey, RecordData, RecordKind, RecordRef, Repair};

use crate::StorageError;
use crate::parse::{Parsed, check_syntax, default_settings, file_away, keys_only};
use crate::tables::with_tables;

/// Parses what fits, and lists the records that do not.
pub(crate) fn parse_newer(text: &str, path: &Path) -> Result<(Parsed, Vec<Repair>), StorageError> {
    check_syntax(text, path)?;
    let file: Map<String, Value> = serde_json::from_str(text).map_err(|error| StorageError::Misfit {
        path: path.to_owned(),
        place: keys_only(""),
        reason: error.to_string(),
    })?;
    let mut parsed = Parsed::default();
    let mut left_out = Vec::new();
    let mut settings = None;
    for (key, value) in file {
        macro_rules! read {
            ($($table:ident: $kind:ident,)*) => {
                match key.as_str() {
                    "format" | "version" => {}
                    "journey" => parsed.document.journey = journey(value),
                    "settings" => settings = serde_json::from_value(value).ok(),
                    $(stringify!($table) => {
                        for record in fitting(value, &mut left_out) {
                            file_away(record, &mut parsed.document.$table, &mut parsed.doubles);
                        }
                    })*
                    _ => drop(parsed.document.extra.insert(key, value)),
                }
            };
        }
        with_tables!(read);
    }
    parsed.document.settings = settings.unwrap_or_else(|| default_settings(parsed.document.journey.id));
    Ok((parsed, left_out))
}

/// The journey, or at least its title.
fn journey(value: Value) -> Journey {
    let title = value["title"].as_str().unwrap_or_default().to_owned();
    serde_json::from_value(value).unwrap_or(Journey { title, ..Journey::default() })
}

fn fitting<T: RecordData>(rows: Value, left_out: &mut Vec<Repair>) -> Vec<T> {
    let Value::Array(rows) = rows else { return Vec::new() };
    let mut records = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row["id"].as_str().and_then(|id| id.parse().ok()).unwrap_or_default();
        match serde_json::from_value(row) {
            Ok(record) => records.push(record),
            Err(_) => left_out.push(not_understood(T::KIND, id)),
        }
    }
    records
}

fn not_understood(kind: RecordKind, id: Id) -> Repair {
    Repair {
        rule: "newer-version",
        record: RecordRef { kind, id },
        message: format!("A {} of the newer version is not shown; it stays in the file.", kind.label()),
    }
}
