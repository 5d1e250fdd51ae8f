//! Every source file opens by saying what it is, so that a folder reads as a table of contents.

const GENERATED: &str = "ui/src/generated/";

/// Says so when a file opens with anything else.
pub fn complaint(path: &str, text: &str) -> Option<String> {
    let openings: &[&str] = match path.rsplit_once('.')?.1 {
        "rs" => &["//! "],
        // A test has the name of what it tests; generated files say so themselves.
        "ts" if path.ends_with(".test.ts") || path.starts_with(GENERATED) => return None,
        "ts" => &["/** ", "/**\n", "// "],
        "svelte" => &["<!--"],
        _ => return None,
    };
    if openings.iter().any(|opening| text.starts_with(opening)) {
        return None;
    }
    Some(format!("{path} does not open with a line that says what it is ({}).", openings[0].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_opens_with_its_docs() {
        assert!(complaint("crates/a/src/lib.rs", "//! Cards.\n").is_none());
        assert!(complaint("crates/a/src/lib.rs", "use std::fs;\n//! Cards.\n").is_some());
        assert!(complaint("crates/a/src/lib.rs", "").is_some());
        assert!(complaint("crates/a/src/lib.rs", "//!\n").is_some());
    }

    #[test]
    fn a_file_of_the_interface_opens_with_a_comment() {
        assert!(complaint("ui/src/main.ts", "/** Starts the editor. */\n").is_none());
        assert!(complaint("ui/src/main.ts", "/**\n * Starts the editor.\n */\n").is_none());
        assert!(complaint("ui/src/main.ts", "import './a'\n").is_some());
        assert!(complaint("ui/src/App.svelte", "<!-- The whole window. -->\n").is_none());
        assert!(complaint("ui/src/App.svelte", "<script>\n").is_some());
    }

    #[test]
    fn tests_generated_and_other_files_are_left_alone() {
        assert!(complaint("ui/src/canvas/hit.test.ts", "import './hit'\n").is_none());
        assert!(complaint("ui/src/generated/Card.ts", "export type Card\n").is_none());
        assert!(complaint("README.md", "# Throughline\n").is_none());
    }
}
