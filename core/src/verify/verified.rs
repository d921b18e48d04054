//! The proof: values that only [`verify`](super::verify) can make.

use std::fmt;

use super::anchor::AnchorId;
use super::certificate::Certificate;
use super::evidence::{CertificateDer, Evidence};
use super::fingerprint::Fingerprint;
use super::revocation::RevocationStatus;
use super::validity::Validity;
use crate::jpki::PhoneKind;
use crate::secret::WipedBytes;
use crate::time::UnixTime;

/// A `T` that was proved: by which anchor, how far revocation was checked, and when.
///
/// There is no way to build one but [`verify`](super::verify), neither by hand nor from a file:
/// store the [`Evidence`] and verify it again.
///
/// ```compile_fail,E0451
/// # use kazasu_core::verify::{RevocationStatus, UserAuthentication, Verified};
/// # use kazasu_core::time::UnixTime;
/// fn forge(value: UserAuthentication) -> Verified<UserAuthentication> {
///     let (at, revocation, anchor) = (UnixTime::from_secs(0), RevocationStatus::Checked, todo!());
///     Verified { value, anchor, revocation, at }
/// }
/// ```
///
/// ```compile_fail,E0277
/// # use kazasu_core::verify::{UserAuthentication, Verified};
/// fn can_be_read_from_a_file<T: serde::de::DeserializeOwned>() {}
/// can_be_read_from_a_file::<Verified<UserAuthentication>>();
/// ```
///
/// ```compile_fail,E0277
/// # use kazasu_core::verify::UserAuthentication;
/// fn can_be_read_from_a_file<T: serde::de::DeserializeOwned>() {}
/// can_be_read_from_a_file::<UserAuthentication>();
/// ```
///
/// The evidence can, since it proves nothing (and since this compiles, the refusals above are not
/// slips of the pen):
///
/// ```
/// # use kazasu_core::verify::{Evidence, RevocationStatus, UserAuthentication, Verified};
/// fn can_be_read_from_a_file<T: serde::de::DeserializeOwned>() {}
/// can_be_read_from_a_file::<Evidence>();
///
/// fn look(proof: &Verified<UserAuthentication>) -> (&UserAuthentication, RevocationStatus) {
///     (proof.value(), proof.revocation())
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified<T> {
    value: T,
    anchor: AnchorId,
    revocation: RevocationStatus,
    at: UnixTime,
}

/// A phone's user-authentication certificate, whose key signed our challenge.
///
/// It is a person's: `Debug` prints the kind of phone alone.
#[derive(Clone, PartialEq, Eq)]
pub struct UserAuthentication {
    kind: PhoneKind,
    certificate: CertificateDer,
    sha256: Fingerprint,
    serial: WipedBytes,
    validity: Validity,
}

impl<T> Verified<T> {
    pub(super) const fn new(
        value: T,
        anchor: AnchorId,
        revocation: RevocationStatus,
        at: UnixTime,
    ) -> Self {
        Self { value, anchor, revocation, at }
    }

    /// The value that was proved.
    #[must_use]
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// The anchor that the proof rests on.
    #[must_use]
    pub const fn anchor(&self) -> &AnchorId {
        &self.anchor
    }

    /// Whether a usable list covered the certificate, and did not name it.
    #[must_use]
    pub const fn revocation(&self) -> RevocationStatus {
        self.revocation
    }

    /// The time at which it was valid.
    #[must_use]
    pub const fn at(&self) -> UnixTime {
        self.at
    }
}

impl UserAuthentication {
    pub(super) fn new(evidence: &Evidence, certificate: Certificate) -> Self {
        Self {
            kind: evidence.kind,
            certificate: evidence.certificate.clone(),
            sha256: Fingerprint::of(evidence.certificate.as_bytes()),
            serial: certificate.serial,
            validity: certificate.validity,
        }
    }

    /// The kind of phone. It comes from the token, which proves nothing: a hint.
    #[must_use]
    pub const fn kind(&self) -> PhoneKind {
        self.kind
    }

    /// The certificate, DER, as the phone gave it.
    #[must_use]
    pub const fn certificate(&self) -> &CertificateDer {
        &self.certificate
    }

    /// SHA-256 of the certificate: what outside programs know it by.
    #[must_use]
    pub const fn sha256(&self) -> Fingerprint {
        self.sha256
    }

    /// The serial number (発行番号), big endian, without the zero byte that DER puts before a high bit
    /// (X.690 §8.3).
    #[must_use]
    pub fn serial(&self) -> &[u8] {
        match &*self.serial {
            [0, rest @ ..] if !rest.is_empty() => rest,
            all => all,
        }
    }

    /// The serial number in lower-case hexadecimal digits, two for each byte.
    #[must_use]
    pub fn serial_hex(&self) -> String {
        self.serial().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The time in which the certificate holds. It ends on a birthday of its holder, so it belongs
    /// on the holder's screen and in the result, and in no log.
    #[must_use]
    pub const fn validity(&self) -> &Validity {
        &self.validity
    }
}

impl fmt::Debug for UserAuthentication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserAuthentication").field("kind", &self.kind).finish_non_exhaustive()
    }
}
