//! Who the virtual phone is: its authority, its certificate, and the list that may revoke it.

use std::fs;
use std::io;
use std::path::Path;

use clap::ValueEnum;
use kazasu_core::virtual_phone::pki::{
    CertificateSpec, Credential, CrlSpec, Pki, PkiSpec, Purpose, Revoked,
};

use crate::host::{clock, permissions};

/// What is the matter with the certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Certificate {
    /// Nothing is the matter with it
    Valid,
    /// Its time is over
    Expired,
    /// Its time has not begun
    NotYetValid,
    /// Its authority's list names it
    Revoked,
    /// Another authority of the same name issued it
    Foreign,
    /// It is for signing
    Signing,
    /// It carries the plastic card's policy
    PlasticCard,
}

/// A certificate with its key, and the anchor that a terminal is told to trust.
pub(super) struct Identity {
    pub(super) credential: Credential,
    pub(super) anchor: Vec<u8>,
}

const DAY: u64 = 86_400;

/// Makes an identity, or takes the one that is kept in `folder`. There each kind of certificate has
/// a name of its own.
pub(super) fn make(certificate: Certificate, folder: Option<&Path>) -> io::Result<Identity> {
    let now = clock::now().as_secs();
    let spec = PkiSpec::valid_from(now);
    folder.map_or(Ok(()), judge)?;
    let authority = match folder {
        Some(folder) => Pki::load_or_generate(folder, &spec)?,
        None => Pki::generate(&spec),
    };
    let anchor = authority.anchor_der().to_vec();
    let spec = certificate.spec(now);
    let credential = match (certificate, folder) {
        (Certificate::Foreign, _) => Pki::generate(&PkiSpec::valid_from(now)).issue(&spec),
        (_, Some(folder)) => authority.load_or_issue(folder, certificate.name(), &spec)?,
        (_, None) => authority.issue(&spec),
    };
    if let Some(folder) = folder {
        let list = CrlSpec {
            this_update: now.saturating_sub(DAY),
            next_update: Some(now + 30 * DAY),
            revoked: vec![Revoked {
                serial: Certificate::Revoked.spec(now).serial,
                at: now.saturating_sub(DAY),
            }],
            ..CrlSpec::default()
        };
        fs::write(folder.join("auth.crl"), authority.crl(&list))?;
    }
    Ok(Identity { credential, anchor })
}

/// What is kept in the folder is read whole: nothing there may be a pipe, a device or far too long.
fn judge(folder: &Path) -> io::Result<()> {
    const MOST: u64 = 1 << 20;
    let entries = match folder.read_dir() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let path = entry?.path();
        let is_kept =
            path.extension().is_some_and(|it| ["der", "pk8", "crl"].iter().any(|kept| it == *kept));
        if is_kept {
            permissions::judge_file(&path)?;
            if path.metadata()?.len() > MOST {
                let what = format!("{} is too long: name another folder", path.display());
                return Err(io::Error::new(io::ErrorKind::FileTooLarge, what));
            }
        }
    }
    Ok(())
}

impl Certificate {
    /// File name in the folder.
    const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::Revoked => "revoked",
            Self::Foreign => "foreign",
            Self::Signing => "signing",
            Self::PlasticCard => "plastic-card",
        }
    }

    fn spec(self, now: u64) -> CertificateSpec {
        let valid = CertificateSpec::valid_from(now);
        let serial = valid.serial;
        match self {
            Self::Valid | Self::Foreign => valid,
            Self::Expired => CertificateSpec { not_after: now.saturating_sub(DAY / 2), ..valid },
            Self::NotYetValid => CertificateSpec { not_before: now + 365 * DAY, ..valid },
            Self::Revoked => CertificateSpec { serial: serial + 1, ..valid },
            Self::Signing => CertificateSpec { purpose: Purpose::Signing, ..valid },
            Self::PlasticCard => CertificateSpec { purpose: Purpose::PlasticCard, ..valid },
        }
    }
}
