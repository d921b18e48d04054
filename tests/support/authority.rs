//! The authority that the virtual phones of one test program share, and its certificates. Valid
//! now, whatever the day.

use std::sync::OnceLock;
use std::time::{SystemTime, UNIX_EPOCH};

use super::tool;
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

/// The name of the person whom [`credential`] belongs to, as openssl reads it.
///
/// # Panics
///
/// When openssl reads none.
#[must_use]
pub fn holder() -> String {
    let file = tempfile::NamedTempFile::new().expect("a folder for temporary files");
    std::fs::write(file.path(), credential().certificate_der()).expect("our own file");
    let asked = ["x509", "-inform", "DER", "-noout", "-subject", "-nameopt", "multiline", "-in"];
    let output = tool("openssl").args(asked).arg(file.path()).output().expect("openssl runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let name = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("commonName"))
        .expect("a common name");
    name.trim_start_matches([' ', '=']).trim().to_owned()
}
