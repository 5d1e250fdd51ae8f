//! `throughline schema`: the JSON Schema of what is read and written.

use throughline_session::schema;

use crate::arguments::{Schema, SchemaOf};
use crate::output::{Answer, Outcome, print_json};

pub fn run(arguments: &Schema) -> Outcome {
    print_json(&match arguments.of {
        SchemaOf::Document => schema::document(),
        SchemaOf::Commands => schema::commands(),
        SchemaOf::Map => schema::map(),
        SchemaOf::Api => schema::api(),
    })?;
    Ok(Answer::Done)
}
