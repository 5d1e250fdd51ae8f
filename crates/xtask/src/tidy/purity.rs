//! The crates that turn values into values touch neither files nor clock nor chance.

/// Crates whose two runs over the same values must give the same bytes.
const PURE: &[&str] = &["model", "edit", "diff", "insight", "exchange", "scene", "export"];

/// What none of them may name.
const FORBIDDEN: &[&str] =
    &["std::fs", "std::env", "std::net", "std::process", "Instant::now", "SystemTime", "new_v4"];

/// Names the first such thing in a file of a pure crate; its tests may do more.
pub fn complaint(path: &str, text: &str) -> Option<String> {
    let (name, file) = path.strip_prefix("crates/")?.split_once("/src/")?;
    if !PURE.contains(&name) || !path.ends_with(".rs") || file.ends_with("tests.rs") {
        return None;
    }
    let tested = text.split("#[cfg(test)]").next().unwrap_or_default();
    tested.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")).find_map(
        |(index, line)| {
            let found = FORBIDDEN.iter().find(|thing| line.contains(**thing))?;
            let number = index + 1;
            Some(format!(
                "{path}:{number} uses {found}; {name} gets time, ids, files and settings passed in."
            ))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pure_crate_that_reads_a_file_is_a_complaint() {
        let found = complaint("crates/scene/src/text.rs", "//! Text.\nuse std::fs;\n");
        assert_eq!(
            found.as_deref(),
            Some(
                "crates/scene/src/text.rs:2 uses std::fs; \
                 scene gets time, ids, files and settings passed in."
            )
        );
    }

    #[test]
    fn its_tests_comments_and_the_other_crates_are_free() {
        let in_test = "//! Text.\n#[cfg(test)]\nmod tests { use std::fs; }\n";
        assert!(complaint("crates/scene/src/text.rs", in_test).is_none());
        assert!(complaint("crates/scene/src/text.rs", "// never std::fs\n").is_none());
        assert!(complaint("crates/scene/tests/text.rs", "use std::fs;\n").is_none());
        assert!(complaint("crates/storage/src/save.rs", "use std::fs;\n").is_none());
    }
}
