//! The terminals' side of the interface (desk/PROTOCOL.md), and its description.
//!
//! | file | what is there |
//! |---|---|
//! | `input` | bodies, paths and queries within limits |
//! | `caller` | which terminal asks |
//! | `enrolment` | how a terminal becomes one of this desk, and renews |
//! | `visits` | versions of visits |
//! | `status` | nonces, heartbeats, inventories, calls, bundles |
//! | `events` | what a terminal is told |
//! | `openapi` | the document that describes all of it |

mod caller;
mod enrolment;
mod events;
mod input;
pub mod openapi;
mod status;
mod visits;

use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use kazasu_core::handover::ProblemReason;

use crate::desk::Desk;
use crate::problem::{Refused, as_problem};
use crate::store::StoreError;

pub use input::whole;

/// Every address of the terminals' listener.
pub fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/openapi.json", get(openapi::serve))
        .route("/v1/enrolment/hello", post(enrolment::hello))
        .route("/v1/enrolment/certificate", post(enrolment::certificate))
        .route("/v1/certificates", post(enrolment::renew))
        .route("/v1/nonces", get(status::nonces))
        .route("/v1/visits/{visit}/versions/{version}", put(visits::put))
        .route("/v1/heartbeats", post(status::heartbeat))
        .route("/v1/events", get(events::events))
        .route("/v1/calls/{call}", put(status::call).delete(status::end_call))
        .route("/v1/bundles/{request}", put(status::bundle))
        .route("/v1/inventory", post(status::inventory))
        .layer(middleware::from_fn(in_json))
        .with_state(desk)
}

/// Answers are JSON: whoever takes none is told before anything is done. Errors that the router
/// makes are problems too.
async fn in_json(request: Request, next: Next) -> Response {
    if !input::takes_json(request.headers()) {
        return Refused::new(ProblemReason::NotAcceptable, "answers here are application/json")
            .into_response();
    }
    as_problem(next.run(request).await)
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => {
                Self::new(ProblemReason::Busy, "the desk has too much to do").after(1)
            }
            StoreError::Restored => Self::new(
                ProblemReason::Restored,
                "the store was restored; an administrator must confirm its terminals",
            )
            .after(10),
            StoreError::Absent { .. } => {
                Self::new(ProblemReason::NotFound, "there is no such thing at this desk")
            }
            StoreError::Taken { .. } => Self::new(ProblemReason::Conflict, "there is one already"),
            StoreError::Full
            | StoreError::Disk { .. }
            | StoreError::Damaged { .. }
            | StoreError::Sealed { .. }
            | StoreError::Closed => {
                tracing::error!(%error, "the store does not do its work");
                Self::new(ProblemReason::StoreFailed, "the desk cannot keep anything now").after(5)
            }
        }
    }
}
