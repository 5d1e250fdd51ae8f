//! npm's lock files install anywhere: from any registry, on every system.

use serde_json::{Map, Value};

/// Says so when a lock file names a registry's addresses, or when it lacks the
/// program that one of its packages has for another system: npm would install
/// that package there without complaint, and it would not start.
pub fn complaint(path: &str, text: &str) -> Option<String> {
    if !path.ends_with("package-lock.json") {
        return None;
    }
    let lock: Value = match serde_json::from_str(text) {
        Ok(lock) => lock,
        Err(error) => return Some(format!("{path} is no JSON: {error}.")),
    };
    let packages = lock["packages"].as_object()?;
    if packages.values().any(|package| package.get("resolved").is_some()) {
        return Some(format!(
            "{path} names a registry's addresses; write it again with \
             `npm install --omit-lockfile-registry-resolved`."
        ));
    }
    let missing: Vec<String> =
        packages.iter().flat_map(|(key, package)| lacking(packages, key, package)).collect();
    (!missing.is_empty()).then(|| {
        format!("{path} lacks {}; choose versions that are published for every system.", missing.join(", "))
    })
}

fn lacking(packages: &Map<String, Value>, key: &str, package: &Value) -> Vec<String> {
    let Some(optional) = package["optionalDependencies"].as_object() else {
        return Vec::new();
    };
    optional
        .keys()
        .filter(|name| {
            let nested = format!("{key}/node_modules/{name}");
            !packages.contains_key(&nested) && !packages.contains_key(&format!("node_modules/{name}"))
        })
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(packages: Value) -> Option<String> {
        complaint("ui/package-lock.json", &json!({ "packages": packages }).to_string())
    }

    #[test]
    fn a_lock_file_with_addresses_is_a_complaint() {
        assert!(found(json!({ "node_modules/a": { "resolved": "somewhere" } })).is_some());
        assert!(found(json!({ "node_modules/a": { "version": "1.0.0" } })).is_none());
    }

    #[test]
    fn a_lock_file_without_the_program_of_another_system_is_a_complaint() {
        let package = json!({ "optionalDependencies": { "a-linux": "1.0.0", "a-darwin": "1.0.0" } });
        let lacking = found(json!({ "node_modules/a": package, "node_modules/a-linux": {} }));
        assert!(lacking.is_some_and(|it| it.contains("lacks a-darwin;")));
        let whole = json!({
            "node_modules/a": package,
            "node_modules/a-linux": {},
            "node_modules/a/node_modules/a-darwin": {},
        });
        assert!(found(whole).is_none());
    }

    #[test]
    fn other_files_are_left_alone() {
        assert!(complaint("ui/package.json", "{\"resolved\": 1}").is_none());
    }
}
