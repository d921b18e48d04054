//! What is asked of a service, and what it answers.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use kazasu_core::session::VisitId;
use kazasu_core::verify::{Evidence, UserAuthentication, Verified};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A question: who was proved, in which visit.
#[derive(Debug)]
pub struct Question<'a> {
    /// The service may be asked twice for the same visit, and answers the same.
    pub visit: VisitId,
    /// As the phone gave it, for a service that proves it itself.
    pub evidence: &'a Evidence,
    /// What the desk has proved.
    pub proof: &'a Verified<UserAuthentication>,
}

/// What a service has answered. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Who says so, for people: shown beside each fact.
    pub source: String,
    /// From a demonstration: nothing in it is of a person.
    pub demo: bool,
    /// Whether the patient is insured now.
    pub standing: Standing,
    /// 氏名カナ.
    pub kana: Option<String>,
    /// 生年月日, as `1960-04-01`.
    pub birth_date: Option<String>,
    /// 保険者番号.
    pub insurer: Option<String>,
    /// 負担割合: 1, 2 or 3 tenths.
    pub share: Option<u8>,
}

impl Answer {
    /// As it is kept, sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Texts and numbers alone: nothing in it cannot be written.
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// As it was kept; `None`: it is none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("source", &self.source)
            .field("demo", &self.demo)
            .finish_non_exhaustive()
    }
}

/// Whether somebody is insured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// 有効.
    Valid,
    /// 無効: the insurance has ended.
    Lapsed,
    /// The service does not know the patient.
    NotFound,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoAnswer {
    /// No service is configured: staff confirm as before.
    #[error("no eligibility service is configured")]
    NotConfigured,
    /// It does not answer.
    #[error("the eligibility service does not answer")]
    Unreachable,
    /// The desk would not prove the evidence again: it is not asked about.
    #[error("the evidence is proved no more")]
    NotProved,
    /// What it answered is none.
    #[error("the eligibility service has answered something else")]
    Malformed,
}

/// The answer of a service, when it comes.
pub type Answered<'a> = Pin<Box<dyn Future<Output = Result<Answer, NoAnswer>> + Send + 'a>>;

/// A service that can be asked.
pub trait Eligibility: fmt::Debug + Send + Sync {
    /// Asks for one patient; who waits sets the limit of time.
    fn ask<'a>(&'a self, question: Question<'a>) -> Answered<'a>;

    /// Whether there is a service behind it.
    fn is_configured(&self) -> bool {
        true
    }
}

/// No service: the default.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoEligibility;

impl Eligibility for NoEligibility {
    fn ask<'a>(&'a self, _question: Question<'a>) -> Answered<'a> {
        Box::pin(async { Err(NoAnswer::NotConfigured) })
    }

    fn is_configured(&self) -> bool {
        false
    }
}
