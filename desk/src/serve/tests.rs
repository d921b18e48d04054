//! The listener over real sockets of loopback.

mod client;

use std::time::Duration;

use axum::extract::Extension;
use axum::routing::{get, post};

use super::*;
use client::{Client, Shown, certificate};

struct Desk {
    address: std::net::SocketAddr,
    admission: Admission,
    end: End,
    task: tokio::task::JoinHandle<()>,
    server: kazasu_core::sha256::Sha256,
}

async fn desk(limits: Limits) -> Desk {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    let admission = Admission::new(limits);
    let own = certificate();
    let server = kazasu_core::sha256::Sha256::of(&own.certificate);
    let identity =
        Identity::new(vec![own.certificate], own.key, Clients::MayShowCertificate).unwrap();
    let listener =
        Listener { socket, tls: Some(Tls::new(identity)), admission: admission.clone(), limits };
    let router = Router::new()
        .route(
            "/who",
            get(async |Extension(peer): Extension<Peer>| match peer.certificate {
                Some(certificate) => {
                    peer.badge.belongs_to(uuid::Uuid::from_u128(7));
                    certificate.sha256.to_string()
                }
                None => "nobody".to_owned(),
            }),
        )
        .route(
            "/server",
            get(async |Extension(peer): Extension<Peer>| {
                peer.server_certificate.map(|hash| hash.to_string()).unwrap_or_default()
            }),
        )
        .route("/panic", get(async || -> String { panic!("a fault") }))
        .route("/slow", post(async |body: String| body));
    let (end, ending) = ending();
    let task = tokio::spawn(run(listener, router, ending));
    Desk { address, admission, end, task, server }
}

#[tokio::test]
async fn who_calls_is_known_by_the_hash_of_the_certificate_whoever_issued_it() {
    let desk = desk(Limits::PROTOCOL).await;
    let own = certificate();
    let hash = kazasu_core::sha256::Sha256::of(&own.certificate).to_string();
    let mut client = Client::connect(desk.address, Some(own)).await.unwrap();
    assert_eq!(client.get("/who").await, (200, hash));
    assert_eq!(client.get("/server").await, (200, desk.server.to_string()));
    let mut nobody = Client::connect(desk.address, None).await.unwrap();
    assert_eq!(nobody.get("/who").await, (200, "nobody".to_owned()));
}

#[tokio::test]
async fn a_certificate_without_its_key_is_refused() {
    let desk = desk(Limits::PROTOCOL).await;
    let (own, other) = (certificate(), certificate());
    let forged = Shown { certificate: own.certificate, key: other.key };
    let client = Client::connect(desk.address, Some(forged)).await;
    let answer = match client {
        Ok(mut client) => client.try_get("/who").await,
        Err(error) => Err(error),
    };
    assert!(answer.is_err(), "{answer:?}");
}

#[tokio::test]
async fn errors_of_the_router_and_panics_are_problems() {
    let desk = desk(Limits::PROTOCOL).await;
    let mut client = Client::connect(desk.address, None).await.unwrap();
    for (path, status, reason) in
        [("/nowhere", 404, "not_found"), ("/panic", 500, "internal"), ("/slow", 405, "method_not")]
    {
        let (got, body) = client.get(path).await;
        assert_eq!(got, status, "{path}");
        assert!(body.contains(reason), "{path}: {body}");
    }
    let large = format!("GET /who HTTP/1.1\r\nhost: desk\r\nx: {}\r\n\r\n", "x".repeat(20_000));
    let (status, body) = client.raw(large.as_bytes()).await.unwrap();
    assert_eq!(status, 431);
    assert!(body.contains("headers_too_large"), "{body}");
}

#[tokio::test]
async fn plain_http_on_this_port_is_closed_without_a_word() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let desk = desk(Limits::PROTOCOL).await;
    let mut stream = tokio::net::TcpStream::connect(desk.address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: desk\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    // A reset is a way to close, too.
    let _ = stream.read_to_end(&mut answer).await;
    assert!(answer.is_empty(), "{answer:?}");
}

#[tokio::test]
async fn thousands_of_silent_connections_stop_nobody() {
    let limits = Limits { per_address: 16, connections: 32, ..Limits::PROTOCOL };
    let desk = desk(limits).await;
    let mut known = Client::connect(desk.address, Some(certificate())).await.unwrap();
    known.get("/who").await;
    let mut silent = Vec::new();
    for _ in 0..300 {
        silent.push(tokio::net::TcpStream::connect(desk.address).await.unwrap());
    }
    let mut new = Client::connect(desk.address, Some(certificate())).await.unwrap();
    assert_eq!(new.get("/who").await.0, 200);
    assert_eq!(known.get("/who").await.0, 200);
    assert!(desk.admission.count() <= 32);
}

#[tokio::test]
async fn headers_that_do_not_end_are_closed_and_a_resting_connection_is_not() {
    let limits = Limits { headers: Duration::from_millis(100), ..Limits::PROTOCOL };
    let desk = desk(limits).await;
    let mut resting = Client::connect(desk.address, Some(certificate())).await.unwrap();
    resting.get("/who").await;
    let mut slow = Client::connect(desk.address, None).await.unwrap();
    let answer = slow.raw(b"GET /who HTTP/1.1\r\nhost: de").await;
    assert!(answer.is_err(), "{answer:?}");
    assert_eq!(resting.get("/who").await.0, 200);
}

#[tokio::test]
async fn a_revoked_terminal_loses_its_connections_at_once() {
    let desk = desk(Limits::PROTOCOL).await;
    let mut client = Client::connect(desk.address, Some(certificate())).await.unwrap();
    client.get("/who").await;
    desk.admission.close(uuid::Uuid::from_u128(7));
    assert!(client.try_get("/who").await.is_err());
}

#[tokio::test]
async fn the_end_lets_a_request_finish_and_takes_no_new_one() {
    let desk = desk(Limits::PROTOCOL).await;
    let mut client = Client::connect(desk.address, None).await.unwrap();
    client.send(b"POST /slow HTTP/1.1\r\nhost: desk\r\ncontent-length: 4\r\n\r\nab").await.unwrap();
    // The handler has begun once the server has asked for more than the headers.
    tokio::time::sleep(Duration::from_millis(100)).await;
    desk.end.now();
    let answer = client.raw(b"cd").await.unwrap();
    assert_eq!(answer, (200, "abcd".to_owned()));
    desk.task.await.unwrap();
    assert!(tokio::net::TcpStream::connect(desk.address).await.is_err());
}
