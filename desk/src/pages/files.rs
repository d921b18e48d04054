//! Style and script. They are part of the program: a browser asks again after each start of it.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;

pub(super) async fn style() -> impl IntoResponse {
    let style = include_str!("../../static/style.css");
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "no-cache")], style)
}

pub(super) async fn script() -> impl IntoResponse {
    let script = include_str!("../../static/live.js");
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8"), (CACHE_CONTROL, "no-cache")], script)
}
