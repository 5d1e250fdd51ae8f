//! A served editor and the pages that talk to it, over real sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use tungstenite::protocol::CloseFrame;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket, client::IntoClientRequest, connect};

use crate::hand::*;

/// A served editor with its own data; ended with this value.
pub struct Served {
    pub child: Child,
    pub port: u16,
    pub token: String,
    pub folder: Folder,
}

impl Served {
    pub fn start() -> Self {
        let (folder, path) = Folder::with_bank();
        let mut child = program()
            .args(["serve", &path])
            .env("THROUGHLINE_DATA", folder.path("data"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let (before, token) = address.trim().split_once("/#token=").expect("the address carries the token");
        let port = before.strip_prefix("http://127.0.0.1:").expect("the loopback address").parse().unwrap();
        Served { child, port, token: token.to_owned(), folder }
    }

    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What a plain HTTP request is answered with, head and body.
    pub fn answers(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.replace("PORT", &self.port.to_string()).as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        text(&answer)
    }

    pub fn get(&self, path: &str) -> String {
        self.answers(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n"))
    }

    /// A socket opened by a page of this origin, and nothing said yet.
    pub fn socket(&self, origin: &str) -> Result<Socket, tungstenite::Error> {
        let mut request = format!("ws://127.0.0.1:{}/session", self.port).into_client_request()?;
        request.headers_mut().insert("Origin", origin.parse().unwrap());
        connect(request).map(|(socket, _)| Socket(socket))
    }

    /// A page that has been let in.
    pub fn page(&self) -> Socket {
        self.page_called("page")
    }

    /// A page that has been let in under a name of its own.
    pub fn page_called(&self, name: &str) -> Socket {
        let mut page = self.socket(&self.origin()).unwrap();
        page.say(&json!({"token": self.token, "page": name}).to_string());
        let ready = page.hears();
        assert!(ready["ready"]["file"].as_str().unwrap().ends_with("bank.journey"));
        page
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A page's end of a connection.
pub struct Socket(pub WebSocket<MaybeTlsStream<TcpStream>>);

impl Socket {
    pub fn say(&mut self, text: &str) {
        self.0.send(Message::text(text)).unwrap();
    }

    pub fn hears(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.0.read().unwrap() {
                return serde_json::from_str(&text).unwrap();
            }
        }
    }

    /// The answer to a request; events may come before it.
    pub fn asks(&mut self, id: u64, request: &Value) -> Value {
        self.say(&json!({"id": id, "request": request}).to_string());
        loop {
            let heard = self.hears();
            if heard["id"] == id {
                return heard;
            }
        }
    }

    /// Why the server closed the connection.
    pub fn is_turned_away(&mut self) -> String {
        loop {
            match self.0.read() {
                Ok(Message::Close(Some(CloseFrame { reason, .. }))) => return reason.to_string(),
                Ok(_) => {}
                Err(error) => panic!("the server gave no reason: {error}"),
            }
        }
    }
}
