//! What L costs in an open window: opening it, laying it out again, one whole edit.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use throughline_model::Document;
use throughline_session::Session;
use throughline_session::scene::{Fonts, Layouter, MapOptions};
use throughline_storage::Folders;

use crate::Trouble;
use crate::files::change_one_text;
use crate::journeys::{Desk, L};
use crate::statistics::Times;
use crate::table::{Of, Row};

pub fn open(desk: &Desk) -> Result<Row, Trouble> {
    let path = desk.journey(&L)?;
    let fonts = Arc::new(Fonts::bundled());
    let times = Times::of(11, |_| {
        let start = Instant::now();
        let document = throughline_storage::open(&path)?.document;
        let scene = Layouter::new(fonts.clone()).map(&document, &first_state(&document));
        let taken = start.elapsed();
        drop(scene);
        Ok::<_, Trouble>(taken)
    })?;
    Ok(row("open L: parse, check, lay out", times, Some(500)))
}

pub fn after_one_text(desk: &Desk) -> Result<Row, Trouble> {
    let mut document = throughline_storage::open(&desk.journey(&L)?)?.document;
    let options = first_state(&document);
    let mut layouter = Layouter::new(Arc::new(Fonts::bundled()));
    let mut scene = layouter.map(&document, &options);
    let times = Times::of(41, |round| {
        change_one_text(&mut document, round);
        let start = Instant::now();
        let after = layouter.map(&document, &options);
        let taken = start.elapsed();
        scene = after;
        Ok::<_, Trouble>(taken)
    })?;
    drop(scene);
    Ok(row("lay out L after one card's text changed", times, Some(10)))
}

/// What the window waits for: the command, its journal entry, the layout, the changes as JSON.
pub fn whole_edit(desk: &Desk) -> Result<Row, Trouble> {
    let path = desk.folder().join("edited.journey");
    std::fs::copy(desk.journey(&L)?, &path)?;
    let cards: Vec<_> = throughline_storage::open(&path)?.document.cards.keys().copied().collect();
    let session = Session::start_in(Folders::at(desk.folder().join("session")), Box::new(|_| {}));
    let ask = |request: Value| {
        session.handle_json(&request.to_string()).map_err(|error| Trouble::from(error.message))
    };
    let opened: Value = serde_json::from_str(&ask(json!({"request": "open", "path": path}))?)?;
    let document = &opened["info"]["document"];
    let options = json!({"theme": "light"});
    ask(json!({"request": "scene", "document": document, "view": 1, "options": options}))?;
    let times = Times::of(41, |round| {
        let record = json!({"kind": "card", "id": cards.get(round * 37 % cards.len().max(1))});
        let fields = json!({"text": format!("Typed in round {round}, a little longer than before")});
        let command = json!({"command": "set_fields", "record": record, "fields": fields});
        let start = Instant::now();
        ask(json!({"request": "apply", "document": document, "view": 1, "command": command}))?;
        Ok::<_, Trouble>(start.elapsed())
    })?;
    let discarded = json!({"request": "close", "document": document, "discard": true});
    ask(discarded)?;
    Ok(row("one edit of L, from request to answer", times, None))
}

fn first_state(document: &Document) -> MapOptions {
    let state = document.first_state().map(|state| state.id).unwrap_or_default();
    MapOptions { state, ..MapOptions::default() }
}

fn row(what: &str, times: Times, milliseconds: Option<u64>) -> Row {
    let limit = milliseconds.map(|limit| (Of::Median, Duration::from_millis(limit)));
    Row { what: what.into(), times, limit, process: None }
}
