//! What the inspector is told of a record.

use std::path::Path;

use serde_json::{Value, json};
use throughline_session::Session;

/// The first sample, opened in a session of its own, with the file as it stands.
fn bank() -> (tempfile::TempDir, std::sync::Arc<Session>, Value) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("bank.journey");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/bank-account-opening.journey");
    std::fs::copy(sample, &path).expect("the sample is there");
    let file = std::fs::read(&path).expect("the copy is there");
    let session = Session::start_in(throughline_storage::Folders::at(folder.path()), Box::new(|_| {}));
    ask(&session, &json!({"request": "open", "path": path}));
    (folder, session, serde_json::from_slice(&file).expect("a sample is JSON"))
}

fn ask(session: &Session, request: &Value) -> Value {
    let answer = session.handle_json(&request.to_string()).expect("the request is answered");
    serde_json::from_str(&answer).expect("answers are JSON")
}

fn inspect(session: &Session, kind: &str, id: &Value) -> Value {
    ask(session, &json!({"request": "inspect", "document": 1, "record": {"kind": kind, "id": id}}))
}

fn field<'a>(inspection: &'a Value, name: &str) -> &'a Value {
    let sections = inspection["sections"].as_array().expect("sections");
    let mut fields = sections.iter().flat_map(|section| section["fields"].as_array().expect("fields"));
    fields.find(|field| field["name"] == name).expect("the field")
}

#[test]
fn a_pain_is_answered_by_its_opportunity_and_the_opportunity_answers_it() {
    let (_folder, session, file) = bank();
    let links = file["links"].as_array().expect("links");
    let link = links.iter().find(|link| link["kind"] == "answers").expect("the sample has one");
    let label = |from: &str, to: &str| {
        let inspection = inspect(&session, "card", &link[from]);
        let links = inspection["links"].as_array().expect("links").clone();
        links.into_iter().find(|one| one["other"]["id"] == link[to]).expect("the link is listed")["label"]
            .take()
    };
    assert_eq!(label("from", "to"), "Answered by");
    assert_eq!(label("to", "from"), "Answers");
}

#[test]
fn a_choice_that_the_file_leaves_out_shows_what_stands_for_it() {
    let (_folder, session, file) = bank();
    assert_eq!(file["journey"].get("text_direction"), None);
    let journey = inspect(&session, "journey", &file["journey"]["id"]);
    assert_eq!(field(&journey, "text_direction")["value"], "auto");
}

#[test]
fn a_choice_that_may_be_none_offers_none_first() {
    let (_folder, session, file) = bank();
    let persona = inspect(&session, "persona", &file["personas"][0]["id"]);
    let colour = field(&persona, "colour");
    assert_eq!(colour["control"]["options"][0], json!({"value": "", "label": "By place in the list"}));
}

#[test]
fn a_folder_lists_other_files_beside_its_journeys() {
    let (folder, session, _) = bank();
    std::fs::write(folder.path().join("Bank.pdf"), "").expect("a file");
    let listed = ask(&session, &json!({"request": "list_folder", "path": folder.path()}));
    assert_eq!(listed["journeys"], json!(["bank.journey"]));
    assert!(listed["others"].as_array().expect("names").contains(&json!("Bank.pdf")));
}
