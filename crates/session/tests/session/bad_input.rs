//! Files that are no journeys: an error with a sentence that names the file, and a session that goes on.

use std::fs::{self, File};

use serde_json::json;

use crate::desk::*;

#[test]
fn what_is_no_journey_is_refused_with_a_sentence_and_left_alone() {
    let desk = Desk::new();
    let whole = fs::read(desk.bank()).unwrap();
    let text = String::from_utf8(whole.clone()).unwrap();
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    for (name, bytes, words) in [
        ("torn", whole[..whole.len() / 2].to_vec(), "damaged at line"),
        ("zero", Vec::new(), "is empty"),
        ("binary", vec![0x7f, b'E', b'L', b'F', 0], "not a text file"),
        ("other", b"{}".to_vec(), "not a journey file"),
        ("deep", text.replacen('{', &format!("{{\"later\": {deep}, "), 1).into_bytes(), "64 levels"),
        ("number", text.replacen("\"version\": 1", "\"version\": NaN", 1).into_bytes(), "at line"),
    ] {
        let path = desk.folder.path().join(format!("{name}.journey"));
        fs::write(&path, &bytes).unwrap();
        for mode in ["edit", "read_only", "copy"] {
            let refused = desk.try_ask(json!({"request": "open", "path": path, "mode": mode})).unwrap_err();
            assert_eq!(refused["code"], "unreadable", "{name}");
            let said = refused["message"].as_str().unwrap();
            assert!(said.contains(&format!("{name}.journey")) && said.contains(words), "{said}");
        }
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    let large = desk.folder.path().join("large.journey");
    File::create(&large).unwrap().set_len(300_000_000).unwrap();
    for path in [large, desk.folder.path().to_owned(), desk.folder.path().join("missing.journey")] {
        let refused = desk.try_ask(json!({"request": "open", "path": path})).unwrap_err();
        assert_eq!(refused["code"], "unreadable", "{refused}");
    }
    assert!(desk.offers().is_empty(), "nothing of it is left behind");
    desk.open(&desk.bank());
}

#[test]
fn a_newer_file_is_shown_and_not_edited() {
    let desk = Desk::new();
    let path = desk.bank();
    let text = fs::read_to_string(&path).unwrap().replacen("\"version\": 1", "\"version\": 2", 1);
    fs::write(&path, &text).unwrap();
    let document = desk.open(&path);
    assert!(desk.info(document)["read_only"].as_str().unwrap().contains("newer version"));
    let refused = desk.try_ask(saying(document, 1, &first_card(&path), "Written anyway")).unwrap_err();
    assert_eq!(refused["code"], "read_only");
    let onto_itself = json!({"request": "save_as", "document": document, "path": path});
    assert!(desk.try_ask(onto_itself).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn what_is_no_request_is_refused() {
    let desk = Desk::new();
    for request in ["", "{", "[]", "{\"request\": \"fly\"}", "{\"request\": \"save\"}", "null"] {
        let refused = json!(desk.session.handle_json(request).unwrap_err());
        assert!(refused["message"].as_str().unwrap().ends_with('.'), "{request}: {refused}");
    }
    let unknown = desk.try_ask(json!({"request": "save", "document": 99})).unwrap_err();
    assert_eq!(unknown["code"], "not_found");
}
