//! Trust anchors: the CAs whose certificates are believed because the configuration says so.

use std::fmt;

use thiserror::Error;

use super::certificate::Certificate;
use super::defect::Defect;
use super::file_form::{self, FileFault, Found, PlaceInFile, Wanted};
use super::fingerprint::Fingerprint;
use super::name::Name;
use super::oid::Oid;
use super::signature::{PublicKey, UnsupportedKey};
use super::validity::Validity;

/// JPKI's CAs for user authentication, byte for byte as J-LIS published them
/// (assets/trust/README.md).
const BUILTIN: [(&str, &[u8]); 3] = [
    ("authca01", include_bytes!("../../../assets/trust/authca01.cer")),
    ("authca02", include_bytes!("../../../assets/trust/authca02.cer")),
    ("authca03", include_bytes!("../../../assets/trust/authca03.cer")),
];

/// JPKI's CAs for signing: known by name, and never an anchor.
const SIGNING_CAS: [&str; 3] = ["signca01", "signca02", "signca03"];

/// The built-in anchors that are used unless the configuration names others. authca01 expired in
/// 2025.
const DEFAULT: [&str; 2] = ["authca02", "authca03"];

/// A CA certificate that is trusted to issue user-authentication certificates.
///
/// Its own signature is not checked: it is trusted because it was configured.
#[derive(Clone)]
pub struct Anchor {
    id: AnchorId,
    der: Vec<u8>,
    subject: Name,
    subject_key_id: Option<Vec<u8>>,
    validity: Validity,
    key: PublicKey,
    may_sign_crls: bool,
}

/// Which anchor it is: what stays of it in a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorId {
    name: String,
    sha256: Fingerprint,
}

