//! Who may call the pages, by name and by origin, and what browsers are told of them.
//!
//! A page somewhere on the internet can make a browser call any address (DNS rebinding, forged
//! forms). It cannot choose the names that the browser sends along.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, HOST, HeaderName, ORIGIN};
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kazasu_core::handover::ProblemReason;

use crate::api::whole;
use crate::problem::{Refused, as_problem};

/// The most bytes of a form, and how long they may take.
const FORM: (usize, Duration) = (64 * 1024, Duration::from_secs(10));

/// The names by which browsers may call the pages.
#[derive(Clone, Debug)]
pub struct Names {
    names: BTreeSet<String>,
    scheme: &'static str,
}

/// Only what this desk serves itself; no frame around it, no form that leads elsewhere.
const CONTENT_SECURITY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src \
                                'self'; font-src 'self'; connect-src 'self'; form-action 'self'; \
                                base-uri 'none'; frame-ancestors 'none'";

const TOLD: [(&str, &str); 7] = [
    ("content-security-policy", CONTENT_SECURITY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
];

impl Names {
    /// This machine's own names, the address that is listened on, and `others`.
    pub fn new(
        listen: SocketAddr,
        others: impl IntoIterator<Item = String>,
        is_encrypted: bool,
    ) -> Self {
        let own = ["localhost".to_owned(), "127.0.0.1".to_owned(), "[::1]".to_owned()];
        let address = (!listen.ip().is_unspecified()).then(|| written(listen.ip()));
        let others = others.into_iter().map(|name| match name.parse::<IpAddr>() {
            Ok(address) => written(address),
            Err(_) => name.to_ascii_lowercase(),
        });
        let names = own.into_iter().chain(address).chain(others).collect();
        Self { names, scheme: if is_encrypted { "https" } else { "http" } }
    }

    /// Whether this is one of them; a port may follow.
    fn has(&self, authority: &str) -> bool {
        let name = match authority.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => authority,
        };
        self.names.contains(name.to_ascii_lowercase().as_str())
    }

    fn has_origin(&self, origin: &HeaderValue, authority: &str) -> bool {
        let origin = origin.to_str().ok().and_then(|origin| origin.split_once("://"));
        // The same port too: another program may serve another page of this machine.
        origin
            .is_some_and(|(scheme, of)| scheme == self.scheme && of.eq_ignore_ascii_case(authority))
    }
}

fn written(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("[{address}]"),
    }
}

pub(super) async fn guard(
    State(names): State<Arc<Names>>,
    request: Request,
    next: Next,
) -> Response {
    let checked = check(&names, request.method(), request.uri(), request.headers());
    let request = match checked {
        Ok(()) => at_hand(request).await,
        Err(refused) => Err(refused),
    };
    let mut response = match request {
        Ok(request) => as_problem(next.run(request).await),
        Err(refused) => refused.into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in TOLD {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// With all of its form, so that no page waits for one that comes slowly or never ends.
async fn at_hand(request: Request) -> Result<Request, Refused> {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return Ok(request);
    }
    let (parts, body) = request.into_parts();
    let form = whole(&parts.headers, body, FORM.0, FORM.1).await?;
    Ok(Request::from_parts(parts, Body::from(form)))
}

fn check(names: &Names, method: &Method, uri: &Uri, headers: &HeaderMap) -> Result<(), Refused> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = match uri.authority() {
        Some(authority) => Some(authority.as_str()),
        None => hosts.next().and_then(|host| host.to_str().ok()),
    };
    let Some(host) = host.filter(|host| names.has(host)) else {
        return Err(Refused::new(
            ProblemReason::Misdirected,
            "this page is not called by that name; [people] hosts in the desk's configuration \
             lists those that are allowed",
        ));
    };
    let foreign = Refused::new(
        ProblemReason::ForeignOrigin,
        "the request was made by a page that is not this desk's",
    );
    match headers.get(ORIGIN) {
        Some(origin) if names.has_origin(origin, host) => Ok(()),
        Some(_) => Err(foreign),
        // Every browser names the origin of a request that changes something.
        None if matches!(*method, Method::GET | Method::HEAD) => Ok(()),
        None => Err(foreign),
    }
}

#[cfg(test)]
mod tests;
