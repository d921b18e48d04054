//! End-entity certificates in JPKI's profile.

use super::authority::Pki;
use super::credential::Credential;
use super::der::{self, context, sequence};
use super::key::{KeyKind, PrivateKey};
use super::names::{self, Municipality, Spelling};
use super::oid;
use super::profile::{self, usage};

/// 2026-01-01T00:00:00Z.
const DEFAULT_NOT_BEFORE: u64 = 1_767_225_600;
/// 2030-12-31T14:59:59Z: the last second of a day in Japan, as in the real certificates.
const DEFAULT_NOT_AFTER: u64 = 1_924_959_599;
/// Five years of 365 days, in seconds.
const FIVE_YEARS: u64 = 5 * 365 * 86_400;

/// What a certificate is for; decides key usage, policy and whether it names its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// User authentication on a phone, with the virtual phones' own policy.
    UserAuthentication,
    /// User authentication on the plastic card, policy 1.2.392.200149.8.5.1.3.30.
    PlasticCard,
    /// Signing certificate, policy 1.2.392.200149.8.5.1.1.20, with (made up) personal data.
    Signing,
}

/// The certificatePolicies extension of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyChoice {
    /// The one that belongs to the [`Purpose`].
    OfPurpose,
    /// This object identifier, dotted decimal.
    Oid(String),
    /// The certificate has no such extension.
    Absent,
}

/// What [`Pki::issue`] puts into a certificate. The default is a phone's, valid from 2026 to 2030.
#[derive(Clone, Debug)]
pub struct CertificateSpec {
    /// Its serial number (発行番号).
    pub serial: u32,
    /// Start of validity, Unix seconds.
    pub not_before: u64,
    /// End of validity, Unix seconds.
    pub not_after: u64,
    /// What it is for: key usage, policy and names follow from it.
    pub purpose: Purpose,
    /// What its certificatePolicies extension says (RFC 5280 §4.2.1.4).
    pub policy: PolicyChoice,
    /// The kind of key that [`Pki::issue`] makes for it.
    pub key: KeyKind,
    /// Where the holder lives; names the revocation list.
    pub home: Municipality,
    /// Bytes in a non-critical extension that says nothing, to make the certificate longer; 0: no
    /// such extension.
    pub extra_padding: usize,
    /// How the authority's name is written as the issuer.
    pub issuer: Spelling,
    /// Signs in place of the authority's own key: a forged certificate.
    pub forged_with: Option<PrivateKey>,
}

impl Default for CertificateSpec {
    fn default() -> Self {
        Self {
            serial: 0x0112_A5C3,
            not_before: DEFAULT_NOT_BEFORE,
            not_after: DEFAULT_NOT_AFTER,
            purpose: Purpose::UserAuthentication,
            policy: PolicyChoice::OfPurpose,
            key: KeyKind::Rsa2048,
            home: Municipality::default(),
            extra_padding: 0,
            issuer: Spelling::Usual,
            forged_with: None,
        }
    }
}

impl CertificateSpec {
    /// The default, valid for five years from a day before `now` (Unix seconds).
    #[must_use]
    pub fn valid_from(now: u64) -> Self {
        let not_before = now.saturating_sub(86_400);
        Self { not_before, not_after: not_before + FIVE_YEARS, ..Self::default() }
    }
}

impl Pki {
    /// Makes a key and a certificate for it.
    #[must_use]
    pub fn issue(&self, spec: &CertificateSpec) -> Credential {
        self.issue_for(spec, PrivateKey::generate(spec.key))
    }

    /// Makes a certificate for a key that is there already; `spec.key` is ignored.
    #[must_use]
    pub fn issue_for(&self, spec: &CertificateSpec, key: PrivateKey) -> Credential {
        let to_be_signed = sequence(&[
            context(0, &der::integer(&[2])), // v3
            der::integer(&spec.serial.to_be_bytes()),
            profile::sha256_with_rsa(),
            self.authority.spelled(spec.issuer),
            sequence(&[der::time(spec.not_before), der::time(spec.not_after)]),
            subject(spec),
            key.public_key_info(),
            context(3, &sequence(&[self.extensions(spec, &key).concat()])),
        ]);
        let signer = spec.forged_with.as_ref().unwrap_or(&self.key);
        Credential { certificate_der: profile::sign(to_be_signed, signer), key }
    }

    fn extensions(&self, spec: &CertificateSpec, key: &PrivateKey) -> Vec<Vec<u8>> {
        let mut extensions = match spec.purpose {
            Purpose::UserAuthentication | Purpose::PlasticCard => {
                vec![
                    profile::key_usage(&[usage::DIGITAL_SIGNATURE]),
                    profile::client_auth(),
                    profile::ocsp_access(),
                ]
            }
            Purpose::Signing => vec![
                profile::key_usage(&[usage::DIGITAL_SIGNATURE, usage::NON_REPUDIATION]),
                profile::holder_names([
                    (oid::SAN_NAME, "仮想 花子"),
                    (oid::SAN_BIRTH, "19700101"),
                    (oid::SAN_SEX, "2"),
                    (oid::SAN_ADDRESS, "架空県仮想市北見本区一丁目1番地"),
                ]),
            ],
        };
        if let Some(policy) = policy(spec) {
            extensions.push(profile::certificate_policies(policy));
        }
        extensions
            .push(profile::alternative_name(oid::ISSUER_ALT_NAME, &self.authority.japanese_name()));
        extensions
            .push(profile::crl_distribution_points(&self.authority.distribution_point(&spec.home)));
        extensions.push(profile::authority_key_id(&self.key));
        extensions.push(profile::subject_key_id(key));
        if spec.extra_padding > 0 {
            extensions.push(profile::extension(oid::PADDING, false, &vec![0; spec.extra_padding]));
        }
        extensions
    }
}

fn subject(spec: &CertificateSpec) -> Vec<u8> {
    match spec.purpose {
        Purpose::UserAuthentication | Purpose::PlasticCard => names::opaque_subject(spec.serial),
        Purpose::Signing => names::resident_subject(spec.serial, &spec.home),
    }
}

fn policy(spec: &CertificateSpec) -> Option<&str> {
    match &spec.policy {
        PolicyChoice::OfPurpose => Some(match spec.purpose {
            Purpose::UserAuthentication => oid::POLICY_VIRTUAL_PHONE,
            Purpose::PlasticCard => oid::POLICY_CARD_AUTHENTICATION,
            Purpose::Signing => oid::POLICY_CARD_SIGNING,
        }),
        PolicyChoice::Oid(dotted) => Some(dotted),
        PolicyChoice::Absent => None,
    }
}
