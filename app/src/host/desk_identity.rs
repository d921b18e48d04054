//! What makes this terminal one of a desk: its key, its certificate, and the desk's CA, in one file
//! that is replaced as a whole.
//!
//! A power cut leaves the file as it was or as it is to be, so that key and certificate always
//! belong together.

mod durable;
mod error;

use std::io;
use std::path::{Path, PathBuf};

use kazasu_core::confirmation::Letter;
use kazasu_core::handover::{Der, EnrolledTerminal, Slot, Timestamp};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use x509_cert::Certificate;
use x509_cert::der::Decode;
use zeroize::Zeroizing;

use super::bounded_file::{self, Links, Patience};
use super::{paths, permissions};
pub(crate) use error::IdentityError;

/// The largest file: a hundred times what it usually has.
const LARGEST: u64 = 256 << 10;

/// The folder in which everything about the desk lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DeskFolder(PathBuf);

/// What this terminal is at its desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct DeskIdentity {
    /// `HOST:PORT`, as it was typed when the terminal was enrolled.
    pub(crate) address: String,
    /// 16 hexadecimal digits.
    pub(crate) desk_id: String,
    /// The certificate of the desk's CA (DER): the one root.
    pub(crate) ca: Der,
    /// How the desk knows this terminal.
    pub(crate) terminal: EnrolledTerminal,
    /// In use.
    pub(crate) current: Credential,
    /// Renewed, and not used yet.
    pub(crate) next: Option<Credential>,
    /// Asked for, and not answered yet: the same request gets the same certificate.
    pub(crate) asked: Option<Asked>,
}

/// A key and its certificate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Credential {
    /// PKCS #8 (RFC 5958), DER.
    pub(crate) key: Der,
    /// X.509, DER.
    pub(crate) certificate: Der,
}

/// A key, and the request (PKCS #10) for a certificate of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// PKCS #8, DER.
    pub(crate) key: Der,
    /// PKCS #10, DER.
    pub(crate) csr: Der,
}

/// An enrolment that has begun: where the answer got lost, the same request is repeated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Begun {
    /// Of the code.
    pub(crate) slot: Slot,
    /// As it was sent.
    pub(crate) terminal_nonce: kazasu_core::handover::Bytes32,
    pub(crate) asked: Asked,
}

/// From when to when a certificate is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Validity {
    pub(crate) not_before: Timestamp,
    pub(crate) not_after: Timestamp,
}

impl Validity {
    /// Of a certificate (DER); `None` for what cannot be parsed.
    pub(crate) fn of(certificate: &[u8]) -> Option<Self> {
        let validity = *Certificate::from_der(certificate).ok()?.tbs_certificate().validity();
        let time = |time: x509_cert::time::Time| {
            let since = u64::try_from(time.to_unix_duration().as_millis()).ok()?;
            Some(Timestamp::from_millis(since))
        };
        Some(Self { not_before: time(validity.not_before)?, not_after: time(validity.not_after)? })
    }

    /// When two thirds of it are over: the certificate is renewed then.
    pub(crate) fn renewal(self) -> Timestamp {
        let (from, to) = (self.not_before.as_millis(), self.not_after.as_millis());
        Timestamp::from_millis(from.saturating_add(to.saturating_sub(from) / 3 * 2))
    }
}

impl Credential {
    /// `None` where the certificate cannot be parsed.
    pub(crate) fn validity(&self) -> Option<Validity> {
        Validity::of(self.certificate.as_bytes())
    }
}

impl DeskIdentity {
    /// The terminal's id, as it stands in every challenge.
    pub(crate) fn terminal_id(&self) -> Uuid {
        self.terminal.id
    }

    /// In front of 確認番号.
    pub(crate) fn letter(&self) -> Option<Letter> {
        self.terminal.letter.and_then(Letter::new)
    }

    /// The name that the desk's certificate has.
    pub(crate) fn tls_name(&self) -> String {
        format!("{}.kazasu.internal", self.desk_id)
    }

    /// What is presented: a renewed certificate as soon as there is one.
    pub(crate) fn newest(&self) -> &Credential {
        self.next.as_ref().unwrap_or(&self.current)
    }
}

