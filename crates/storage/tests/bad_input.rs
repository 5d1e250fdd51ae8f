//! What bad files get: a sentence that says what and where, never a panic, and the file untouched.

mod common;

use std::fs;
use std::path::Path;

use common::*;
use serde_json::{Value, json};
use throughline_model::testing::random_document;
use throughline_storage::*;

fn refusal(bytes: impl AsRef<[u8]>) -> StorageError {
    open_bytes(bytes.as_ref()).expect_err("a file that is no journey is refused")
}

fn sentence(bytes: impl AsRef<[u8]>) -> String {
    refusal(bytes).to_string()
}

#[test]
fn a_file_torn_anywhere_is_damaged_at_the_tear() {
    let text = text_of(&random_document(1, 60));
    let whole = text.trim_end().len();
    for length in (1..whole).step_by(97) {
        let Some(torn) = text.get(..length) else { continue };
        let error = read_text(torn).unwrap_err();
        let StorageError::NotJson { place, .. } = &error else { panic!("{length}: {error}") };
        assert_eq!(place.position.unwrap().0, torn.split('\n').count(), "{length}: {error}");
    }
}

#[test]
fn a_file_torn_within_a_character_is_no_text() {
    let text = text_of(&random_document(1, 60));
    let within = text.char_indices().find(|(_, character)| character.len_utf8() > 1).unwrap().0 + 1;
    assert!(matches!(refusal(&text.as_bytes()[..within]), StorageError::NotText { .. }));
}

#[test]
fn a_file_with_a_hole_of_zeros_is_no_text() {
    let mut bytes = bytes_of(&small_document());
    let middle = bytes.len() / 2;
    bytes[middle..middle + 100].fill(0);
    let error = refusal(&bytes);
    assert!(matches!(error, StorageError::NotText { .. }), "{error}");
}

#[test]
fn a_file_of_nothing_is_empty() {
    for nothing in ["", " ", "\n\n\t ", "\u{feff}"] {
        assert!(matches!(refusal(nothing), StorageError::Empty { .. }), "{nothing:?}");
    }
}

#[test]
fn a_picture_or_a_program_is_no_text() {
    let utf16: Vec<u8> = "{\"format\"".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for binary in [
        &b"\x89PNG\r\n\x1a\n\0\0\0"[..],
        b"\x7fELF\x02\x01\x01\0",
        b"\xff\xfe{\0",
        &utf16,
        b"{\"a\": \"\xc3\x28\"}",
    ] {
        assert!(matches!(refusal(binary), StorageError::NotText { .. }));
    }
}

#[test]
fn a_byte_order_mark_is_no_trouble() {
    let document = small_document();
    let opened = open_bytes(format!("\u{feff}{}", text_of(&document)).as_bytes()).unwrap();
    assert_eq!(opened.document, document);
}

#[test]
fn lines_may_end_as_on_windows() {
    let document = small_document();
    assert_eq!(read_sound(&text_of(&document).replace('\n', "\r\n")), document);
}

