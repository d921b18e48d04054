//! Has the issuer taken the certificate back? Lists that say nothing are never taken for a "no".

use serde::{Deserialize, Serialize};

use super::anchor::Anchor;
use super::certificate::Certificate;
use super::crl::{Crl, CrlProblem, UnusableCrl};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RevocationStatus {
    /// It was looked up, and is not revoked.
    Checked,
    /// It was not looked up.
    Unchecked,
}

/// Looks the certificate up in every list that covers it; the anchor is the one that issued it.
///
/// Time bounds what the silence of a list says, not what it names: one that has run out, or does
/// not say when it does, still revokes. One whose time has not begun says nothing: it is not the
/// CA's word yet, or the clock is wrong. A revocation is for ever, and any list will do; a hold
/// ends with a later list that is in time and does not name the certificate.
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
    let mut held: Option<(UnixTime, UnixTime)> = None;
    let mut silent: Option<UnixTime> = None;
    let mut unusable = Vec::new();
    for crl in crls {
        if let Err(problem) = crl.check_for(certificate, anchor) {
            unusable.push(UnusableCrl { name: crl.name().to_owned(), problem });
            continue;
        }
        let made = crl.this_update();
        match (crl.revocation(&certificate.serial), crl.check_time(now)) {
            (_, Err(problem @ CrlProblem::NotYetValid { .. })) | (None, Err(problem)) => {
                unusable.push(UnusableCrl { name: crl.name().to_owned(), problem });
            }
            (Some(revocation), _) if revocation.is_hold => {
                held = held.max(Some((made, revocation.at)));
            }
            (Some(revocation), _) => return Err(Refusal::Revoked { at: revocation.at }),
            (None, Ok(())) => silent = silent.max(Some(made)),
        }
    }
    match (held, silent) {
        (Some((made, at)), _) if silent <= Some(made) => Err(Refusal::Revoked { at }),
        (_, Some(_)) => Ok(RevocationStatus::Checked),
        (_, None) if mode == RevocationMode::Require => {
            Err(Refusal::RevocationUnknown { unusable })
        }
        (_, None) => Ok(RevocationStatus::Unchecked),
    }
}
