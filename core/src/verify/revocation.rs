//! Has the issuer taken the certificate back? Lists that say nothing are never taken for a "no".

use serde::Serialize;

use super::anchor::Anchor;
use super::certificate::Certificate;
use super::crl::{Crl, UnusableCrl};
use super::refusal::Refusal;
use crate::time::UnixTime;

/// How strictly revocation is checked: `trust.revocation` of the configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RevocationMode {
    /// No list is looked at.
    #[default]
    Off,
    /// A revoked certificate is refused; one that no list covers is accepted, and said to be
    /// unchecked.
    Prefer,
    /// A certificate that no usable list covers is refused too.
    Require,
}

/// Whether a usable list covered the certificate, and did not name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RevocationStatus {
    /// It was looked up, and is not revoked.
    Checked,
    /// It was not looked up.
    Unchecked,
}

/// Looks the certificate up in every list that covers it; the anchor is the one that issued it.
pub(super) fn check(
    certificate: &Certificate,
    anchor: &Anchor,
    mode: RevocationMode,
    crls: &[Crl],
    now: UnixTime,
) -> Result<RevocationStatus, Refusal> {
    if mode == RevocationMode::Off {
        return Ok(RevocationStatus::Unchecked);
    }
    let mut status = RevocationStatus::Unchecked;
    let mut unusable = Vec::new();
    for crl in crls {
        match crl.check_usable(certificate, anchor, now) {
            Ok(()) => match crl.revoked_at(&certificate.serial) {
                Some(at) => return Err(Refusal::Revoked { at }),
                None => status = RevocationStatus::Checked,
            },
            Err(problem) => unusable.push(UnusableCrl { name: crl.name().to_owned(), problem }),
        }
    }
    if status == RevocationStatus::Unchecked && mode == RevocationMode::Require {
        return Err(Refusal::RevocationUnknown { unusable });
    }
    Ok(status)
}