#[test]
fn other_json_is_no_journey() {
    for other in
        ["{}", "[]", "3", "null", "\"throughline-journey\"", r#"{"format": 3}"#, r#"{"nodes": [{"a": [1]}]}"#]
    {
        let error = refusal(other);
        assert!(matches!(error, StorageError::NotAJourney { .. }), "{other}: {error}");
    }
    let said = sentence(r#"{"format": "excalidraw", "version": 2}"#);
    assert!(said.contains("its format is \"excalidraw\""), "{said}");
}

#[test]
fn what_is_no_json_is_named_with_line_and_column() {
    let said = sentence("# Journey\n\nNot JSON.");
    assert!(said.contains("damaged at line 1, column 1"), "{said}");
    let text = text_of(&small_document()).replacen("\"settings\": {", "\"settings\": {,", 1);
    let said = sentence(&text);
    let line = text.lines().position(|line| line.contains("{,")).unwrap() + 1;
    assert!(said.contains(&format!("line {line}, ")) && said.contains("(settings)"), "{said}");
    let twice = format!("{}{}", text_of(&small_document()), "{}");
    assert!(sentence(twice).contains("trailing characters"));
}

#[test]
fn a_field_of_the_wrong_type_is_named_by_its_place() {
    let cases: [(&str, Value, &str); 8] = [
        ("/journey/title", json!(7), "(journey.title)"),
        ("/cards/3/text", json!(["a"]), "(cards[3].text)"),
        ("/cards/0/id", json!("nobody"), "(cards[0].id)"),
        ("/lanes/2/kind", json!("swimming"), "(lanes[2].kind)"),
        ("/emotions/1/score", json!("good"), "(emotions[1].score)"),
        ("/cards", json!({}), "(cards)"),
        ("/states/0", json!(null), "(states[0])"),
        ("/stages/0/colour", json!(-1), "(stages[0].colour)"),
    ];
    for (pointer, wrong, place) in cases {
        let mut file = values(&random_document(2, 30));
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match file.pointer_mut(parent).unwrap() {
            Value::Array(rows) => rows[key.parse::<usize>().unwrap()] = wrong,
            Value::Object(fields) => drop(fields.insert(key.to_owned(), wrong)),
            other => panic!("{other}"),
        }
        let text = serde_json::to_string_pretty(&file).unwrap();
        let error = refusal(&text);
        assert!(matches!(error, StorageError::Misfit { .. }), "{pointer}: {error}");
        let said = error.to_string();
        assert!(said.contains(place), "{pointer}: {said}");
    }
}

#[test]
fn a_missing_field_and_a_field_given_twice_are_named() {
    let text = text_of(&random_document(2, 30));
    let start = text.find("\"cards\": [").unwrap();
    let id = text[start..].find("\"id\"").unwrap() + start;
    let line_end = text[id..].find('\n').unwrap() + id;
    let without = format!("{}{}", &text[..id], &text[line_end..].trim_start());
    assert!(sentence(&without).contains("missing field `id`"));
    let twice = format!("{}{}\n{}", &text[..id], &text[id..line_end], &text[id..]);
    assert!(sentence(&twice).contains("duplicate field `id`"));
    let lists = text.replacen("\"steps\": [", "\"cards\": [],\n  \"steps\": [", 1);
    assert!(sentence(&lists).contains("the key “cards” stands there twice"), "{}", sentence(&lists));
    let lost = r#"{"format": "throughline-journey", "version": 1, "settings": {"id": "00000000-0000-0000-0000-000000000002"}}"#;
    assert!(sentence(lost).contains("missing field `journey`"));
}

#[test]
fn numbers_that_are_none_are_refused_by_line() {
    let target = "\"target\": ";
    let text = text_of(&random_document(2, 30));
    let start = text.find(target).expect("some metric has a target") + target.len();
    let end = text[start..].find(['\n', ',']).unwrap() + start;
    let line = text[..start].lines().count();
    for number in ["NaN", "Infinity", "-Infinity", "1e999", "-1e999", "1e", "0x10", "01"] {
        let said = sentence(format!("{}{number}{}", &text[..start], &text[end..]));
        assert!(said.contains(&format!("line {line}, ")) && said.contains("target"), "{number}: {said}");
    }
}

#[test]
fn a_folder_is_no_file() {
    let desk = Desk::new();
    assert!(matches!(open(desk.path()), Err(StorageError::IsFolder { .. })));
    let saved = save(desk.path(), &small_document(), None);
    assert!(matches!(saved, Err(StorageError::IsFolder { .. })));
}

#[test]
fn a_file_that_is_not_there_is_missing() {
    let desk = Desk::new();
    for path in [desk.file("nobody.journey"), desk.path().join("no/folder/either.journey")] {
        assert!(matches!(open(&path), Err(StorageError::Missing { .. })));
    }
    let beneath_a_file = desk.file("bank.journey");
    fs::write(&beneath_a_file, "x").unwrap();
    assert!(matches!(open(&beneath_a_file.join("more.journey")), Err(StorageError::Missing { .. })));
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_is_no_file() {
    for device in ["/dev/null", "/dev/zero"] {
        assert!(matches!(open(Path::new(device)), Err(StorageError::NotAFile { .. })));
        assert!(matches!(
            save(Path::new(device), &small_document(), None),
            Err(StorageError::NotAFile { .. })
        ));
    }
    let desk = Desk::new();
    let pipe = desk.file("pipe.journey");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert!(matches!(open(&pipe), Err(StorageError::NotAFile { .. })));
}