/// Whether this is a desk's id.
pub(crate) fn is_desk_id(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl DeskFolder {
    /// In the platform's folder for a program's state.
    ///
    /// # Errors
    ///
    /// [`IdentityError::NoFolder`] where the platform names none.
    pub(crate) fn usual() -> Result<Self, IdentityError> {
        paths::state_folder()
            .map(|folder| Self::at(folder.join("desk")))
            .ok_or(IdentityError::NoFolder)
    }

    /// At this place.
    pub(crate) const fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// Where key and certificate are.
    pub(crate) fn identity_path(&self) -> PathBuf {
        self.0.join("identity.json")
    }

    fn begun_path(&self) -> PathBuf {
        self.0.join("enrolment.json")
    }

    /// What this terminal is; `None` where it was never enrolled.
    ///
    /// # Errors
    ///
    /// A file that is not ours, cannot be read, or is damaged.
    pub(crate) fn identity(&self) -> Result<Option<DeskIdentity>, IdentityError> {
        let path = self.identity_path();
        let Some(identity) = self.read::<DeskIdentity>(&path)? else { return Ok(None) };
        let whole = is_desk_id(&identity.desk_id)
            && identity.current.validity().is_some()
            && identity.next.as_ref().is_none_or(|next| next.validity().is_some());
        if whole { Ok(Some(identity)) } else { Err(IdentityError::Damaged(path)) }
    }

    /// Replaces it, durably.
    ///
    /// # Errors
    ///
    /// Whatever the system says; then the one before is still there.
    pub(crate) fn keep(&self, identity: &DeskIdentity) -> Result<(), IdentityError> {
        self.write(&self.identity_path(), identity)
    }

    /// The enrolment that has begun with this code, if one has.
    ///
    /// # Errors
    ///
    /// As [`Self::identity`].
    pub(crate) fn begun(&self, slot: Slot) -> Result<Option<Begun>, IdentityError> {
        // A damaged one is begun anew.
        let begun = self.read::<Begun>(&self.begun_path());
        let begun = match begun {
            Err(IdentityError::Damaged(_)) => None,
            begun => begun?,
        };
        Ok(begun.filter(|begun| begun.slot == slot))
    }

    /// Keeps it, durably.
    ///
    /// # Errors
    ///
    /// As [`Self::keep`].
    pub(crate) fn begin(&self, begun: &Begun) -> Result<(), IdentityError> {
        self.write(&self.begun_path(), begun)
    }

    /// The enrolment is over.
    pub(crate) fn forget_begun(&self) {
        if let Err(error) = std::fs::remove_file(self.begun_path())
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "what an enrolment has left could not be taken away");
        }
    }

    /// A file of this folder; `None` where it is not there.
    ///
    /// # Errors
    ///
    /// As [`Self::identity`].
    pub(crate) fn read<T: DeserializeOwned>(
        &self,
        path: &Path,
    ) -> Result<Option<T>, IdentityError> {
        let system = |error| IdentityError::System { path: path.to_owned(), error };
        permissions::judge(&self.0).and_then(|()| permissions::judge_file(path)).map_err(system)?;
        let read = bounded_file::read_within(path, Links::Refuse, LARGEST, Patience::usual());
        let bytes = match read {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(IdentityError::Unreadable {
                    path: path.to_owned(),
                    why: error.to_string(),
                });
            }
            Ok(bytes) => Zeroizing::new(bytes),
        };
        // The parser's error repeats what stands there.
        serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|_| IdentityError::Damaged(path.to_owned()))
    }

    /// Replaces a file of this folder, durably.
    ///
    /// # Errors
    ///
    /// As [`Self::keep`].
    pub(crate) fn write<T: Serialize>(&self, path: &Path, what: &T) -> Result<(), IdentityError> {
        let system = |error| IdentityError::System { path: path.to_owned(), error };
        permissions::folder(&self.0).map_err(system)?;
        let bytes = serde_json::to_vec_pretty(what).map(Zeroizing::new);
        let bytes = bytes.map_err(|error| system(error.into()))?;
        durable::replace(path, &bytes).map_err(system)
    }
}

#[cfg(test)]
mod tests;
