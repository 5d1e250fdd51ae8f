//! One page's connection: its token first, then requests and answers, and events as they come.
//!
//! Frames are JSON texts. From the page: `{"token": "…", "page": "…"}` once, its second word a name
//! of its own choice by which it is known when it comes back, then `{"id": 1, "request": {…}}`.
//! To the page: `{"ready": {"file": …}}` once, `{"id": 1, "ok": …}` or `{"id": 1, "error": {…}}`,
//! and `{"event": {…}}`. A frame of any other kind ends the connection, with a reason.

use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use throughline_session::api::{ApiError, ErrorCode, Request};
use throughline_session::{Answer, Session};
use tokio::sync::{broadcast, mpsc};

use crate::Served;
use crate::pages::{Ledger, Visit};

/// The largest frame that a page may send: the largest picture, 8 MB in Base64, and room around it.
const FRAME_LIMIT_BYTES: usize = 12 * 1024 * 1024;
/// The longest name of a page.
const LONGEST_NAME_BYTES: usize = 64;
/// How long a page may take to say its token.
const TOKEN_WITHIN: Duration = Duration::from_secs(5);
/// Answers to exports waiting to be sent to one page.
const WAITING: usize = 64;

#[derive(Deserialize)]
struct Hello {
    token: String,
    page: String,
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
    let hello = match &hello {
        Ok(Some(Ok(Message::Text(text)))) => serde_json::from_str::<Hello>(text).ok(),
        _ => None,
    };
    let known = hello
        .filter(|hello| hello.page.len() <= LONGEST_NAME_BYTES && served.guard.knows_token(&hello.token));
    let Some(Hello { page, .. }) = known else {
        return turn_away(socket, close_code::POLICY, "The token is missing or wrong.").await;
    };
    let visit = served.pages.arrived(page);
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
                    Ok(call) => match answer(&served, &visit, call, &exports).await {
                        Some(answer) => answer,
                        None => continue,
                    },
                    Err(_) => {
                        return turn_away(socket, close_code::POLICY, "This frame is no request.").await;
                    }
                },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                Some(Ok(Message::Binary(_))) => {
                    return turn_away(socket, close_code::POLICY, "Frames are texts.").await;
                }
                _ => return,
            },
            Some(answer) = finished.recv() => answer,
            event = events.recv() => match event {
                Ok(event) => match serde_json::to_string(&event) {
                    Ok(event) => format!(r#"{{"event":{event}}}"#),
                    Err(_) => continue,
                },
                // It does not know any more what there is: it connects anew and asks for everything.
                Err(broadcast::error::RecvError::Lagged(_)) => {
                    return turn_away(socket, close_code::AGAIN, "This page fell behind.").await;
                }
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
async fn turn_away(mut socket: WebSocket, code: u16, reason: &'static str) {
    let frame = CloseFrame { code, reason: reason.into() };
    // Who has gone already needs no reason.
    let _ = socket.send(Message::Close(Some(frame))).await;
}

/// Answers one request: in turn, so that edits happen in the order in which they were made, but an
/// export beside the rest, because it takes long and reads a copy; its answer goes to `exports`.
async fn answer(
    served: &Served,
    visit: &Visit,
    call: Call,
    exports: &mpsc::Sender<String>,
) -> Option<String> {
    let id = call.id;
    let request = Request::from_json(call.request);
    let long = request.as_ref().is_ok_and(Request::runs_beside);
    let (session, ledger) = (served.session.clone(), visit.ledger());
    let work = tokio::task::spawn_blocking(move || {
        match request.and_then(|request| handled(&session, &ledger, request)).and_then(|it| it.to_json()) {
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

/// Answers a request and notes what the page opens and closes by it.
fn handled(session: &Session, ledger: &Ledger, request: Request) -> Result<Answer, ApiError> {
    let closes = match &request {
        Request::Close { document, .. } => Some(*document),
        _ => None,
    };
    let answer = session.handle(request)?;
    if let Answer::Opened(opened) = &answer {
        ledger.opened(opened.info.document);
    }
    if let Some(document) = closes {
        ledger.closed(document);
    }
    Ok(answer)
}

fn failed(id: u64, error: &ApiError) -> String {
    format!(r#"{{"id":{id},"error":{}}}"#, serde_json::json!(error))
}
