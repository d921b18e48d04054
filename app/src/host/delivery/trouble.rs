//! Why a request has brought no answer that helps.

use std::error::Error;
use std::io;
use std::time::Duration;

use kazasu_core::handover::ProblemReason;
use rustls::AlertDescription;

/// What went wrong between this terminal and its desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nobody takes the call at the address.
    NotReached(io::ErrorKind),
    /// Whoever answers is not this terminal's desk.
    NotTheDesk,
    /// Whoever answers speaks no TLS of ours, or does not want this terminal.
    NoTls,
    /// The connection broke before the answer was whole.
    Cut,
    /// The answer did not come in time.
    TooSlow,
    /// The answer is none of this protocol, or too long.
    Garbage,
    /// The desk refuses.
    Refused(Refused),
}

/// A refusal of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) status: u16,
    pub(super) reason: ProblemReason,
    pub(super) retry_after: Option<Duration>,
}

impl Trouble {
    /// Of a handshake.
    pub(super) fn of_tls(error: &io::Error) -> Self {
        match tls(error) {
            Some(rustls::Error::InvalidCertificate(_)) => Self::NotTheDesk,
            Some(_) => Self::NoTls,
            None => Self::Cut,
        }
    }

    /// Of a request. A desk that does not want this terminal's certificate says so after the
    /// handshake, when the first answer is waited for.
    pub(super) fn of_http(error: &hyper::Error) -> Self {
        let mut source = error.source();
        while let Some(cause) = source {
            if let Some(error) = cause.downcast_ref::<io::Error>() {
                return match tls(error) {
                    Some(rustls::Error::AlertReceived(
                        AlertDescription::BadCertificate
                        | AlertDescription::CertificateUnknown
                        | AlertDescription::CertificateRevoked
                        | AlertDescription::CertificateExpired
                        | AlertDescription::CertificateRequired
                        | AlertDescription::UnknownCA
                        | AlertDescription::AccessDenied,
                    )) => Self::NoTls,
                    _ => Self::Cut,
                };
            }
            source = cause.source();
        }
        if error.is_parse() { Self::Garbage } else { Self::Cut }
    }

    /// Whether the desk itself has spoken: it is there, whatever it thinks of the request.
    pub(super) const fn is_an_answer(self) -> bool {
        matches!(self, Self::Refused(_))
    }

    /// The word for it, in log lines and in what a technician sees.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::NotReached(io::ErrorKind::ConnectionRefused) => "refused_connection",
            Self::NotReached(_) => "not_reached",
            Self::NotTheDesk => "not_the_desk",
            Self::NoTls => "no_tls",
            Self::Cut => "cut",
            Self::TooSlow => "too_slow",
            Self::Garbage => "garbage",
            Self::Refused(refused) => Self::word_of(refused.reason),
        }
    }

    /// The word for a refusal: that of the protocol, where it matters to a technician.
    pub(super) const fn word_of(reason: ProblemReason) -> &'static str {
        match reason {
            ProblemReason::UnknownTerminal => "unknown_terminal",
            ProblemReason::Revoked => "revoked",
            ProblemReason::CertificateMissing => "certificate_missing",
            ProblemReason::CertificateExpired => "certificate_expired",
            ProblemReason::RenewalPending => "renewal_pending",
            ProblemReason::Busy => "busy",
            ProblemReason::StoreFailed => "store_failed",
            ProblemReason::Restored => "restored",
            ProblemReason::Conflict => "conflict",
            ProblemReason::Unprocessable => "unprocessable",
            ProblemReason::BadRequest => "bad_request",
            ProblemReason::TooLarge => "too_large",
            ProblemReason::TooMany => "too_many",
            _ => "refused",
        }
    }
}

/// What TLS says, where it was TLS.
fn tls(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref()?.downcast_ref::<rustls::Error>()
}
