//! A public-key infrastructure made at run time, in JPKI's certificate profile and with names that
//! say that it is not real.
//!
//! ```
//! use kazasu_core::virtual_phone::pki::{CertificateSpec, CrlSpec, Pki, PkiSpec, Revoked};
//!
//! let pki = Pki::generate(&PkiSpec::default());
//! let phone = pki.issue(&CertificateSpec { serial: 7, ..CertificateSpec::default() });
//! let revoked = vec![Revoked { serial: 7, at: 1_795_000_000 }];
//! let crl = pki.crl(&CrlSpec { revoked, ..CrlSpec::default() });
//! # assert!(!pki.anchor_der().is_empty());
//! # assert!(!phone.certificate_der().is_empty() && !crl.is_empty());
//! ```
//!
//! A second [`Pki::generate`] gives an authority of the same name with another key: another
//! generation, as J-LIS has three. Tests that only need some certificate take [`shared`] and
//! [`shared_phone`], since making RSA keys takes a moment.

mod authority;
mod certificate;
mod credential;
mod crl;
mod der;
mod key;
mod names;
mod oid;
mod profile;
mod shared;
mod store;

pub use authority::{Pki, PkiSpec};
pub use certificate::{CertificateSpec, PolicyChoice, Purpose};
pub use credential::Credential;
pub use crl::{CrlDefect, CrlSpec, Revoked};
pub use key::{KeyKind, PrivateKey};
pub use names::{Authority, Municipality, Spelling};
pub use shared::{shared, shared_other_generation, shared_phone};

#[cfg(test)]
mod tests;
