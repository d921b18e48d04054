//! What staff see: who has been read, what was agreed to, who calls, and how the terminals are;
//! live.
//!
//! The plain page: it shows everything that the store knows of the present, and is served whole
//! again whenever something changes.
//!
//! | file | what is there |
//! |---|---|
//! | `session` | log-in and log-out, who is logged in |
//! | `attempts` | how often a password may be tried |
//! | `words` | the page's language, and how times are written |
//! | `shared` | what every page works with |
//! | `board` | the store in words: calls, visits, terminals |
//! | `visit_row` | one visit in words |
//! | `live` | the page again whenever something changes |
//! | `deeds` | what buttons do |
//! | `files` | style and script |

mod attempts;
mod board;
mod deeds;
mod files;
mod live;
mod session;
mod shared;
mod visit_row;
mod words;

use std::sync::Arc;

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use crate::desk::Desk;

use board::Board;
use session::Person;
use shared::{Pages, rendered};
use words::Words;

/// The whole page of somebody who is logged in.
#[derive(Template)]
#[template(path = "page.html")]
struct Page {
    words: Words,
    user: String,
    board: String,
    is_demo: bool,
}

/// Every address for people.
pub fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/live", get(live::live))
        .route("/login", get(session::form).post(session::log_in))
        .route("/logout", post(session::log_out))
        .route("/calls/{id}/come", post(deeds::come))
        .route("/calls/{id}/nobody", post(deeds::nobody))
        .route("/calls/{id}/end", post(deeds::end))
        .route("/visits/{id}/done", post(deeds::done))
        .route("/visits/{id}/undo", post(deeds::undo))
        .route("/alarms/{id}/settle", post(deeds::settle))
        .route("/lost/{id}/{version}/settle", post(deeds::settle_lost))
        .route("/terminals/{id}/strike", post(deeds::strike))
        .route("/terminals/{id}/renewal", post(deeds::allow_renewal))
        .route("/terminals/confirm", post(deeds::confirm_terminals))
        .route("/style.css", get(files::style))
        .route("/live.js", get(files::script))
        .with_state(Pages::new(desk))
}

async fn page(State(pages): State<Pages>, words: Words, person: Option<Person>) -> Response {
    let Some(person) = person else { return Redirect::to("/login").into_response() };
    let board = Board::read(&pages.desk, &words, person.role()).await.html();
    let is_demo = pages.desk.is_demo();
    rendered(&Page { words, user: person.name().to_owned(), board, is_demo })
}

#[cfg(test)]
mod tests;
