//! A certification authority: its key, and the certificate that it gives itself.

use super::der::{self, context, sequence};
use super::key::{KeyKind, PrivateKey};
use super::names::Authority;
use super::oid;
use super::profile::{self, usage};

/// 2023-07-16T01:01:04Z and 2033-07-15T14:59:59Z: the validity of the J-LIS authority of 2023.
const DEFAULT_VALIDITY: (u64, u64) = (1_689_469_264, 2_005_052_399);
/// Ten years of 365 days, in seconds.
const TEN_YEARS: u64 = 10 * 365 * 86_400;

/// What [`Pki::generate`] makes. The default is the user-authentication authority, valid from 2023
/// to 2033.
#[derive(Clone, Debug)]
pub struct PkiSpec {
    /// Which of the two authorities.
    pub authority: Authority,
    /// Serial number of its certificate.
    pub serial: u32,
    /// Start of validity, Unix seconds.
    pub not_before: u64,
    /// End of validity, Unix seconds.
    pub not_after: u64,
}

impl Default for PkiSpec {
    fn default() -> Self {
        let (not_before, not_after) = DEFAULT_VALIDITY;
        Self {
            authority: Authority::UserAuthentication,
            serial: 0x06D1_8006,
            not_before,
            not_after,
        }
    }
}

impl PkiSpec {
    /// The default, valid for ten years from a day before `now` (Unix seconds).
    #[must_use]
    pub fn valid_from(now: u64) -> Self {
        let not_before = now.saturating_sub(86_400);
        Self { not_before, not_after: not_before + TEN_YEARS, ..Self::default() }
    }
}

/// A certification authority: RSA-2048, self-signed, sha256WithRSAEncryption.
#[derive(Clone, Debug)]
pub struct Pki {
    pub(super) authority: Authority,
    pub(super) key: PrivateKey,
    /// Its own certificate, DER.
    pub(super) anchor: Vec<u8>,
}

impl Pki {
    /// Makes an authority with a new key.
    #[must_use]
    pub fn generate(spec: &PkiSpec) -> Self {
        let key = PrivateKey::generate(KeyKind::Rsa2048);
        let name = spec.authority.name();
        let extensions = sequence(&[
            profile::key_usage(&[usage::KEY_CERT_SIGN, usage::CRL_SIGN]),
            profile::alternative_name(oid::SUBJECT_ALT_NAME, &spec.authority.japanese_name()),
            profile::certification_authority(),
            profile::crl_distribution_points(&name),
            profile::subject_key_id(&key),
        ]);
        let to_be_signed = sequence(&[
            context(0, &der::integer(&[2])), // v3
            der::integer(&spec.serial.to_be_bytes()),
            profile::sha256_with_rsa(),
            name.clone(),
            sequence(&[der::time(spec.not_before), der::time(spec.not_after)]),
            name,
            key.public_key_info(),
            context(3, &extensions),
        ]);
        let anchor = profile::sign(to_be_signed, &key);
        Self { authority: spec.authority, key, anchor }
    }

    /// The authority's own certificate, DER: what `trust.anchors` names.
    #[must_use]
    pub fn anchor_der(&self) -> &[u8] {
        &self.anchor
    }
}
