//! The editor for a browser: who is let in, what gets through, and how it ends.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use tungstenite::protocol::CloseFrame;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket, client::IntoClientRequest, connect};

use crate::hand::*;

/// A served editor with its own data; ended with this value.
struct Served {
    child: Child,
    port: u16,
    token: String,
    folder: Folder,
}

impl Served {
    fn start() -> Self {
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

    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What a plain HTTP request is answered with, head and body.
    fn answers(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.replace("PORT", &self.port.to_string()).as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        text(&answer)
    }

    fn get(&self, path: &str) -> String {
        self.answers(&format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n"))
    }

    /// A socket opened by a page of this origin, and nothing said yet.
    fn socket(&self, origin: &str) -> Result<Socket, tungstenite::Error> {
        let mut request = format!("ws://127.0.0.1:{}/session", self.port).into_client_request()?;
        request.headers_mut().insert("Origin", origin.parse().unwrap());
        connect(request).map(|(socket, _)| Socket(socket))
    }

    /// A page that has been let in.
    fn page(&self) -> Socket {
        let mut page = self.socket(&self.origin()).unwrap();
        page.say(&json!({"token": self.token}).to_string());
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

struct Socket(WebSocket<MaybeTlsStream<TcpStream>>);

impl Socket {
    fn say(&mut self, text: &str) {
        self.0.send(Message::text(text)).unwrap();
    }

    fn hears(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.0.read().unwrap() {
                return serde_json::from_str(&text).unwrap();
            }
        }
    }

    /// The answer to a request; events may come before it.
    fn asks(&mut self, id: u64, request: &Value) -> Value {
        self.say(&json!({"id": id, "request": request}).to_string());
        loop {
            let heard = self.hears();
            if heard["id"] == id {
                return heard;
            }
        }
    }

    /// Why the server closed the connection.
    fn is_turned_away(&mut self) -> String {
        loop {
            match self.0.read() {
                Ok(Message::Close(Some(CloseFrame { reason, .. }))) => return reason.to_string(),
                Ok(_) => {}
                Err(error) => panic!("the server gave no reason: {error}"),
            }
        }
    }
}

#[test]
fn the_page_may_load_its_own_files_only_and_is_never_kept_by_a_cache() {
    let served = Served::start();
    let page = served.get("/").to_lowercase();
    assert!(page.starts_with("http/1.1 200"), "{page}");
    for header in [
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "default-src 'none'",
        "script-src 'self';",
        "connect-src 'self'",
        "frame-ancestors 'none'",
    ] {
        assert!(page.contains(header), "{header} is missing in {page}");
    }
    assert!(!page.contains(&served.token) && !page.contains("unsafe"));
}

#[test]
fn only_files_of_the_page_are_served() {
    let served = Served::start();
    for path in ["/missing", "/../Cargo.toml", "/%2e%2e/%2e%2e/Cargo.toml", "//etc/passwd", "/assets"] {
        let answer = served.get(path);
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    let posted = served
        .answers("POST / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    assert!(posted.starts_with("HTTP/1.1 405"), "{posted}");
}

#[test]
fn a_request_under_another_name_is_turned_away() {
    let served = Served::start();
    for host in ["example.com", "127.0.0.1", "127.0.0.1:1", "localhost.example.com:PORT", "127.0.0.1:PORT."] {
        let answer = served.answers(&format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 403"), "{host}: {answer}");
    }
    let nameless = served.answers("GET / HTTP/1.0\r\n\r\n");
    assert!(nameless.starts_with("HTTP/1.0 403"), "{nameless}");
}

#[test]
fn a_page_of_another_origin_opens_no_socket() {
    let served = Served::start();
    let port = served.port;
    for origin in [
        "null".to_owned(),
        "http://example.com".to_owned(),
        format!("https://127.0.0.1:{port}"),
        format!("http://127.0.0.1:{port}.example.com"),
        format!("http://127.0.0.1:{}", port ^ 1),
    ] {
        assert!(served.socket(&origin).is_err(), "{origin}");
    }
}

#[test]
fn a_page_without_the_token_is_told_so_and_gets_nothing() {
    let served = Served::start();
    let almost = served.token.replace(|last: char| last.is_ascii_digit(), "0");
    for hello in [
        json!({"token": "guess"}).to_string(),
        json!({"token": almost}).to_string(),
        json!({"id": 1, "request": {"request": "start"}}).to_string(),
        "no JSON".to_owned(),
    ] {
        let mut stranger = served.socket(&served.origin()).unwrap();
        stranger.say(&hello);
        assert!(stranger.is_turned_away().contains("token"), "{hello}");
    }
}

#[test]
fn a_request_is_answered_and_a_bad_one_with_an_error() {
    let served = Served::start();
    let mut page = served.page();
    let path = served.folder.path("bank.journey");
    let opened = page.asks(1, &json!({"request": "open", "path": path}));
    assert_eq!(opened["ok"]["info"]["title"], "Opening an everyday account", "{opened}");
    assert!(page.asks(2, &json!({"request": "fly"}))["error"]["message"].is_string());
    assert!(page.asks(3, &json!("nothing"))["error"]["message"].is_string());
    assert!(page.asks(4, &json!({"request": "start"}))["ok"].is_object(), "the connection goes on");
}

#[test]
fn a_frame_that_is_no_request_ends_its_connection_and_no_other() {
    let served = Served::start();
    let mut other = served.page();
    for frame in [Message::text("{"), Message::text("[]"), Message::binary(vec![0, 1, 2])] {
        let mut page = served.page();
        page.0.send(frame).unwrap();
        assert!(!page.is_turned_away().is_empty());
    }
    let mut page = served.page();
    // The connection may close before everything has been sent.
    let _ = page.0.send(Message::text("x".repeat(5 * 1024 * 1024)));
    while let Ok(message) = page.0.read() {
        assert!(!message.is_text(), "a frame beyond the limit is not answered");
    }
    assert!(other.asks(1, &json!({"request": "start"}))["ok"].is_object());
}

#[test]
fn a_page_may_ask_thousands_of_things_before_it_reads_one_answer() {
    let served = Served::start();
    let mut page = served.page();
    let asked = 3000;
    for id in 0..asked {
        page.say(&json!({"id": id, "request": {"request": "permit"}}).to_string());
    }
    let heard: Vec<u64> = (0..asked).filter_map(|_| page.hears()["id"].as_u64()).collect();
    assert_eq!(heard, (0..asked).collect::<Vec<u64>>(), "each is answered, in turn");
}

#[test]
fn many_connections_that_say_nothing_keep_no_page_out() {
    let served = Served::start();
    let _silent: Vec<TcpStream> =
        (0..200).map(|_| TcpStream::connect(("127.0.0.1", served.port)).unwrap()).collect();
    let _unread: Vec<Socket> = (0..50).map(|_| served.socket(&served.origin()).unwrap()).collect();
    assert!(served.page().asks(1, &json!({"request": "start"}))["ok"].is_object());
}

#[test]
fn a_port_that_is_taken_is_named() {
    let served = Served::start();
    let said = trouble(&throughline(&["serve", "--port", &served.port.to_string()]));
    assert!(said.contains(&served.port.to_string()) && said.contains("--port"), "{said}");
}

#[test]
fn what_cannot_be_opened_is_not_served() {
    let folder = Folder::new();
    std::fs::write(folder.path("torn.journey"), "{").unwrap();
    for (name, expected) in
        [("missing.journey", "There is no file"), ("torn.journey", "is damaged"), ("", "is a folder")]
    {
        let said = trouble(&throughline(&["serve", &folder.path(name)]));
        assert!(said.contains(expected), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_serving_whatever_is_still_connected() {
    use std::process::Command;
    use std::time::Duration;
    let mut served = Served::start();
    let mut page = served.page();
    assert!(page.asks(1, &json!({"request": "start"}))["ok"].is_object());
    // One that says nothing, and one that stops in the middle of its request.
    let _silent = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    let mut slow = TcpStream::connect(("127.0.0.1", served.port)).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: 127").unwrap();
    let pid = served.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let ended = (0..600).find_map(|_| {
        std::thread::sleep(Duration::from_millis(50));
        served.child.try_wait().unwrap()
    });
    assert_eq!(ended.and_then(|status| status.code()), Some(0));
}
