//! The page's language, and how times are written.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::request::Parts;
use kazasu_core::handover::Timestamp;
use kazasu_i18n::{Language, PageText, Texts};

use super::shared::cookie;

/// Says what the page says, in the language of whoever looks.
pub(super) struct Words {
    language: Language,
    texts: Texts,
}

/// The cookie that remembers a language that was chosen.
pub(super) const LANGUAGE: &str = "kazasu_language";

/// Those in which the desk speaks.
pub(super) const LANGUAGES: [Language; 2] = [Language::JA, Language::EN];

impl Words {
    pub(super) fn new(language: Language) -> Self {
        Self { language, texts: Texts::new(language) }
    }

    pub(super) fn tag(&self) -> &'static str {
        self.language.tag()
    }

    pub(super) fn say(&self, text: PageText<'_>) -> String {
        self.texts.page(&text)
    }

    /// A heading, a button or a column.
    pub(super) fn label(&self, label: &str) -> String {
        self.say(PageText::Label { label })
    }

    pub(super) fn ago(&self, then: Timestamp, now: Timestamp) -> String {
        let minutes = now.as_millis().saturating_sub(then.as_millis()) / 60_000;
        self.say(PageText::Ago { minutes })
    }

    pub(super) fn day(&self, at: Timestamp) -> String {
        self.say(PageText::Day { at: at.as_unix() })
    }

    /// The languages that can be chosen, with their own names, and whether it is this one.
    pub(super) fn languages(&self) -> Vec<(&'static str, &'static str, bool)> {
        LANGUAGES.map(|it| (it.tag(), it.name(), it.tag() == self.tag())).to_vec()
    }
}

/// Hours and minutes in Japan, which has no summer time.
pub(super) fn clock(at: Timestamp) -> String {
    let of_day = (at.as_millis() / 60_000 + 9 * 60) % (24 * 60);
    format!("{:02}:{:02}", of_day / 60, of_day % 60)
}

/// What was chosen on a page, else what the browser prefers, else Japanese.
impl<S: Sync> FromRequestParts<S> for Words {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let chosen = cookie(&parts.headers, LANGUAGE)
            .and_then(|tag| LANGUAGES.into_iter().find(|language| language.tag() == tag));
        let preferred = || {
            let wanted = parts.headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
            // In the order of preference as browsers write them.
            wanted.split(',').find_map(|wanted| {
                let wanted = wanted.split(';').next()?.trim();
                LANGUAGES.into_iter().find(|language| {
                    wanted == language.tag() || wanted.split('-').next() == Some(language.tag())
                })
            })
        };
        Ok(Self::new(chosen.or_else(preferred).unwrap_or(Language::JA)))
    }
}
