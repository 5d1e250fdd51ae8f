//! The JSON Schemas of what the program reads and writes.

use serde_json::Value;

/// The `.journey` file.
pub fn document() -> Value {
    throughline_storage::document_schema()
}

/// What `throughline apply` reads: a list of commands.
pub fn commands() -> Value {
    throughline_edit::commands_schema()
}

/// What is exported as `.json`.
pub fn map() -> Value {
    throughline_exchange::plain_schema()
}

/// The requests of the API.
pub fn api() -> Value {
    schemars::schema_for!(crate::api::Request).to_value()
}
