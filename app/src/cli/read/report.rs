//! The JSON objects of `kazasu read --json`: stable names that other programs rely on; fields may
//! be added, none renamed.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kazasu_core::code::{Code, Reason};
use kazasu_core::jpki::PhoneKind;
use kazasu_core::verify::{Evidence, RevocationStatus, UserAuthentication, Verified};
use serde::Serialize;

use super::cost::Cost;
use super::refused::Refused;
use crate::host::clock::rfc3339;

/// A phone was read and proven.
#[derive(Serialize)]
pub(super) struct Read {
    outcome: &'static str,
    phone: PhoneKind,
    certificate: Certificate,
    proof: Proof,
    revocation: RevocationStatus,
    anchor: String,
    tap: Tap,
}

#[derive(Serialize)]
struct Certificate {
    sha256: String,
    serial: String,
    not_after: String,
    der: String,
}

#[derive(Serialize)]
struct Proof {
    algorithm: &'static str,
    challenge: String,
    signature: String,
}

/// A phone, or something else, was refused.
#[derive(Serialize)]
pub(super) struct Refusal<'a> {
    outcome: &'static str,
    code: Option<Code>,
    reason: Reason,
    tries_left: Option<u8>,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<&'a str>,
    tap: Tap,
}

#[derive(Serialize)]
struct Tap {
    commands: u32,
    bytes_sent: u32,
    bytes_received: u32,
    card_ms: u64,
    total_ms: u64,
}

impl Read {
    pub(super) fn new(
        verified: &Verified<UserAuthentication>,
        evidence: &Evidence,
        cost: Cost,
    ) -> Self {
        let user = verified.value();
        Self {
            outcome: "read",
            phone: user.kind(),
            certificate: Certificate {
                sha256: user.sha256().to_string(),
                serial: user.serial_hex(),
                not_after: rfc3339(user.validity().not_after),
                der: STANDARD.encode(user.certificate().as_bytes()),
            },
            proof: Proof {
                algorithm: evidence.algorithm.as_str(),
                challenge: STANDARD.encode(evidence.challenge.0),
                signature: STANDARD.encode(evidence.signature.as_bytes()),
            },
            revocation: verified.revocation(),
            anchor: verified.anchor().name().to_owned(),
            tap: cost.into(),
        }
    }
}

impl<'a> Refusal<'a> {
    pub(super) fn new(refused: &'a Refused) -> Self {
        Self {
            outcome: "refused",
            code: refused.reason.code(),
            reason: refused.reason,
            tries_left: refused.tries_left,
            message: &refused.detail,
            token: refused.token.as_deref(),
            tap: refused.cost.into(),
        }
    }
}

impl From<Cost> for Tap {
    fn from(Cost { usage, total }: Cost) -> Self {
        let millis =
            |time: std::time::Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        Self {
            commands: usage.commands,
            bytes_sent: usage.bytes_sent,
            bytes_received: usage.bytes_received,
            card_ms: millis(usage.card_time),
            total_ms: millis(total),
        }
    }
}
