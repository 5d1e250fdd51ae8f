//! A list of commands on a journey, all or nothing.

use crate::hand::*;

#[test]
fn apply_runs_all_commands_or_none() {
    let (folder, path) = Folder::with_bank();
    let before = std::fs::read(&path).unwrap();
    let file: Value = serde_json::from_slice(&before).unwrap();
    let card = file["cards"][0]["id"].as_str().unwrap();
    let rename = json!({
        "command": "set_fields", "record": {"kind": "card", "id": card}, "fields": {"text": "Said anew"}
    });
    let nobody = json!({
        "command": "move_card", "card": "00000000-0000-4000-8000-000000000000"
    });
    let commands = folder.path("commands.json");

    std::fs::write(&commands, json!([rename, nobody]).to_string()).unwrap();
    let refused = throughline(&["apply", &path, &commands]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("Command 1 was refused"), "{}", text(&refused.stderr));
    assert_eq!(std::fs::read(&path).unwrap(), before, "nothing was written");

    std::fs::write(&commands, json!([rename]).to_string()).unwrap();
    assert!(throughline(&["apply", &path, &commands]).status.success());
    let after = std::fs::read_to_string(&path).unwrap();
    let changed = after.lines().zip(text(&before).lines()).filter(|(new, old)| new != old).count();
    assert_eq!(changed, 1, "one field of one card is one line");
}

#[test]
fn apply_is_a_filter_from_standard_input_to_standard_output() {
    let folder = Folder::new();
    let commands = folder.path("commands.json");
    std::fs::write(&commands, "[]").unwrap();
    let output = throughline_reading(&bank(), &["apply", "-", &commands]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(output.stdout == bank());
    let both = throughline_reading(b"[]", &["apply", "-", "-"]);
    assert!(trouble(&both).contains("cannot both come from standard input"));
}

#[test]
fn commands_that_cannot_be_read_are_named_and_change_nothing() {
    let (folder, path) = Folder::with_bank();
    for (name, bytes, expected) in [
        ("missing.json", None, "There is no file"),
        ("torn.json", Some(&b"[{"[..]), "not JSON"),
        ("object.json", Some(&b"{}"[..]), "begin with ["),
        ("binary.json", Some(&b"\xff"[..]), "UTF-8"),
        ("unknown.json", Some(&br#"[{"command": "fly"}]"#[..]), "Command 0"),
    ] {
        let commands = folder.path(name);
        if let Some(bytes) = bytes {
            std::fs::write(&commands, bytes).unwrap();
        }
        let said = trouble(&throughline(&["apply", &path, &commands]));
        assert!(said.contains(name) && said.contains(expected), "{said}");
        assert!(std::fs::read(&path).unwrap() == bank());
    }
    let said = trouble(&throughline(&["apply", &path, &folder.path("")]));
    assert!(said.contains("is a folder"), "{said}");
}
