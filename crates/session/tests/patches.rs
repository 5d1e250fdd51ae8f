//! What a window is told after an edit, put onto what it knew, is the map laid out anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;
use throughline_model::{RecordKind, RecordRef};
use throughline_session::Session;
use throughline_storage::Folders;

/// What a window keeps of a scene: groups by key, and their order.
struct Known {
    groups: BTreeMap<String, Value>,
    order: Vec<String>,
    grid: Value,
    overview: Value,
}

impl Known {
    fn of(full: &Value) -> Self {
        let mut known =
            Known { groups: BTreeMap::new(), order: Vec::new(), grid: Value::Null, overview: Value::Null };
        known.take(full);
        known
    }

    fn take(&mut self, patch: &Value) {
        for key in list(&patch["removed"]) {
            assert!(self.groups.remove(&text(key)).is_some(), "{key} is known");
        }
        for group in list(&patch["groups"]) {
            self.groups.insert(text(&group["key"]), group.clone());
        }
        for moved in list(&patch["moved"]) {
            let group = self.groups.get_mut(&text(&moved["key"])).expect("what moved is known");
            group["rect"] = moved["rect"].clone();
        }
        if let Some(order) = patch["order"].as_array() {
            self.order = order.iter().map(text).collect();
        }
        for (known, name) in [(&mut self.grid, "grid"), (&mut self.overview, "overview")] {
            if let Some(told) = patch.get(name) {
                *known = told.clone();
            }
        }
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

/// A session of its own with a journey open in it, seen in view 1.
struct Window {
    folder: TempDir,
    session: Arc<Session>,
    document: Value,
}

impl Window {
    fn on(path: &Path) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let session = Session::start_in(Folders::at(folder.path().join("data")), Box::new(|_| {}));
        let mut window = Window { folder, session, document: Value::Null };
        // A copy of the file, not of the journey: the records keep their ids.
        let own = window.folder.path().join("open.journey");
        std::fs::copy(path, &own).expect("the folder is writable");
        let opened = window.ask(json!({"request": "open", "path": own}));
        window.document = opened.expect("the journey opens")["info"]["document"].clone();
        window
    }

    fn ask(&self, request: Value) -> Option<Value> {
        let answer = self.session.handle_json(&request.to_string()).ok()?;
        serde_json::from_str(&answer).ok()
    }

    fn scene(&self, options: &Value) -> Value {
        self.ask(json!({"request": "scene", "document": self.document, "view": 1, "options": options}))
            .expect("a scene")
    }
}

/// The record that is meant by a number, and the action on it.
type Act = (usize, usize, u8);

/// The request for an act on the cards, lanes and columns that the window sees, or on those records
/// whose names cards bear.
fn request(
    document: &Value,
    known: &Known,
    named: &[RecordRef],
    (which, where_to, action): Act,
) -> Option<Value> {
    let pick = |of: &'static str, place: usize| {
        let all = known.grid[of].as_array()?;
        Some(all.get(place % all.len().max(1))?["id"].clone())
    };
    let cards: Vec<&Value> = known.groups.values().filter(|group| group["role"] == "card").collect();
    let card = cards.get(which % cards.len().max(1)).map(|group| &group["record"]["id"]);
    let command = match action {
        0 | 1 => json!({"command": "set_fields", "record": {"kind": "card", "id": card?},
            "fields": {"text": "longer than it was ".repeat(where_to % 9)}}),
        2 | 3 => json!({"command": "move_card", "card": card?,
            "to": {"lane": pick("rows", where_to)?, "column": pick("columns", which)?}}),
        4 => json!({"command": "delete", "records": [{"kind": "card", "id": card?}]}),
        5 => json!({"command": "delete", "records": [{"kind": "lane", "id": pick("rows", where_to)?}]}),
        6 | 7 => {
            let record = named.get(which % named.len().max(1))?;
            let rename = json!({"command": "set_fields", "record": record,
                "fields": {"name": format!("Called {where_to}")}});
            let say = json!({"command": "set_fields", "record": {"kind": "card", "id": card?},
                "fields": {"text": "said in one go"}});
            match action {
                6 => rename,
                _ => json!({"command": "batch", "label": "Both", "commands": [rename, say]}),
            }
        }
        8 => return Some(json!({"request": "redo", "document": document, "view": 1})),
        _ => return Some(json!({"request": "undo", "document": document, "view": 1})),
    };
    Some(json!({"request": "apply", "document": document, "view": 1, "command": command}))
}

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(name)
}

/// What a window is told while it acts is what another program draws that has never drawn any of it.
fn agree(sample: &Path, options: &Value, acts: Vec<Act>) {
    let records = throughline_storage::open(sample).expect("the sample is sound").document.references();
    let bear_names = [RecordKind::Channel, RecordKind::Persona, RecordKind::Department];
    let named: Vec<_> = records.into_iter().filter(|it| bear_names.contains(&it.kind)).collect();
    let window = Window::on(sample);
    let mut known = Known::of(&window.scene(options));
    for act in acts {
        // A refused command answers with a reason and changes nothing.
        if let Some(edited) = request(&window.document, &known, &named, act).and_then(|it| window.ask(it)) {
            known.take(&edited["scene"]);
        }
    }
    let saved = window.folder.path().join("As it is.journey");
    let save = json!({"request": "save_as", "document": window.document, "path": saved});
    window.ask(save).expect("the journey is saved");
    let fresh = Known::of(&Window::on(&saved).scene(options));
    assert_eq!(known.order, fresh.order);
    assert_eq!(known.groups, fresh.groups);
    assert_eq!(known.grid, fresh.grid);
    assert_eq!(known.overview, fresh.overview);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn patches_of_a_comparison_add_up_to_a_fresh_one(
        acts in vec((0..500_usize, 0..60_usize, 0..11_u8), 1..8),
        shape in 0..3_usize,
    ) {
        let sample = sample("bank-account-opening.journey");
        let document = throughline_storage::open(&sample).expect("the sample is sound").document;
        let state = |asked: &str| json!({"state": document.state(asked).expect("it has both").id});
        let shown_as = ["overlay", "side", "swipe"][shape];
        let comparison = json!({"from": state("current"), "to": state("future"), "shown_as": shown_as});
        agree(&sample, &json!({"theme": "light", "comparison": comparison}), acts);
    }

    #[test]
    fn patches_add_up_to_a_fresh_layout(acts in vec((0..500_usize, 0..60_usize, 0..11_u8), 1..12)) {
        agree(&sample("b2b-software-purchase.journey"), &json!({"theme": "light"}), acts);
    }
}
