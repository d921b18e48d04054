//! Refusals as problem details (RFC 9457), on every address of both listeners.

use axum::body::Body;
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use kazasu_core::handover::{Problem, ProblemReason};

/// Why a request is refused. Its `detail` is written in this program: nothing that was sent can be
/// repeated in it.
#[derive(Clone, Debug)]
pub struct Refused {
    reason: ProblemReason,
    detail: &'static str,
    retry_after: Option<u32>,
    allow: Option<HeaderValue>,
}

/// What a response says of itself that is a problem already.
#[derive(Clone, Copy, Debug)]
struct IsProblem;

impl Refused {
    /// A refusal for this reason; `detail` is for engineers.
    #[must_use]
    pub const fn new(reason: ProblemReason, detail: &'static str) -> Self {
        Self { reason, detail, retry_after: None, allow: None }
    }

    /// The request may come again after so many seconds.
    #[must_use]
    pub fn after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// Its stable reason.
    #[must_use]
    pub const fn reason(&self) -> ProblemReason {
        self.reason
    }

    /// 500: something in this program is wrong.
    #[must_use]
    pub const fn internal() -> Self {
        Self::new(ProblemReason::Internal, "a fault of this desk; its log says more")
    }

    /// 431.
    #[must_use]
    pub const fn headers_too_large() -> Self {
        Self::new(
            ProblemReason::HeadersTooLarge,
            "request line and headers may have 16 KiB together",
        )
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.reason.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let title = status.canonical_reason().unwrap_or("Error");
        let problem = Problem::new(self.reason, title, self.detail);
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        response.extensions_mut().insert(IsProblem);
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        if let Some(allow) = self.allow {
            headers.insert(ALLOW, allow);
        }
        response
    }
}

/// Makes a problem of an error that a library has answered in its own way.
#[must_use]
pub fn as_problem(response: Response) -> Response {
    let status = response.status();
    let is_error = status.is_client_error() || status.is_server_error();
    if !is_error || response.extensions().get::<IsProblem>().is_some() {
        return response;
    }
    let refused = match status {
        StatusCode::NOT_FOUND => {
            Refused::new(ProblemReason::NotFound, "there is no such address; see /openapi.json")
        }
        StatusCode::METHOD_NOT_ALLOWED => Refused {
            allow: response.headers().get(ALLOW).cloned(),
            ..Refused::new(ProblemReason::MethodNotAllowed, "the header Allow names the methods")
        },
        StatusCode::PAYLOAD_TOO_LARGE => {
            Refused::new(ProblemReason::TooLarge, "the body is larger than it may be here")
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Refused::new(
            ProblemReason::UnsupportedMediaType,
            "the body must be application/json; a support bundle application/zip",
        ),
        status if status.is_server_error() => Refused::internal(),
        _ => Refused::new(ProblemReason::BadRequest, "the request is not as the protocol has it"),
    };
    refused.into_response()
}
