//! One page's connection: its token first, then requests and answers, and events as they come.
//!
//! Frames are JSON texts. From the page: `{"token": "…"}` once, then `{"id": 1, "request": {…}}`.
//! To the page: `{"ready": {"file": …}}` once, `{"id": 1, "ok": …}` or `{"id": 1, "error": {…}}`,
//! and `{"event": {…}}`.

use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use throughline_session::api::Request;
use tokio::sync::{broadcast, mpsc};

use crate::Served;

/// The largest frame that a page may send: the longest text and some room around it.
const FRAME_LIMIT_BYTES: usize = 4 * 1024 * 1024;
/// How long a page may take to say its token.
const TOKEN_WITHIN: Duration = Duration::from_secs(5);
/// Answers and events waiting to be sent to one page.
const WAITING: usize = 64;

#[derive(Deserialize)]
struct Hello {
    token: String,
}

#[derive(Deserialize)]
struct Call {
    id: u64,
    request: serde_json::Value,
}

/// Opens the connection, for a page of this server only.
pub async fn open(State(served): State<Served>, headers: HeaderMap, upgrade: WebSocketUpgrade) -> Response {
    if !served.guard.knows_origin(&headers) {
        return (StatusCode::FORBIDDEN, "Only this server's own page may connect.").into_response();
    }
    upgrade
        .max_message_size(FRAME_LIMIT_BYTES)
        .max_frame_size(FRAME_LIMIT_BYTES)
        .on_upgrade(move |socket| talk(socket, served))
}

async fn talk(mut socket: WebSocket, served: Served) {
    let hello = tokio::time::timeout(TOKEN_WITHIN, socket.recv()).await;
    let known = matches!(&hello, Ok(Some(Ok(Message::Text(text))))
        if serde_json::from_str::<Hello>(text).is_ok_and(|hello| served.guard.knows_token(&hello.token)));
    if !known {
        return;
    }
    let ready = serde_json::json!({ "ready": { "file": served.file.as_deref() } }).to_string();
    if socket.send(Message::Text(ready.into())).await.is_err() {
        return;
    }

    let (answers, mut waiting) = mpsc::channel::<String>(WAITING);
    let mut events = served.events.subscribe();
    loop {
        let frame = tokio::select! {
            incoming = socket.recv() => match incoming {
                Some(Ok(Message::Text(text))) => {
                    take(&served, text.as_str(), &answers).await;
                    continue;
                }
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                _ => return,
            },
            Some(answer) = waiting.recv() => answer,
            event = events.recv() => match event {
                Ok(event) => match serde_json::to_string(&event) {
                    Ok(event) => format!(r#"{{"event":{event}}}"#),
                    Err(_) => continue,
                },
                Err(broadcast::error::RecvError::Lagged(_)) => continue,
                Err(broadcast::error::RecvError::Closed) => return,
            },
        };
        if socket.send(Message::Text(frame.into())).await.is_err() {
            return;
        }
    }
}

/// Takes one request: in turn, so that edits happen in the order in which they were made, but an
/// export beside the rest, because it takes long and reads a copy.
async fn take(served: &Served, text: &str, answers: &mpsc::Sender<String>) {
    let Ok(Call { id, request }) = serde_json::from_str::<Call>(text) else { return };
    let request = Request::from_json(request);
    let long = matches!(request, Ok(Request::Export { .. }));
    let (session, answers) = (served.session.clone(), answers.clone());
    let work = tokio::task::spawn_blocking(move || {
        let frame =
            match request.and_then(|request| session.handle(request)).and_then(|answer| answer.to_json()) {
                Ok(answer) => format!(r#"{{"id":{id},"ok":{answer}}}"#),
                Err(error) => format!(r#"{{"id":{id},"error":{}}}"#, serde_json::json!(error)),
            };
        // A page that has gone needs no answer.
        let _ = answers.blocking_send(frame);
    });
    if !long {
        // A request that panicked has no answer; the connection goes on.
        let _ = work.await;
    }
}
