//! What a request brings: its body within limits of size and time, its path and its query.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, EXPECT};
use http_body_util::BodyExt;
use kazasu_core::handover::ProblemReason;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use uuid::Uuid;

use crate::problem::Refused;

/// What a body is, how large it may be and how long it may take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    media: &'static str,
    bytes: usize,
    time: Duration,
}

/// An inventory: 500 entries of 260 bytes have room.
pub(super) const LIST: Form = Form { bytes: 256 * 1024, ..JSON };

/// Every body but an inventory's and a bundle's.
pub(super) const JSON: Form =
    Form { media: "application/json", bytes: 64 * 1024, time: Duration::from_secs(10) };

/// Bytes beyond a limit that are read all the same.
const OVERFLOW: usize = 1024 * 1024;

/// And how long.
const LINGER: Duration = Duration::from_secs(1);

/// A support bundle.
pub(super) const ZIP: Form =
    Form { media: "application/zip", bytes: 8 * 1024 * 1024, time: Duration::from_secs(60) };

/// The whole body.
pub(super) async fn bytes(headers: &HeaderMap, body: Body, form: Form) -> Result<Bytes, Refused> {
    if !is_media(headers, form.media) {
        return Err(Refused::new(
            ProblemReason::UnsupportedMediaType,
            "the body must be application/json; a support bundle application/zip",
        ));
    }
    whole(headers, body, form.bytes, form.time).await
}

/// The whole body, whatever it is: `most` bytes of it within `time`.
pub async fn whole(
    headers: &HeaderMap,
    body: Body,
    most: usize,
    time: Duration,
) -> Result<Bytes, Refused> {
    let announced = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let announced = announced.and_then(|length| length.parse::<usize>().ok()).unwrap_or(0);
    let asks_first = headers.contains_key(EXPECT);
    if announced > most.saturating_add(if asks_first { 0 } else { OVERFLOW }) {
        return Err(too_large());
    }
    match tokio::time::timeout(time, read(body, most)).await {
        Ok(read) => read,
        Err(_) => Err(Refused::new(ProblemReason::TooSlow, "the body did not come in time")),
    }
}

/// All of it, if it has `most` bytes at most.
async fn read(mut body: Body, most: usize) -> Result<Bytes, Refused> {
    let mut whole = Vec::new();
    while let Some(frame) = body.frame().await {
        let broke_off = |_| Refused::new(ProblemReason::BadRequest, "the body broke off");
        let Ok(data) = frame.map_err(broke_off)?.into_data() else { continue };
        if whole.len() + data.len() > most {
            let _out_of_time = tokio::time::timeout(LINGER, drop_rest(body)).await;
            return Err(too_large());
        }
        whole.extend_from_slice(&data);
    }
    Ok(Bytes::from(whole))
}

/// Reads a little more and drops it: who is still sending when the connection is closed does not
/// see the answer.
async fn drop_rest(mut body: Body) {
    let mut left = OVERFLOW;
    while let Some(Ok(frame)) = body.frame().await {
        let length = frame.data_ref().map_or(0, Bytes::len);
        match left.checked_sub(length) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}

/// A body of JSON.
pub(super) async fn json<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: Body,
) -> Result<T, Refused> {
    parse(&bytes(headers, body, JSON).await?)
}

/// The object that these bytes write.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refused> {
    // The library does not look at texts that nobody takes.
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Refused::new(ProblemReason::BadRequest, "the body is not UTF-8"))?;
    // Its error may name what was sent.
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => unprocessable("a member is missing, or is not as the protocol has it"),
        Category::Io | Category::Syntax | Category::Eof => {
            Refused::new(ProblemReason::BadRequest, "the body is no JSON")
        }
    })
}

/// It can never be accepted as it is.
pub(super) const fn unprocessable(detail: &'static str) -> Refused {
    Refused::new(ProblemReason::Unprocessable, detail)
}

/// A UUID as the protocol writes it.
pub(super) fn uuid(text: &str) -> Result<Uuid, Refused> {
    let uuid = text.parse::<Uuid>().ok().filter(|uuid| uuid.to_string() == text);
    uuid.ok_or_else(|| unprocessable("the address must hold a UUID in lower case, with hyphens"))
}

/// One parameter of a query; `None` where it is absent.
pub(super) fn parameter<'a>(
    query: Option<&'a str>,
    name: &str,
) -> Result<Option<&'a str>, Refused> {
    let mut found = query.into_iter().flat_map(|query| query.split('&')).filter_map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (key == name).then_some(value)
    });
    match (found.next(), found.next()) {
        (value, None) => Ok(value),
        _ => Err(Refused::new(ProblemReason::BadRequest, "a parameter stands twice")),
    }
}

/// A number of a query within bounds.
pub(super) fn number(
    query: Option<&str>,
    name: &str,
    bounds: std::ops::RangeInclusive<u32>,
    absent: u32,
) -> Result<u32, Refused> {
    let Some(text) = parameter(query, name)? else { return Ok(absent) };
    let number = text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok());
    number.flatten().filter(|number| bounds.contains(number)).ok_or_else(|| {
        Refused::new(ProblemReason::BadRequest, "a parameter is no number within its bounds")
    })
}

/// Whether the sender takes an answer in JSON (RFC 9110 §12.5.1).
pub(super) fn takes_json(headers: &HeaderMap) -> bool {
    let mut named = headers.get_all(ACCEPT).iter().peekable();
    if named.peek().is_none() {
        return true;
    }
    named.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let media = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused = parts.any(|part| {
            let weight = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="));
            weight.is_some_and(|weight| weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0))
        });
        let json = ["*/*", "application/*", "application/json", "application/problem+json"];
        !refused && json.contains(&media.as_str())
    })
}

fn is_media(headers: &HeaderMap, media: &str) -> bool {
    let plain = headers.get(CONTENT_ENCODING).is_none_or(|encoding| encoding == "identity");
    let told = headers.get(CONTENT_TYPE).and_then(|told| told.to_str().ok());
    let told = told.and_then(|told| told.split(';').next()).unwrap_or_default();
    plain && told.trim().eq_ignore_ascii_case(media)
}

const fn too_large() -> Refused {
    Refused::new(ProblemReason::TooLarge, "the body is larger than it may be here")
}

#[cfg(test)]
mod tests;
