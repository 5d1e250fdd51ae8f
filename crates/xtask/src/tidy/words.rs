//! What no text of the repository may hold: places of one machine, and work put off.

/// Folders of one person's machine. In two halves, so that this file passes.
const HOME_FOLDERS: &[(&str, &str)] = &[("/ho", "me/"), ("/Us", "ers/"), ("/ro", "ot/"), ("C:\\Us", "ers\\")];

/// Marks of work put off, in source: an issue is the place for it.
const PUT_OFF: &[(&str, &str)] = &[("TO", "DO"), ("FIX", "ME"), ("XX", "X:")];
const SOURCE: &[&str] = &["rs", "ts", "svelte", "css", "html", "toml", "yml"];

/// Names the first such text in a file.
pub fn complaint(path: &str, text: &str) -> Option<String> {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    let put_off: &[(&str, &str)] = if SOURCE.contains(&extension) { PUT_OFF } else { &[] };
    for (index, line) in text.lines().enumerate() {
        let names_home = HOME_FOLDERS.iter().any(|halves| names_folder(line, *halves));
        let names_later = put_off.iter().any(|(a, b)| line.contains(&format!("{a}{b}")));
        if names_home || names_later {
            let number = index + 1;
            let what = if names_home {
                "names a folder of one machine"
            } else {
                "puts work off; file an issue instead"
            };
            return Some(format!("{path}:{number} {what}."));
        }
    }
    None
}

/// Whether the line has the folder at the start of a path.
fn names_folder(line: &str, (a, b): (&str, &str)) -> bool {
    let folder = format!("{a}{b}");
    line.match_indices(&folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        // `https://example.com/home/` and `~/root/` are no such places.
        !before.is_some_and(|it| it.is_alphanumeric() || "./~_-}".contains(it))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_home_folder_is_a_complaint_and_an_address_is_not() {
        let path = ["see /ho", "me/ada/maps"].concat();
        assert!(complaint("README.md", &path).is_some());
        let address = ["see https://example.org/ho", "me/ada"].concat();
        assert!(complaint("README.md", &address).is_none());
    }

    #[test]
    fn work_put_off_is_a_complaint_in_source_only() {
        let note = ["// TO", "DO: later"].concat();
        assert!(complaint("ui/src/main.ts", &note).is_some());
        assert!(complaint("examples/bank.journey", &note).is_none());
    }
}
