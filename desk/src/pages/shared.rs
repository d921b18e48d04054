//! What every page works with.

use std::sync::Arc;

use askama::Template;
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use super::attempts::Attempts;
use crate::desk::Desk;

/// What the pages share.
#[derive(Clone, Debug)]
pub(super) struct Pages {
    pub(super) desk: Arc<Desk>,
    pub(super) attempts: Arc<Attempts>,
}

impl Pages {
    pub(super) fn new(desk: Arc<Desk>) -> Self {
        Self { desk, attempts: Arc::default() }
    }
}

/// A cookie's value.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|cookies| cookies.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// A template as an answer. Templates are compiled in; only memory can be missing.
pub(super) fn rendered(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => Html(html).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
