//! One page's connection: its token first, then requests and answers, and events as they come.
//!
//! Frames are JSON texts. From the page: `{"token": "…"}` once, then `{"id": 1, "request": {…}}`.
//! To the page: `{"ready": {"file": …}}` once, `{"id": 1, "ok": …}` or `{"id": 1, "error": {…}}`,
//! and `{"event": {…}}`. A frame of any other kind ends the connection, with a reason.

use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use throughline_session::api::{ApiError, ErrorCode, Request};
use tokio::sync::{broadcast, mpsc};

use crate::Served;

/// The largest frame that a page may send: the longest text and some room around it.
const FRAME_LIMIT_BYTES: usize = 4 * 1024 * 1024;
/// How long a page may take to say its token.
const TOKEN_WITHIN: Duration = Duration::from_secs(5);
/// Answers to exports waiting to be sent to one page.
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
        return turn_away(socket, "The token is missing or wrong.").await;
    }
    let ready = serde_json::json!({ "ready": { "file": served.file.as_deref() } }).to_string();
    if socket.send(Message::Text(ready.into())).await.is_err() {
        return;
    }

    let (exports, mut finished) = mpsc::channel::<String>(WAITING);
    let mut events = served.events.subscribe();
    loop {
        let frame = tokio::select! {
            incoming = socket.recv() => match incoming {
                Some(Ok(Message::Text(text))) => match serde_json::from_str::<Call>(&text) {
                    Ok(call) => match answer(&served, call, &exports).await {
                        Some(answer) => answer,
                        None => continue,
                    },
                    Err(_) => return turn_away(socket, "This frame is no request.").await,
                },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                Some(Ok(Message::Binary(_))) => {
                    return turn_away(socket, "Frames are texts.").await;
                }
                _ => return,
            },
            Some(answer) = finished.recv() => answer,
            event = events.recv() => match event {
                Ok(event) => match serde_json::to_string(&event) {
                    Ok(event) => format!(r#"{{"event":{event}}}"#),
                    Err(_) => continue,
                },
                Err(broadcast::error::RecvError::Lagged(_)) => continue,
                Err(broadcast::error::RecvError::Closed) => return,
            },
        };
        // A page that is slow to read waits here, and its next requests with it.
        if socket.send(Message::Text(frame.into())).await.is_err() {
            return;
        }
    }
}

/// Closes the connection and says why.
async fn turn_away(mut socket: WebSocket, reason: &'static str) {
    let frame = CloseFrame { code: close_code::POLICY, reason: reason.into() };
    // Who has gone already needs no reason.
    let _ = socket.send(Message::Close(Some(frame))).await;
}

/// Answers one request: in turn, so that edits happen in the order in which they were made, but an
/// export beside the rest, because it takes long and reads a copy; its answer goes to `exports`.
async fn answer(served: &Served, call: Call, exports: &mpsc::Sender<String>) -> Option<String> {
    let id = call.id;
    let request = Request::from_json(call.request);
    let long = matches!(request, Ok(Request::Export { .. }));
    let session = served.session.clone();
    let work = tokio::task::spawn_blocking(move || {
        match request.and_then(|request| session.handle(request)).and_then(|answer| answer.to_json()) {
            Ok(answer) => format!(r#"{{"id":{id},"ok":{answer}}}"#),
            Err(error) => failed(id, &error),
        }
    });
    // Who asks always gets an answer, or the page would wait for ever.
    let answered = async move {
        work.await.unwrap_or_else(|_| {
            let message = "The program made a mistake with this request. What you had typed is kept.";
            failed(id, &ApiError::new(ErrorCode::Failed, message))
        })
    };
    if !long {
        return Some(answered.await);
    }
    let exports = exports.clone();
    tokio::spawn(async move {
        // A page that has gone needs no answer.
        let _ = exports.send(answered.await).await;
    });
    None
}

fn failed(id: u64, error: &ApiError) -> String {
    format!(r#"{{"id":{id},"error":{}}}"#, serde_json::json!(error))
}
