//! A public-key infrastructure made at run time, in JPKI's certificate profile and with names that
//! say that it is not real.
//!
//! ```
//! use kazasu_core::virtual_phone::pki::{CertificateSpec, CrlSpec, Pki, PkiSpec, Revoked};
//!
//! let pki = Pki::generate(&PkiSpec::default());
//! let phone = pki.issue(&CertificateSpec { serial: 7, ..CertificateSpec::default() });
//! let crl = pki.crl(&CrlSpec { revoked: vec![Revoked { serial: 7, at: 1_795_000_000 }], ..CrlSpec::default() });
//! # assert!(!pki.anchor_der().is_empty() && !phone.certificate_der().is_empty() && !crl.is_empty());
//! ```
//!
//! A second [`Pki::generate`] gives an authority of the same name with another key: another
//! generation, as J-LIS has three. Tests that only need some certificate take [`shared`] and
//! [`shared_phone`], since making RSA keys takes a moment.

mod certificate;
mod crl;
mod der;
mod key;
mod names;
mod oid;
mod profile;
mod store;

use std::sync::OnceLock;

pub use certificate::{CertificateSpec, PolicyChoice, Purpose};
pub use crl::{CrlSpec, Revoked};
pub use key::{KeyKind, PrivateKey};
pub use names::{Authority, Municipality};

use der::{context, sequence};
use profile::usage;

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
    authority: Authority,
    key: PrivateKey,
    anchor: Vec<u8>,
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

/// A certificate and its private key.
#[derive(Clone)]
pub struct Credential {
    certificate_der: Vec<u8>,
    key: PrivateKey,
}

impl Credential {
    /// The certificate, DER.
    #[must_use]
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate_der
    }

    /// The private key.
    #[must_use]
    pub fn key(&self) -> &PrivateKey {
        &self.key
    }
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Credential({} bytes, {:?})", self.certificate_der.len(), self.key)
    }
}

/// One authority for all tests of a process, made at the first call.
#[must_use]
pub fn shared() -> &'static Pki {
    static SHARED: OnceLock<Pki> = OnceLock::new();
    SHARED.get_or_init(|| Pki::generate(&PkiSpec::default()))
}

/// Another generation of [`shared`]: the same name, another key, made at the first call.
#[must_use]
pub fn shared_other_generation() -> &'static Pki {
    static SHARED: OnceLock<Pki> = OnceLock::new();
    SHARED.get_or_init(|| Pki::generate(&PkiSpec { serial: 0x0133_C349, ..PkiSpec::default() }))
}

/// A phone's certificate of [`shared`], after the default [`CertificateSpec`], made at the first
/// call.
#[must_use]
pub fn shared_phone() -> &'static Credential {
    static SHARED: OnceLock<Credential> = OnceLock::new();
    SHARED.get_or_init(|| shared().issue(&CertificateSpec::default()))
}

#[cfg(test)]
mod tests;
