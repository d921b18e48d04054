//! What buttons do. Whoever comes second is told what the first has done by the page itself: it is
//! served anew.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kazasu_core::handover::VisitVersion;
use kazasu_core::session::VisitId;
use uuid::Uuid;

use super::session::Person;
use super::shared::Pages;
use crate::store::{Reply, Role, StoreError};

/// Back to the page, whether this was the first to do it or the second.
fn back<T>(done: Result<T, StoreError>) -> Response {
    match done {
        Ok(_) => Redirect::to("/").into_response(),
        Err(error) => {
            tracing::error!(%error, "a deed of staff could not be written");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// The same for what administrators alone may do. The deed begins within: a store may carry a verb
/// out as soon as it is asked, before anybody waits for the answer.
async fn by_administrator<'a, T>(person: &Person, deed: impl FnOnce() -> Reply<'a, T>) -> Response {
    match person.role() {
        Role::Administrator => back(deed().await),
        Role::Reception => StatusCode::FORBIDDEN.into_response(),
    }
}

pub(super) async fn come(
    State(pages): State<Pages>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Response {
    back(pages.desk.store.see_call(id, person.name().to_owned(), pages.desk.now()).await)
}

pub(super) async fn nobody(
    State(pages): State<Pages>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Response {
    back(pages.desk.store.close_call(id, person.name().to_owned(), pages.desk.now()).await)
}

/// The call is over: its terminal may be gone and never say so.
pub(super) async fn end(
    State(pages): State<Pages>,
    _person: Person,
    Path(id): Path<Uuid>,
) -> Response {
    back(
        async {
            let calls = pages.desk.store.calls().await?;
            match calls.iter().find(|call| call.id == id) {
                Some(call) => pages.desk.store.end_call(call.terminal, id).await,
                None => Ok(()),
            }
        }
        .await,
    )
}

pub(super) async fn done(
    State(pages): State<Pages>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Response {
    let by = person.name().to_owned();
    back(pages.desk.store.mark_done(VisitId::new(id), by, pages.desk.now()).await)
}

pub(super) async fn undo(
    State(pages): State<Pages>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Response {
    let by = person.name().to_owned();
    back(pages.desk.store.undo_done(VisitId::new(id), by, pages.desk.now()).await)
}

pub(super) async fn settle(
    State(pages): State<Pages>,
    person: Person,
    Path(id): Path<u64>,
) -> Response {
    back(pages.desk.store.settle(id, person.name().to_owned(), pages.desk.now()).await)
}

pub(super) async fn settle_lost(
    State(pages): State<Pages>,
    person: Person,
    Path((id, version)): Path<(Uuid, u8)>,
) -> Response {
    let Some(version) = VisitVersion::new(version) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (store, by) = (&pages.desk.store, person.name().to_owned());
    back(store.settle_lost(VisitId::new(id), version, by, pages.desk.now()).await)
}

pub(super) async fn strike(
    State(pages): State<Pages>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Response {
    let (store, by) = (&pages.desk.store, person.name().to_owned());
    by_administrator(&person, || store.revoke(id, by, pages.desk.now())).await
}

pub(super) async fn allow_renewal(
    State(pages): State<Pages>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Response {
    let (store, by) = (&pages.desk.store, person.name().to_owned());
    by_administrator(&person, || store.allow_renewal(id, by, pages.desk.now())).await
}

pub(super) async fn confirm_terminals(State(pages): State<Pages>, person: Person) -> Response {
    let (store, by) = (&pages.desk.store, person.name().to_owned());
    by_administrator(&person, || store.confirm_terminals(by, pages.desk.now())).await
}
