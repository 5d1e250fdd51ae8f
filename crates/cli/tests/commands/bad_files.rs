//! Files that are no journeys.

use crate::hand::*;

#[test]
fn bad_files_get_a_sentence_that_names_them_and_exit_code_2() {
    let folder = Folder::new();
    let whole = std::fs::read(example("retail-checkout.journey")).unwrap();
    for (name, bytes) in [
        ("empty.journey", &b""[..]),
        ("binary.journey", &[0_u8, 159, 146, 150][..]),
        ("torn.journey", &whole[..whole.len() / 2]),
        ("other.journey", &b"{\"format\": \"something\"}"[..]),
        ("list.journey", &b"[]"[..]),
    ] {
        let path = folder.path(name);
        std::fs::write(&path, bytes).unwrap();
        for command in ["info", "check", "fmt"] {
            let output = throughline(&[command, &path]);
            assert_eq!(output.status.code(), Some(2), "{command} {name}");
            let said = text(&output.stderr);
            assert!(said.contains(name) && said.lines().count() == 1, "{said}");
        }
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
    for missing in [folder.path("missing.journey"), folder.path("")] {
        assert_eq!(throughline(&["info", &missing]).status.code(), Some(2));
    }
}
