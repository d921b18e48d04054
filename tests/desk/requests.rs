//! Bent, huge, slow and silent requests: each ends in a documented answer, and honest terminals are
//! served meanwhile.

use std::io::{Read, Write};
use std::net::TcpStream;

use kazasu_tests::{Desk, DeskConnection};
use serde_json::json;

/// Method, path, media type and body of a request; status and reason of its answer.
type Case<'a> = (&'a str, &'a str, &'a str, &'a [u8], (u16, &'a str));

#[test]
fn every_error_is_a_problem_with_a_stable_reason() {
    let desk = Desk::start("");
    let own = desk.terminal("入口");
    let mut connection = DeskConnection::open(desk.terminals, Some(&own));
    let hello = "/v1/enrolment/hello";
    let secret = "CANARY-4711";
    let body = json!({"slot": secret, "terminal_nonce": secret}).to_string();
    let nested = "[".repeat(60_000);
    let large = vec![b' '; 64 * 1024 + 1];
    let json = "application/json";
    let larger = vec![b' '; 900_000];
    let cases: [Case<'_>; 17] = [
        ("POST", hello, json, b"{", (400, "bad_request")),
        ("POST", hello, json, b"\xFF\xFE", (400, "bad_request")),
        ("POST", hello, json, b"", (400, "bad_request")),
        ("POST", hello, json, body.as_bytes(), (422, "unprocessable")),
        ("POST", hello, json, nested.as_bytes(), (422, "unprocessable")),
        ("POST", hello, json, b"null", (422, "unprocessable")),
        ("POST", hello, "text/plain", b"{}", (415, "unsupported_media_type")),
        ("POST", hello, json, &large, (413, "too_large")),
        ("POST", hello, json, &larger, (413, "too_large")),
        ("GET", hello, json, b"", (405, "method_not_allowed")),
        ("BREW", hello, json, b"", (405, "method_not_allowed")),
        ("GET", "/CANARY-4711", json, b"", (404, "not_found")),
        ("GET", "/v1/nonces?count=CANARY-4711", json, b"", (400, "bad_request")),
        ("GET", "/v1/nonces?count=33", json, b"", (400, "bad_request")),
        ("GET", "/v1/events?after=CANARY-4711", json, b"", (400, "bad_request")),
        ("PUT", "/v1/calls/CANARY-4711", json, b"{}", (422, "unprocessable")),
        ("PUT", "/v1/visits/CANARY-4711/versions/3", json, b"{}", (422, "unprocessable")),
    ];
    for (method, path, media, body, expected) in cases {
        let answer = connection.bytes(method, path, media, body).unwrap();
        assert_eq!(answer.refusal(), expected, "{method} {path}");
        assert!(!answer.body.to_string().contains(secret), "{answer:?}");
        if answer.status == 405 {
            assert!(answer.header("allow").is_some_and(|allow| allow.contains("POST")));
        }
    }
    let text = "GET /v1/events HTTP/1.1\r\nhost: desk\r\naccept: text/html\r\n\r\n";
    assert_eq!(connection.raw(text.as_bytes()).unwrap().refusal(), (406, "not_acceptable"));
    let long = format!("GET /v1/events HTTP/1.1\r\nhost: d\r\nx: {}\r\n\r\n", "x".repeat(17_000));
    assert_eq!(connection.raw(long.as_bytes()).unwrap().refusal(), (431, "headers_too_large"));
}

#[test]
fn a_body_that_never_ends_is_too_large_and_a_slow_one_too_slow() {
    let desk = Desk::start("");
    let head = "POST /v1/enrolment/hello HTTP/1.1\r\nhost: d\r\ncontent-type: application/json\r\n";
    let mut endless = DeskConnection::open(desk.terminals, None);
    let chunk = format!("1000\r\n{}\r\n", " ".repeat(0x1000));
    let chunks = format!("{head}transfer-encoding: chunked\r\n\r\n{}", chunk.repeat(20));
    let answer = endless.raw(chunks.as_bytes()).unwrap();
    assert_eq!(answer.refusal(), (413, "too_large"));
    let mut slow = DeskConnection::open(desk.terminals, None);
    let answer = slow.raw(format!("{head}content-length: 10\r\n\r\n{{").as_bytes()).unwrap();
    assert_eq!(answer.refusal(), (408, "too_slow"));
}

#[test]
fn what_is_no_tls_is_closed_and_what_is_no_http_is_refused() {
    let desk = Desk::start("");
    for plain in [&b"GET / HTTP/1.1\r\nhost: desk\r\n\r\n"[..], b"\x00\x01\x02", b"SSH-2.0-x\r\n"] {
        let mut stream = TcpStream::connect(desk.terminals).unwrap();
        stream.write_all(plain).unwrap();
        let mut answer = Vec::new();
        // A reset is a way to close, too.
        let _ = stream.read_to_end(&mut answer);
        assert!(answer.is_empty(), "{answer:?}");
    }
    let mut connection = DeskConnection::open(desk.terminals, None);
    // Closed, or the library's plain 400.
    if let Ok(answer) = connection.raw(b"\x00\x01 nonsense\r\n\r\n") {
        assert_eq!(answer.status, 400);
    }
}

#[test]
fn thousands_of_silent_connections_stop_nobody() {
    let desk = Desk::start("");
    let own = desk.terminal("入口");
    let mut known = DeskConnection::open(desk.terminals, Some(&own));
    assert_eq!(known.get("/v1/events").unwrap().status, 200);
    let mut silent = Vec::new();
    for index in 0..3_000 {
        // Some say nothing, some begin a handshake.
        let mut stream = TcpStream::connect(desk.terminals).unwrap();
        if index % 2 == 0 {
            let _ = stream.write_all(&[22, 3, 1]);
        }
        silent.push(stream);
        if silent.len() > 400 {
            silent.remove(0);
        }
        if index % 500 == 0 {
            let mut new = DeskConnection::open(desk.terminals, Some(&own));
            assert_eq!(new.get("/v1/events").unwrap().status, 200);
        }
    }
    assert_eq!(known.get("/v1/events").unwrap().status, 200, "it keeps its connection");
}
