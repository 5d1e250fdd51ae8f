//! Who may talk to the server: pages of this very address that know the token.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// The addresses and the token of one server.
pub struct Guard {
    hosts: [String; 2],
    token: String,
}

impl Guard {
    /// A guard with a new token for the server at this port.
    pub fn new(port: u16) -> Self {
        Guard {
            hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")],
            token: format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple()),
        }
    }

    /// What a page must know.
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Whether the request names this server, and not a name that happens to lead here.
    fn knows_host(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|value| value.to_str().ok());
        host.is_some_and(|host| self.hosts.iter().any(|known| known == host))
    }

    /// Whether the request was made by a page of this server.
    pub fn knows_origin(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN).and_then(|value| value.to_str().ok());
        origin
            .and_then(|origin| origin.strip_prefix("http://"))
            .is_some_and(|host| self.hosts.iter().any(|known| known == host))
    }

    /// Whether this is the token; takes as long for a near miss as for a far one.
    pub fn knows_token(&self, token: &str) -> bool {
        let (ours, theirs) = (self.token.as_bytes(), token.as_bytes());
        ours.len() == theirs.len()
            && ours.iter().zip(theirs).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

/// Turns away every request that does not name this server.
pub async fn only_this_host(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    if guard.knows_host(request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "This server answers only to its own address.").into_response()
    }
}
