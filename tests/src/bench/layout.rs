//! What L costs in an open window: opening it, laying it out again, one whole edit.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use throughline_model::{Document, Id};
use throughline_session::Session;
use throughline_session::scene::{Fonts, Layouter, MapOptions};
use throughline_storage::Folders;

use crate::Trouble;
use crate::files::change_one_text;
use crate::journeys::{Desk, L, M, Size};
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

pub fn overlay_of_m(desk: &Desk) -> Result<Row, Trouble> {
    overlay(desk, &M, "overlay of M and its edited fork, from request to answer")
}

pub fn overlay_of_l(desk: &Desk) -> Result<Row, Trouble> {
    overlay(desk, &L, "overlay of L and its edited fork, from request to answer")
}

/// A state compared with a fork of it in which every twentieth card says something else: the
/// comparison, its layout, and the scene as JSON.
fn overlay(desk: &Desk, journey: &Size, what: &str) -> Result<Row, Trouble> {
    let path = desk.folder().join("compared.journey");
    std::fs::copy(desk.journey(journey)?, &path)?;
    let document = throughline_storage::open(&path)?.document;
    let (state, fork) = (first_state(&document).state, Id::from_number(1));
    let session = Session::start_in(Folders::at(desk.folder().join("session")), Box::new(|_| {}));
    let ask = |request: Value| {
        session.handle_json(&request.to_string()).map_err(|error| Trouble::from(error.message))
    };
    let opened: Value = serde_json::from_str(&ask(json!({"request": "open", "path": path}))?)?;
    let number = &opened["info"]["document"];
    ask(json!({"request": "scene", "document": number, "view": 1, "options": {"theme": "light"}}))?;
    let edits = document.cards.keys().step_by(20).map(|card| {
        let record = json!({"kind": "card", "id": fork.derive(*card)});
        json!({"command": "set_fields", "record": record, "fields": {"text": "Said otherwise in the future"}})
    });
    let forked = json!({"command": "fork_state", "state": state, "id": fork, "name": "Better"});
    let commands: Vec<Value> = std::iter::once(forked).chain(edits).collect();
    let batch = json!({"command": "batch", "label": "Fork", "commands": commands});
    ask(json!({"request": "apply", "document": number, "view": 1, "command": batch}))?;
    let comparison = json!({"from": {"state": state}, "to": {"state": fork}});
    let options = json!({"theme": "light", "comparison": comparison});
    let times = Times::of(21, |_| {
        let start = Instant::now();
        ask(json!({"request": "scene", "document": number, "view": 1, "options": options}))?;
        Ok::<_, Trouble>(start.elapsed())
    })?;
    ask(json!({"request": "close", "document": number, "discard": true}))?;
    Ok(row(what, times, Some(100)))
}

fn first_state(document: &Document) -> MapOptions {
    let state = document.first_state().map(|state| state.id).unwrap_or_default();
    MapOptions { state, ..MapOptions::default() }
}

fn row(what: &str, times: Times, milliseconds: Option<u64>) -> Row {
    let limit = milliseconds.map(|limit| (Of::Median, Duration::from_millis(limit)));
    Row { what: what.into(), times, limit, process: None }
}
