//! Certificate revocation lists, version 2 (RFC 5280 §5).

use super::authority::Pki;
use super::der::{self, context, sequence, tag, tlv};
use super::key::PrivateKey;
use super::names::{Municipality, Spelling};
use super::{oid, profile};

/// 2026-11-01T00:00:00Z.
const DEFAULT_THIS_UPDATE: u64 = 1_793_491_200;
/// 2026-12-01T00:00:00Z.
const DEFAULT_NEXT_UPDATE: u64 = 1_796_083_200;

/// A revoked certificate, as a list names it (RFC 5280 §5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revoked {
    /// The serial number of the certificate.
    pub serial: u32,
    /// When it was revoked, Unix seconds.
    pub at: u64,
}

/// What forbids to use a list by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrlDefect {
    /// deltaCRLIndicator (RFC 5280 §5.2.4): it says only what has changed since another list.
    Delta,
    /// A critical extension that nobody knows (§5.2).
    UnknownCritical,
}

/// What [`Pki::crl`] puts into a list. The default revokes nothing, and is current throughout
/// November 2026.
#[derive(Clone, Debug)]
pub struct CrlSpec {
    /// When the list was made, Unix seconds.
    pub this_update: u64,
    /// When the next one is due, Unix seconds; `None` leaves the field out.
    pub next_update: Option<u64>,
    /// cRLNumber (RFC 5280 §5.2.3): higher in each list of the authority.
    pub number: u32,
    /// The certificates that it revokes.
    pub revoked: Vec<Revoked>,
    /// Makes the list one of this city's residents alone, by a critical issuingDistributionPoint.
    pub only_for: Option<Municipality>,
    /// How the authority's name is written as the issuer.
    pub issuer: Spelling,
    /// What makes the list one that must not be used, if anything does.
    pub defect: Option<CrlDefect>,
    /// Signs in place of the authority's own key: a forged list.
    pub forged_with: Option<PrivateKey>,
}

impl Default for CrlSpec {
    fn default() -> Self {
        Self {
            this_update: DEFAULT_THIS_UPDATE,
            next_update: Some(DEFAULT_NEXT_UPDATE),
            number: 1,
            revoked: Vec::new(),
            only_for: None,
            issuer: Spelling::Usual,
            defect: None,
            forged_with: None,
        }
    }
}

impl Pki {
    /// Makes a revocation list of this authority, DER.
    #[must_use]
    pub fn crl(&self, spec: &CrlSpec) -> Vec<u8> {
        let to_be_signed = sequence(&[
            der::integer(&[1]), // v2
            profile::sha256_with_rsa(),
            self.authority.spelled(spec.issuer),
            der::time(spec.this_update),
            spec.next_update.map(der::time).unwrap_or_default(),
            revoked_certificates(&spec.revoked),
            context(0, &sequence(&[self.crl_extensions(spec).concat()])),
        ]);
        profile::sign(to_be_signed, spec.forged_with.as_ref().unwrap_or(&self.key))
    }

    fn crl_extensions(&self, spec: &CrlSpec) -> Vec<Vec<u8>> {
        let mut extensions = vec![
            profile::authority_key_id(&self.key),
            profile::extension(oid::CRL_NUMBER, false, &der::integer(&spec.number.to_be_bytes())),
        ];
        if let Some(municipality) = &spec.only_for {
            let name =
                profile::distribution_point_name(&self.authority.distribution_point(municipality));
            extensions.push(profile::extension(
                oid::ISSUING_DISTRIBUTION_POINT,
                true,
                &sequence(&[name]),
            ));
        }
        extensions.extend(spec.defect.map(|defect| match defect {
            CrlDefect::Delta => {
                profile::extension(oid::DELTA_CRL_INDICATOR, true, &der::integer(&[1]))
            }
            CrlDefect::UnknownCritical => {
                profile::extension(oid::PADDING, true, &der::octet_string(&[]))
            }
        }));
        extensions
    }
}

/// revokedCertificates is left out when there are none (§5.1.2.6). Each entry gives
/// cessationOfOperation, reason 5 (§5.3.1).
fn revoked_certificates(revoked: &[Revoked]) -> Vec<u8> {
    if revoked.is_empty() {
        return Vec::new();
    }
    let entries = revoked.iter().map(|entry| {
        let reason = profile::extension(oid::REASON_CODE, false, &tlv(tag::ENUMERATED, &[5]));
        sequence(&[
            der::integer(&entry.serial.to_be_bytes()),
            der::time(entry.at),
            sequence(&[reason]),
        ])
    });
    sequence(&[entries.collect::<Vec<_>>().concat()])
}

#[cfg(test)]
mod tests;
