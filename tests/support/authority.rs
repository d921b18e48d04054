//! The authority that the virtual phones of one test program share, and its certificates. Valid now, whatever the day.

use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use kazasu_core::virtual_phone::pki::{CertificateSpec, Credential, Pki, PkiSpec};

/// Now, in Unix seconds.
#[must_use]
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

/// The authority, made at the first call.
pub fn authority() -> &'static Pki {
    static AUTHORITY: OnceLock<Pki> = OnceLock::new();
    AUTHORITY.get_or_init(|| Pki::generate(&PkiSpec::valid_from(now())))
}

/// A phone's certificate with nothing the matter, made at the first call.
pub fn credential() -> &'static Credential {
    static CREDENTIAL: OnceLock<Credential> = OnceLock::new();
    CREDENTIAL.get_or_init(|| authority().issue(&CertificateSpec::valid_from(now())))
}

/// Another certificate of the authority for the same key: what `change` makes of the default.
pub fn issued(change: impl FnOnce(CertificateSpec) -> CertificateSpec) -> Credential {
    authority().issue_for(&change(CertificateSpec::valid_from(now())), credential().key().clone())
}
