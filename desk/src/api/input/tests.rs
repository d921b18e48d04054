use axum::http::HeaderValue;
use kazasu_core::handover::{Hello, ProblemReason};

use super::*;

fn headers(name: axum::http::HeaderName, value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
}

#[tokio::test]
async fn a_body_has_its_media_type_and_its_size() {
    let reason = |told: &'static str, body: Vec<u8>| async move {
        let read = bytes(&headers(CONTENT_TYPE, told), Body::from(body), JSON).await;
        read.map(|body| body.len()).map_err(|refused| refused.reason())
    };
    assert_eq!(reason("application/json", vec![0; JSON.bytes]).await, Ok(JSON.bytes));
    assert_eq!(reason("Application/JSON; charset=utf-8", vec![1]).await, Ok(1));
    let large = reason("application/json", vec![0; JSON.bytes + 1]).await;
    assert_eq!(large, Err(ProblemReason::TooLarge));
    for other in ["text/json", "application/zip", "application/jsonx", ""] {
        let refused = reason(other, vec![1]).await;
        assert_eq!(refused, Err(ProblemReason::UnsupportedMediaType), "{other}");
    }
    let mut packed = headers(CONTENT_TYPE, "application/json");
    packed.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    assert!(bytes(&packed, Body::from("{}"), JSON).await.is_err());
    let mut endless = headers(CONTENT_TYPE, "application/json");
    endless.insert(CONTENT_LENGTH, HeaderValue::from_static("99999999999"));
    let refused = bytes(&endless, Body::empty(), JSON).await.unwrap_err();
    assert_eq!(refused.reason(), ProblemReason::TooLarge);
}

#[test]
fn what_is_no_json_and_what_is_another_object_are_two_things() {
    let reason = |text: &[u8]| parse::<Hello>(text).unwrap_err().reason();
    let nested = "[".repeat(10_000);
    for text in [&b"{"[..], b"", b"\xff", b"{\"slot\":}"] {
        assert_eq!(reason(text), ProblemReason::BadRequest);
    }
    assert_eq!(reason(nested.as_bytes()), ProblemReason::Unprocessable);
    for text in ["{}", "[]", "null", "{\"slot\":1}", "{\"slot\":\"12\",\"terminal_nonce\":\"\"}"] {
        assert_eq!(reason(text.as_bytes()), ProblemReason::Unprocessable, "{text}");
    }
}

#[test]
fn parameters_are_numbers_within_bounds_and_stand_once() {
    let count = |query| number(query, "count", 1..=32, 8).map_err(|refused| refused.reason());
    assert_eq!(count(None), Ok(8));
    assert_eq!(count(Some("count=32&other=1")), Ok(32));
    for wrong in ["count=0", "count=33", "count=", "count=+1", "count=1&count=1", "count=%31"] {
        assert_eq!(count(Some(wrong)), Err(ProblemReason::BadRequest), "{wrong}");
    }
}

#[test]
fn who_takes_no_json_is_told() {
    for good in ["application/json", "*/*", "text/html, application/*;q=0.2"] {
        assert!(takes_json(&headers(ACCEPT, good)), "{good}");
    }
    for other in ["text/html", "application/json;q=0", "image/*", ""] {
        assert!(!takes_json(&headers(ACCEPT, other)), "{other}");
    }
    assert!(takes_json(&HeaderMap::new()));
}

#[test]
fn ids_in_addresses_are_written_in_one_way() {
    assert!(uuid("0193a0aa-0000-7000-8000-000000000001").is_ok());
    for other in ["0193A0AA-0000-7000-8000-000000000001", "0193a0aa000070008000000000000001", "x"] {
        assert!(uuid(other).is_err(), "{other}");
    }
}
