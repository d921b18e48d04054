//! The document that describes the terminals' interface: OpenAPI 3.1, JSON.
//!
//! It is written by hand beside the routes: the types are core's, which knows nothing of HTTP, and
//! what a tester checks are the answers themselves. Tests hold it against the router and against
//! what the types write.

mod paths;
mod schemas;

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use serde_json::{Value, json};

static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(document().to_string()));

/// `GET /openapi.json`.
pub async fn serve() -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], DOCUMENT.clone())
}

/// The whole document.
#[must_use]
pub fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kazasu desk",
            "version": "1",
            "description": "What terminals ask of their desk; desk/PROTOCOL.md says what it means.",
            "license": {"name": "MIT OR Apache-2.0"},
        },
        "paths": paths::paths(),
        "components": {
            "schemas": schemas::schemas(),
            "securitySchemes": {
                "terminal": {
                    "type": "mutualTLS",
                    "description": "The certificate that the terminal got at its enrolment.",
                },
            },
        },
    })
}

#[cfg(test)]
mod tests;
