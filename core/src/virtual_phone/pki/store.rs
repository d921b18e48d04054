//! Keeps a PKI in a folder, so that a virtual phone is the same one after a restart.
//!
//! The folder holds `anchor.der` for `trust.anchors`, and for each name a certificate `NAME.der`
//! and a key `NAME.pk8` (unencrypted PKCS#8, for its owner's eyes alone where the platform has file
//! modes).

#![allow(clippy::disallowed_methods, reason = "keeps keys in a folder")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::authority::{Pki, PkiSpec};
use super::certificate::CertificateSpec;
use super::credential::Credential;
use super::der::{DerReader, tag};
use super::key::PrivateKey;
use super::profile;

const ANCHOR: &str = "anchor";

impl Pki {
    /// Reads the authority kept in `dir`, or makes one after `spec` and keeps it there.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read or written, or what it holds is not an authority of this kind
    /// with its key.
    pub fn load_or_generate(dir: &Path, spec: &PkiSpec) -> io::Result<Self> {
        if let Some(kept) = read(dir, ANCHOR)? {
            if subject(&kept.certificate_der) != Some(spec.authority.name().as_slice()) {
                return Err(damaged(dir, ANCHOR, "another authority's certificate"));
            }
            return Ok(Self {
                authority: spec.authority,
                key: kept.key,
                anchor: kept.certificate_der,
            });
        }
        let pki = Self::generate(spec);
        write(
            dir,
            ANCHOR,
            &Credential { certificate_der: pki.anchor.clone(), key: pki.key.clone() },
        )?;
        Ok(pki)
    }

    /// Reads the certificate and key kept in `dir` as `name`, or issues them after `spec` and keeps
    /// them there.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read or written, or the certificate there belongs to another key
    /// or another authority.
    pub fn load_or_issue(
        &self,
        dir: &Path,
        name: &str,
        spec: &CertificateSpec,
    ) -> io::Result<Credential> {
        if let Some(kept) = read(dir, name)? {
            let issuer = profile::authority_key_id(&self.key);
            let ours = kept.certificate_der.windows(issuer.len()).any(|bytes| bytes == issuer);
            return if ours {
                Ok(kept)
            } else {
                Err(damaged(dir, name, "a certificate of another authority"))
            };
        }
        let credential = self.issue(spec);
        write(dir, name, &credential)?;
        Ok(credential)
    }
}

/// The certificate is written last, so that where it is, the key is too.
fn write(dir: &Path, name: &str, credential: &Credential) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(dir.join(format!("{name}.pk8")))?.write_all(&credential.key.to_pkcs8())?;
    fs::write(dir.join(format!("{name}.der")), &credential.certificate_der)
}

fn read(dir: &Path, name: &str) -> io::Result<Option<Credential>> {
    let certificate_der = match fs::read(dir.join(format!("{name}.der"))) {
        Ok(der) => der,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let pkcs8 = fs::read(dir.join(format!("{name}.pk8")))?;
    let key = PrivateKey::from_pkcs8(&pkcs8)
        .ok_or_else(|| damaged(dir, name, "a key file that is no key"))?;
    if public_key_info(&certificate_der) != Some(key.public_key_info().as_slice()) {
        return Err(damaged(dir, name, "a certificate of another key"));
    }
    Ok(Some(Credential { certificate_der, key }))
}

fn damaged(dir: &Path, name: &str, what: &str) -> io::Error {
    let dir = dir.display();
    io::Error::new(
        io::ErrorKind::InvalidData,
        format!("{dir} holds {what} under the name {name}; remove the folder to start anew"),
    )
}

fn subject(certificate_der: &[u8]) -> Option<&[u8]> {
    subject_and_key(certificate_der).map(|(subject, _)| subject)
}

fn public_key_info(certificate_der: &[u8]) -> Option<&[u8]> {
    subject_and_key(certificate_der).map(|(_, key)| key)
}

/// TBSCertificate (RFC 5280 §4.1): version, serialNumber, signature, issuer, validity, subject,
/// subjectPublicKeyInfo.
fn subject_and_key(certificate_der: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut fields = DerReader::new(certificate_der).enter(tag::SEQUENCE)?.enter(tag::SEQUENCE)?;
    for _version_to_validity in 0..5 {
        fields.whole()?;
    }
    Some((fields.whole()?, fields.whole()?))
}

#[cfg(test)]
mod tests;
