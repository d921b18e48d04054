//! Authorities and a phone's certificate that are made once in a process.

use std::sync::OnceLock;

use super::authority::{Pki, PkiSpec};
use super::certificate::CertificateSpec;
use super::credential::Credential;

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
