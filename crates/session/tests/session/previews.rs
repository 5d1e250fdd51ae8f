//! What an export would be, before it is one.

use serde_json::{Value, json};

use super::desk::*;

fn preview(desk: &Desk, document: u64, format: &str, options: &Value) -> Value {
    let choice = json!({"format": format, "options": options});
    desk.ask(json!({"request": "preview_export", "document": document, "choice": choice}))
}

fn page(desk: &Desk, preview: &Value, page: usize) -> Value {
    desk.ask(json!({"request": "preview_page", "preview": preview["preview"], "page": page, "width_px": 300}))
}

#[test]
fn a_preview_names_its_pages_and_paints_each_as_wide_as_asked() {
    let desk = Desk::new();
    let document = desk.open(&desk.bank());
    let seen = preview(&desk, document, "pdf", &json!({}));
    assert_eq!(seen["cut_cards"], 0);
    let first = &seen["pages"][0];
    assert_ne!(first["name"], "");
    assert!(first["width_pt"].as_f64().unwrap() > 100.0);
    let picture = page(&desk, &seen, 0);
    assert_eq!(picture["media_type"], "image/png");
    assert_eq!(png_width(&picture), 300);
    let count = seen["pages"].as_array().unwrap().len();
    let beyond =
        json!({"request": "preview_page", "preview": seen["preview"], "page": count, "width_px": 300});
    assert_eq!(desk.try_ask(beyond).unwrap_err()["code"], "not_found");
}

#[test]
fn a_preview_is_laid_out_once_until_something_is_edited() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let first = preview(&desk, document, "pdf", &json!({}));
    preview(&desk, document, "pdf", &json!({"density": "compact"}));
    assert_eq!(preview(&desk, document, "pdf", &json!({}))["preview"], first["preview"]);
    desk.say(document, &first_card(&path), "Said anew");
    assert_ne!(preview(&desk, document, "pdf", &json!({}))["preview"], first["preview"]);
}

#[test]
fn previews_that_nobody_looks_at_are_let_go() {
    let desk = Desk::new();
    let document = desk.open(&desk.bank());
    let first = preview(&desk, document, "pdf", &json!({}));
    desk.ask(json!({"request": "end_previews", "document": document}));
    let asked = json!({"request": "preview_page", "preview": first["preview"], "page": 0, "width_px": 300});
    assert_eq!(desk.try_ask(asked).unwrap_err()["code"], "not_found");
}

#[test]
fn a_measured_export_is_as_large_as_the_written_one_and_leaves_nothing() {
    let desk = Desk::new();
    let document = desk.open(&desk.bank());
    let choice = json!({"format": "svg", "options": {}});
    let measured =
        desk.ask(json!({"request": "measure_export", "document": document, "choice": choice, "task": 1}));
    assert!(measured["text"].as_str().unwrap().contains("<svg"), "the beginning of a text is shown");
    let path = desk.folder.path().join("bank.svg");
    assert!(!path.exists());
    let written = desk.ask(json!({
        "request": "export", "document": document, "path": path, "options": {}, "task": 2
    }));
    assert_eq!(written["bytes"], measured["bytes"]);
}

#[test]
fn the_parts_that_can_be_left_out_are_named_state_by_state() {
    let desk = Desk::new();
    let document = desk.open(&desk.bank());
    let begun = desk.ask(json!({"request": "export_desk", "document": document}));
    let states = begun["states"].as_array().unwrap();
    assert_eq!(states.len(), desk.info(document)["states"].as_array().unwrap().len());
    let names = |parts: &str| -> Vec<String> {
        let parts = states[0][parts].as_array().unwrap().iter();
        parts.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names("stages")[0], "Awareness and discovery");
    assert_eq!(names("lanes")[..2], ["Actions", "Touchpoints"], "a lane without a name has its kind's");
}

#[test]
fn how_a_map_was_exported_last_is_remembered_beside_the_file_and_not_in_it() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let begin = json!({"request": "export_desk", "document": document});
    let before = desk.ask(begin.clone());
    assert!(before.get("last").is_none());
    assert!(before["formats"].as_array().unwrap().contains(&json!("pdf")));
    let written = desk.folder.path().join("bank.svg");
    let options = json!({"theme": "dark", "density": "compact"});
    desk.ask(json!({
        "request": "export", "document": document, "path": written, "options": options, "task": 1
    }));
    let last = desk.ask(begin)["last"].clone();
    assert_eq!(last["format"], "svg");
    assert_eq!(last["options"]["theme"], "dark");
    assert_eq!(desk.ask(json!({"request": "info", "document": document}))["unsaved"], false);
}

#[test]
fn presets_are_kept_under_their_names_and_forgotten() {
    let desk = Desk::new();
    let document = desk.open(&desk.bank());
    let presets = || {
        let begun = desk.ask(json!({"request": "export_desk", "document": document}));
        let presets = begun["presets"].as_array().unwrap().clone();
        presets.into_iter().map(|it| (it["name"].clone(), it["choice"]["format"].clone())).collect::<Vec<_>>()
    };
    for (name, format) in [("Corridor", "pdf"), ("Mail", "svg"), ("Corridor", "png")] {
        let preset = json!({"name": name, "choice": {"format": format, "options": {}}});
        desk.ask(json!({"request": "keep_export_preset", "preset": preset}));
    }
    assert_eq!(presets(), [(json!("Corridor"), json!("png")), (json!("Mail"), json!("svg"))]);
    desk.ask(json!({"request": "forget_export_preset", "name": "Corridor"}));
    assert_eq!(presets(), [(json!("Mail"), json!("svg"))]);
}

#[test]
fn a_map_is_printed_from_the_programs_own_folder() {
    let desk = Desk::new();
    let document = desk.open(&desk.bank());
    let printed = desk.ask(json!({"request": "print", "document": document, "options": {}, "task": 1}));
    let bytes = std::fs::read(printed["path"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let begun = desk.ask(json!({"request": "export_desk", "document": document}));
    assert!(begun.get("last").is_none(), "a print is no export to remember");
}

#[test]
fn only_what_was_exported_from_here_is_handed_over() {
    let desk = Desk::new();
    let path = desk.bank();
    let document = desk.open(&path);
    let refused = desk.try_ask(json!({"request": "read_export", "path": path})).unwrap_err();
    assert_eq!(refused["code"], "unreadable");
    let written = desk.folder.path().join("bank.svg");
    desk.ask(json!({
        "request": "export", "document": document, "path": written, "options": {}, "task": 1
    }));
    let read = desk.ask(json!({"request": "read_export", "path": written}));
    assert_eq!(decoded(&read), std::fs::read(&written).unwrap());
}

/// The bytes of an answer.
fn decoded(answer: &Value) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(answer["data"].as_str().unwrap()).unwrap()
}

/// The width that a PNG says it has.
fn png_width(answer: &Value) -> u32 {
    u32::from_be_bytes(decoded(answer)[16..20].try_into().unwrap())
}
