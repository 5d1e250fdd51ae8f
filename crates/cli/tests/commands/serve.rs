//! The editor for a browser: who is let in, what gets through, and how it ends.

use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use tungstenite::Message;

use crate::hand::*;
use crate::served::{Served, Socket};

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
    let _ = page.0.send(Message::text("x".repeat(13 * 1024 * 1024)));
    while let Ok(message) = page.0.read() {
        assert!(!message.is_text(), "a frame beyond the limit is not answered");
    }
    assert!(other.asks(1, &json!({"request": "start"}))["ok"].is_object());
}

/// Opens the sample and answers the document's number.
fn opens(page: &mut Socket, path: &str) -> Value {
    page.asks(1, &json!({"request": "open", "path": path}))["ok"]["info"]["document"].clone()
}

#[test]
fn a_document_is_given_up_for_a_page_that_does_not_come_back_and_kept_for_one_that_does() {
    let served = Served::start();
    let (path, other) = (served.folder.path("bank.journey"), served.folder.path("other.journey"));
    std::fs::copy(&path, &other).unwrap();
    let (mut gone, mut lost) = (served.page_called("gone"), served.page_called("lost"));
    let (given_up, kept) = (opens(&mut gone, &path), opens(&mut lost, &other));
    drop((gone, lost));
    let mut back = served.page_called("lost");
    let is_open = |page: &mut Socket, document: &Value| {
        page.asks(2, &json!({"request": "info", "document": document}))["ok"].is_object()
    };
    assert!(is_open(&mut back, &given_up), "a page that is loaded anew finds its document");
    let began = Instant::now();
    while is_open(&mut back, &given_up) {
        assert!(began.elapsed() < Duration::from_secs(60), "it is still open");
        std::thread::sleep(Duration::from_millis(200));
    }
    assert!(is_open(&mut back, &kept));
}

#[test]
fn the_largest_picture_fits_into_a_frame() {
    let served = Served::start();
    let mut page = served.page();
    let document = opens(&mut page, &served.folder.path("bank.journey"));
    page.asks(
        2,
        &json!({"request": "scene", "document": document, "view": 1, "options": {"theme": "light"}}),
    );
    let data = "A".repeat(8 * 1024 * 1024 / 3 * 4 + 4);
    let answer = page.asks(
        3,
        &json!({"request": "apply", "document": document, "view": 1, "command": {
            "command": "add_record", "kind": "asset", "id": "11111111-1111-4111-8111-111111111111",
            "fields": {"data": data, "media_type": "image/png", "width": 1, "height": 1}
        }}),
    );
    assert!(answer["ok"].is_object() || answer["error"]["code"] == "refused", "{answer}");
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
