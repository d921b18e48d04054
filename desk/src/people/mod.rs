//! What the people's listener has beside its pages: who may call it, what browsers are told, and
//! the figures for a monitoring system.

mod guard;
mod metrics;

use std::sync::Arc;

use axum::Router;
use axum::middleware;
use axum::routing::get;

use crate::api::openapi;
use crate::desk::Desk;

pub use guard::Names;

/// Every address of the people's listener; `pages` are those for people.
pub fn router(desk: Arc<Desk>, names: Names, pages: Router) -> Router {
    Router::new()
        .route("/openapi.json", get(openapi::serve))
        .route("/metrics", get(metrics::serve))
        .with_state(desk)
        .merge(pages)
        .layer(middleware::from_fn_with_state(Arc::new(names), guard::guard))
}
