//! The people's listener, as a browser and as a page of somebody else see it.

use std::io::{Read, Write};
use std::net::TcpStream;

use kazasu_tests::Desk;

/// Status, headers and body of an answer over plain HTTP.
fn ask(desk: &Desk, request: &str) -> (u16, String, String) {
    let mut stream = TcpStream::connect(desk.people).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head.to_ascii_lowercase(), body.to_owned())
}

fn get(desk: &Desk, path: &str, more: &str) -> (u16, String, String) {
    let host = if more.contains("host:") { "" } else { "host: localhost\r\n" };
    ask(desk, &format!("GET {path} HTTP/1.1\r\n{host}{more}connection: close\r\n\r\n"))
}

#[test]
fn only_the_own_names_are_answered_and_no_other_page_may_ask() {
    let desk = Desk::start("");
    let port = desk.people.port();
    for host in ["localhost", "127.0.0.1", &format!("localhost:{port}")] {
        let (status, head, _) = get(&desk, "/openapi.json", &format!("host: {host}\r\n"));
        assert_eq!(status, 200, "{host}");
        for told in ["content-security-policy: default-src 'none'", "x-frame-options: deny"] {
            assert!(head.contains(told), "{head}");
        }
    }
    for host in ["evil.example", "127.0.0.1.evil.example", "[::2]"] {
        let (status, head, body) = get(&desk, "/openapi.json", &format!("host: {host}\r\n"));
        assert_eq!(status, 421, "{host}");
        assert!(body.contains("misdirected") && !body.contains("evil"), "{body}");
        assert!(head.contains("content-security-policy"), "{head}");
    }
    let foreign = "origin: http://evil.example\r\n";
    let (status, _, body) = get(&desk, "/openapi.json", foreign);
    assert_eq!(status, 403);
    assert!(body.contains("foreign_origin"), "{body}");
}

#[test]
fn figures_are_there_for_this_machine_and_name_nobody() {
    let desk = Desk::start("");
    let own = desk.terminal("入口-CANARY");
    let (status, head, body) = get(&desk, "/metrics", "");
    assert_eq!(status, 200);
    assert!(head.contains("application/openmetrics-text"), "{head}");
    assert!(body.contains("kazasu_desk_terminals 1"), "{body}");
    let id = own.enrolled["terminal"]["id"].as_str().unwrap();
    assert!(!body.contains("CANARY") && !body.contains(id), "{body}");
}
