//! Log-in and log-out: a random cookie of which the store knows the SHA-256 alone.

use std::time::Instant;

use askama::Template;
use axum::extract::{Extension, Form, FromRequestParts, OptionalFromRequestParts, Query, State};
use axum::http::header::{RETRY_AFTER, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use kazasu_core::handover::Timestamp;
use kazasu_core::sha256::Sha256;
use kazasu_i18n::PageText;
use serde::Deserialize;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::shared::{Pages, cookie, rendered};
use super::words::{LANGUAGE, LANGUAGES, Words};
use crate::password;
use crate::serve::Peer;
use crate::store::{Role, User, WebSession};

/// The session's cookie. It is sent to this very name alone, and to no script. Browsers do not tell
/// ports of one machine apart: a demonstration beside a desk for patients logs nobody out there.
const fn cookie_name(is_demo: bool) -> &'static str {
    if is_demo { "kazasu_demo_session" } else { "kazasu_session" }
}

/// A page that nobody looks at ends its session; an open one is looked at all the time.
const IDLE_MS: u64 = 60 * 60 * 1_000;

/// Somebody logs in once a day.
const LONGEST_MS: u64 = 14 * 60 * 60 * 1_000;

/// Somebody who is logged in.
#[derive(Clone, Debug)]
pub(super) struct Person {
    user: User,
    cookie: Sha256,
}

impl Person {
    pub(super) fn name(&self) -> &str {
        &self.user.name
    }

    pub(super) const fn role(&self) -> Role {
        self.user.role
    }

    /// Whether the session is still good; it was used now.
    pub(super) async fn is_here(&self, pages: &Pages) -> bool {
        matches!(pages.desk.store.session(self.cookie, pages.desk.now()).await, Ok(Some(_)))
    }
}

impl FromRequestParts<Pages> for Person {
    type Rejection = Response;

    /// Without a session a page leads to the log-in.
    async fn from_request_parts(parts: &mut Parts, pages: &Pages) -> Result<Self, Response> {
        let to_log_in = || Redirect::to("/login").into_response();
        let cookie =
            cookie(&parts.headers, cookie_name(pages.desk.is_demo())).ok_or_else(to_log_in)?;
        let cookie = Sha256::of(cookie.as_bytes());
        match pages.desk.store.session(cookie, pages.desk.now()).await {
            Ok(Some(user)) => {
                // A page that is open keeps its connection, whoever else opens how many.
                if let (Some(peer), Some(own)) = (parts.extensions.get::<Peer>(), owner(cookie)) {
                    peer.badge.belongs_to(own);
                }
                Ok(Self { user, cookie })
            }
            Ok(None) => Err(to_log_in()),
            Err(error) => {
                tracing::error!(%error, "a session cannot be looked up");
                Err(StatusCode::SERVICE_UNAVAILABLE.into_response())
            }
        }
    }
}

impl OptionalFromRequestParts<Pages> for Person {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        pages: &Pages,
    ) -> Result<Option<Self>, Response> {
        match <Self as FromRequestParts<Pages>>::from_request_parts(parts, pages).await {
            Ok(person) => Ok(Some(person)),
            Err(response) if response.status().is_redirection() => Ok(None),
            Err(response) => Err(response),
        }
    }
}

/// A session as the owner of connections.
fn owner(cookie: Sha256) -> Option<Uuid> {
    cookie.as_bytes().first_chunk().map(|bytes| Uuid::from_bytes(*bytes))
}

/// The page on which somebody logs in.
#[derive(Template)]
#[template(path = "login.html")]
struct LogIn {
    words: Words,
    message: Option<String>,
    is_demo: bool,
}

/// What the address of the log-in may carry.
#[derive(Deserialize)]
pub(super) struct Choice {
    language: Option<String>,
}

/// Name and password, as the form sends them.
#[derive(Deserialize)]
pub(super) struct Typed {
    user: String,
    password: String,
}

pub(super) async fn form(
    State(pages): State<Pages>,
    words: Words,
    Query(choice): Query<Choice>,
) -> Response {
    let chosen = LANGUAGES.iter().find(|it| Some(it.tag()) == choice.language.as_deref());
    let Some(chosen) = chosen else {
        return rendered(&LogIn { words, message: None, is_demo: pages.desk.is_demo() });
    };
    // Back to the page itself, which leads here again where nobody is logged in.
    let mut response = Redirect::to("/").into_response();
    let value = format!("{LANGUAGE}={}; Path=/; Max-Age=31536000; SameSite=Strict", chosen.tag());
    set_cookie(&mut response, &value);
    response
}

pub(super) async fn log_in(
    State(pages): State<Pages>,
    Extension(peer): Extension<Peer>,
    words: Words,
    Form(typed): Form<Typed>,
) -> Response {
    let (name, address) = (typed.user.trim().to_owned(), peer.address.ip());
    let is_demo = pages.desk.is_demo();
    if let Some(wait) = pages.attempts.wait(&name, address, Instant::now()) {
        let seconds = wait.as_secs() + 1;
        let message = Some(words.say(PageText::LoginWait { seconds }));
        let mut response = rendered(&LogIn { words, message, is_demo });
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        response.headers_mut().insert(RETRY_AFTER, seconds.into());
        return response;
    }
    let user = match pages.desk.store.user(name.clone()).await {
        Ok(user) => user,
        Err(error) => {
            tracing::error!(%error, "a user cannot be looked up");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let hash = user.as_ref().map(|user| user.hash.clone());
    let password = Zeroizing::new(typed.password);
    let matches =
        tokio::task::spawn_blocking(move || password::matches(&password, hash.as_deref())).await;
    if let (Some(user), Ok(true)) = (user, matches) {
        pages.attempts.succeeded(&name, address);
        return open(&pages, user, peer.server_certificate.is_some()).await;
    }
    pages.attempts.failed(&name, address, Instant::now());
    tracing::warn!(%address, "a log-in failed");
    let message = Some(words.say(PageText::WrongLogin));
    let mut response = rendered(&LogIn { words, message, is_demo });
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
}

async fn open(pages: &Pages, user: User, is_encrypted: bool) -> Response {
    let mut random = [0; 32];
    if getrandom::fill(&mut random).is_err() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let cookie = Zeroizing::new(Sha256::of(&random).to_string());
    let now = pages.desk.now();
    let session = WebSession {
        cookie: Sha256::of(cookie.as_bytes()),
        user: user.name,
        opened_at: now,
        idle_ms: IDLE_MS,
        expires_at: Timestamp::from_millis(now.as_millis().saturating_add(LONGEST_MS)),
    };
    if let Err(error) = pages.desk.store.open_session(session, now).await {
        tracing::error!(%error, "a session cannot be opened");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let mut response = Redirect::to("/").into_response();
    // On loopback there is no TLS, and browsers keep Secure cookies for TLS.
    let secure = if is_encrypted { "; Secure" } else { "" };
    let name = cookie_name(pages.desk.is_demo());
    let value = format!("{name}={}; Path=/; HttpOnly; SameSite=Strict{secure}", *cookie);
    set_cookie(&mut response, &value);
    response
}

pub(super) async fn log_out(State(pages): State<Pages>, person: Option<Person>) -> Response {
    if let Some(person) = person
        && let Err(error) = pages.desk.store.end_session(person.cookie).await
    {
        tracing::error!(%error, "a session cannot be ended");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let mut response = Redirect::to("/login").into_response();
    let name = cookie_name(pages.desk.is_demo());
    let value = format!("{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    set_cookie(&mut response, &value);
    response
}

fn set_cookie(response: &mut Response, value: &str) {
    // Made of our own letters and digits.
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
