//! The stable reasons of refusals: problem details (RFC 9457) with one more member
//! (desk/PROTOCOL.md §3).

use serde::{Deserialize, Serialize};

/// Why a desk refuses a request. What it means for the sender is written in the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemReason {
    /// 400.
    BadRequest,
    /// 401.
    CertificateMissing,
    /// 403.
    UnknownTerminal,
    /// 403.
    Revoked,
    /// 403.
    CertificateExpired,
    /// 403.
    RenewalPending,
    /// 403, a gate.
    Outdated,
    /// 403, a gate.
    Clock,
    /// 403, a gate.
    NotStarted,
    /// 403.
    CodeRefused,
    /// 403.
    CodeUsed,
    /// 403: one side of an enrolment is a demonstration, and the other is none.
    Demonstration,
    /// 403, of the people's listener alone.
    ForeignOrigin,
    /// 404.
    NotFound,
    /// 405.
    MethodNotAllowed,
    /// 406.
    NotAcceptable,
    /// 408.
    TooSlow,
    /// 409.
    Conflict,
    /// 413.
    TooLarge,
    /// 415.
    UnsupportedMediaType,
    /// 421, of the people's listener alone.
    Misdirected,
    /// 422.
    Unprocessable,
    /// 429.
    TooMany,
    /// 431.
    HeadersTooLarge,
    /// 500.
    Internal,
    /// 503.
    Busy,
    /// 503.
    StoreFailed,
    /// 503.
    Restored,
    /// One that this version does not know; its status says what to do.
    #[serde(other)]
    Unknown,
}

impl ProblemReason {
    /// The status that belongs to it; 500 for one that is not known.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::CertificateMissing => 401,
            Self::UnknownTerminal
            | Self::Revoked
            | Self::CertificateExpired
            | Self::RenewalPending
            | Self::Outdated
            | Self::Clock
            | Self::NotStarted
            | Self::CodeRefused
            | Self::CodeUsed
            | Self::Demonstration
            | Self::ForeignOrigin => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::NotAcceptable => 406,
            Self::TooSlow => 408,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::Misdirected => 421,
            Self::Unprocessable => 422,
            Self::TooMany => 429,
            Self::HeadersTooLarge => 431,
            Self::Internal | Self::Unknown => 500,
            Self::Busy | Self::StoreFailed | Self::Restored => 503,
        }
    }

    /// Whether the same request may succeed later, without anything else being done.
    #[must_use]
    pub const fn may_pass(self) -> bool {
        matches!(self.status(), 408 | 429 | 500..)
    }
}

/// The body of a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// `about:blank`: the status says what kind it is.
    #[serde(rename = "type")]
    pub kind: String,
    /// The status in words.
    pub title: String,
    /// As the answer's own.
    pub status: u16,
    /// English, for engineers; nothing of what was sent.
    pub detail: String,
    /// Stable.
    pub reason: ProblemReason,
}

impl Problem {
    /// A refusal for this reason.
    #[must_use]
    pub fn new(reason: ProblemReason, title: &str, detail: impl Into<String>) -> Self {
        Self {
            kind: "about:blank".to_owned(),
            title: title.to_owned(),
            status: reason.status(),
            detail: detail.into(),
            reason,
        }
    }
}
