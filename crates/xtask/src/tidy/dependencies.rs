//! The dependency table of ARCHITECTURE.md against what the manifests say.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// The first line of the table.
const HEAD: &str = "| crate | stands on | its tests also use |";
/// How package names of this house begin.
const HOUSE: &str = "throughline-";

/// For each crate what it depends on, and what its tests depend on besides.
type Edges = BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)>;

/// Where the table and the manifests disagree, a sentence each.
pub fn complaints(architecture: &str, metadata: &Value) -> Vec<String> {
    let Some(documented) = documented(architecture) else {
        return vec![format!("ARCHITECTURE.md has no dependency table; it begins with `{HEAD}`.")];
    };
    let actual = actual(metadata);
    let mut complaints = Vec::new();
    for name in documented.keys().filter(|name| !actual.contains_key(*name)) {
        complaints.push(format!("{name} is in the dependency table and does not exist."));
    }
    for (name, (edges, test_edges)) in &actual {
        let Some((said, said_of_tests)) = documented.get(name) else {
            complaints.push(format!("{name} is missing in the dependency table."));
            continue;
        };
        compare(name, "stands on", edges, said, &mut complaints);
        let what = "uses in its tests";
        compare(name, what, test_edges, said_of_tests, &mut complaints);
    }
    complaints
}

fn compare(
    name: &str,
    what: &str,
    actual: &BTreeSet<String>,
    said: &BTreeSet<String>,
    complaints: &mut Vec<String>,
) {
    for other in actual.difference(said) {
        complaints.push(format!("{name} {what} {other}; the dependency table forbids it."));
    }
    for other in said.difference(actual) {
        complaints.push(format!("The dependency table says that {name} {what} {other}; it does not."));
    }
}

fn documented(architecture: &str) -> Option<Edges> {
    let table = architecture.lines().skip_while(|line| line.trim() != HEAD);
    let rows = table.skip(2).take_while(|line| line.starts_with('|'));
    let edges: Edges = rows
        .filter_map(|row| {
            let mut cells = row.trim_matches('|').split('|').map(names);
            let name = cells.next()?.into_iter().next()?;
            Some((name, (cells.next()?, cells.next()?)))
        })
        .collect();
    (!edges.is_empty()).then_some(edges)
}

/// The names in a cell: what stands between backticks.
fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn actual(metadata: &Value) -> Edges {
    list(metadata, "packages")
        .iter()
        .map(|package| {
            let name = package["name"].as_str().unwrap_or_default();
            let name = name.strip_prefix(HOUSE).unwrap_or(name);
            let of_kind = |wanted: &dyn Fn(Option<&str>) -> bool| {
                list(package, "dependencies")
                    .iter()
                    .filter(|dependency| wanted(dependency["kind"].as_str()))
                    .filter_map(|dependency| dependency["name"].as_str()?.strip_prefix(HOUSE))
                    // A crate's tests may ask for a feature of the crate itself.
                    .filter(|other| *other != name)
                    .map(str::to_owned)
                    .collect::<BTreeSet<String>>()
            };
            let edges = of_kind(&|kind| kind != Some("dev"));
            let test_edges = of_kind(&|kind| kind == Some("dev")).difference(&edges).cloned().collect();
            (name.to_owned(), (edges, test_edges))
        })
        .collect()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const TABLE: &str = "\
Prose before.

| crate | stands on | its tests also use |
|---|---|---|
| `model` | nothing | nothing |
| `scene` | `model` | `storage` |
| `storage` | `model` | nothing |

| another | table |
";

    fn house(scene_kind: Value) -> Value {
        json!({ "packages": [
            { "name": "throughline-model", "dependencies": [{ "name": "serde", "kind": null }] },
            { "name": "throughline-storage", "dependencies": [
                { "name": "throughline-model", "kind": null },
            ] },
            { "name": "throughline-scene", "dependencies": [
                { "name": "throughline-model", "kind": null },
                { "name": "throughline-storage", "kind": scene_kind },
            ] },
        ] })
    }

    #[test]
    fn a_table_that_says_what_is_so_passes() {
        assert!(complaints(TABLE, &house(json!("dev"))).is_empty());
    }

    #[test]
    fn an_edge_that_the_table_does_not_name_is_a_complaint() {
        let found = complaints(TABLE, &house(json!(null)));
        assert_eq!(
            found,
            [
                "scene stands on storage; the dependency table forbids it.",
                "The dependency table says that scene uses in its tests storage; it does not.",
            ]
        );
    }

    #[test]
    fn crates_that_only_one_side_knows_are_complaints() {
        let table = TABLE.replace("| `storage` |", "| `cellar` |");
        let found = complaints(&table, &house(json!("dev")));
        assert!(found.contains(&"storage is missing in the dependency table.".to_owned()));
        assert!(found.contains(&"cellar is in the dependency table and does not exist.".to_owned()));
    }

    #[test]
    fn a_missing_table_is_a_complaint() {
        assert_eq!(complaints("No table.", &house(json!("dev"))).len(), 1);
    }
}