/// Why something cannot be a trust anchor: a fault of the configuration.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnchorError {
    /// No anchor of this name is built in.
    #[error("no trust anchor of this name is built in: there are authca01, authca02 and authca03")]
    UnknownBuiltin,
    /// A JPKI CA for signing certificates (署名用), which Kazasu never reads.
    #[error("this CA issues signing certificates: it is never a trust anchor")]
    SigningCa,
    /// The file does not hold one certificate.
    #[error(transparent)]
    File(#[from] FileFault),
    /// One of several in a file cannot be one.
    #[error("{place}: {error}")]
    OneOfSeveral {
        /// Number and line of this certificate.
        place: PlaceInFile,
        /// What is wrong with it alone.
        error: Box<Self>,
    },
    /// Not an X.509 v3 certificate.
    #[error("not a certificate: {what}")]
    Malformed {
        /// What is wrong with its form.
        what: Defect,
    },
    /// basicConstraints does not say CA:TRUE (RFC 5280 §4.2.1.9).
    #[error("not the certificate of a CA")]
    NotACa,
    /// keyUsage does not allow to sign certificates (RFC 5280 §4.2.1.3).
    #[error("its key may not sign certificates")]
    MayNotSignCertificates,
    /// A critical extension that would limit the CA in a way that Kazasu does not understand.
    #[error("its critical extension {oid} is not understood")]
    UnknownCriticalExtension {
        /// The extension's identifier.
        oid: Oid,
    },
    /// A key that signatures cannot be verified with.
    #[error(transparent)]
    UnsupportedKey(#[from] UnsupportedKey),
}

impl Anchor {
    /// A DER certificate as an anchor; `name` is for people: a file name, say.
    ///
    /// # Errors
    ///
    /// [`AnchorError`] where it is not the certificate of a CA that may issue certificates by a key
    /// that is understood.
    pub fn from_der(name: impl Into<String>, der: &[u8]) -> Result<Self, AnchorError> {
        let certificate =
            Certificate::parse(der).map_err(|what| AnchorError::Malformed { what })?;
        let extensions = &certificate.extensions;
        if certificate.is_signing_ca() {
            return Err(AnchorError::SigningCa);
        }
        if !extensions.is_ca {
            return Err(AnchorError::NotACa);
        }
        if extensions.key_usage.as_ref().is_some_and(|usage| !usage.has_key_cert_sign()) {
            return Err(AnchorError::MayNotSignCertificates);
        }
        if let Some(oid) = &extensions.unknown_critical {
            return Err(AnchorError::UnknownCriticalExtension { oid: oid.clone() });
        }
        Ok(Self {
            id: AnchorId { name: name.into(), sha256: Fingerprint::of(der) },
            der: der.to_vec(),
            key: PublicKey::from_spki(&certificate.key)?,
            may_sign_crls: extensions.key_usage.as_ref().is_none_or(|usage| usage.has_crl_sign()),
            subject: certificate.subject,
            subject_key_id: certificate.extensions.subject_key_id,
            validity: certificate.validity,
        })
    }

    /// The one certificate in a file: in DER, or in PEM however it is laid out (RFC 7468 §5).
    ///
    /// # Errors
    ///
    /// As [`Anchor::from_der`], and [`AnchorError::File`], which says what the file is instead.
    pub fn from_pem_or_der(name: impl Into<String>, bytes: &[u8]) -> Result<Self, AnchorError> {
        Self::from_der(name, &file_form::der(bytes, Wanted::Certificate)?)
    }

    /// Every certificate in a file: as [`Anchor::from_pem_or_der`], and where there are several,
    /// each is called by the name and its number. One that is there twice counts once.
    ///
    /// # Errors
    ///
    /// As [`Anchor::from_pem_or_der`]; where there are several, [`AnchorError::OneOfSeveral`] for
    /// the first that cannot be an anchor.
    pub fn all_from_pem_or_der(name: &str, bytes: &[u8]) -> Result<Vec<Self>, AnchorError> {
        let mut anchors: Vec<Self> = Vec::new();
        for Found { place, der } in file_form::all(bytes, Wanted::Certificate)? {
            let name = place.map_or_else(|| name.to_owned(), |it| it.name(name));
            let read = der.map_err(AnchorError::from).and_then(|der| Self::from_der(name, &der));
            let anchor = read.map_err(|error| match place {
                Some(place) => AnchorError::OneOfSeveral { place, error: Box::new(error) },
                None => error,
            })?;
            if anchors.iter().all(|known| known.id.sha256 != anchor.id.sha256) {
                anchors.push(anchor);
            }
        }
        Ok(anchors)
    }

    /// A built-in anchor: `authca01` (expired in 2025, kept for old evidence), `authca02` or
    /// `authca03`.
    ///
    /// # Errors
    ///
    /// [`AnchorError::SigningCa`] for `signca01` to `signca03`, [`AnchorError::UnknownBuiltin`] for
    /// any other name.
    pub fn builtin(name: &str) -> Result<Self, AnchorError> {
        if SIGNING_CAS.contains(&name) {
            return Err(AnchorError::SigningCa);
        }
        let (name, der) = BUILTIN
            .iter()
            .find(|(builtin, _)| *builtin == name)
            .ok_or(AnchorError::UnknownBuiltin)?;
        Self::from_der(*name, der)
    }

    /// The anchors that are used unless others are configured: authca02 and authca03.
    ///
    /// # Errors
    ///
    /// None with the files that are built in; a test pins them.
    pub fn default_set() -> Result<Vec<Self>, AnchorError> {
        DEFAULT.into_iter().map(Self::builtin).collect()
    }

    /// Its name and fingerprint.
    #[must_use]
    pub const fn id(&self) -> &AnchorId {
        &self.id
    }

    /// The certificate, DER, as it was configured.
    #[must_use]
    pub fn as_der(&self) -> &[u8] {
        &self.der
    }

    /// The time in which the CA certificate holds: nothing that it issued is accepted outside.
    #[must_use]
    pub const fn validity(&self) -> &Validity {
        &self.validity
    }

    /// The subjectKeyIdentifier (RFC 5280 §4.2.1.2), which tells apart CAs of one name.
    #[must_use]
    pub fn subject_key_id(&self) -> Option<&[u8]> {
        self.subject_key_id.as_deref()
    }

    pub(super) const fn subject(&self) -> &Name {
        &self.subject
    }

    pub(super) const fn key(&self) -> &PublicKey {
        &self.key
    }

    /// RFC 5280 §6.3.3 (f): a keyUsage, where there is one, must allow to sign CRLs.
    pub(super) const fn may_sign_crls(&self) -> bool {
        self.may_sign_crls
    }
}

impl AnchorId {
    /// The name for people: `authca02`, or what the configuration called it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of the anchor's certificate.
    #[must_use]
    pub const fn sha256(&self) -> Fingerprint {
        self.sha256
    }
}

/// The same certificate under the same name.
impl PartialEq for Anchor {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Anchor {}

impl fmt::Debug for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Anchor")
            .field("name", &self.id.name)
            .field("sha256", &self.id.sha256)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
