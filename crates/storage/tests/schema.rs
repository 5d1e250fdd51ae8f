//! The published schema says of a file what reading it says.

mod common;

use std::collections::BTreeMap;

use common::*;
use serde_json::{Map, Value, json};
use throughline_model::Id;
use throughline_model::testing::random_document;
use throughline_storage::{VERSION, document_schema};

/// Why a value does not fit a schema: its path. Knows the keywords that ours uses, and no others.
fn misfit(whole: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let here = || Some(at.to_owned());
    let fits = |schema: &Value| misfit(whole, schema, value, at).is_none();
    let number = |value: &Value| value.as_f64().unwrap();
    for (keyword, wanted) in schema.as_object().unwrap() {
        let found = match keyword.as_str() {
            "$schema" | "title" | "description" | "$defs" | "additionalProperties" => None,
            "$ref" => {
                let target = whole.pointer(wanted.as_str().unwrap().strip_prefix('#').unwrap()).unwrap();
                misfit(whole, target, value, at)
            }
            "type" => {
                let names = wanted.as_array().cloned().unwrap_or_else(|| vec![wanted.clone()]);
                if names.iter().any(|name| is_of_type(value, name.as_str().unwrap())) { None } else { here() }
            }
            "const" => (value != wanted).then(here).flatten(),
            "enum" => (!wanted.as_array().unwrap().contains(value)).then(here).flatten(),
            "anyOf" => (!wanted.as_array().unwrap().iter().any(fits)).then(here).flatten(),
            "oneOf" => {
                let fitting = wanted.as_array().unwrap().iter().filter(|schema| fits(schema)).count();
                (fitting != 1).then(here).flatten()
            }
            "required" => wanted.as_array().unwrap().iter().find_map(|name| {
                let missing = value.is_object() && value.get(name.as_str().unwrap()).is_none();
                missing.then(|| format!("{at}.{name}"))
            }),
            "properties" => {
                wanted.as_object().unwrap().iter().find_map(|(name, schema)| {
                    misfit(whole, schema, value.get(name)?, &format!("{at}.{name}"))
                })
            }
            "items" => value
                .as_array()
                .into_iter()
                .flatten()
                .enumerate()
                .find_map(|(index, item)| misfit(whole, wanted, item, &format!("{at}[{index}]"))),
            "minimum" if value.is_number() => (number(value) < number(wanted)).then(here).flatten(),
            "maximum" if value.is_number() => (number(value) > number(wanted)).then(here).flatten(),
            "minItems" if value.is_array() => {
                ((value.as_array().unwrap().len() as f64) < number(wanted)).then(here).flatten()
            }
            "maxItems" if value.is_array() => {
                (value.as_array().unwrap().len() as f64 > number(wanted)).then(here).flatten()
            }
            "format" if wanted == "uuid" && value.is_string() => {
                value.as_str().unwrap().parse::<Id>().is_err().then(here).flatten()
            }
            "minimum" | "maximum" | "minItems" | "maxItems" | "format" => None,
            unknown => panic!("the schema uses {unknown}, which this test does not know"),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        unknown => panic!("there is no type {unknown}"),
    }
}

fn file(seed: u64) -> Map<String, Value> {
    serde_json::from_str(&text_of(&random_document(seed, 40))).unwrap()
}

/// The record that shows most fields of each list, with the name of its list.
fn fullest(file: &Map<String, Value>) -> BTreeMap<String, usize> {
    let lists = file.iter().filter_map(|(name, list)| Some((name, list.as_array()?)));
    let sized = |list: &Vec<Value>| {
        let fields = |record: &Value| record.as_object().map_or(0, Map::len);
        (0..list.len()).max_by_key(|index| fields(&list[*index]))
    };
    lists.filter_map(|(name, list)| Some((name.clone(), sized(list)?))).collect()
}

#[test]
fn every_file_that_is_written_fits_the_schema() {
    let schema = document_schema();
    assert_eq!(schema["properties"]["version"]["const"], VERSION);
    for seed in 0..12 {
        assert_eq!(misfit(&schema, &schema, &Value::Object(file(seed)), "file"), None, "seed {seed}");
    }
}

#[test]
fn every_field_that_is_written_is_in_the_schema() {
    let schema = document_schema();
    let whole = file(7);
    for (list, index) in fullest(&whole) {
        let Some(items) = schema["properties"][&list].get("items") else { continue };
        let definition = schema.pointer(items["$ref"].as_str().unwrap().trim_start_matches('#')).unwrap();
        // The random document's own fields of a later version.
        let later = ["weather", "anniversary", "season"];
        for field in whole[&list][index].as_object().unwrap().keys() {
            let known = definition["properties"].get(field).is_some();
            assert!(known || later.contains(&field.as_str()), "{list}.{field} is not in the schema");
        }
    }
}

#[test]
fn what_the_schema_refuses_is_not_read_and_what_it_allows_is() {
    let schema = document_schema();
    let whole: Map<String, Value> = serde_json::from_str(&text_of(&random_document(5, 12))).unwrap();
    let wrong =
        [json!(null), json!(true), json!("x"), json!(-1), json!(0.5), json!(300), json!([]), json!({})];
    let mut tried = 0;
    for (list, index) in fullest(&whole) {
        if schema["properties"].get(&list).is_none() {
            continue;
        }
        for field in whole[&list][index].as_object().unwrap().keys() {
            for value in &wrong {
                let mut changed = Value::Object(whole.clone());
                changed[&list][index][field] = value.clone();
                let allowed = misfit(&schema, &schema, &changed, "file").is_none();
                let read = read_text(&changed.to_string()).map(drop);
                assert_eq!(read.is_ok(), allowed, "{list}.{field} = {value}: {read:?}");
                tried += 1;
            }
        }
    }
    assert!(tried > 500, "{tried} values were tried");
}
