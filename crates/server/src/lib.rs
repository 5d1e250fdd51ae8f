//! The session over a WebSocket on this machine, and the built interface over HTTP.
//!
//! Loopback only. A page must come from this server (exact `Host`), the socket must be opened by
//! such a page (exact `Origin`), and its first frame must carry the token from the address that
//! was printed: other programs and other sites on the same machine get nothing.

mod guard;
mod page;
mod pages;
mod socket;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware;
use axum::routing::{any, get};
use throughline_session::Session;
use throughline_session::api::Event;
use tokio::net::TcpListener;
use tokio::sync::{broadcast, oneshot};

use guard::Guard;
use pages::Pages;

/// Events kept for a page that is slow to read; one that falls further behind must connect anew.
const EVENTS_KEPT: usize = 256;

/// How long requests that are under way may take to end once serving is interrupted.
const LAST_MOMENTS: Duration = Duration::from_secs(2);

/// Why the editor could not be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The port could not be had.
    #[error("Port {port} on this machine could not be opened: {source}. Choose another with --port.")]
    Port {
        /// The port.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// There is nothing to serve.
    #[error(
        "This program was built without its interface. Run `npm ci` and `npm run build` in the folder ui, \
         then build it again."
    )]
    NoInterface,
    /// Serving stopped.
    #[error("The editor stopped being served: {0}.")]
    Stopped(#[from] io::Error),
}

/// What the connections share.
#[derive(Clone)]
struct Served {
    session: Arc<Session>,
    guard: Arc<Guard>,
    pages: Arc<Pages>,
    events: broadcast::Sender<Event>,
    file: Option<Arc<str>>,
}

/// Serves the editor until the program is interrupted; then the session is shut down.
///
/// Port 0 takes any free one. `file` is the journey that a page opens first. `ready` is told the
/// address to open, token and all, once connections are accepted.
///
/// # Errors
/// Where the port cannot be had, the interface was not built, or the system ends the serving.
pub async fn serve(port: u16, file: Option<String>, ready: impl FnOnce(&str)) -> Result<(), ServeError> {
    if !page::is_built() {
        return Err(ServeError::NoInterface);
    }
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .await
        .map_err(|source| ServeError::Port { port, source })?;
    let port = listener.local_addr()?.port();
    let guard = Arc::new(Guard::new(port));
    let (events, _) = broadcast::channel(EVENTS_KEPT);
    let sender = events.clone();
    let session = Session::start(Box::new(move |event| {
        // Without a page there is nobody to tell.
        let _ = sender.send(event);
    }));

    ready(&format!("http://127.0.0.1:{port}/#token={}", guard.token()));
    let served = Served {
        session: session.clone(),
        guard: guard.clone(),
        pages: Pages::new(session.clone()),
        events,
        file: file.map(Into::into),
    };
    let router = Router::new()
        .route("/session", any(socket::open))
        .fallback(get(page::file))
        .layer(middleware::from_fn_with_state(guard, guard::only_this_host))
        .with_state(served);
    let (stopping, stopped) = oneshot::channel();
    let serving = axum::serve(listener, router).with_graceful_shutdown(async {
        interrupted().await;
        let _ = stopping.send(());
    });
    let result = tokio::select! {
        result = serving => result,
        () = last_moments(stopped) => Ok(()),
    };
    session.shut_down();
    Ok(result?)
}

/// Ends a while after serving was interrupted: a page that never finishes its request, or a
/// connection on which nothing was ever asked, keeps nobody waiting.
async fn last_moments(stopped: oneshot::Receiver<()>) {
    // A sender that is gone was never interrupted: then serving ends by itself.
    if stopped.await.is_err() {
        std::future::pending::<()>().await;
    }
    tokio::time::sleep(LAST_MOMENTS).await;
}

async fn interrupted() {
    // Without a way to be interrupted, serving goes on until the program is ended.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
